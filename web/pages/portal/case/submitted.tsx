import { isFieldAsked } from '../../../../domain/content.js';
import { useLanguage } from '../../../app/language.js';
import { ContentFacts } from '../../../form/content-facts.js';
import type { CaseProps } from '../../case-props.js';

/** What was handed in, as it stands now. */
export function Submitted({ proposal, desk }: CaseProps) {
  const { t } = useLanguage();
  const { content, protection } = proposal;
  const fields = desk.form_fields.filter(
    (field) => isFieldAsked(field, proposal) && field.type !== 'consents' && content[field.key] !== undefined,
  );
  const marked = (protection?.items ?? []).filter(({ standing }) => standing !== 'released').map(({ item }) => item);
  return (
    <section className="section">
      <h2>{t.proposal.content}</h2>
      <details>
        <summary>{t.proposal.contentShow}</summary>
        <ContentFacts
          desk={desk}
          items={fields.map(({ key, label }) => ({ key, label, value: content[key] }))}
          marked={marked}
        />
      </details>
    </section>
  );
}
