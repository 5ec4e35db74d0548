import { describe, expect, test } from '@jest/globals';
import { readFilters, writeFilters } from '../../../web/pages/office/cases/filters.js';

const ID = '0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10';
const read = (search: string) => readFilters(new URLSearchParams(search));

describe('the filters of an address', () => {
  test('without any it asks for what is open, received last first', () => {
    expect(read('')).toEqual({ filters: { closed: 'false' }, sort: 'received' });
    expect(writeFilters({ closed: 'false' }, 'received')).toBe('');
  });

  test.each([
    '',
    'closed=true',
    'closed=all',
    'q=%E6%A1%9C+%26+%EF%BC%A1',
    'stage=dialogue%2Cevaluation&ball=department&sort=due',
    `departmentId=${ID}&inCharge=${ID}&overdue=true&stalled=false`,
    `type=open_proposal&kind=consultation&outcome=withdrawn&challengeId=${ID}&submitted=true&database=false&sort=oldest`,
  ])('an address and what it asks for are the same: %s', (search) => {
    const { filters, sort } = read(search);
    const written = new URLSearchParams(writeFilters(filters, sort));
    expect(Object.fromEntries(written)).toEqual(Object.fromEntries(new URLSearchParams(search)));
  });

  test('what the API would refuse is left out, so that an old link still shows something', () => {
    const strange = [
      'stage=nowhere',
      'stage=dialogue,nowhere',
      'ball=mayor',
      'departmentId=7',
      'inCharge=me',
      'overdue=yes',
      'type=x',
      'sort=title',
      'q=+',
      `q=${'x'.repeat(201)}`,
      'limit=5000',
      'constructor=1',
    ];
    for (const search of strange) {
      expect([search, read(search)]).toEqual([search, { filters: { closed: 'false' }, sort: 'received' }]);
    }
  });

  test('not asking whether a case is closed stays so', () => {
    const { filters } = read('closed=all&q=x');
    expect(filters).toEqual({ q: 'x' });
    expect(writeFilters(filters, 'received')).toBe('q=x&closed=all');
  });
});
