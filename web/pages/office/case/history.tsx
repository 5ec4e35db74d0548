import { ASK_WORDS } from '../../../../domain/ask-words.js';
import { COMMAND_WORDS } from '../../../../domain/command-words.js';
import { isErrorCode, messagesOf } from '../../../../domain/errors.js';
import { OUTCOME_WORDS } from '../../../../domain/outcome-words.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { Timeline, type TimelineEntry } from '../../../parts/timeline.js';
import { CASE_WORDS } from '../../../words/case.js';
import { showDay, showInstant } from '../../../words/dates.js';
import type { CaseProps } from '../../case-props.js';
import { useActorName } from './actor-name.js';
import { useSideName } from './holder-name.js';
import { Said, saidIn } from './said.js';

/** What stands in the story itself. The rest of what was said is folded away, and stands on record above. */
const SHORT = ['reason', 'message', 'note', 'section', 'feasible', 'departments', 'agreementKind'] as const;

/** What happened, the latest first: who, what, when and why, and what was refused as well. */
export function History({ proposal, desk }: CaseProps) {
  const w = useWords(CASE_WORDS);
  return (
    <section className="section" id="case-history" aria-labelledby="case-history-title">
      <h2 id="case-history-title">{w.parts.history}</h2>
      <Timeline proposalId={proposal.id}>
        {(entry) => <OneEntry entry={entry} proposal={proposal} desk={desk} />}
      </Timeline>
    </section>
  );
}

function OneEntry({ entry, proposal, desk }: CaseProps & { readonly entry: TimelineEntry }) {
  const { t, say, language } = useLanguage();
  const w = useWords(CASE_WORDS);
  const nameOf = useActorName(desk);
  const sideOf = useSideName({ proposal, desk });
  const { kind, at, actor, onBehalfOf, occurredOn, outcome, stageLabel, reminderOf, words, status, code, extended } =
    entry;
  const longer = { words, without: [...SHORT, ...(extended ? ['until'] : [])] };
  const when = (
    <p className="small soft">
      {showInstant(at, language)}
      {occurredOn !== null && ` ${t.marks.open}${w.occurredOn(showDay(occurredOn, language))}${t.marks.close}`}
    </p>
  );
  if (kind === 'reminder') {
    return (
      <>
        {when}
        <p>{reminderOf ? w.reminded(sideOf(reminderOf), say(ASK_WORDS[reminderOf.ask])) : t.proposal.reminder('')}</p>
      </>
    );
  }
  if (kind === 'restart') {
    return (
      <>
        {when}
        <p>{w.restarted}</p>
      </>
    );
  }
  return (
    <>
      {when}
      <h3>
        {say(COMMAND_WORDS[kind])} {status === 'refused' && <span className="chip chip-error">{w.refused}</span>}
        {status === 'received' && <span className="chip chip-quiet">{w.received}</span>}
      </h3>
      <p className="small">
        {nameOf(actor)}
        {onBehalfOf && ` ・ ${w.onBehalfOf(onBehalfOf.party === 'mayor' ? w.mayor : say(desk.terms.proposer))}`}
        {status === 'settled' && outcome !== null && ` ・ ${say(OUTCOME_WORDS[outcome])}`}
        {status === 'settled' && outcome === null && stageLabel && ` ・ ${say(stageLabel)}`}
      </p>
      {onBehalfOf?.evidence !== undefined && (
        <p className="small kept-lines">
          {w.evidence}
          {t.marks.colon}
          {onBehalfOf.evidence}
        </p>
      )}
      {status === 'refused' && code !== null && <p>{isErrorCode(code) ? say(messagesOf(code)) : code}</p>}
      {extended && (
        <p>
          {w.extended(
            say(ASK_WORDS[extended.ask]),
            sideOf(extended),
            extended.from === null ? '' : showDay(extended.from, language),
            showDay(extended.until, language),
          )}
        </p>
      )}
      <Said proposal={proposal} desk={desk} kind={kind} words={words} only={SHORT} />
      {Object.keys(saidIn(longer)).length > 0 && (
        <details className="case-more">
          <summary>{w.moreSaid}</summary>
          <Said proposal={proposal} desk={desk} kind={kind} {...longer} />
        </details>
      )}
    </>
  );
}
