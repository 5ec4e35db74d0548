import { Button } from '../parts/button.js';
import { ChecksField, Check, Group, idOf, RadioField, SelectField, TextField } from '../parts/fields.js';
import { useLanguage } from '../app/language.js';
import type { Desk, FormField } from '../app/queries.js';
import { answersIn, listIn, textIn, type Answer, type AnswersByCode, type Content } from './content.js';

interface OneFieldProps {
  readonly desk: Desk;
  readonly field: FormField;
  readonly content: Content;
  readonly onAnswer: (key: string, value: Answer | undefined) => void;
  /** What is wrong at a path of this field, as in `title` or `soundness.taxes_paid`. */
  readonly errorAt: (path: string) => string | undefined;
}

const YES_NO = ['yes', 'no'] as const;
const LINES = 6;

/** One question of a desk's form, as the guideline describes it. */
export function OneField({ desk, field, content, onAnswer, errorAt }: OneFieldProps) {
  const { t, say, language } = useLanguage();
  const { key, type, longest } = field;
  const isNeeded = field.required || (field.required_if !== undefined && content[field.required_if] === true);
  const about = { name: key, label: say(field.label), needed: isNeeded, error: errorAt(key) };
  const answer = (value: Answer | undefined) => onAnswer(key, value);
  const support = type === 'textarea' && longest !== null ? t.form.longest(longest) : undefined;
  const yesNo = YES_NO.map((code) => ({ code, label: t.common[code] }));

  switch (type) {
    case 'text':
    case 'email':
    case 'tel':
      return (
        <TextField
          {...about}
          type={type}
          longest={longest}
          autoComplete={autoCompleteOf(key)}
          value={textIn(content, key)}
          onChange={answer}
        />
      );
    case 'textarea':
      return (
        <TextField
          {...about}
          support={support}
          longest={longest}
          lines={LINES}
          value={textIn(content, key)}
          onChange={answer}
        />
      );
    case 'select': {
      const options =
        key === 'org_kind'
          ? kindsOf(desk, { individual: t.propose.individual, sole: t.propose.soleProprietor }, language)
          : (field.options ?? []).map(({ code, label }) => ({ code, label: say(label) }));
      return (
        <SelectField
          {...about}
          options={options}
          value={textIn(content, key)}
          onChange={(code) => answer(code === '' ? undefined : code)}
        />
      );
    }
    case 'multiselect':
      return (
        <ChecksField
          {...about}
          options={(field.options ?? []).map(({ code, label }) => ({ code, label: say(label) }))}
          values={listIn(content, key)}
          onChange={answer}
        />
      );
    case 'boolean': {
      const value = content[key];
      return (
        <RadioField
          {...about}
          inline
          options={yesNo}
          value={value === true ? 'yes' : value === false ? 'no' : ''}
          onChange={(code) => answer(code === 'yes')}
        />
      );
    }
    case 'list':
      return <ListField about={about} values={listIn(content, key)} onChange={answer} errorAt={errorAt} />;
    case 'checklist':
      return (
        <Group {...about}>
          <div className="inner-fields">
            {(field.options ?? []).map(({ code, label }) => {
              const answers = answersIn(content, key);
              const given = answers[code];
              return (
                <RadioField
                  key={code}
                  name={`${key}.${code}`}
                  label={say(label)}
                  needed={isNeeded}
                  error={errorAt(`${key}.${code}`)}
                  inline
                  options={yesNo}
                  value={given === 'yes' || given === 'no' ? given : ''}
                  onChange={(chosen) => answer({ ...answers, [code]: chosen === 'yes' ? 'yes' : 'no' })}
                />
              );
            })}
          </div>
        </Group>
      );
    case 'consents':
      return <ConsentsField desk={desk} about={about} content={content} onChange={answer} errorAt={errorAt} />;
  }
}

/** What a browser may fill in by itself, of the fields that desks usually have (WCAG 1.3.5). */
const autoCompleteOf = (key: string): string =>
  ({ org_name: 'organization', person: 'name', phone: 'tel', email: 'email', org_address: 'street-address' })[key] ??
  'off';

/** Those who can't propose are named too: whoever chooses them is told why. */
export function kindsOf(
  { eligibility }: Desk,
  words: { readonly individual: string; readonly sole: string },
  language: 'ja' | 'en',
): { code: string; label: string }[] {
  const named = eligibility.organisation_kinds.map((kind) => ({ code: kind.code, label: kind[language] }));
  const others = [
    { code: 'sole_proprietor', label: words.sole },
    { code: 'individual', label: words.individual },
  ];
  return [...named, ...others.filter(({ code }) => named.every((each) => each.code !== code))];
}

interface About {
  readonly name: string;
  readonly label: string;
  readonly needed: boolean;
  readonly error: string | undefined;
}

function ListField({
  about,
  values,
  onChange,
  errorAt,
}: {
  readonly about: About;
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
  readonly errorAt: (path: string) => string | undefined;
}) {
  const { t } = useLanguage();
  const shown = values.length === 0 ? [''] : values;
  return (
    <Group {...about} support={t.form.listSupport}>
      <div className="stack-tight">
        {shown.map((value, index) => (
          // The place is all that tells one entry from another.
          <div key={index} className="row">
            <input
              id={`${idOf(about.name)}-${index}`}
              aria-label={`${about.label} ${t.common.entry(index + 1)}`}
              aria-invalid={errorAt(`${about.name}.${index}`) !== undefined}
              className="short"
              autoComplete="off"
              value={value}
              onChange={(event) => onChange(shown.map((each, at) => (at === index ? event.target.value : each)))}
            />
            {shown.length > 1 && (
              <Button kind="text" onPress={() => onChange(shown.filter((_, at) => at !== index))}>
                {t.common.removeEntry(index + 1)}
              </Button>
            )}
          </div>
        ))}
        <p>
          <Button kind="outline" about={about.label} onPress={() => onChange([...shown, ''])}>
            {t.common.newEntry}
          </Button>
        </p>
      </div>
    </Group>
  );
}

function ConsentsField({
  desk,
  about,
  content,
  onChange,
  errorAt,
}: {
  readonly desk: Desk;
  readonly about: About;
  readonly content: Content;
  readonly onChange: (value: AnswersByCode) => void;
  readonly errorAt: (path: string) => string | undefined;
}) {
  const { t, say } = useLanguage();
  const given = answersIn(content, about.name);
  if (desk.consents.length === 0) return null;
  return (
    <Group {...about}>
      <div className="choices">
        {desk.consents.map((consent) => (
          <Check
            key={consent.code}
            name={`${about.name}.${consent.code}`}
            label={
              <>
                {say(consent)}
                {consent.required && <span className="needed">{t.common.needed}</span>}
                {consent.covers.length > 0 && (
                  <span className="support"> {t.form.consentCovers(consent.covers.map(say).join(t.marks.comma))}</span>
                )}
                {consent.regardless_of_decision && <span className="support"> {t.form.consentAlways}</span>}
              </>
            }
            value={given[consent.code] === undefined ? consent.default_value : given[consent.code] === true}
            onChange={(isGiven) => onChange({ ...given, [consent.code]: isGiven })}
            error={errorAt(`${about.name}.${consent.code}`)}
          />
        ))}
      </div>
    </Group>
  );
}
