import { useState } from 'react';
import { accessWords } from '../../../../domain/audit-words.js';
import type { Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { SelectField } from '../../../parts/fields.js';
import { More, ListState } from '../../../parts/states.js';
import { AUDIT_WORDS } from '../../../words/audit.js';
import { showMoment } from '../../../words/dates.js';
import { useAccesses } from './audit-queries.js';
import { useRemarks } from './remarks.js';

interface ReadsProps {
  readonly id: string;
  /** Who did something with the case can be asked for, before any of their reads was seen. */
  readonly known: readonly Schemas['ChainEntry'][];
}

/** Who read guarded items of a case, and who tried and was refused. */
export function Reads({ id, known }: ReadsProps) {
  const { ofCase: w, columns, stranger } = useWords(AUDIT_WORDS);
  const { say, language } = useLanguage();
  const remarks = useRemarks();
  const [personId, setPersonId] = useState('');
  const everybody = useAccesses(id, '');
  const found = useAccesses(id, personId);
  const rows = found.data?.pages.flatMap(({ accesses }) => accesses) ?? [];
  const people = new Map(
    [
      ...known.flatMap(({ person }) => (person?.name ? [[person.id, person.name] as const] : [])),
      ...(everybody.data?.pages ?? []).flatMap(({ accesses }) =>
        accesses.flatMap((each) => (each.personId && each.name ? [[each.personId, each.name] as const] : [])),
      ),
    ].sort(([, a], [, b]) => a.localeCompare(b, 'ja')),
  );
  return (
    <section className="section">
      <h2>{w.reads}</h2>
      <p>{w.readsLead}</p>
      <div className="not-printed">
        <SelectField
          name="reads-of"
          label={w.readsOf}
          needed={null}
          none={w.everybody}
          options={[...people].map(([code, label]) => ({ code, label }))}
          value={personId}
          onChange={setPersonId}
        />
      </div>
      <ListState of={found} empty={rows.length === 0 ? w.readsEmpty : null} />
      {rows.length > 0 && (
        <table className="ledger">
          <thead>
            <tr>
              <th scope="col">{columns.at}</th>
              <th scope="col">{columns.who}</th>
              <th scope="col">{columns.what}</th>
              <th scope="col">{columns.more}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={`${row.at}-${index}`}>
                <td className="number" data-label={columns.at}>
                  {showMoment(row.at, language)}
                </td>
                <td data-label={columns.who}>{row.name ?? stranger}</td>
                <td data-label={columns.what}>{say(accessWords(row.action))}</td>
                <td data-label={columns.more}>{remarks(row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <More of={found} />
    </section>
  );
}
