import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { criterionKeys, stageRuleOf, type Profile } from '../../../domain/profile.js';
import { formatFaults, parseProfile, type ProfileFault } from '../../../domain/profile-text.js';

const read = (desk: string) => readFileSync(new URL(`../../../desks/${desk}.yaml`, import.meta.url), 'utf8');
const FILE = 'desks/tokorozawa.yaml';
const shipped = read('tokorozawa');

/** The shipped text with one place changed; the place must be there once, or the test would test something else. */
function changed(from: string, to: string): string {
  expect(shipped.split(from)).toHaveLength(2);
  return shipped.replace(from, to);
}

/** Line, counted from 1, of the only line that contains a text. */
function lineOf(text: string, part: string): number {
  const lines = text.split('\n').flatMap((line, index) => (line.includes(part) ? [index + 1] : []));
  expect(lines).toHaveLength(1);
  return lines[0] ?? 0;
}

function faultsOf(text: string): ProfileFault[] {
  const result = parseProfile(text, FILE);
  return 'faults' in result ? result.faults : [];
}

function profileOf(text: string): Profile {
  const result = parseProfile(text, FILE);
  if ('faults' in result) throw new Error(formatFaults(result.faults));
  return result.profile;
}

describe('the shipped profiles', () => {
  test.each(['tokorozawa', 'minato'])('%s is valid', (desk) => {
    expect(faultsOf(read(desk))).toEqual([]);
    expect(profileOf(read(desk)).id).toBe(desk);
  });

  test('Tokorozawa asks twice about a suspension: in force, or recognised (T-36, T-37)', () => {
    const { organisation } = profileOf(shipped).exclusions;
    expect(criterionKeys(organisation)).toEqual([
      'bid_disqualified',
      'bid_suspended.in_force',
      'bid_suspended.recognised',
      'organised_crime.in_force',
      'organised_crime.recognised',
      'other_unsuitable_org',
    ]);
  });

  test('Tokorozawa leaves the two catch-alls to the mayor (T-34, T-38)', () => {
    const { proposal, organisation } = profileOf(shipped).exclusions;
    const mayors = [...proposal, ...organisation].filter((criterion) => criterion.judged_by === 'mayor');
    expect(mayors.map(({ code }) => code)).toEqual(['other_unsuitable', 'other_unsuitable_org']);
  });

  test('Minato has five criteria on the proposal and four on the organisation, one answered by the system', () => {
    const { proposal, organisation } = profileOf(read('minato')).exclusions;
    expect(proposal).toHaveLength(5);
    expect(organisation).toHaveLength(4);
    expect(criterionKeys(organisation)).not.toContain('individual');
  });

  test('Minato: dialogue before routing, three parties, the department adopts with the desk (M-21, M-27, M-29)', () => {
    const minato = profileOf(read('minato'));
    expect(stageRuleOf(minato, 'screening').requires).toEqual(['desk_dialogue']);
    expect(stageRuleOf(minato, 'dialogue').required_participants).toEqual(['proposer', 'desk', 'department']);
    expect(stageRuleOf(minato, 'evaluation')).toMatchObject({ decider: 'department', coordinate_with: 'desk' });
    expect(stageRuleOf(minato, 'pilot').enabled).toBe(false);
  });

  test.each(['tokorozawa', 'minato'])('%s: who is named or reached by a field is kept as personal data', (desk) => {
    const fields = profileOf(read(desk)).form_fields;
    const personal = fields.filter((field) => field.personal).map((field) => field.key);
    expect(personal).toEqual(expect.arrayContaining(['person', 'person_affiliation', 'phone', 'email', 'org_address']));
  });
});

describe('a profile with a fault is refused with its place and what is allowed', () => {
  test('wrong key', () => {
    const text = changed('    coordinate_with: desk', '    coordinate_wiht: desk');
    expect(faultsOf(text)).toContainEqual({
      file: FILE,
      line: lineOf(text, 'coordinate_wiht'),
      column: 5,
      key: 'stages[5].coordinate_wiht',
      message:
        'unknown key "coordinate_wiht"; allowed: code, enabled, optional, decider, decisions, requires, ' +
        'required_participants, coordinate_with, multiple_departments',
    });
  });

  test('wrong value of a list of words', () => {
    const text = changed('decider: desk # §4: the office examines', 'decider: bureau # §4: the office examines');
    const line = lineOf(text, 'bureau');
    expect(formatFaults(faultsOf(text))).toBe(
      `${FILE}:${line}:14 stages[1].decider: "bureau" is not allowed; allowed: desk, department`,
    );
  });

  test('missing key: the line of its group', () => {
    const text = changed('  host_unit: { ja: 経営企画課, en: Management Planning Section }\n', '');
    expect(faultsOf(text)).toEqual([
      {
        file: FILE,
        line: text.split('\n').indexOf('desk:') + 1,
        column: 1,
        key: 'desk.host_unit',
        message: 'is missing; allowed: a group with the keys ja, en',
      },
    ]);
  });

  test('missing key of a list’s item: the line where the item begins', () => {
    const text = changed('    enabled: true\n    optional: true\n', '    enabled: true\n');
    expect(faultsOf(text)).toMatchObject([
      {
        line: lineOf(text, '- code: pilot'),
        column: 5,
        key: 'stages[4].optional',
        message: 'is missing; allowed: true, false',
      },
    ]);
  });

  test('duplicate key', () => {
    const text = changed('    challenge: none\n', '    challenge: none\n    challenge: self_set\n');
    expect(faultsOf(text)).toEqual([
      {
        file: FILE,
        line: lineOf(text, 'challenge: self_set'),
        column: 5,
        key: 'proposal_types[0].challenge',
        message: '"challenge" stands here twice; allowed: each key once',
      },
    ]);
  });

  test('no YAML', () => {
    const text = changed('  kind: 市', '\tkind: 市');
    const [fault, ...others] = faultsOf(text);
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ line: lineOf(text, '\tkind'), key: '' });
    expect(fault?.message).toMatch(/^not valid YAML: Tabs/);
    expect(formatFaults(faultsOf(text))).toBe(`${FILE}:${fault?.line}:${fault?.column} ${fault?.message}`);
  });

  test('a closing date on an open proposal (T-08)', () => {
    const windowed = changed(
      '{ mode: always_open }',
      '{ mode: per_challenge, default_months: 2, shorten: true, extend: true }',
    );
    expect(faultsOf(windowed)).toMatchObject([
      {
        line: lineOf(windowed, 'default_months: 2'),
        key: 'proposal_types[0].window.mode',
        message: 'an open proposal has no closing date; allowed: always_open',
      },
    ]);
    const dated = changed('{ mode: always_open }', "{ mode: always_open, closes_on: '2026-12-31' }");
    expect(faultsOf(dated)).toMatchObject([
      {
        line: lineOf(dated, 'closes_on'),
        key: 'proposal_types[0].window.closes_on',
        message: 'unknown key "closes_on"; allowed: mode',
      },
    ]);
  });

  test('a window that is neither kind', () => {
    expect(faultsOf(changed('{ mode: always_open }', '{ mode: sometimes }'))).toMatchObject([
      {
        key: 'proposal_types[0].window.mode',
        message: '"sometimes" is not allowed; allowed: always_open, per_challenge',
      },
    ]);
  });

  test('a stage without a decision that its cases need', () => {
    const text = changed('start_pilot, finish_pilot, abort_pilot', 'start_pilot, finish_pilot');
    expect(faultsOf(text)).toMatchObject([
      {
        line: lineOf(text, 'start_pilot, finish_pilot, reject'),
        key: 'stages[4].decisions',
        message: 'stage "pilot" needs abort_pilot: without it a case could not go on',
      },
    ]);
  });

  test('several faults come in the order of the text, values out of range with their range', () => {
    const text = changed('screening_due: 5', 'screening_due: 5.5')
      .replace('routing_due: 5', 'routing_due: soon')
      .replace('email: a9027@city.tokorozawa.lg.jp', 'email: desk')
      .replace("'17:15'", "'25:00'");
    expect(faultsOf(text).map(({ key, message }) => `${key}: ${message}`)).toEqual([
      'contact.email: "desk" is not allowed; allowed: an e-mail address, null',
      'reminders.calendar.close_of_business: "25:00" is not allowed; allowed: HH:MM',
      'reminders.screening_due: 5.5 is not allowed; allowed: a whole number from 0 to 260',
      'reminders.routing_due: "soon" is not allowed; allowed: a whole number from 0 to 260',
    ]);
  });

  test('what PostgreSQL could not keep', () => {
    expect(faultsOf(changed('en: Company', 'en: "Comp\\0any"'))).toMatchObject([
      { key: 'eligibility.organisation_kinds[0].en', message: 'holds a NUL_CHARACTER; allowed: plain text' },
    ]);
  });

  test.each([
    ['nothing', ''],
    ['a list', '- a\n'],
    ['a word', 'desk'],
  ])('%s instead of a profile', (_, text) => {
    expect(faultsOf(text)).toMatchObject([{ line: 1, column: 1, key: '' }]);
  });

  test('keys that JavaScript treats specially are wrong keys like others', () => {
    const keys = faultsOf(changed('schema_version: 1\n', 'schema_version: 1\n__proto__: { a: 1 }\nconstructor: 1\n'));
    expect(keys.map(({ key }) => key)).toEqual(['__proto__', 'constructor']);
  });
});

describe('aliases and hostile texts', () => {
  test('an alias of a value above is read, and what is wrong behind it is found', () => {
    const text = changed('name: { ja: 公民連携推進室', 'name: &office { ja: 公民連携推進室').replace(
      'scheme_name: null',
      'scheme_name: *office',
    );
    expect(profileOf(text).desk.scheme_name?.ja).toBe('公民連携推進室');
  });

  test('an alias of nothing is refused at its place', () => {
    const text = changed('scheme_name: null', 'scheme_name: *office');
    expect(faultsOf(text)).toMatchObject([{ line: lineOf(text, '*office'), key: 'desk.scheme_name' }]);
  });

  test('a text that grows by its aliases is refused', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x]',
      'b: &b [*a, *a, *a, *a, *a]',
      'c: &c [*b, *b, *b, *b, *b]',
      'd: [*c, *c]',
    ];
    expect(faultsOf(bomb.join('\n'))[0]?.message).toMatch(/unfolding to at most 20$/);
  });

  test.each([
    ['brackets on one line', '['.repeat(40_000) + ']'.repeat(40_000)],
    ['brackets on many lines', '[\n'.repeat(40_000)],
    ['lists', `${'- '.repeat(40_000)}a`],
    ['lists of nothing', '- '.repeat(5_000)],
    ['groups', Array.from({ length: 100 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('nesting without end is refused before it is read: %s', (_, text) => {
    expect(faultsOf(text)).toMatchObject([{ message: 'nested too deeply; allowed: at most 60 levels' }]);
  });

  test('a text far longer than a profile is refused', () => {
    expect(faultsOf(`# ${'x'.repeat(200_000)}`)[0]?.message).toMatch(/^too long/);
  });

  test('a thousand wrong keys are answered with the first hundred', () => {
    const text = Array.from({ length: 1_000 }, (_, index) => `wrong_${index}: 1`).join('\n');
    expect(faultsOf(text).filter(({ message }) => message.startsWith('unknown key'))).toHaveLength(100);
  });
});
