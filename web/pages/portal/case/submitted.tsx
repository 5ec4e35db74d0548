import { useLanguage } from '../../../app/language.js';
import { FormValue } from '../../../form/form-value.js';
import type { CaseProps } from './props.js';

/** What was handed in, as it stands now. */
export function Submitted({ proposal, desk }: CaseProps) {
  const { t, say } = useLanguage();
  const { content, kind, type, protection } = proposal;
  const isAsked = (field: (typeof desk.form_fields)[number]) =>
    field.kinds.includes(kind) && (kind !== 'proposal' || field.applies_to === null || field.applies_to === type);
  const fields = desk.form_fields.filter((field) => isAsked(field) && field.type !== 'consents');
  const isProtected = (key: string) =>
    protection?.items.some(({ item, standing }) => item === key && standing !== 'released') ?? false;
  return (
    <section className="section">
      <h2>{t.proposal.content}</h2>
      <details>
        <summary>{t.proposal.contentShow}</summary>
        <dl className="facts">
          {fields
            .filter(({ key }) => content[key] !== undefined)
            .map(({ key, label }) => (
              <div key={key} className="fact">
                <dt>{say(label)}</dt>
                <dd>
                  <FormValue desk={desk} fieldKey={key} value={content[key]} />
                  {isProtected(key) && (
                    <>
                      {' '}
                      <span className="chip chip-warning">{t.form.protectedOnes}</span>
                    </>
                  )}
                </dd>
              </div>
            ))}
        </dl>
      </details>
    </section>
  );
}
