import { describe, expect, test } from '@jest/globals';
import { ROUTE_RULES } from '../../../domain/route-access.js';
import { FIELDS_SEEN, MESSAGE_CLASS } from '../../../domain/field-access.js';
import { sidesToldOf, writingSideOf } from '../../../domain/messages.js';
import { caseAt } from '../../factories/case-run.js';
import { D1, D2, D3, PEOPLE } from '../../factories/desks.js';

const { coordinator, leader3, officer1 } = PEOPLE;

/** One department leads, one was asked, one refused. */
const state = (() => {
  const run = caseAt('tokorozawa', 'dialogue');
  run.does(coordinator, 'assign_departments', { departments: [{ departmentId: D2 }, { departmentId: D3 }] });
  return run.does(leader3, 'refuse_task', { reason: '所管外' }).state;
})();

const desk = { side: 'desk', departmentId: null } as const;
const proposer = { side: 'proposer', departmentId: null } as const;
const section = (departmentId: string) => ({ side: 'department', departmentId }) as const;

describe('for which side somebody writes', () => {
  test('the proposer, the desk, a department that has not refused', () => {
    expect(writingSideOf(['own'], { departmentIds: [] }, state)).toEqual(proposer);
    expect(writingSideOf(['desk'], coordinator, state)).toEqual(desk);
    expect(writingSideOf(['participant'], officer1, state)).toEqual(section(D1));
    expect(writingSideOf(['participant'], leader3, state)).toBeNull();
    expect(writingSideOf(['auditor'], { departmentIds: [] }, state)).toBeNull();
  });

  test('who brought it writes as its proposer, whatever else they are', () => {
    expect(writingSideOf(['desk', 'own'], coordinator, state)).toEqual(proposer);
  });
});

describe('who is told', () => {
  test.each([
    ['of the proposer’s: desk and who works on it', { ...proposer, audience: 'proposer' }, [desk, section(D1)]],
    ['of the desk’s: the proposer', { ...desk, audience: 'proposer' }, [proposer]],
    ['of a department’s: the proposer', { ...section(D1), audience: 'proposer' }, [proposer]],
    ['inside, of the desk’s: all that have not refused', { ...desk, audience: 'internal' }, [section(D1), section(D2)]],
    ['inside, of a department’s: desk and the others', { ...section(D1), audience: 'internal' }, [desk, section(D2)]],
  ] as const)('%s', (_name, message, told) => {
    expect(sidesToldOf(message, state)).toEqual(told);
  });
});

describe('who reads', () => {
  test('what both sides say stays within those who take part, and readings of it are recorded', () => {
    const seeing = (audience: 'proposer' | 'internal') =>
      Object.entries(FIELDS_SEEN)
        .filter(([, classes]) => classes.includes(MESSAGE_CLASS[audience]))
        .map(([sight]) => sight);
    expect(seeing('proposer')).toEqual(['whole', 'own']);
    expect(seeing('internal')).toEqual(['whole']);
  });

  test('neither other sections, partners nor experts; a viewer and an auditor read and do not write', () => {
    const [reads, writes] = [
      ROUTE_RULES['GET /proposals/{id}/messages'].case,
      ROUTE_RULES['POST /proposals/{id}/messages'].case,
    ];
    expect([...reads].sort()).toEqual(['auditor', 'desk', 'own', 'participant', 'viewer']);
    expect([...writes].sort()).toEqual(['desk', 'own', 'participant']);
  });
});
