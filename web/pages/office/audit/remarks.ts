import type { Schemas } from '../../../app/client.js';
import { useWords } from '../../../app/language.js';
import { AUDIT_WORDS } from '../../../words/audit.js';

/** Which guarded items an answer showed, and why an attempt was refused. */
export function useRemarks(): (noted: Pick<Schemas['Access'], 'fields' | 'code'>) => string {
  const w = useWords(AUDIT_WORDS);
  return ({ fields, code }) =>
    [
      ...(fields.length > 0 ? [w.shown(fields.map((field) => w.fields[field]).join('・'))] : []),
      ...(code === null ? [] : [w.refused(code)]),
    ].join('、');
}
