import type { Giving } from '../app/give.js';
import { useAsking } from './asking.js';

/** What was entered, sent as a command, and what the API has against it. */
export function useSending(giving: Giving, form: string, labels: Readonly<Record<string, string>>) {
  const asking = useAsking(form, labels, 'input.');
  return {
    ...asking,
    /** Whether it was carried out, or received for good. */
    send: (request: Parameters<Giving['give']>[0]): Promise<boolean> => asking.send(() => giving.give(request)),
  };
}
