import type { ReactNode } from 'react';
import type { Asking } from './asking.js';
import { Button } from './button.js';
import { ErrorSummary } from './error-summary.js';

interface FormProps {
  readonly sending: Pick<Asking, 'faults' | 'isBusy'>;
  readonly onSend: () => void;
  /** What its button says. */
  readonly submit: string;
  readonly kind?: 'solid' | 'outline' | 'danger';
  /** Stands above all, with what the API has against it below. */
  readonly head?: ReactNode;
  readonly children?: ReactNode;
}

/** A form that is sent as a whole: what the API has against it stands above and beside the fields. */
export function Form({ sending, onSend, submit, kind = 'solid', head, children }: FormProps) {
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending.isBusy) onSend();
      }}
    >
      {head}
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
