import { isFieldAsked } from '../../../../domain/content.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { useTimeline, type Desk, type Proposal } from '../../../app/queries.js';
import { FormValue } from '../../../form/form-value.js';
import { CASE_WORDS } from '../../../words/case.js';
import { showInstant } from '../../../words/dates.js';
import type { CaseProps } from '../../case-props.js';
import { Consents } from './consents.js';

/** The fields of the form that were asked of this case, but for its consents. */
export const fieldsAsked = (proposal: Proposal, desk: Desk): Desk['form_fields'] =>
  desk.form_fields.filter((field) => field.type !== 'consents' && isFieldAsked(field, proposal));

/** Who proposes stands by itself: everything else is what is proposed. */
export const isOfProposer = ({ key, personal }: Desk['form_fields'][number]): boolean =>
  personal || key.startsWith('org_');

/** What was proposed, as it stands now: what is protected is marked, and what was corrected is told. */
export function Proposed({ proposal, desk }: CaseProps) {
  const { say, language } = useLanguage();
  const w = useWords(CASE_WORDS);
  const { content, protection, id } = proposal;
  const { data } = useTimeline(id);
  const fields = fieldsAsked(proposal, desk).filter(
    (field) => !isOfProposer(field) && content[field.key] !== undefined,
  );
  const corrections = (data?.entries ?? []).filter(({ kind, status }) => kind === 'resubmit' && status === 'settled');
  return (
    <section className="section" id="case-content" aria-labelledby="case-content-title">
      <h2 id="case-content-title">{w.parts.content}</h2>
      {corrections.length > 0 && (
        <ul className="plain-list small">
          {corrections.map(({ commandId, at, words }) => (
            <li key={commandId}>
              <span className="chip chip-quiet">{w.corrected}</span> {showInstant(at, language)}
              {typeof words?.['note'] === 'string' && <span className="kept-lines"> {words['note']}</span>}
            </li>
          ))}
        </ul>
      )}
      <dl className="facts">
        {fields.map(({ key, label }) => {
          const standing = protection?.items.find(({ item }) => item === key)?.standing;
          const isTalkedOver = protection?.consultation.some(({ item }) => item === key) ?? false;
          return (
            <div key={key} className="fact">
              <dt>{say(label)}</dt>
              <dd>
                {standing && (
                  <p>
                    <span className={`chip ${standing === 'released' ? 'chip-quiet' : 'chip-warning'}`}>
                      {w.protection[standing]}
                    </span>
                  </p>
                )}
                {isTalkedOver && (
                  <p>
                    <span className="chip chip-warning">{w.protection.open}</span>
                  </p>
                )}
                <FormValue desk={desk} fieldKey={key} value={content[key]} />
              </dd>
            </div>
          );
        })}
      </dl>
      <Consents proposal={proposal} desk={desk} />
    </section>
  );
}
