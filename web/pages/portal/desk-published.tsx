import { useLanguage } from '../../app/language.js';
import { useInitiatives, type Desk } from '../../app/queries.js';
import { More, ListState } from '../../parts/states.js';
import { showDayOf } from '../../words/dates.js';
import { ContentFacts } from '../../form/content-facts.js';

/** What was realised and published, the latest first. */
export function Published({ desk }: { readonly desk: Desk }) {
  const { t, language } = useLanguage();
  const listed = useInitiatives(desk.id);
  const { data } = listed;
  const all = data?.pages.flatMap(({ initiatives }) => initiatives) ?? [];
  return (
    <section className="section">
      <h2>{t.desk.published}</h2>
      <ListState of={listed} empty={all.length === 0 ? t.desk.publishedEmpty : null} />
      {all.length > 0 && (
        <ul className="plain-list">
          {all.map(({ id, title, organisation, summary, items, progress, publishedAt }) => (
            <li key={id} className="card">
              <div className="row">
                <span className="chip chip-success">{t.desk.progress[progress]}</span>
                <span className="small soft">{showDayOf(publishedAt, language)}</span>
              </div>
              <h3>{title}</h3>
              {organisation !== null && <p>{organisation}</p>}
              {summary !== null && <p className="kept-lines">{summary}</p>}
              {items.length > 0 && <ContentFacts desk={desk} items={items} />}
            </li>
          ))}
        </ul>
      )}
      <More of={listed} />
    </section>
  );
}
