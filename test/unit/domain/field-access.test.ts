import { describe, expect, test } from '@jest/globals';
import { SIGHTS } from '../../../domain/access.js';
import {
  classOfItem,
  FIELD_CLASSES,
  FIELDS_SEEN,
  lineOf,
  RECORDED,
  showContent,
} from '../../../domain/field-access.js';
import { draftState } from '../../../domain/case-state.js';
import { withMarked } from '../../../domain/protection.js';
import { DESKS } from '../../factories/desks.js';

/** Which items of a content leave, by how much of a case somebody sees. */

const profile = DESKS.minato;
const state = draftState('open_proposal');
const personal = profile.form_fields.find((field) => field.personal)!.key;
const content = { title: '表題', [personal]: '港 花子', pledges: ['a'], from_an_older_form: '昔の欄' };

describe('the classes', () => {
  test('no sight shows credentials, and who sees nothing sees no class', () => {
    for (const sight of SIGHTS) expect(FIELDS_SEEN[sight]).not.toContain('security');
    expect(FIELDS_SEEN.none).toEqual([]);
    expect(new Set(Object.values(FIELDS_SEEN).flat())).toEqual(
      new Set(FIELD_CLASSES.filter((fieldClass) => fieldClass !== 'security')),
    );
  });

  test('an item that the guideline does not know is protected', () => {
    expect(classOfItem(profile, state, 'from_an_older_form')).toBe('protected');
    expect(classOfItem(profile, state, 'pledges')).toBe('content');
    expect(classOfItem(profile, state, personal)).toBe('personal');
  });

  test('an item that somebody asked to protect is protected, and no longer shared', () => {
    const marked = withMarked(state, ['summary']);
    expect([state, marked].map((each) => classOfItem(profile, each, 'summary'))).toEqual(['content', 'protected']);
    const kept = { content: { title: '表題', summary: '概要' }, state: marked };
    expect(showContent(profile, kept, 'shared').content).toEqual({ title: '表題' });
    expect(showContent(profile, kept, 'whole').recorded).toEqual(['protected']);
  });
});

describe('what leaves', () => {
  test.each([
    ['whole', ['title', personal, 'pledges', 'from_an_older_form']],
    ['own', ['title', personal, 'pledges', 'from_an_older_form']],
    ['shared', ['title', 'pledges']],
    ['question', []],
    ['none', []],
  ] as const)('%s', (sight, keys) => {
    expect(Object.keys(showContent(profile, { content, state }, sight).content)).toEqual(keys);
  });

  test('what is shown of protected and personal items is told, and nothing that is empty', () => {
    expect(showContent(profile, { content, state }, 'whole').recorded).toEqual([...RECORDED]);
    expect(showContent(profile, { content, state }, 'shared').recorded).toEqual([]);
    expect(showContent(profile, { content: { title: 'x', [personal]: '' }, state }, 'whole').recorded).toEqual([]);
  });

  test('a list shows the lines it asked for', () => {
    const shown = showContent(profile, { content, state }, 'whole', ['title']);
    expect(shown.content).toEqual({ title: '表題' });
    expect(shown.recorded).toEqual([]);
    expect(lineOf(shown, 'title')).toBe('表題');
    expect(lineOf(shown, personal)).toBe('');
  });
});
