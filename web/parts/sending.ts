import { useState } from 'react';
import type { Giving } from '../app/give.js';
import type { Fault } from './error-summary.js';
import { useFaults } from './faults.js';

const PREFIX = 'input.';

/** What was entered, sent as a command, and what the API has against it. */
export function useSending(giving: Giving, form: string, labels: Readonly<Record<string, string>>) {
  const faultsOf = useFaults();
  // Several forms stand on one page: each has names of its own.
  const at = (name: string): string => `${form}-${name}`;
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  /** Whether it was carried out, or received for good. */
  const send = async (request: Parameters<Giving['give']>[0]): Promise<boolean> => {
    try {
      await giving.give(request);
      setFaults([]);
      return true;
    } catch (error) {
      setFaults(faultsOf(error, labels, PREFIX).map((fault) => ({ ...fault, name: fault.name && at(fault.name) })));
      return false;
    }
  };
  const errorAt = (name: string) => faults.find((fault) => fault.name === at(name))?.text;
  return { send, faults, at, errorAt };
}
