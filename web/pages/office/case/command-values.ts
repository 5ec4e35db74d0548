import type { InputField, InputShape } from '../../../../domain/input-shapes.js';

/** What somebody entered into the form of a command, and the input that it makes. */

export type Values = Readonly<Record<string, unknown>>;

export interface Option {
  readonly code: string;
  readonly label: string;
}

/** What can be named at a place of an input, such as `contributions.contribution`; null: nothing is listed there. */
export type OptionsAt = (path: string) => readonly Option[] | null;

/** For which department somebody answers is asked of who acts for several that have the case; the desk acts for none. */
export function choiceAmongOwn(departments: readonly Option[], mine: readonly string[]): readonly Option[] {
  const own = departments.filter(({ code }) => mine.includes(code));
  return own.length > 1 ? own : [];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
export const valuesOf = (value: unknown): Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {};
export const rowsOf = (value: unknown): readonly Values[] => (Array.isArray(value) ? value.map(valuesOf) : []);

type Many = Extract<InputShape, { type: 'many' }>;
type Group = Extract<InputShape, { type: 'group' }>;

/** The field by which the rows of a list are told apart, where the guideline lists what they can be about. */
export function keyOfRows(shape: Many, path: string, optionsAt: OptionsAt): string | null {
  if (shape.of.type !== 'group') return null;
  const key = shape.of.fields.find(
    ({ name, needed, shape: { type } }) => needed && type === 'code' && optionsAt(`${path}.${name}`) !== null,
  );
  return key?.name ?? null;
}

/** A group that says something by being there at all: it has a box of its own. */
export const isSwitch = (field: InputField): boolean =>
  !field.needed &&
  field.shape.type === 'group' &&
  field.shape.fields.every(({ needed, shape }) => !needed && shape.type === 'text');

function groupFrom(shape: Group, values: Values, path: string, optionsAt: OptionsAt): Values {
  const entries = shape.fields.flatMap((field) => {
    const value = valueFrom(field, values[field.name], `${path}.${field.name}`, optionsAt);
    return value === undefined ? [] : [[field.name, value] as const];
  });
  return Object.fromEntries(entries);
}

function listFrom(shape: Many, value: unknown, path: string, optionsAt: OptionsAt): unknown[] {
  const { of } = shape;
  if (of.type !== 'group') return Array.isArray(value) ? value : [];
  const key = keyOfRows(shape, path, optionsAt);
  if (key === null) {
    return rowsOf(value)
      .map((row) => groupFrom(of, row, path, optionsAt))
      .filter((row) => Object.keys(row).length > 0);
  }
  // In the order in which the guideline lists them; what nothing was said about is left out.
  return (optionsAt(`${path}.${key}`) ?? []).flatMap(({ code }) => {
    const row = groupFrom(of, valuesOf(valuesOf(value)[code]), path, optionsAt);
    return Object.keys(row).length === 0 ? [] : [{ [key]: code, ...row }];
  });
}

function valueFrom(field: InputField, value: unknown, path: string, optionsAt: OptionsAt): unknown {
  const { shape, needed } = field;
  switch (shape.type) {
    case 'text':
      return textOf(value).trim() === '' ? undefined : value;
    case 'yes_no':
      return value === 'yes' ? true : value === 'no' ? false : undefined;
    case 'number': {
      const plain = textOf(value).normalize('NFKC').trim();
      // What is no number is sent as it is: the API says what is wrong with it.
      return plain === '' ? undefined : /^\d+$/.test(plain) ? Number(plain) : plain;
    }
    case 'many': {
      const list = listFrom(shape, value, path, optionsAt);
      return list.length === 0 && !needed ? undefined : list;
    }
    case 'group': {
      if (isSwitch(field) && value === undefined) return undefined;
      const group = groupFrom(shape, valuesOf(value), path, optionsAt);
      return Object.keys(group).length === 0 && !isSwitch(field) && !needed ? undefined : group;
    }
    case 'content':
      return value;
    default:
      return textOf(value) === '' ? undefined : value;
  }
}

/** The input of a command, without what was left empty. Whether it will do, the API says. */
export const inputFrom = (
  fields: readonly InputField[],
  values: Values,
  optionsAt: OptionsAt,
): Record<string, unknown> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = valueFrom(field, values[field.name], field.name, optionsAt);
      return value === undefined ? [] : [[field.name, value] as const];
    }),
  );
