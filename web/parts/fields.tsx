import type { ReactNode } from 'react';
import { useLanguage } from '../app/language.js';

/**
 * Fields as the design system wants them: the label above with whether it must be filled, what helps above the box, what
 * is wrong below it. Ids follow from the name of the field, so that the summary of faults can lead to it.
 */

export const idOf = (name: string): string => `field-${name.replaceAll('.', '-')}`;

interface FieldProps {
  readonly name: string;
  readonly label: string;
  /** Null: it is no question that somebody may leave open, as with what a list shows. */
  readonly needed: boolean | null;
  readonly support?: string | undefined;
  readonly error?: string | undefined;
}

export function Needed({ needed }: { readonly needed: boolean | null }) {
  const { t } = useLanguage();
  if (needed === null) return null;
  return <span className={needed ? 'needed' : 'optional'}>{needed ? t.common.needed : t.common.optional}</span>;
}

const describedBy = (name: string, { support, error }: Pick<FieldProps, 'support' | 'error'>): string | undefined =>
  [support !== undefined && `${idOf(name)}-support`, error !== undefined && `${idOf(name)}-error`]
    .filter((id) => id !== false)
    .join(' ') || undefined;

/** What every box says of itself to who does not see what stands around it. */
const stateOf = (field: FieldProps) => ({
  id: idOf(field.name),
  name: field.name,
  'aria-required': field.needed === true,
  'aria-invalid': field.error !== undefined,
  'aria-describedby': describedBy(field.name, field),
});

function Around({ field, children }: { readonly field: FieldProps; readonly children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={idOf(field.name)}>
        <span className="label">{field.label}</span>
        <Needed needed={field.needed} />
      </label>
      <Beside field={field}>{children}</Beside>
    </div>
  );
}

function Beside({ field, children }: { readonly field: FieldProps; readonly children: ReactNode }) {
  const { name, support, error } = field;
  return (
    <>
      {support !== undefined && (
        <p className="support" id={`${idOf(name)}-support`}>
          {support}
        </p>
      )}
      {children}
      {error !== undefined && (
        <p className="field-error" id={`${idOf(name)}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

/** Several boxes under one legend. */
export function Group({ children, ...field }: FieldProps & { readonly children: ReactNode }) {
  return (
    <fieldset
      className="field"
      id={idOf(field.name)}
      tabIndex={-1}
      aria-describedby={describedBy(field.name, field)}
      {...(field.error !== undefined && { 'data-invalid': true })}
    >
      <legend>
        <span className="label">{field.label}</span>
        <Needed needed={field.needed} />
      </legend>
      <Beside field={field}>{children}</Beside>
    </fieldset>
  );
}

interface TextProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'email' | 'tel' | 'password';
  readonly lines?: number;
  readonly autoComplete?: string;
  readonly short?: boolean;
  /** More characters are refused: whoever writes more is told so while they write. */
  readonly longest?: number | null;
}

export function TextField(props: TextProps) {
  const { value, onChange, type = 'text', lines, autoComplete, short = false, longest = null, ...given } = props;
  const { t } = useLanguage();
  const tooMany = longest === null ? 0 : [...value].length - longest;
  const field = longest !== null && tooMany > 0 ? { ...given, error: t.common.tooLong(longest, tooMany) } : given;
  const box = {
    ...stateOf(field),
    value,
    autoComplete: autoComplete ?? 'off',
    className: short ? 'short' : undefined,
    onChange: (event: { readonly target: { readonly value: string } }) => onChange(event.target.value),
  };
  return (
    <Around field={field}>
      {lines === undefined ? <input {...box} type={type} /> : <textarea {...box} rows={lines} />}
    </Around>
  );
}

interface Option {
  readonly code: string;
  readonly label: string;
}

interface ChoiceProps extends FieldProps {
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
}

interface SelectProps extends ChoiceProps {
  /** What it means that none of them is chosen. */
  readonly none?: string;
}

export function SelectField({ value, options, onChange, none, ...field }: SelectProps) {
  const { t } = useLanguage();
  return (
    <Around field={field}>
      <select {...stateOf(field)} className="short" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{none ?? t.common.choose}</option>
        {options.map(({ code, label }) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </select>
    </Around>
  );
}

interface RadioProps extends ChoiceProps {
  /** Beside each other, where there are few and short ones. */
  readonly inline?: boolean;
}

export function RadioField({ value, options, onChange, inline = false, ...field }: RadioProps) {
  return (
    <Group {...field}>
      <div className={inline ? 'choices-inline' : 'choices'}>
        {options.map(({ code, label }) => (
          <label key={code} className="choice">
            <input
              type="radio"
              name={field.name}
              value={code}
              checked={value === code}
              onChange={() => onChange(code)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </Group>
  );
}

interface ManyProps extends FieldProps {
  readonly values: readonly string[];
  readonly options: readonly Option[];
  readonly onChange: (values: string[]) => void;
}

export function ChecksField({ values, options, onChange, ...field }: ManyProps) {
  const toggle = (code: string, isOn: boolean) =>
    // In the order of the options, whatever the order of the clicks.
    onChange(options.map((option) => option.code).filter((each) => (each === code ? isOn : values.includes(each))));
  return (
    <Group {...field}>
      <div className={options.length > 4 ? 'choices-columns' : 'choices'}>
        {options.map(({ code, label }) => (
          <Check
            key={code}
            name={`${field.name}.${code}`}
            label={label}
            value={values.includes(code)}
            onChange={(isOn) => toggle(code, isOn)}
          />
        ))}
      </div>
    </Group>
  );
}

interface CheckProps {
  readonly name: string;
  readonly label: ReactNode;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
  readonly error?: string | undefined;
}

export function Check({ name, label, value, onChange, error }: CheckProps) {
  return (
    <div>
      <label className="choice">
        <input
          type="checkbox"
          id={idOf(name)}
          checked={value}
          aria-invalid={error !== undefined}
          aria-describedby={error !== undefined ? `${idOf(name)}-error` : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
      {error !== undefined && (
        <p className="field-error" id={`${idOf(name)}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
