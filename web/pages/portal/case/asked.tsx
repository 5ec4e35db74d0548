import { ASK_WORDS } from '../../../../domain/ask-words.js';
import { useLanguage } from '../../../app/language.js';
import { useTimeline } from '../../../app/queries.js';
import { showDayOf } from '../../../words/dates.js';
import type { CaseProps } from '../../case-props.js';
import { isOwn } from './reader.js';

/** What the city asked for last, in its own words. */
const ASKING = {
  correct: 'request_correction',
  answer_protection: 'consult_protection',
  advise: 'request_expert',
} as const;

/** What awaits this person: the first thing on the page, because it is why most people come to it. */
export function Asked({ proposal, desk }: CaseProps) {
  const { t, say, language } = useLanguage();
  const { asks, id, closed } = proposal;
  const timeline = useTimeline(id);
  if (closed || (asks.length === 0 && !isOwn(proposal))) return null;
  const wordsOf = (kind: (typeof asks)[number]['kind']): Readonly<Record<string, unknown>> | undefined => {
    if (!(kind in ASKING)) return undefined;
    const asking = ASKING[kind as keyof typeof ASKING];
    return timeline.data?.entries.findLast((entry) => entry.kind === asking && entry.status === 'settled')?.words;
  };
  return (
    <section className="section">
      <h2>{t.proposal.asked}</h2>
      {asks.length === 0 && <p>{t.proposal.askedNothing}</p>}
      <ul className="plain-list">
        {asks.map(({ key, kind, until }) => {
          const words = wordsOf(kind);
          const text = words?.['message'] ?? words?.['question'];
          const fields = Array.isArray(words?.['fields']) ? words['fields'].map(String) : [];
          return (
            <li key={key} className="card card-asking">
              <div className="row">
                <h3>{say(ASK_WORDS[kind])}</h3>
                <strong>{until === null ? t.common.noDue : t.common.until(showDayOf(until, language))}</strong>
              </div>
              {typeof text === 'string' && <p className="kept-lines">{text}</p>}
              {fields.length > 0 && (
                <p>
                  {t.act.fixFields}
                  {t.marks.colon}
                  {fields
                    .map((field) => desk.form_fields.find((each) => each.key === field))
                    .map((field, index) => (field ? say(field.label) : fields[index]))
                    .join(t.marks.comma)}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
