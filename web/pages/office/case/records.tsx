import { COMMAND_WORDS } from '../../../../domain/command-words.js';
import type { Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { useTimeline } from '../../../app/queries.js';
import { CASE_WORDS } from '../../../words/case.js';
import { showDay, showDayOf } from '../../../words/dates.js';
import type { CaseProps } from '../../case-props.js';
import { useActorName } from './actor-name.js';
import type { Kind } from './choices.js';
import { InForce } from './in-force.js';
import { Said } from './said.js';

/** What is looked up together, in the order of a case's way. */
const RECORDS = {
  protection: ['mark_protected', 'consult_protection', 'answer_protection', 'settle_protection'],
  expert: ['request_expert', 'record_advice'],
  pilot: ['start_pilot', 'finish_pilot', 'abort_pilot'],
  evaluation: [
    'evaluate',
    'decide_feasibility',
    'choose_track',
    'choose_other_method',
    'accept_report',
    'adopt',
    'reject',
  ],
  concurrence: ['concur', 'object'],
  procurement: ['secure_funds', 'determine_procurement', 'record_procurement_result'],
  agreement: [
    'choose_agreement_kind',
    'consent_to_agreement',
    'conclude',
    'implement',
    'review_agreement',
    'end_agreement',
  ],
} as const satisfies Record<string, readonly Kind[]>;

type Entry = Schemas['TimelineEntry'];

/** Whether there is anything on record of these. */
export const hasRecords = (entries: readonly Entry[]): boolean =>
  entries.some(
    ({ kind, status }) =>
      status === 'settled' && Object.values<readonly string[]>(RECORDS).some((kinds) => kinds.includes(kind)),
  );

/** Pilot, evaluation, concurrence, agreement …: whatever the case has on record of each, the latest first. */
export function Records({ proposal, desk }: CaseProps) {
  const { say, language } = useLanguage();
  const w = useWords(CASE_WORDS);
  const nameOf = useActorName(desk);
  const { data } = useTimeline(proposal.id);
  const settled = (data?.entries ?? []).filter(({ status }) => status === 'settled').toReversed();
  const parts = (Object.keys(RECORDS) as (keyof typeof RECORDS)[]).flatMap((part) => {
    const kinds: readonly Kind[] = RECORDS[part];
    const entries = settled.flatMap((entry) => {
      const kind = kinds.find((each) => each === entry.kind);
      return kind === undefined ? [] : [{ ...entry, kind }];
    });
    return entries.length === 0 ? [] : [{ part, entries }];
  });
  if (parts.length === 0) return null;
  return (
    <section className="section" id="case-records" aria-labelledby="case-records-title">
      <h2 id="case-records-title">{w.parts.records}</h2>
      <InForce proposal={proposal} desk={desk} />
      {parts.map(({ part, entries }) => (
        <section key={part} className="stack-tight" aria-labelledby={`case-record-${part}`}>
          <h3 id={`case-record-${part}`}>{w.records[part]}</h3>
          <ul className="plain-list">
            {entries.map(({ commandId, kind, actor, at, occurredOn, words }) => (
              <li key={commandId} className="card">
                <p className="row">
                  <strong>{say(COMMAND_WORDS[kind])}</strong>
                  <span className="small soft">
                    {occurredOn === null ? showDayOf(at, language) : showDay(occurredOn, language)} ・ {nameOf(actor)}
                  </span>
                </p>
                <Said proposal={proposal} desk={desk} kind={kind} words={words} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
