import { Refused } from '../app/client.js';
import { useLanguage } from '../app/language.js';
import type { Fault } from './error-summary.js';
import { useReason } from './states.js';

type Labels = Readonly<Record<string, string>>;

/** The field of a form in which a fault of the API belongs: the longest name that its path begins with. */
export function fieldOf(path: string, labels: Labels): string | null {
  const names = Object.keys(labels).filter((name) => path === name || path.startsWith(`${name}.`));
  return names.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** What the API has against a form, place by place; where it names no place, as a whole. */
export function useFaults(): (error: unknown, labels: Labels, prefix?: string) => Fault[] {
  const { say } = useLanguage();
  const reason = useReason();
  return (error, labels, prefix = '') => {
    const faults = (error instanceof Refused && error.problem?.errors) || [];
    const placed = faults.flatMap(({ field, messages }): Fault[] => {
      const path = field.startsWith(prefix) ? field.slice(prefix.length) : field;
      const name = fieldOf(path, labels);
      return name === null
        ? []
        : [{ name: path in labels ? path : name, label: labels[name] ?? '', text: say(messages) }];
    });
    return placed.length > 0 ? placed : [{ name: null, label: '', text: reason(error) }];
  };
}
