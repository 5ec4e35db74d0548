import { describe, expect, test } from '@jest/globals';
import { checkContent, contentSchema, fieldsFor, needsLocalityException } from '../../../domain/form.js';
import { fieldErrorsOf } from '../../../domain/problems.js';
import type { Profile } from '../../../domain/profile.js';
import { contentFor, DESKS, type DeskName } from '../../factories/desks.js';

const faults = (desk: DeskName, changes: Record<string, unknown>) =>
  checkContent(DESKS[desk], 'open_proposal', contentFor(desk, 'open_proposal', changes));

describe('what is handed in', () => {
  test.each([
    ['tokorozawa', 'open_proposal'],
    ['tokorozawa', 'posted_challenge'],
    ['minato', 'open_proposal'],
    ['minato', 'posted_challenge'],
  ] as const)('%s takes a complete %s', (desk, type) => {
    expect(checkContent(DESKS[desk], type, contentFor(desk, type))).toEqual([]);
  });

  test.each(['tokorozawa', 'minato'] as const)('%s names every field that it requires, and each pledge', (desk) => {
    const required = fieldsFor(DESKS[desk], 'open_proposal').filter((field) => field.required);
    const pledges = DESKS[desk].pledges.map((pledge) => `content.pledges.${pledge.code}`);
    expect(checkContent(DESKS[desk], 'open_proposal', {}).map((error) => error.field)).toEqual([
      ...required.map((field) => `content.${field.key}`),
      ...pledges,
    ]);
  });

  test('an address that may be left out may be left blank, and still has to be one where it is given', () => {
    const form_fields = DESKS.tokorozawa.form_fields.map((field) =>
      field.key === 'email' ? { ...field, required: false } : field,
    );
    const faultsOf = (email: unknown) =>
      checkContent(
        { ...DESKS.tokorozawa, form_fields },
        'open_proposal',
        contentFor('tokorozawa', 'open_proposal', { email }),
      );
    for (const email of ['', undefined, 'x@example.jp']) expect(faultsOf(email)).toEqual([]);
    expect(faultsOf('x@')).toEqual([{ field: 'content.email', code: 'NOT_AN_EMAIL' }]);
    expect(faults('tokorozawa', { email: '' })).toEqual([{ field: 'content.email', code: 'NOT_AN_EMAIL' }]);
  });

  test.each<[string, Record<string, unknown>, string, string]>([
    ['a blank title', { title: ' 　' }, 'content.title', 'REQUIRED'],
    ['a title that is too long', { title: '長'.repeat(201) }, 'content.title', 'TOO_LONG'],
    ['a number as title', { title: 7 }, 'content.title', 'WRONG_TYPE'],
    ['no title', { title: undefined }, 'content.title', 'REQUIRED'],
    ['an unknown kind of organisation', { org_kind: 'club' }, 'content.org_kind', 'NOT_ALLOWED'],
    ['an individual', { org_kind: 'individual' }, 'content.org_kind', 'INDIVIDUAL_NOT_ELIGIBLE'],
    ['a broken e-mail address', { email: 'x@' }, 'content.email', 'NOT_AN_EMAIL'],
    ['a word instead of yes or no', { municipal_cost: 'なし' }, 'content.municipal_cost', 'WRONG_TYPE'],
    ['an unknown policy field', { policy_fields: ['magic'] }, 'content.policy_fields.0', 'NOT_ALLOWED'],
    ['a blank item in a list', { protected_items: ['図面', ' '] }, 'content.protected_items.1', 'REQUIRED'],
    ['a field that the form does not have', { self_praise: 'とても' }, 'content.self_praise', 'UNKNOWN_FIELD'],
    ['a field of the other type', { self_set_challenge: '課題' }, 'content.self_set_challenge', 'UNKNOWN_FIELD'],
  ])('%s is refused at its field', (_, changes, field, code) => {
    expect(faults('tokorozawa', changes)).toEqual([{ field, code }]);
  });

  test('a length is counted as a person counts it', () => {
    expect(faults('tokorozawa', { title: '𠮷'.repeat(200) })).toEqual([]);
    expect(faults('tokorozawa', { title: '𠮷'.repeat(201) })).toEqual([{ field: 'content.title', code: 'TOO_LONG' }]);
  });

  test('an unknown pledge is refused, a missing one is asked for', () => {
    expect(faults('tokorozawa', { pledges: ['no_compensation', 'made_up'] })).toEqual([
      { field: 'content.pledges.1', code: 'NOT_ALLOWED' },
      { field: 'content.pledges.ip_liability', code: 'PLEDGE_REQUIRED' },
    ]);
    expect(faults('tokorozawa', { pledges: 'all' })).toContainEqual({ field: 'content.pledges', code: 'WRONG_TYPE' });
  });

  test('where a desk takes individuals, one may propose', () => {
    const open: Profile = {
      ...DESKS.tokorozawa,
      eligibility: {
        ...DESKS.tokorozawa.eligibility,
        individual: { allowed: true, sole_proprietor_allowed: true, source: null },
      },
    };
    const content = contentFor('tokorozawa', 'open_proposal', { org_kind: 'individual' });
    expect(checkContent(open, 'open_proposal', content)).toEqual([]);
  });

  test('a required choice out of several, or list, is not met by an empty one', () => {
    const profile: Profile = {
      ...DESKS.tokorozawa,
      form_fields: DESKS.tokorozawa.form_fields.map((field) =>
        ['policy_fields', 'protected_items'].includes(field.key) ? { ...field, required: true } : field,
      ),
    };
    const content = contentFor('tokorozawa', 'open_proposal', { policy_fields: [], protected_items: [] });
    expect(checkContent(profile, 'open_proposal', content)).toEqual([
      { field: 'content.policy_fields', code: 'TOO_FEW' },
      { field: 'content.protected_items', code: 'TOO_FEW' },
    ]);
  });

  test.each(['__proto__', 'constructor', 'toString'])('a field called %s is no field', (name) => {
    const content = JSON.parse(
      JSON.stringify(contentFor('tokorozawa', 'open_proposal')).replace('{', `{"${name}":"x",`),
    ) as Record<string, unknown>;
    expect(checkContent(DESKS.tokorozawa, 'open_proposal', content)).toEqual([
      { field: `content.${name}`, code: 'UNKNOWN_FIELD' },
    ]);
  });
});

describe('a draft', () => {
  const draftFaults = (content: unknown) => {
    const parsed = contentSchema(DESKS.minato, 'open_proposal', 'draft').safeParse(content, { reportInput: true });
    return parsed.success ? [] : fieldErrorsOf(parsed.error, ['content']);
  };

  test.each([
    ['nothing at all', {}],
    ['blank fields', { title: '', summary: ' ', protected_items: [''] }],
    ['an address that is half typed', { email: 'x@' }],
    ['no pledge yet', { pledges: [] }],
    ['an individual, who is told when handing in', { org_kind: 'individual' }],
  ])('may hold %s', (_, content) => {
    expect(draftFaults(content)).toEqual([]);
  });

  test.each<[string, unknown, string, string]>([
    ['a field that the form does not have', { other: 1 }, 'content.other', 'UNKNOWN_FIELD'],
    ['the wrong type', { title: 1 }, 'content.title', 'WRONG_TYPE'],
    ['a text that is too long', { summary: 'あ'.repeat(20_001) }, 'content.summary', 'TOO_LONG'],
    ['something else than fields', 'text', 'content', 'WRONG_TYPE'],
  ])('may not hold %s', (_, content, field, code) => {
    expect(draftFaults(content)).toEqual([{ field, code }]);
  });
});

describe('a base within the municipality', () => {
  test.each([
    ['minato', { local_base: '支店' }, false],
    ['minato', { local_base: '' }, true],
    ['minato', {}, true],
    ['minato', { local_base: 5 }, true],
    ['tokorozawa', {}, false],
  ] as const)('%s with %j: an exception is needed: %s', (desk, content, needed) => {
    expect(needsLocalityException(DESKS[desk], content)).toBe(needed);
  });
});
