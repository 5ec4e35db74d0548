import { useLanguage } from '../app/language.js';
import type { Desk } from '../app/queries.js';
import { FormValue } from './form-value.js';

interface ContentFactsProps {
  readonly desk: Desk;
  readonly items: readonly {
    readonly key: string;
    readonly label: { readonly ja: string; readonly en: string };
    readonly value: unknown;
  }[];
  /** Fields that are kept from others, told beside their values. */
  readonly marked?: readonly string[];
}

/** What the form says, field by field. */
export function ContentFacts({ desk, items, marked = [] }: ContentFactsProps) {
  const { t, say } = useLanguage();
  return (
    <dl className="facts">
      {items.map(({ key, label, value }) => (
        <div key={key} className="fact">
          <dt>{say(label)}</dt>
          <dd>
            <FormValue desk={desk} fieldKey={key} value={value} />
            {marked.includes(key) && (
              <>
                {' '}
                <span className="chip chip-warning">{t.form.protectedOnes}</span>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
