import { describe, expect, test } from '@jest/globals';
import { DESKS } from '../../factories/desks.js';
import { changed } from '../parameters/changed.js';

/** A profile that derives the kind from cost must lead somewhere with a cost as well as without one. */

const kinds = DESKS.minato.agreement_kinds.kinds.filter((kind) => kind.when !== 'no_agreement');

describe('kinds of agreement by cost', () => {
  test('a procedure that must be held leads on', () => {
    expect(changed(DESKS.minato, { 'agreement_kinds.kinds': kinds }).agreement_kinds.kinds).toHaveLength(2);
  });

  test('one that may be waived leaves a case with a cost without a kind', () => {
    expect(() => changed(DESKS.minato, { 'agreement_kinds.kinds': kinds, 'procurement.strength': 'may' })).toThrow(
      'agreement_kinds.rule_basis: a case that costs the city something could not be concluded',
    );
  });

  test('unless another kind is for it', () => {
    expect(changed(DESKS.minato, { 'procurement.strength': 'may' }).procurement.strength).toBe('may');
  });
});
