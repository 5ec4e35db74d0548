import { useState, type ReactNode } from 'react';
import type { InputField, InputShape } from '../../../../domain/input-shapes.js';
import { useWords } from '../../../app/language.js';
import { Button } from '../../../parts/button.js';
import { DateField } from '../../../parts/date-field.js';
import { Check, ChecksField, Group, RadioField, SelectField, TextField } from '../../../parts/fields.js';
import { COMMAND_FORM } from '../../../words/command-form.js';
import { isSwitch, keyOfRows, rowsOf, valuesOf, type Option, type OptionsAt, type Values } from './command-values.js';

/** The fields of a command, drawn from what its schema says of each. */

export interface FieldsAround {
  /** Name of a field on the page, of which several forms may stand beside each other. */
  readonly at: (path: string) => string;
  readonly errorAt: (path: string) => string | undefined;
  readonly labelOf: (path: string) => string;
  readonly optionsAt: OptionsAt;
}

/** Beyond so many characters somebody writes more than a line. */
const LINE = 200;
const PAGE = 4_000;
/** So many can be looked over at once. */
const FEW = 6;

const linesFor = (longest: number): number | undefined => (longest > PAGE ? 8 : longest > LINE ? 3 : undefined);

interface FieldProps extends FieldsAround {
  readonly field: InputField;
  readonly path: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** Options as its schema lists them, in words. */
function useChoice(): (path: string, options: readonly string[]) => Option[] {
  const w = useWords(COMMAND_FORM);
  const words: Readonly<Record<string, string>> = w.options;
  return (path, options) =>
    options.map((code) => ({ code, label: words[`${path.split('.').at(-1) ?? ''}.${code}`] ?? code }));
}

/** Nothing of it can be said where the guideline lists nothing that it could be about. */
export function isAskable({ name, shape }: InputField, path: string, optionsAt: OptionsAt): boolean {
  if (shape.type === 'content') return false;
  if (shape.type === 'code') return (optionsAt(path)?.length ?? 0) > 0;
  if (shape.type !== 'many') return true;
  if (shape.of.type === 'code') return (optionsAt(path)?.length ?? 0) > 0;
  const key = keyOfRows(shape, name, optionsAt);
  return key === null || (optionsAt(`${path}.${key}`)?.length ?? 0) > 0;
}

export function CommandField(props: FieldProps): ReactNode {
  const { field, path, value, onChange, at, errorAt, labelOf, optionsAt } = props;
  const w = useWords(COMMAND_FORM);
  const choiceOf = useChoice();
  const { shape, needed } = field;
  const frame = { name: at(path), label: labelOf(path), needed, error: errorAt(path) };
  const text = typeof value === 'string' ? value : '';
  const choose = (options: readonly Option[]): ReactNode =>
    // A radio can't be taken back: what may be left open is a list with an empty line.
    needed && options.length <= FEW ? (
      <RadioField {...frame} inline={options.length <= 4} options={options} value={text} onChange={onChange} />
    ) : (
      <SelectField {...frame} options={options} value={text} onChange={onChange} />
    );

  switch (shape.type) {
    case 'text': {
      const lines = linesFor(shape.longest);
      const readBy: Readonly<Record<string, string>> = w.readBy;
      const support = [readBy[path], lines && w.about.longest(shape.longest)].filter(Boolean).join(' ');
      return (
        <TextField
          {...frame}
          value={text}
          onChange={onChange}
          longest={shape.longest}
          {...(lines !== undefined && { lines })}
          {...(support !== '' && { support })}
        />
      );
    }
    case 'number':
      return <TextField {...frame} short value={text} onChange={onChange} />;
    case 'day':
      return <DateField {...frame} value={text} onChange={onChange} />;
    case 'yes_no':
      return choose([
        { code: 'yes', label: w.about.yes },
        { code: 'no', label: w.about.no },
      ]);
    case 'choice':
      return choose(choiceOf(path, shape.options));
    case 'code':
      return choose(optionsAt(path) ?? []);
    case 'many':
      return <ManyField {...props} shape={shape} />;
    case 'group':
      return isSwitch(field) ? <SwitchField {...props} shape={shape} /> : <GroupField {...props} shape={shape} />;
    case 'content':
      return null;
  }
}

type Shaped<T extends InputShape['type']> = FieldProps & { readonly shape: Extract<InputShape, { type: T }> };

/** The fields of a group, without those of which nothing can be said. */
function Inside({
  fields,
  path,
  values,
  onChange,
  around,
}: {
  readonly fields: readonly InputField[];
  readonly path: string;
  readonly values: Values;
  readonly onChange: (values: Values) => void;
  readonly around: FieldsAround;
}) {
  return fields
    .filter((field) => isAskable(field, `${path}.${field.name}`, around.optionsAt))
    .map((field) => (
      <CommandField
        key={field.name}
        {...around}
        field={field}
        path={`${path}.${field.name}`}
        value={values[field.name]}
        onChange={(value) => onChange({ ...values, [field.name]: value })}
      />
    ));
}

const aroundOf = ({ at, errorAt, labelOf, optionsAt }: FieldProps): FieldsAround => ({
  at,
  errorAt,
  labelOf,
  optionsAt,
});

function GroupField(props: Shaped<'group'>) {
  const { field, path, value, onChange, at, errorAt, labelOf, shape } = props;
  return (
    <Group name={at(path)} label={labelOf(path)} needed={field.needed} error={errorAt(path)}>
      <div className="inner-fields">
        <Inside
          fields={shape.fields}
          path={path}
          values={valuesOf(value)}
          onChange={onChange}
          around={aroundOf(props)}
        />
      </div>
    </Group>
  );
}

function SwitchField(props: Shaped<'group'>) {
  const { path, value, onChange, at, errorAt, labelOf, shape } = props;
  const isOn = value !== undefined;
  return (
    <div className="field">
      <Check
        name={at(path)}
        label={labelOf(path)}
        value={isOn}
        onChange={(on) => onChange(on ? {} : undefined)}
        error={errorAt(path)}
      />
      {isOn && (
        <div className="inner-fields">
          <Inside
            fields={shape.fields}
            path={path}
            values={valuesOf(value)}
            onChange={onChange}
            around={aroundOf(props)}
          />
        </div>
      )}
    </div>
  );
}

function ManyField(props: Shaped<'many'>) {
  const { field, path, value, onChange, at, errorAt, labelOf, optionsAt, shape } = props;
  const choiceOf = useChoice();
  const key = keyOfRows(shape, path, optionsAt);
  const frame = { name: at(path), label: labelOf(path), needed: field.needed, error: errorAt(path) };
  if (shape.of.type === 'group') {
    return key === null ? <AddedRows {...props} frame={frame} /> : <ListedRows {...props} frame={frame} rowKey={key} />;
  }
  const options = shape.of.type === 'choice' ? choiceOf(path, shape.of.options) : (optionsAt(path) ?? []);
  const codes = Array.isArray(value) ? value.filter((code) => typeof code === 'string') : [];
  return <ChecksField {...frame} options={options} values={codes} onChange={onChange} />;
}

type Frame = Readonly<{ name: string; label: string; needed: boolean; error: string | undefined }>;

/** One row for each thing that the guideline lists. */
function ListedRows(props: Shaped<'many'> & { readonly frame: Frame; readonly rowKey: string }) {
  const { path, value, onChange, optionsAt, shape, frame, rowKey } = props;
  const rows = valuesOf(value);
  const fields = shape.of.type === 'group' ? shape.of.fields.filter(({ name }) => name !== rowKey) : [];
  return (
    <Group {...frame}>
      {(optionsAt(`${path}.${rowKey}`) ?? []).map(({ code, label }) => (
        <fieldset key={code} className="inner-fields">
          <legend>{label}</legend>
          <Inside
            fields={fields}
            path={path}
            values={valuesOf(rows[code])}
            onChange={(row) => onChange({ ...rows, [code]: row })}
            around={{ ...aroundOf(props), at: (inner) => props.at(`${inner}.${code}`), errorAt: () => undefined }}
          />
        </fieldset>
      ))}
    </Group>
  );
}

/** Rows that somebody adds one by one. */
function AddedRows(props: Shaped<'many'> & { readonly frame: Frame }) {
  const { path, value, onChange, shape, frame } = props;
  const w = useWords(COMMAND_FORM);
  const [least] = useState(Math.max(1, shape.atLeast));
  const given = rowsOf(value);
  const rows = given.length >= least ? given : [...given, ...Array.from({ length: least - given.length }, () => ({}))];
  const fields = shape.of.type === 'group' ? shape.of.fields : [];
  return (
    <Group {...frame}>
      {rows.map((row, index) => (
        <fieldset key={index} className="inner-fields">
          <legend>{w.about.rowTitle(index + 1)}</legend>
          <Inside
            fields={fields}
            path={path}
            values={row}
            onChange={(changed) => onChange(rows.map((each, place) => (place === index ? changed : each)))}
            around={{ ...aroundOf(props), at: (inner) => props.at(`${inner}.${index}`), errorAt: () => undefined }}
          />
          {rows.length > least && (
            <p>
              <Button
                kind="text"
                about={w.about.rowTitle(index + 1)}
                onPress={() => onChange(rows.filter((_, place) => place !== index))}
              >
                {w.about.remove}
              </Button>
            </p>
          )}
        </fieldset>
      ))}
      <p>
        <Button kind="outline" onPress={() => onChange([...rows, {}])}>
          {w.about.add}
        </Button>
      </p>
    </Group>
  );
}
