import { useLanguage, useWords } from '../../../app/language.js';
import { FormValue } from '../../../form/form-value.js';
import { CASE_WORDS } from '../../../words/case.js';
import type { CaseProps } from '../../case-props.js';
import { fieldsAsked, isOfProposer } from './proposed.js';

/** Who the proposer is, and how to reach them. */
export function Proposer({ proposal, desk }: CaseProps) {
  const { say } = useLanguage();
  const w = useWords(CASE_WORDS);
  const { content } = proposal;
  const fields = fieldsAsked(proposal, desk).filter(
    (field) => isOfProposer(field) && content[field.key] !== undefined && content[field.key] !== '',
  );
  return (
    <section className="section" aria-labelledby="case-proposer-title">
      <h2 id="case-proposer-title">{say(desk.terms.proposer)}</h2>
      {fields.length === 0 && <p className="soft">{w.proposerUnknown}</p>}
      <dl className="case-pairs">
        {fields.map(({ key, label, type }) => {
          const value = content[key];
          return (
            <div key={key}>
              <dt>{say(label)}</dt>
              <dd>
                {type === 'email' && typeof value === 'string' ? (
                  <a href={`mailto:${encodeURIComponent(value)}`}>{value}</a>
                ) : (
                  <FormValue desk={desk} fieldKey={key} value={value} />
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
