import { useState } from 'react';
import { useLanguage, useWords } from '../../app/language.js';
import { useChallenges, type Challenge, type Desk } from '../../app/queries.js';
import { desksWith } from '../../app/session.js';
import { PageTitle } from '../../app/title.js';
import { Banner, Empty, Loaded } from '../../parts/states.js';
import { today } from '../../words/dates.js';
import { CHALLENGES } from '../../words/challenges.js';
import { OneChallenge } from './challenges/one-challenge.js';
import { PostChallenge } from './challenges/post-challenge.js';
import { Room, type AtDesk } from './room.js';

/** What the city asks for, and until when it takes proposals on it. */
export default function ChallengesPage() {
  return <Room needs="POST /desks/{desk}/challenges">{(at) => <Challenges {...at} />}</Room>;
}

/** How the guideline lets this desk post challenges; null: it does not. */
export const postingRuleOf = (desk: Desk) =>
  desk.proposal_types.find(({ code }) => code === 'posted_challenge') ?? null;

type Standing = 'open' | 'coming' | 'over';

const standingOf = ({ open, publishedOn, opensOn }: Challenge): Standing => {
  if (open) return 'open';
  return publishedOn === null || publishedOn > today() || opensOn > today() ? 'coming' : 'over';
};

function Challenges({ desk, session, may }: AtDesk) {
  const w = useWords(CHALLENGES);
  const { say } = useLanguage();
  const [told, setTold] = useState<string | null>(null);
  const listed = useChallenges(desk.id);
  const rule = postingRuleOf(desk);
  const ofDesk = desksWith(session, 'coordinator', 'desk_head').includes(desk.id);
  const mine = session.people.find((person) => person.desk === desk.id)?.departmentIds ?? [];
  const isOwn = ({ departments }: Challenge): boolean => departments.some(({ id }) => mine.includes(id));
  const mayMove = may('POST /desks/{desk}/challenges/{challengeId}/window');
  return (
    <div className="stack-wide">
      <div className="stack reading">
        <PageTitle text={w.title} />
        <p>{rule ? w.lead(say(desk.terms.challenge)) : w.notTaken}</p>
        {told !== null && (
          <Banner kind="success" live>
            <p>{told}</p>
          </Banner>
        )}
      </div>
      <Loaded of={listed}>
        {({ challenges }) =>
          challenges.length === 0 ? (
            <Empty>
              <p>{rule ? w.none : w.notTaken}</p>
            </Empty>
          ) : (
            <div className="stack-wide">
              {(['open', 'coming', 'over'] as const).map((standing) => {
                const all = challenges.filter((challenge) => standingOf(challenge) === standing);
                if (all.length === 0 && standing !== 'open') return null;
                return (
                  <section key={standing} className="section">
                    <h2>
                      {w[standing]} <span className="small soft number">{all.length}</span>
                    </h2>
                    {all.length === 0 && <p className="soft">{w.noneOpen}</p>}
                    <ul className="plain-list">
                      {all.map((challenge) => (
                        <OneChallenge
                          key={challenge.id}
                          {...{ desk, challenge, standing, rule }}
                          mayMove={mayMove && rule !== null}
                          mayPublish={rule !== null && (ofDesk || isOwn(challenge))}
                          onDone={setTold}
                        />
                      ))}
                    </ul>
                  </section>
                );
              })}
            </div>
          )
        }
      </Loaded>
      {rule && <PostChallenge {...{ desk, session, rule }} onPosted={setTold} />}
    </div>
  );
}
