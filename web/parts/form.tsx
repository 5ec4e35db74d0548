import { useState, type ReactNode } from 'react';
import { Button } from './button.js';
import { ErrorSummary, type Fault } from './error-summary.js';
import { useFaults } from './faults.js';

/** A form that is sent as a whole: what the API has against it stands above and beside the fields. */

export interface Sending {
  readonly faults: readonly Fault[];
  readonly isBusy: boolean;
  /** Name of a field on its page: two forms of a page may ask for the same. */
  readonly at: (name: string) => string;
  readonly errorAt: (name: string) => string | undefined;
  /** Does it, once at a time; what it was refused for, null: it is done. */
  readonly send: (work: () => Promise<void>) => Promise<unknown>;
}

export function useSending(labels: Readonly<Record<string, string>>, prefix = ''): Sending {
  const faultsOf = useFaults();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const at = (name: string): string => `${prefix}${name}`;
  return {
    faults,
    isBusy,
    at,
    errorAt: (name) => faults.find((fault) => fault.name === at(name))?.text,
    send: async (work) => {
      if (isBusy) return null;
      setIsBusy(true);
      try {
        await work();
        setFaults([]);
        return null;
      } catch (error) {
        setFaults(faultsOf(error, labels).map((fault) => ({ ...fault, name: fault.name && at(fault.name) })));
        return error;
      } finally {
        setIsBusy(false);
      }
    },
  };
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
