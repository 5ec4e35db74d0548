import { OUTCOME_WORDS } from '../../../../domain/outcome-words.js';
import type { Schemas } from '../../../app/client.js';
import { useLanguage } from '../../../app/language.js';
import { StageSteps } from '../../../parts/stage-steps.js';
import { showDayOf, showInstant } from '../../../words/dates.js';
import type { CaseProps } from '../../case-props.js';
import { isOwn } from './reader.js';

/** Where it stands among the headings of the desk, whose turn it is, since when and until when. */
export function Where({ proposal, desk }: CaseProps) {
  const { t, say, language } = useLanguage();
  const { ball, due, outcome, closed, kind, receivedAt, receipt } = proposal;
  return (
    <section className="section">
      <h2>{t.proposal.where}</h2>
      {kind === 'proposal' && !closed && <StageSteps proposal={proposal} desk={desk} />}
      <dl className="facts reading">
        {outcome && (
          <>
            <dt>{t.proposal.outcome}</dt>
            <dd>{say(OUTCOME_WORDS[outcome])}</dd>
          </>
        )}
        {ball && (
          <>
            <dt>{t.proposal.ball}</dt>
            <dd>
              <Holder holder={ball.holder} proposal={proposal} desk={desk} />
            </dd>
            <dt>{t.proposal.since}</dt>
            <dd>{showDayOf(ball.since, language)}</dd>
            <dt>{t.proposal.until}</dt>
            <dd>{due === null ? t.proposal.clockStands : showDayOf(due, language)}</dd>
          </>
        )}
        {receivedAt !== null && (
          <>
            <dt>{t.form.receivedAt}</dt>
            <dd>{showInstant(receivedAt, language)}</dd>
          </>
        )}
        {receipt && (
          <>
            <dt>{t.form.chainHead}</dt>
            <dd>
              <code className="small">{receipt.head}</code>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Holder({ holder, proposal, desk }: CaseProps & { readonly holder: Schemas['Party'] }) {
  const { t, say } = useLanguage();
  switch (holder) {
    case 'proposer':
      return isOwn(proposal) ? t.proposal.ballYou : say(desk.terms.proposer);
    case 'desk':
      return say(desk.desk.name);
    case 'department':
      return say(desk.terms.department);
    case 'expert':
      return t.proposal.ballExpert;
  }
}
