import { useState } from 'react';
import { messagesOf } from '../../domain/errors.js';
import { useLanguage } from '../app/language.js';
import type { Fault } from './error-summary.js';
import { useFaults } from './faults.js';

export interface Asking {
  /** The name of a field on its page: several forms stand on one, and each has names of its own. */
  readonly at: (name: string) => string;
  readonly faults: readonly Fault[];
  /** It is under way: a form does not send it once more meanwhile. */
  readonly isBusy: boolean;
  readonly errorAt: (name: string) => string | undefined;
  /** What a field has of its form: its name on the page, and what is wrong with it. */
  readonly field: (name: string) => { readonly name: string; readonly error: string | undefined };
  readonly forget: () => void;
  /** Says what is wrong with one field, before anybody is asked. */
  readonly tell: (name: string, text: string) => void;
  /** Whether something that is needed was left open: then it says so, before anybody is asked. */
  readonly lacks: (needed: Readonly<Record<string, string>>) => boolean;
  /** What it was refused for, which stands in the faults too; null: it was done. */
  readonly attempt: (ask: () => Promise<unknown>) => Promise<unknown>;
  /** Whether it was done. */
  readonly send: (ask: () => Promise<unknown>) => Promise<boolean>;
}

/** What was entered in a form, sent, and what the API has against it, place by place. */
export function useAsking(form: string, labels: Readonly<Record<string, string>>, prefix = ''): Asking {
  const faultsOf = useFaults();
  const { say } = useLanguage();
  const at = (name: string): string => `${form}-${name}`;
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const named = (all: readonly Fault[]) => all.map((fault) => ({ ...fault, name: fault.name && at(fault.name) }));
  const attempt = async (ask: () => Promise<unknown>): Promise<unknown> => {
    setIsBusy(true);
    try {
      await ask();
      setFaults([]);
      return null;
    } catch (error) {
      setFaults(named(faultsOf(error, labels, prefix)));
      return error;
    } finally {
      setIsBusy(false);
    }
  };
  const errorAt = (name: string) => faults.find((fault) => fault.name === at(name))?.text;
  return {
    at,
    faults,
    isBusy,
    errorAt,
    field: (name) => ({ name: at(name), error: errorAt(name) }),
    forget: () => setFaults([]),
    tell: (name, text) => setFaults(named([{ name, label: labels[name] ?? name, text }])),
    lacks: (needed) => {
      const open = Object.keys(needed).filter((name) => needed[name]?.trim() === '');
      const text = say(messagesOf('REQUIRED'));
      setFaults(named(open.map((name) => ({ name, label: labels[name] ?? name, text }))));
      return open.length > 0;
    },
    attempt,
    send: async (ask) => (await attempt(ask)) === null,
  };
}
