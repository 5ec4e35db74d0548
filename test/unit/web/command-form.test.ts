import { expect, test } from '@jest/globals';
import { COMMAND_INPUTS, COMMAND_KINDS, type CommandKind } from '../../../domain/commands.js';
import type { InputField, InputShape } from '../../../domain/input-shapes.js';
import { LANGUAGES } from '../../../domain/languages.js';
import { COMMAND_FIELDS } from '../../../web/app/command-inputs.js';
import { choiceAmongOwn, inputFrom, type OptionsAt } from '../../../web/pages/office/case/command-values.js';
import { COMMAND_FORM } from '../../../web/words/command-form.js';

/** The forms of commands: a word for whatever they ask, and an input that the schema of the command takes. */

/** Given by a form of the desk, by a handover, or by an administrator's order: never by these forms. */
const ELSEWHERE: ReadonlySet<CommandKind> = new Set(['resubmit', 'convert', 'hand_over']);

interface Place {
  readonly kind: CommandKind;
  readonly path: string;
  readonly name: string;
  readonly shape: InputShape;
}

const placesIn = (kind: CommandKind, fields: readonly InputField[], before = ''): Place[] =>
  fields.flatMap(({ name, shape }) => {
    const path = `${before}${name}`;
    const inner = shape.type === 'many' ? shape.of : shape;
    const below = inner.type === 'group' ? placesIn(kind, inner.fields, `${path}.`) : [];
    return [{ kind, path, name, shape: inner }, ...below];
  });

const PLACES = COMMAND_KINDS.filter((kind) => !ELSEWHERE.has(kind)).flatMap((kind) =>
  placesIn(kind, COMMAND_FIELDS[kind]),
);

test.each(LANGUAGES)('every field and every option has a word (%s)', (language) => {
  const { fields, options }: Record<'fields' | 'options', Readonly<Record<string, string>>> = COMMAND_FORM[language];
  const missing = PLACES.flatMap(({ kind, path, name, shape }) => [
    ...((fields[`${kind}.${path}`] ?? fields[name]) ? [] : [`${kind}.${path}`]),
    ...(shape.type === 'choice'
      ? shape.options.filter((code) => !options[`${name}.${code}`]).map((code) => `${name}.${code}`)
      : []),
  ]);
  expect(missing).toEqual([]);
  expect(PLACES.length).toBeGreaterThan(100);
});

const LISTED: OptionsAt = (path) =>
  path === 'contributions.contribution'
    ? [
        { code: 'field', label: '場所' },
        { code: 'data', label: 'データ' },
      ]
    : null;

test('a whole form becomes the input that its command takes', () => {
  const input = inputFrom(
    COMMAND_FIELDS.start_pilot,
    {
      plan: '三か月の見守り',
      place: '   ',
      startsOn: '2026-12-01',
      endsOn: '2027-02-28',
      issueKind: '',
      // In the order in which somebody wrote them, not in that of the guideline; of the second nothing was said.
      contributions: { data: { status: '' }, field: { status: 'promised', needed: 'yes', note: ' ' } },
      cityPays: {},
    },
    LISTED,
  );
  expect(input).toEqual({
    plan: '三か月の見守り',
    startsOn: '2026-12-01',
    endsOn: '2027-02-28',
    contributions: [{ contribution: 'field', status: 'promised', needed: true }],
    cityPays: {},
  });
  expect(COMMAND_INPUTS.start_pilot.safeParse(input).success).toBe(true);
});

test('rows are added, empty ones fall away, and an empty group is not sent', () => {
  const input = inputFrom(
    COMMAND_FIELDS.record_dialogue,
    {
      heldOn: '2026-11-20',
      participants: ['proposer', 'desk'],
      summary: '場所について話した',
      risks: [{ risk: '天候', owner: 'both' }, {}],
      roleDivision: { proposer: '', municipality: ' ' },
      cost: { municipalCost: 'no' },
    },
    () => null,
  );
  expect(input).toEqual({
    heldOn: '2026-11-20',
    participants: ['proposer', 'desk'],
    summary: '場所について話した',
    risks: [{ risk: '天候', owner: 'both' }],
    cost: { municipalCost: false },
  });
  expect(COMMAND_INPUTS.record_dialogue.safeParse(input).success).toBe(true);
});

test('what is needed and empty goes to the API as it is, which says so; a number that is none as well', () => {
  expect(inputFrom(COMMAND_FIELDS.request_correction, { message: '' }, () => null)).toEqual({});
  expect(inputFrom(COMMAND_FIELDS.choose_agreement_kind, { initiatives: '三つ' }, () => null)).toEqual({
    policyFields: [],
    initiatives: '三つ',
  });
  expect(inputFrom(COMMAND_FIELDS.choose_agreement_kind, { initiatives: '３' }, () => null)).toMatchObject({
    initiatives: 3,
  });
});

test('for which department somebody answers is asked only where more than one can be meant', () => {
  const asked = ['planning', 'industry', 'parks'].map((code) => ({ code, label: code }));
  expect(choiceAmongOwn(asked, [])).toEqual([]);
  expect(choiceAmongOwn(asked, ['industry', 'not asked'])).toEqual([]);
  expect(choiceAmongOwn(asked, ['parks', 'planning']).map(({ code }) => code)).toEqual(['planning', 'parks']);
});
