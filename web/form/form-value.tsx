import { useLanguage } from '../app/language.js';
import type { Desk } from '../app/queries.js';

/** An answer of a form as people read it: codes by their labels, yes and no in words, texts as they were written. */
export function FormValue({
  desk,
  fieldKey,
  value,
}: {
  readonly desk: Desk;
  readonly fieldKey: string;
  readonly value: unknown;
}) {
  const { t, say } = useLanguage();
  const field = desk.form_fields.find(({ key }) => key === fieldKey);
  const labelOf = (code: string): string => {
    const option = field?.options?.find((each) => each.code === code);
    if (option) return say(option.label);
    if (fieldKey !== 'org_kind') return code;
    const kind = desk.eligibility.organisation_kinds.find((each) => each.code === code);
    if (kind) return say(kind);
    return code === 'individual' ? t.propose.individual : code === 'sole_proprietor' ? t.propose.soleProprietor : code;
  };
  const isCoded = field?.options !== undefined || fieldKey === 'org_kind';

  if (value === undefined || value === null || value === '') return <span className="soft">{t.common.none}</span>;
  if (typeof value === 'boolean') return value ? t.common.yes : t.common.no;
  if (typeof value === 'string') return isCoded ? labelOf(value) : <span className="kept-lines">{value}</span>;
  if (Array.isArray(value)) {
    const texts = value.map(String);
    if (texts.length === 0) return <span className="soft">{t.common.none}</span>;
    return (
      <ul>
        {texts.map((text, index) => (
          <li key={`${index}-${text}`}>{isCoded ? labelOf(text) : text}</li>
        ))}
      </ul>
    );
  }
  if (typeof value !== 'object') return null;
  // In the order in which it was asked, not in that of the record.
  const asked = [...(field?.options ?? []), ...desk.consents].map(({ code }) => code);
  const answers = Object.entries(value).sort(([a], [b]) => asked.indexOf(a) - asked.indexOf(b));
  return (
    <ul>
      {answers.map(([code, answer]) => {
        const consent = field?.type === 'consents' ? desk.consents.find((each) => each.code === code) : undefined;
        return (
          <li key={code}>
            {consent ? say(consent) : labelOf(code)}
            {t.marks.colon}
            {answer === true || answer === 'yes' ? t.common.yes : t.common.no}
          </li>
        );
      })}
    </ul>
  );
}
