import { useState, type ReactNode } from 'react';
import { useAsking, type Asking } from './asking.js';
import { Button } from './button.js';
import { ErrorSummary } from './error-summary.js';

/** A form that is sent as a whole: what the API has against it stands above and beside the fields. */

export interface Sending extends Pick<Asking, 'at' | 'faults' | 'errorAt'> {
  readonly isBusy: boolean;
  /** Does it, once at a time; what it was refused for, null: it is done. */
  readonly send: Asking['attempt'];
}

export function useWholeForm(form: string, labels: Readonly<Record<string, string>>): Sending {
  const { attempt, at, faults, errorAt } = useAsking(form, labels);
  const [isBusy, setIsBusy] = useState(false);
  const send: Sending['send'] = async (work) => {
    if (isBusy) return null;
    setIsBusy(true);
    try {
      return await attempt(work);
    } finally {
      setIsBusy(false);
    }
  };
  return { at, faults, errorAt, isBusy, send };
}

interface FormProps {
  readonly sending: Sending;
  readonly onSend: () => void;
  /** What its button says. */
  readonly submit: string;
  readonly kind?: 'solid' | 'outline' | 'danger';
  readonly children?: ReactNode;
}

export function Form({ sending, onSend, submit, kind = 'solid', children }: FormProps) {
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending.isBusy) onSend();
      }}
    >
      <ErrorSummary faults={sending.faults} />
      {children}
      <p>
        <Button type="submit" kind={kind} busy={sending.isBusy}>
          {submit}
        </Button>
      </p>
    </form>
  );
}
