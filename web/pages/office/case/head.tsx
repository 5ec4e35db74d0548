import { CHANNEL_WORDS, INTAKE_KIND_WORDS } from '../../../../domain/intake-words.js';
import { OUTCOME_WORDS } from '../../../../domain/outcome-words.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { isWaiting, useTimeline } from '../../../app/queries.js';
import { PageTitle } from '../../../app/title.js';
import { Button } from '../../../parts/button.js';
import { PrintedBy } from '../../../parts/printed-by.js';
import { Banner } from '../../../parts/states.js';
import { StageSteps } from '../../../parts/stage-steps.js';
import { CASE_WORDS } from '../../../words/case.js';
import { showDay, showDayOf, showInstant } from '../../../words/dates.js';
import type { CaseProps } from '../../case-props.js';
import { DueChip } from './due-chip.js';
import { useSideName } from './holder-name.js';
import { hasRecords } from './records.js';

/** The sections of the page, in their order. */
const PARTS = ['actions', 'content', 'dialogue', 'meetings', 'records', 'besides', 'history'] as const;

/** What a case is, where it stands, and whose turn it is. */
export function Head({ proposal, desk }: CaseProps) {
  const { t, say, language } = useLanguage();
  const w = useWords(CASE_WORDS);
  const nameOf = useSideName({ proposal, desk });
  const { title, referenceNumber, outcome, stageLabel, kind, type, ball, closed, receivedAt, channel } = proposal;
  const { stalledSince, attention, attentionAt, clock } = proposal;
  const { data } = useTimeline(proposal.id);
  const channelLabel = Object.entries(CHANNEL_WORDS).find(([code]) => code === channel)?.[1];
  const typeLabel = desk.proposal_types.find(({ code }) => code === type)?.label;
  return (
    <header className="stack case-head">
      <PrintedBy desk={desk} />
      <div className="row">
        <span className="chip chip-key">{outcome ? say(OUTCOME_WORDS[outcome]) : say(stageLabel)}</span>
        {referenceNumber !== null && <span className="number">{referenceNumber}</span>}
        <span className="soft">{kind === 'proposal' && typeLabel ? say(typeLabel) : say(INTAKE_KIND_WORDS[kind])}</span>
        {stalledSince && <span className="chip chip-warning">{w.stalled(showDayOf(stalledSince, language))}</span>}
        {attention && <span className="chip chip-error">{w.attention}</span>}
      </div>
      <PageTitle text={title || t.today.untitled} />
      {kind === 'proposal' && !closed && <StageSteps proposal={proposal} desk={desk} />}
      {isWaiting(proposal) && (
        <Banner kind="key" live>
          <p>{t.proposal.waitingToBeDecided}</p>
        </Banner>
      )}
      {attention && (
        <Banner kind="error" title={w.attention}>
          <p>
            {w.attentionBody} <code>{attention}</code>
            {attentionAt && ` ・ ${showInstant(attentionAt, language)}`}
          </p>
        </Banner>
      )}
      <dl className="case-figures">
        {ball && (
          <>
            <div>
              <dt>{t.proposal.ball}</dt>
              <dd>{nameOf(ball)}</dd>
            </div>
            <div>
              <dt>{t.proposal.since}</dt>
              <dd>{showDayOf(ball.since, language)}</dd>
            </div>
            <div>
              <dt>{t.proposal.until}</dt>
              <dd>
                <DueChip until={ball.until} />
              </dd>
            </div>
          </>
        )}
        {receivedAt !== null && (
          <div>
            <dt>{t.form.receivedAt}</dt>
            <dd>{showInstant(receivedAt, language)}</dd>
          </div>
        )}
        {channel !== undefined && (
          <div>
            <dt>{w.channel}</dt>
            <dd>{channelLabel ? say(channelLabel) : channel}</dd>
          </div>
        )}
        {clock && clock.stops.length > 0 && (
          <div>
            <dt>{w.stops}</dt>
            <dd>
              {clock.stops.map(({ from, to }) => (
                <p key={from}>{w.stop(showDay(from, language), to === null ? w.stopLasts : showDay(to, language))}</p>
              ))}
              {clock.remainingDays !== null && <p>{w.remainingDays(clock.remainingDays)}</p>}
            </dd>
          </div>
        )}
      </dl>
      <p className="not-printed case-jump">
        <span className="visually-hidden">{w.jump}</span>
        {PARTS.filter((part) => part !== 'records' || hasRecords(data?.entries ?? [])).map((part) => (
          <a key={part} href={`#case-${part}`}>
            {w.parts[part]}
          </a>
        ))}
        <Button kind="text" onPress={() => window.print()}>
          {t.common.print}
        </Button>
      </p>
    </header>
  );
}
