import { ASK_WORDS } from '../../../../domain/ask-words.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { CASE_WORDS } from '../../../words/case.js';
import type { CaseProps } from '../../case-props.js';
import { DueChip } from './due-chip.js';

const CHIPS = { asked: 'chip-key', taken: 'chip-success', refused: 'chip-quiet' } as const;

/** The departments that were asked, what each answered, and what each of them is awaited for. */
export function Departments({ proposal, desk }: CaseProps) {
  const { say } = useLanguage();
  const w = useWords(CASE_WORDS);
  const { departments = [], asks } = proposal;
  return (
    <section className="section" aria-labelledby="case-departments-title">
      <h2 id="case-departments-title">{say(desk.terms.department)}</h2>
      {departments.length === 0 && <p className="soft">{w.noneAsked}</p>}
      <ul className="plain-list">
        {departments.map(({ departmentId, name, lead, status }) => (
          <li key={departmentId} className="stack-tight">
            <div className="row">
              <strong>{say(name)}</strong>
              <span className={`chip ${CHIPS[status]}`}>{w.partStatus[status]}</span>
              {lead && <span className="chip chip-key">{w.lead}</span>}
            </div>
            {asks
              .filter((ask) => ask.departmentId === departmentId)
              .map((ask) => (
                <p key={ask.key} className="small">
                  {say(ASK_WORDS[ask.kind])} <DueChip until={ask.until} />
                </p>
              ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
