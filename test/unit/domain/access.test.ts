import { describe, expect, test } from '@jest/globals';
import {
  authorityFor,
  NOTHING_SHARED,
  COMMAND_RULES,
  onBehalfChoices,
  relationsOf,
  sightThrough,
  SYSTEM_ACTOR,
  TOLD_TO_PROPOSER,
  type Actor,
  type Sharing,
  type Sight,
} from '../../../domain/access.js';
import { ROUTE_RULES } from '../../../domain/route-access.js';
import { COMMAND_KINDS, type CommandKind } from '../../../domain/commands.js';
import { caseAt, LETTER } from '../../factories/case-run.js';
import { D1, D2, D3, DESKS, PEOPLE } from '../../factories/desks.js';
import { draftState, type CaseState } from '../../../domain/case-state.js';

const { proposer, otherProposer, coordinator, deskHead, officer1, officer2, leader3, expert, auditor, administrator } =
  PEOPLE;

/** One department leads, one was asked, one refused. */
const inDialogue = () => {
  const run = caseAt('tokorozawa', 'dialogue');
  run.does(coordinator, 'assign_departments', { departments: [{ departmentId: D2 }, { departmentId: D3 }] });
  return run.does(leader3, 'refuse_task', { reason: '所管外' }).state;
};

const sightOf = (actor: Actor, state: CaseState, isAuthor: boolean, sharing?: Sharing) =>
  sightThrough(relationsOf(actor, state, isAuthor, sharing));

const OF_PROPOSER: CommandKind[] = [
  'answer_protection',
  'consent_to_agreement',
  'convert',
  'mark_protected',
  'resubmit',
  'submit',
  'withdraw',
];

const granted = (actor: Actor, state = inDialogue()): CommandKind[] =>
  COMMAND_KINDS.filter((kind) => authorityFor(kind, actor, null, state, DESKS.tokorozawa) === 'granted').sort();

describe('who may give which command', () => {
  test('every command stands in the table, and none is given by nobody', () => {
    expect(Object.keys(COMMAND_RULES).sort()).toEqual([...COMMAND_KINDS].sort());
    expect(Object.values(COMMAND_RULES).every((rule) => rule.by.length > 0)).toBe(true);
  });

  test.each<[string, Actor, CommandKind[]]>([
    ['the proposer', proposer, OF_PROPOSER],
    ['another proposer', otherProposer, []],
    ['a department that was asked', officer2, ['extend_due', 'record_dialogue', 'refuse_task', 'take_task']],
    ['a department that refused', leader3, []],
    ['an expert', expert, []],
    ['an auditor', auditor, []],
    ['an administrator', administrator, ['replan']],
    ['the clock', SYSTEM_ACTOR, ['change_guideline', 'end_agreement']],
    ['somebody without any role', { ...proposer, roles: [] }, []],
    ['somebody whose role as proposer has ended', { ...proposer, roles: [], ownsCase: true }, []],
  ])('%s', (_, actor, kinds) => {
    expect(granted(actor)).toEqual(kinds);
  });

  test('only the head of the desk reopens, and ends a consultation that was not agreed', () => {
    const heads: CommandKind[] = ['reopen', 'settle_protection'];
    const rest = granted(deskHead).filter((kind) => !heads.includes(kind));
    expect(granted(deskHead)).toEqual(expect.arrayContaining(heads));
    expect(granted(coordinator)).toEqual(rest);
  });

  test('what a stage’s decider may do changes hands with the stage', () => {
    expect(granted(officer1)).toContain('reject');
    expect(granted(coordinator)).not.toContain('reject');
    const matching = caseAt('tokorozawa', 'matching').state;
    expect(granted(coordinator, matching)).toContain('reject');
    expect(granted(officer1, matching)).toEqual([]);
  });

  test('a department’s officer has no say for another department, whatever the role is called', () => {
    expect(granted({ ...officer1, departmentIds: [] })).toEqual([]);
    expect(granted({ ...officer1, roles: ['desk_head'], departmentIds: [D2] })).not.toContain('conclude');
  });

  test('on behalf of somebody only the desk acts, and only where the table says so', () => {
    const state = inDialogue();
    const proxies = COMMAND_KINDS.filter(
      (kind) => authorityFor(kind, coordinator, LETTER, state, DESKS.tokorozawa) === 'granted',
    );
    expect(proxies.sort()).toEqual(OF_PROPOSER);
    for (const kind of COMMAND_KINDS) {
      for (const actor of [proposer, officer1, auditor, administrator, SYSTEM_ACTOR]) {
        expect(authorityFor(kind, actor, LETTER, state, DESKS.tokorozawa)).toBe('on_behalf_denied');
        expect(onBehalfChoices(kind, actor)).toEqual([]);
      }
    }
    expect(onBehalfChoices('exclude', deskHead)).toEqual(['mayor']);
  });
});

const elsewhere: Actor = { ...officer1, departmentIds: ['elsewhere'] };

describe('who sees a case', () => {
  test.each<[string, Actor, 'whole' | 'own' | 'none']>([
    ['the coordinator', coordinator, 'whole'],
    ['the head of the desk', deskHead, 'whole'],
    ['the auditor', auditor, 'whole'],
    ['the lead department', officer1, 'whole'],
    ['a department that was asked', officer2, 'whole'],
    ['a department that refused', leader3, 'whole'],
    ['its proposer', proposer, 'own'],
    ['another proposer', otherProposer, 'none'],
    ['a department that is no participant (T-22)', { ...officer1, departmentIds: ['elsewhere'] }, 'none'],
    ['the administrator', administrator, 'none'],
    ['an expert', expert, 'none'],
  ])('%s', (_, actor, sight) => {
    expect(sightOf(actor, inDialogue(), false)).toBe(sight);
  });

  test.each<[string, Actor, Sharing, Sight]>([
    ['a colleague who may see', { ...proposer, roles: ['proposer_viewer'] }, NOTHING_SHARED, 'own'],
    ['a viewer of another organisation', { ...otherProposer, roles: ['proposer_viewer'] }, NOTHING_SHARED, 'none'],
    ['another department, shared with sections', elsewhere, { sections: true, partner: false }, 'shared'],
    ['another department, shared with partners only', elsewhere, { sections: false, partner: true }, 'none'],
    ['a partner', { ...expert, roles: ['partner'] }, { sections: true, partner: true }, 'shared'],
    ['a partner to whom nothing was passed on', { ...expert, roles: ['partner'] }, NOTHING_SHARED, 'none'],
    ['its proposer, shared or not', proposer, { sections: true, partner: true }, 'own'],
    ['an administrator, shared or not', administrator, { sections: true, partner: true }, 'none'],
  ])('by consent or organisation: %s', (_, actor, sharing, sight) => {
    expect(sightOf(actor, inDialogue(), false, sharing)).toBe(sight);
  });

  test('who lost every role sees nothing, not even their own draft', () => {
    const draft = draftState('open_proposal');
    for (const actor of [proposer, coordinator]) expect(sightOf({ ...actor, roles: [] }, draft, true)).toBe('none');
    expect(sightOf({ ...proposer, roles: [] }, inDialogue(), true)).toBe('none');
  });

  test('a draft is its author’s alone', () => {
    const draft = draftState('open_proposal');
    expect(sightOf(proposer, draft, true)).toBe('own');
    expect(sightOf(coordinator, draft, true)).toBe('whole');
    for (const actor of [coordinator, deskHead, auditor, officer1, otherProposer]) {
      expect(sightOf(actor, draft, false)).toBe('none');
    }
  });
});

test('what is addressed to a proposer includes every end of a case, and no internal coordination', () => {
  const ends: CommandKind[] = ['exclude', 'redirect', 'close_without_department', 'reject', 'lapse', 'conclude'];
  expect(ends.every((kind) => TOLD_TO_PROPOSER.has(kind))).toBe(true);
  const internal: CommandKind[] = ['concur', 'object', 'refuse_task', 'assign_departments', 'secure_funds'];
  expect(internal.some((kind) => TOLD_TO_PROPOSER.has(kind))).toBe(false);
});

test('histories are read by auditors only', () => {
  expect(ROUTE_RULES['GET /audit/proposals/{id}/history']).toEqual({ case: ['auditor'] });
});

test('D1 leads where these tests say so', () => {
  expect(inDialogue().departments.find((part) => part.lead)?.departmentId).toBe(D1);
});
