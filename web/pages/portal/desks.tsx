import { Link } from 'wouter';
import { addressOf } from '../../../domain/pages.js';
import { useLanguage } from '../../app/language.js';
import { useDesks } from '../../app/queries.js';
import { PageTitle } from '../../app/title.js';
import { Empty, Loaded } from '../../parts/states.js';

/** Every desk of the installation. */
export default function DesksPage() {
  const { t, say } = useLanguage();
  const desks = useDesks();
  return (
    <div className="stack-wide">
      <div className="stack">
        <PageTitle text={t.desks.title} />
        <p className="reading">{t.desks.lead}</p>
      </div>
      <section className="section">
        <h2>{t.desks.list}</h2>
        <Loaded of={desks}>
          {({ desks: all }) =>
            all.length === 0 ? (
              <Empty>{t.desks.empty}</Empty>
            ) : (
              <ul className="cards">
                {all.map(({ id, name }) => (
                  <li key={id} className="card card-link">
                    <h3>
                      <Link href={addressOf('desk', { desk: id })}>{say(name)}</Link>
                    </h3>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </section>
    </div>
  );
}
