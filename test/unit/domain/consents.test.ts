import { describe, expect, test } from '@jest/globals';
import { consentsIn } from '../../../domain/consents.js';
import { DESKS } from '../../factories/desks.js';

describe('which consents hold', () => {
  const given = (consents: Readonly<Record<string, unknown>> | undefined) =>
    consentsIn(DESKS.izumiotsu, consents === undefined ? {} : { consents });

  test('what was ticked holds, and what was left out is as the guideline says', () => {
    const unasked = [
      { code: 'database', given: true },
      { code: 'internal_sharing', given: true },
    ];
    expect(given(undefined)).toEqual([...unasked, { code: 'publication', given: false }]);
    expect(given({ publication: true })).toEqual([...unasked, { code: 'publication', given: true }]);
    expect(given({ publication: 'yes' })).toEqual([...unasked, { code: 'publication', given: false }]);
  });

  test('where the desk does not ask, no answer counts', () => {
    expect(given({ database: false })[0]).toEqual({ code: 'database', given: true });
  });
});
