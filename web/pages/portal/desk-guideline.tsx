import { useLanguage } from '../../app/language.js';
import type { Desk } from '../../app/queries.js';

/** The guideline in short: who can propose, what is out of scope, how it goes on, what it is judged by. */
export function Guideline({ desk }: { readonly desk: Desk }) {
  const { t, say } = useLanguage();
  const {
    municipality,
    eligibility,
    exclusions,
    evaluation,
    terms,
    guideline,
    notices,
    idea_protection: protection,
  } = desk;
  const { individual, locality, can_implement: ability } = eligibility;
  const list = (items: readonly { readonly code: string; readonly ja: string; readonly en: string }[]) => (
    <ul>
      {items.map((item) => (
        <li key={item.code}>{say(item)}</li>
      ))}
    </ul>
  );
  return (
    <section className="section reading">
      <h2>{t.desk.guideline}</h2>
      <p>{t.desk.guidelineOf(say(guideline.title))}</p>
      <div className="stack-tight">
        <h3>{t.desk.who}</h3>
        <ul>
          {eligibility.organisation_kinds.map((kind) => (
            <li key={kind.code}>{say(kind)}</li>
          ))}
        </ul>
        <p>
          {individual.allowed ? t.desk.individualYes : t.desk.individualNo}{' '}
          {!individual.allowed && (individual.sole_proprietor_allowed ? t.desk.soleYes : t.desk.soleNo)}
        </p>
        {locality.rule === 'in_principle' && <p>{t.desk.locality(say(municipality.name))}</p>}
        {ability.required && <p>{t.desk.canImplement}</p>}
      </div>
      <div className="stack-tight">
        <h3>{t.desk.steps}</h3>
        <ol className="progress">
          {terms.stage_groups.map(({ label }) => (
            <li key={label.en}>{say(label)}</li>
          ))}
        </ol>
      </div>
      {exclusions.proposal.length > 0 && (
        <details>
          <summary>{t.desk.excluded}</summary>
          {list(exclusions.proposal)}
        </details>
      )}
      {exclusions.organisation.length > 0 && (
        <details>
          <summary>{t.desk.excludedOrganisations}</summary>
          {list(exclusions.organisation)}
        </details>
      )}
      {evaluation.criteria.length > 0 && (
        <details>
          <summary>{t.desk.criteria}</summary>
          {list(evaluation.criteria)}
        </details>
      )}
      {notices.length > 0 && (
        <details>
          <summary>{t.form.notices}</summary>
          {list(notices)}
        </details>
      )}
      {protection.mode !== 'none' && (
        <div className="stack-tight">
          <h3>{t.desk.protection}</h3>
          <p>{t.desk.protectionBody}</p>
        </div>
      )}
    </section>
  );
}
