import { ASK_WORDS } from '../../../../domain/ask-words.js';
import { COMMAND_WORDS } from '../../../../domain/command-words.js';
import { OUTCOME_WORDS } from '../../../../domain/outcome-words.js';
import { useLanguage } from '../../../app/language.js';
import { Timeline, type TimelineEntry } from '../../../parts/timeline.js';
import { showDay, showInstant } from '../../../words/dates.js';
import type { CaseProps } from '../../case-props.js';

/** What happened, the latest first. */
export function Story({ proposal, desk }: CaseProps) {
  const { t } = useLanguage();
  return (
    <section className="section">
      <h2>{t.proposal.timeline}</h2>
      <Timeline proposalId={proposal.id}>{(entry) => <OneEntry entry={entry} desk={desk} />}</Timeline>
    </section>
  );
}

function OneEntry({ entry, desk }: { readonly entry: TimelineEntry; readonly desk: CaseProps['desk'] }) {
  const { t, say, language } = useLanguage();
  const { kind, at, actor, onBehalfOf, occurredOn, outcome, stageLabel, reminderOf, words } = entry;
  const title =
    kind === 'reminder'
      ? t.proposal.reminder(reminderOf ? say(ASK_WORDS[reminderOf.ask]) : '')
      : kind === 'restart'
        ? kind
        : say(COMMAND_WORDS[kind]);
  const side =
    actor?.side === 'proposer'
      ? t.proposal.fromProposer
      : actor?.side === 'department'
        ? say(desk.terms.department)
        : actor?.side === 'desk'
          ? say(desk.desk.name)
          : null;
  return (
    <>
      <p className="small soft">
        {showInstant(at, language)}
        {occurredOn !== null && `${t.marks.open}${showDay(occurredOn, language)}${t.marks.close}`}
      </p>
      <h3>{title}</h3>
      <p className="small">
        {outcome ? say(OUTCOME_WORDS[outcome]) : stageLabel && say(stageLabel)}
        {side !== null && ` ・ ${t.proposal.bySide(side)}`}
        {onBehalfOf && t.proposal.onBehalf}
      </p>
      {words && <Said words={words} desk={desk} />}
    </>
  );
}

/** Of what a command said, what is written for people. What was handed in stands under its own heading. */
const TOLD = ['message', 'reason', 'note', 'section', 'title', 'document', 'question', 'advice'] as const;

function Said({
  words,
  desk,
}: {
  readonly words: Readonly<Record<string, unknown>>;
  readonly desk: CaseProps['desk'];
}) {
  const { t, say } = useLanguage();
  const texts = TOLD.flatMap((key) => {
    const value = words[key];
    return typeof value === 'string' && value !== '' ? [{ key, label: t.timelineWords[key], value }] : [];
  });
  const feasible = words['feasible'];
  const kind = desk.agreement_kinds.kinds.find(({ code }) => code === words['agreementKind']);
  if (texts.length === 0 && typeof feasible !== 'boolean' && !kind) return null;
  return (
    <dl className="facts">
      {typeof feasible === 'boolean' && (
        <div className="fact">
          <dt>{t.timelineWords.feasible}</dt>
          <dd>{feasible ? t.timelineWords.feasibleYes : t.timelineWords.feasibleNo}</dd>
        </div>
      )}
      {kind && (
        <div className="fact">
          <dt>{t.timelineWords.agreementKind}</dt>
          <dd>{say(kind)}</dd>
        </div>
      )}
      {texts.map(({ key, label, value }) => (
        <div key={key} className="fact">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
