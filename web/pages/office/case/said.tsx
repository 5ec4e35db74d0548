import type { ReactNode } from 'react';
import type { InputField, InputShape } from '../../../../domain/input-shapes.js';
import { COMMAND_FIELDS } from '../../../app/command-inputs.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { COMMAND_FORM } from '../../../words/command-form.js';
import { showDay } from '../../../words/dates.js';
import type { CaseProps } from '../../case-props.js';
import type { Kind } from './choices.js';
import { useCommandOptions } from './command-options.js';

type Given = Readonly<Record<string, unknown>>;

interface SaidProps extends CaseProps {
  readonly kind: Kind;
  readonly words: Given | undefined;
  /** Only these fields; all of them where nothing is named. */
  readonly only?: readonly string[];
  readonly without?: readonly string[];
}

/** A content stands under its own heading; to which order or ask a command belongs is no word of it. */
const NOT_SAID: readonly string[] = ['content', 'handoverId', 'parts', 'challengeId', 'ask'];

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const isGroup = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fieldsIn = (shape: InputShape | undefined): readonly InputField[] => {
  if (shape?.type === 'group') return shape.fields;
  return shape?.type === 'many' ? fieldsIn(shape.of) : [];
};

/** What was said, in the order in which the form asks for it. */
const inOrder = (fields: readonly InputField[], said: Given): [string, unknown][] => {
  const names = fields.map(({ name }) => name);
  const placeOf = (name: string): number => (names.includes(name) ? names.indexOf(name) : names.length);
  return Object.entries(said)
    .filter(([, value]) => !isNothing(value))
    .sort(([a], [b]) => placeOf(a) - placeOf(b));
};

/** Which fields of a command's words are told, under the same rule for whoever asks whether there are any. */
export const saidIn = ({ words = {}, only, without = [] }: Pick<SaidProps, 'words' | 'only' | 'without'>): Given =>
  Object.fromEntries(
    Object.entries(words).filter(
      ([name, value]) =>
        !isNothing(value) &&
        !NOT_SAID.includes(name) &&
        !without.includes(name) &&
        (only === undefined || only.includes(name)),
    ),
  );

/** What a command said, field by field, under the names by which its form asks for them. */
export function Said({ proposal, desk, kind, ...chosen }: SaidProps) {
  const { t, language } = useLanguage();
  const w = useWords(COMMAND_FORM);
  const optionsAt = useCommandOptions(kind, desk, proposal);
  const fieldWords: Readonly<Record<string, string>> = w.fields;
  const optionWords: Readonly<Record<string, string>> = w.options;
  const last = (path: string): string => path.split('.').at(-1) ?? '';
  const labelOf = (path: string): string => fieldWords[`${kind}.${path}`] ?? fieldWords[last(path)] ?? path;

  const plain = (path: string, value: unknown): string => {
    if (typeof value === 'boolean') return value ? w.about.yes : w.about.no;
    if (typeof value === 'number') return String(value);
    if (typeof value !== 'string') return '';
    const listed = optionsAt(path)?.find(({ code }) => code === value)?.label;
    return listed ?? optionWords[`${last(path)}.${value}`] ?? (DAY.test(value) ? showDay(value, language) : value);
  };
  /** One of several, in a line: what it is about, and what was said of it. */
  const line = (path: string, fields: readonly InputField[], said: Given): string =>
    inOrder(fields, said)
      .filter(([, value]) => value !== false)
      .map(([name, value], index) => {
        if (value === true) return labelOf(`${path}.${name}`);
        const text = plain(`${path}.${name}`, value);
        return index === 0 ? text : `${labelOf(`${path}.${name}`)}${t.marks.colon}${text}`;
      })
      .join(' ・ ');
  const show = (path: string, value: unknown, fields: readonly InputField[]): ReactNode => {
    if (isGroup(value)) return rows(value, fields, `${path}.`);
    if (!Array.isArray(value)) return plain(path, value);
    return (
      <ul>
        {value.map((each: unknown, index) => (
          <li key={index}>{isGroup(each) ? line(path, fields, each) : plain(path, each)}</li>
        ))}
      </ul>
    );
  };
  const rows = (said: Given, fields: readonly InputField[], before = ''): ReactNode => (
    <dl className="facts case-said">
      {inOrder(fields, said).map(([name, value]) => (
        <div key={name} className="fact">
          <dt>{labelOf(`${before}${name}`)}</dt>
          <dd>{show(`${before}${name}`, value, fieldsIn(fields.find((field) => field.name === name)?.shape))}</dd>
        </div>
      ))}
    </dl>
  );
  const told = saidIn(chosen);
  return Object.keys(told).length === 0 ? null : rows(told, COMMAND_FIELDS[kind]);
}
