import { useLocation } from 'wouter';
import { addressOf } from '../../../domain/pages.js';
import { useLanguage, useWords } from '../../app/language.js';
import { useDesks } from '../../app/queries.js';
import { useSession, type Session } from '../../app/session.js';
import { PageTitle } from '../../app/title.js';
import { Button } from '../../parts/button.js';
import { ACCOUNT_WORDS } from '../../words/account.js';
import { Required } from '../sign-in/required.js';
import { Calendar } from './calendar.js';
import { PasswordChange } from './password-change.js';
import { Preferences } from './preferences.js';
import { SecondFactor } from './second-factor.js';

/** How somebody signs in, and how they want to be told of things: their own, and nobody else's. */
export default function AccountPage() {
  return <Required>{(session) => <Account session={session} />}</Required>;
}

function Account({ session }: { readonly session: Session }) {
  const w = useWords(ACCOUNT_WORDS);
  const { t, say } = useLanguage();
  const { signOut } = useSession();
  const [, goTo] = useLocation();
  const { data } = useDesks();
  const nameOf = (desk: string): string => {
    const known = data?.desks.find(({ id }) => id === desk);
    return known ? say(known.name) : desk;
  };
  const desks = session.people.filter(({ roles }) => roles.length > 0);
  return (
    <div className="stack-wide">
      <div className="stack">
        <PageTitle text={w.title} />
        <p className="reading">{w.lead}</p>
        <dl className="facts reading">
          <dt>{w.you}</dt>
          <dd>{t.site.signedInAs(session.people[0]?.name ?? '')}</dd>
          <dt>{w.atDesk}</dt>
          <dd>{desks.map(({ desk }) => nameOf(desk)).join(t.marks.comma)}</dd>
        </dl>
      </div>
      <SecondFactor session={session} />
      <PasswordChange />
      {desks.map(({ desk }) => (
        <Preferences key={desk} desk={desk} name={desks.length > 1 ? nameOf(desk) : null} />
      ))}
      {desks.map(({ desk }) => (
        <Calendar key={desk} desk={desk} name={desks.length > 1 ? nameOf(desk) : null} />
      ))}
      <section className="section">
        <h2>{w.signOut}</h2>
        <p>{w.signOutLead}</p>
        <p>
          <Button
            kind="outline"
            onPress={async () => {
              await signOut();
              goTo(addressOf('signIn'));
            }}
          >
            {t.site.signOut}
          </Button>
        </p>
      </section>
    </div>
  );
}
