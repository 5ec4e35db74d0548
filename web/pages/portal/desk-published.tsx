import { useLanguage } from '../../app/language.js';
import { useInitiatives, type Desk } from '../../app/queries.js';
import { Empty, FailureBanner, More, Skeleton } from '../../parts/states.js';
import { showDayOf } from '../../words/dates.js';
import { FormValue } from '../../form/form-value.js';

/** What was realised and published, the latest first. */
export function Published({ desk }: { readonly desk: Desk }) {
  const { t, say, language } = useLanguage();
  const listed = useInitiatives(desk.id);
  const { data, error, isPending, refetch } = listed;
  const all = data?.pages.flatMap(({ initiatives }) => initiatives) ?? [];
  return (
    <section className="section">
      <h2>{t.desk.published}</h2>
      {isPending && <Skeleton />}
      {error && <FailureBanner error={error} onAgain={refetch} />}
      {data && all.length === 0 && (
        <Empty>
          <p>{t.desk.publishedEmpty}</p>
        </Empty>
      )}
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
              {items.length > 0 && (
                <dl className="facts">
                  {items.map(({ key, label, value }) => (
                    <div key={key} className="fact">
                      <dt>{say(label)}</dt>
                      <dd>
                        <FormValue desk={desk} fieldKey={key} value={value} />
                      </dd>
                    </div>
                  ))}
                </dl>
              )}
            </li>
          ))}
        </ul>
      )}
      <More of={listed} />
    </section>
  );
}
