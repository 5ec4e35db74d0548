import { useState } from 'react';
import { ASK_WORDS } from '../../../../domain/ask-words.js';
import type { Schemas } from '../../../app/client.js';
import { useGive } from '../../../app/give.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { Button } from '../../../parts/button.js';
import { DateField } from '../../../parts/date-field.js';
import { ErrorSummary } from '../../../parts/error-summary.js';
import { TextField } from '../../../parts/fields.js';
import { CASE_WORDS } from '../../../words/case.js';
import { showDayOf } from '../../../words/dates.js';
import type { CaseProps } from '../../case-props.js';
import { byDue } from './due.js';
import { DueChip } from './due-chip.js';
import { useSideName } from './holder-name.js';
import { useSending } from '../../../parts/sending.js';

type Ask = Schemas['Ask'];

/** Who is awaited for what, until when; whoever may give more time does so here. */
export function Asks({ proposal, desk }: CaseProps) {
  const { say, language } = useLanguage();
  const w = useWords(CASE_WORDS);
  const nameOf = useSideName({ proposal, desk });
  const [extending, setExtending] = useState<string | null>(null);
  const { asks, closed, extendable = [] } = proposal;
  if (closed) return null;
  if (asks.length === 0) return <p className="soft">{w.noAsks}</p>;
  return (
    <ul className="plain-list case-asks">
      {[...asks].sort(byDue).map((ask) => (
        <li key={ask.key}>
          <div className="row">
            <strong>{say(ASK_WORDS[ask.kind])}</strong>
            <span>{nameOf(ask)}</span>
            <DueChip until={ask.until} />
            <span className="small soft">{w.sinceDay(showDayOf(ask.since, language))}</span>
            {extendable.includes(ask.key) && extending !== ask.key && (
              <Button kind="text" about={say(ASK_WORDS[ask.kind])} onPress={() => setExtending(ask.key)}>
                {w.extend}
              </Button>
            )}
          </div>
          {extending === ask.key && (
            <Extend proposal={proposal} desk={desk} ask={ask} onDone={() => setExtending(null)} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Extend({ proposal, ask, onDone }: CaseProps & { readonly ask: Ask; readonly onDone: () => void }) {
  const { t, say } = useLanguage();
  const w = useWords(CASE_WORDS);
  const giving = useGive(proposal.id);
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const labels = { until: w.extendUntil, reason: w.reason, ask: say(ASK_WORDS[ask.kind]) };
  const { send, lacks, faults, field } = useSending(giving, 'extend', labels);
  const extend = async () => {
    if (lacks({ until, reason })) return;
    const { version } = proposal;
    const request = { kind: 'extend_due', input: { ask: ask.key, until, reason } } as const;
    if (await send({ ...request, ...(version !== undefined && { expectedVersion: version }) })) onDone();
  };
  return (
    <div className="form case-inline">
      <ErrorSummary faults={faults} />
      <DateField {...field('until')} label={labels.until} needed value={until} onChange={setUntil} />
      <TextField
        {...field('reason')}
        label={labels.reason}
        needed
        support={w.extendReasonSupport}
        lines={2}
        value={reason}
        onChange={setReason}
      />
      <p className="row">
        <Button onPress={extend}>{w.extend}</Button>
        <Button kind="text" onPress={onDone}>
          {t.common.back}
        </Button>
      </p>
    </div>
  );
}
