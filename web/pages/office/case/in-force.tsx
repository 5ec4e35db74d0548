import { useLanguage, useWords } from '../../../app/language.js';
import { CASE_WORDS } from '../../../words/case.js';
import { COMMAND_FORM } from '../../../words/command-form.js';
import { showDay } from '../../../words/dates.js';
import type { CaseProps } from '../../case-props.js';
import { useBrief } from './open-points.js';

/** What holds now: the agreement with its term and next review, and what the city contributes to the last pilot. */
export function InForce({ proposal, desk }: CaseProps) {
  const { say, language } = useLanguage();
  const w = useWords(CASE_WORDS);
  const options: Readonly<Record<string, string>> = useWords(COMMAND_FORM).options;
  const { data } = useBrief(proposal.id);
  if (!data) return null;
  const { agreement, contributions } = data.promised;
  if (agreement === null && contributions.length === 0) return null;
  const kind = desk.agreement_kinds.kinds.find(({ code }) => code === agreement?.kind);
  const dayOf = (day: string | null): string => (day === null ? w.noDay : showDay(day, language));
  return (
    <div className="card">
      {agreement && (
        <>
          <h3>{agreement.title}</h3>
          <dl className="case-figures">
            <div>
              <dt>{w.inForce.kind}</dt>
              <dd>{kind ? say(kind) : agreement.kind}</dd>
            </div>
            <div>
              <dt>{w.inForce.concludedOn}</dt>
              <dd>{dayOf(agreement.concludedOn)}</dd>
            </div>
            {agreement.termFrom !== null && (
              <div>
                <dt>{w.inForce.term}</dt>
                <dd>
                  {dayOf(agreement.termFrom)} – {dayOf(agreement.termTo)}
                </dd>
              </div>
            )}
            {agreement.nextReviewOn !== null && (
              <div>
                <dt>{w.inForce.nextReview}</dt>
                <dd>{dayOf(agreement.nextReviewOn)}</dd>
              </div>
            )}
            <div>
              <dt>{w.inForce.implementedOn}</dt>
              <dd>{dayOf(agreement.implementedOn)}</dd>
            </div>
          </dl>
        </>
      )}
      {contributions.length > 0 && (
        <>
          <h3>{w.inForce.contributions}</h3>
          <ul className="plain-list">
            {contributions.map(({ code, label, status, place, note }) => (
              <li key={code} className="row">
                <span className={`chip ${status === 'promised' ? 'chip-success' : 'chip-quiet'}`}>
                  {options[`status.${status}`] ?? status}
                </span>
                {say(label)}
                {place !== null && <span className="small soft">{place}</span>}
                {note !== null && <span className="small">{note}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
