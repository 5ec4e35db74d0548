import { useWords } from '../../../app/language.js';
import { CASE_WORDS } from '../../../words/case.js';
import type { CaseProps } from '../../case-props.js';
import { Deliveries } from './deliveries.js';
import { FollowUps } from './follow-ups.js';
import { Publication } from './publication.js';

/** What stands beside the process: nothing in the case waits for it. */
export function Besides({ proposal, desk }: CaseProps) {
  const w = useWords(CASE_WORDS);
  return (
    <section className="section" id="case-besides" aria-labelledby="case-besides-title">
      <h2 id="case-besides-title">{w.parts.besides}</h2>
      <FollowUps proposal={proposal} desk={desk} />
      {proposal.kind === 'proposal' && (
        <>
          <Publication proposal={proposal} desk={desk} />
          <Deliveries proposal={proposal} desk={desk} />
        </>
      )}
    </section>
  );
}
