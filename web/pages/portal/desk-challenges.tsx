import { Link } from 'wouter';
import { addressOf } from '../../../domain/pages.js';
import { useLanguage } from '../../app/language.js';
import { useChallenges, type Challenge, type Desk } from '../../app/queries.js';
import { Empty, Loaded } from '../../parts/states.js';
import { daysUntil, showDay, today } from '../../words/dates.js';

/** What the city posted: open ones first, with the days that are left. */
export function Challenges({ desk }: { readonly desk: Desk }) {
  const { t, say } = useLanguage();
  const challenges = useChallenges(desk.id);
  if (!desk.proposal_types.some(({ code }) => code === 'posted_challenge')) return null;
  return (
    <section className="section">
      <h2>{t.desk.challenges}</h2>
      <Loaded of={challenges}>
        {({ challenges: all }) => {
          const open = all.filter((challenge) => challenge.open);
          const others = all.filter((challenge) => !challenge.open);
          return (
            <>
              {open.length === 0 && (
                <Empty>
                  <p>{t.desk.challengesEmpty}</p>
                </Empty>
              )}
              {open.length > 0 && (
                <ul className="cards">
                  {open.map((challenge) => (
                    <OneChallenge key={challenge.id} desk={desk.id} challenge={challenge} />
                  ))}
                </ul>
              )}
              {others.length > 0 && (
                <details>
                  <summary>
                    {t.desk.challengesClosed}
                    {t.marks.open}
                    {say(desk.terms.challenge)}
                    {t.marks.close}
                  </summary>
                  <ul className="plain-list">
                    {others.map((challenge) => (
                      <OneChallenge key={challenge.id} desk={desk.id} challenge={challenge} />
                    ))}
                  </ul>
                </details>
              )}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function OneChallenge({ desk, challenge }: { readonly desk: string; readonly challenge: Challenge }) {
  const { t, say, language } = useLanguage();
  const { id, title, description, opensOn, closesOn, open, departments } = challenge;
  const from = showDay(opensOn, language);
  const period = closesOn === null ? t.desk.windowOpenEnd(from) : t.desk.window(from, showDay(closesOn, language));
  return (
    <li className="card">
      <div className="row">
        <span className={`chip chip-${open ? 'key' : 'quiet'}`}>
          {open ? t.desk.open : opensOn > today() ? t.desk.notYet : t.desk.over}
        </span>
        {open && closesOn !== null && <strong>{t.desk.daysLeft(daysUntil(closesOn))}</strong>}
      </div>
      <h3>{title}</h3>
      <p className="kept-lines">{description}</p>
      <p className="small soft">
        {period}
        {departments.length > 0 && ` ・ ${departments.map(({ name }) => say(name)).join(t.marks.comma)}`}
      </p>
      {open && (
        <p>
          <Link href={`${addressOf('propose', { desk })}?challenge=${id}`} className="button button-outline">
            {t.desk.answerThis}
            <span className="visually-hidden"> {title}</span>
          </Link>
        </p>
      )}
    </li>
  );
}
