import { useState } from 'react';
import { Link } from 'wouter';
import { OUTCOME_WORDS } from '../../../../domain/outcome-words.js';
import { addressOf } from '../../../../domain/pages.js';
import type { Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { Button } from '../../../parts/button.js';
import { Check, RadioField, TextField } from '../../../parts/fields.js';
import { More, ListState } from '../../../parts/states.js';
import { AUDIT_WORDS } from '../../../words/audit.js';
import { showDayOf } from '../../../words/dates.js';
import { useCases, type CasesSought } from './audit-queries.js';

const STATES = ['all', 'open', 'closed'] as const;

export function CaseSearch({ desk }: { readonly desk: string }) {
  const { cases: w } = useWords(AUDIT_WORDS);
  const [text, setText] = useState('');
  const [sought, setSought] = useState<CasesSought>({ q: '', state: 'all', stalled: false });
  const found = useCases(desk, sought);
  const rows = found.data?.pages.flatMap(({ proposals }) => proposals) ?? [];
  return (
    <section className="section">
      <h2>{w.title}</h2>
      <form
        role="search"
        aria-label={w.title}
        className="search-form"
        onSubmit={(event) => {
          event.preventDefault();
          setSought({ ...sought, q: text.trim() });
        }}
      >
        <TextField name="case-q" label={w.q} needed={null} value={text} onChange={setText} />
        <RadioField
          name="case-state"
          label={w.state}
          needed={null}
          inline
          options={STATES.map((code) => ({ code, label: w.states[code] }))}
          value={sought.state}
          onChange={(code) => setSought({ ...sought, state: STATES.find((each) => each === code) ?? 'all' })}
        />
        <Check
          name="case-stalled"
          label={w.stalled}
          value={sought.stalled}
          onChange={(stalled) => setSought({ ...sought, stalled })}
        />
        <Button type="submit" kind="outline">
          {w.search}
        </Button>
      </form>
      <ListState of={found} empty={rows.length === 0 ? w.empty : null} />
      {rows.length > 0 && <Cases rows={rows} />}
      <More of={found} />
    </section>
  );
}

function Cases({ rows }: { readonly rows: readonly Schemas['ProposalRow'][] }) {
  const { cases: w } = useWords(AUDIT_WORDS);
  const { t, say, language } = useLanguage();
  return (
    <table className="ledger">
      <thead>
        <tr>
          <th scope="col">{w.number}</th>
          <th scope="col">{w.caseTitle}</th>
          <th scope="col">{w.organisation}</th>
          <th scope="col">{w.stage}</th>
          <th scope="col">{w.received}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, referenceNumber, title, organisation, outcome, stageLabel, receivedAt }) => (
          <tr key={id}>
            <td className="number nowrap" data-label={w.number}>
              {referenceNumber ?? w.noNumber}
            </td>
            <th scope="row" data-label={w.caseTitle}>
              <Link href={addressOf('caseAudit', { id })}>{title || t.today.untitled}</Link>
            </th>
            <td data-label={w.organisation}>{organisation ?? ''}</td>
            <td data-label={w.stage}>{outcome ? say(OUTCOME_WORDS[outcome]) : say(stageLabel)}</td>
            <td data-label={w.received}>{receivedAt === null ? '' : showDayOf(receivedAt, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
