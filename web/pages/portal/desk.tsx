import { Link, useParams } from 'wouter';
import { addressOf } from '../../../domain/pages.js';
import { useLanguage } from '../../app/language.js';
import { useDesk, type Desk } from '../../app/queries.js';
import { PageTitle } from '../../app/title.js';
import { Breadcrumbs } from '../../parts/breadcrumbs.js';
import { Loaded } from '../../parts/states.js';
import { showDay, today } from '../../words/dates.js';
import { Contact } from './desk-contact.js';
import { Challenges } from './desk-challenges.js';
import { Guideline } from './desk-guideline.js';
import { Published } from './desk-published.js';

/** The front of a desk: what it is, what it takes, what is open, and how to reach it. */
export default function DeskPage() {
  const { desk: id = '' } = useParams<{ desk: string }>();
  return <Loaded of={useDesk(id)}>{(desk) => <Front desk={desk} />}</Loaded>;
}

function Front({ desk }: { readonly desk: Desk }) {
  const { t, say, language } = useLanguage();
  const { municipality, desk: about, intake, terms } = desk;
  const name = `${say(municipality.name)} ${say(about.name)}`;
  const opensOn = intake.opens_on !== null && intake.opens_on > today() ? intake.opens_on : null;
  return (
    <>
      <Breadcrumbs way={[{ text: t.site.home, address: addressOf('desks') }]} here={name} />
      <div className="stack-wide">
        <div className="stack reading">
          <PageTitle text={name} />
          {about.scheme_name && <p>{say(about.scheme_name)}</p>}
          <p>{t.desk.by(say(about.host_unit))}</p>
          {opensOn !== null && <p>{t.desk.opensOn(showDay(opensOn, language))}</p>}
          <p className="row">
            <Link href={addressOf('propose', { desk: desk.id })} className="button button-solid">
              {t.desk.propose}
            </Link>
            {intake.kinds.includes('consultation') && (
              <Link
                href={`${addressOf('propose', { desk: desk.id })}?kind=consultation`}
                className="button button-outline"
              >
                {t.desk.consult}
              </Link>
            )}
          </p>
        </div>
        <div className="with-side">
          <div className="stack-wide">
            <Challenges desk={desk} />
            <Types desk={desk} />
            <Guideline desk={desk} />
            <Published desk={desk} />
          </div>
          <aside className="stack-wide" aria-label={say(terms.collaboration)}>
            <section className="section">
              <h2>{t.desk.does}</h2>
              <ul>
                {about.roles.map((role) => (
                  <li key={role.en}>{say(role)}</li>
                ))}
              </ul>
            </section>
            <Contact desk={desk} />
          </aside>
        </div>
      </div>
    </>
  );
}

function Types({ desk }: { readonly desk: Desk }) {
  const { t, say } = useLanguage();
  return (
    <section className="section">
      <h2>{t.desk.types}</h2>
      <ul className="cards">
        {desk.proposal_types.map(({ code, label, window, examples, url }) => (
          <li key={code} className="card">
            <h3>{say(label)}</h3>
            <p>{window.mode === 'always_open' ? t.desk.typeAlways : t.desk.typeWindow}</p>
            {examples.length > 0 && (
              <div>
                <p>{t.desk.examples}</p>
                <ul>
                  {examples.map((example) => (
                    <li key={example.en}>{say(example)}</li>
                  ))}
                </ul>
              </div>
            )}
            {url !== null && (
              <p>
                <a href={url} rel="external noreferrer">
                  {t.desk.typeMore}
                  {t.site.external}
                  <span className="visually-hidden"> {say(label)}</span>
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
