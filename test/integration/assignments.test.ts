import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { addDays } from '../../domain/calendar.js';
import type { components } from '../../tools/client/schema.js';
import { findDepartment, today } from '../../tools/walkthrough/story.js';
import { runQuery } from '../database/test-database.js';
import { eventually } from './eventually.js';
import { inDialogue, refusalOf, submitted, TALK, viewOf } from './cases.js';
import { Instance } from './instance.js';

/** Who is in charge of a case: one person, whom everybody sees, and beside whom nobody acts by mistake. */

type Change = components['schemas']['AssignmentChange'];

let instance: Instance;
let section: string;
const people = new Map<string, string>();

beforeAll(async () => {
  instance = await Instance.start();
  section = await findDepartment(instance.desk('tokorozawa'), 'industry');
  for (const login of ['officer', 'officer2', 'officer4', 'leader', 'coordinator', 'desk-head']) {
    const { data } = await instance.as(login, 'tokorozawa').api.GET('/session');
    people.set(login, data!.people.find(({ desk }) => desk === 'tokorozawa')!.personId);
  }
}, 120_000);
afterAll(() => instance.stop(), 60_000);

const idOf = (login: string): string => people.get(login)!;

const change = async (login: string, id: string, body: Change, address?: string) => {
  const { data } = await instance
    .as(login, 'tokorozawa', address)
    .api.POST('/proposals/{id}/assignments', { params: { path: { id } }, body });
  return data!.inCharge;
};

const talk = (login: string, id: string, address?: string) =>
  instance.as(login, 'tokorozawa', address).command(id, 'record_dialogue', { ...TALK, heldOn: today() });

const tasksOf = async (
  login: string,
  query: { inbox?: 'mine' | 'department' | 'unclaimed' | 'all'; assignee?: string } = {},
) => {
  const { data } = await instance.as(login, 'tokorozawa').api.GET('/tasks', { params: { query } });
  return data!.tasks;
};

describe('being in charge', () => {
  test('of two who claim at once one wins; the other is told, and gives no command any more', async () => {
    const id = await inDialogue(instance);
    const claims = await Promise.allSettled(
      ['officer', 'officer4'].map((login) => change(login, id, { action: 'claim' })),
    );
    const won = claims.findIndex((claim) => claim.status === 'fulfilled');
    const [winner, loser] = won === 0 ? ['officer', 'officer4'] : ['officer4', 'officer'];
    expect(claims.filter((claim) => claim.status === 'fulfilled')).toHaveLength(1);
    expect(claims[1 - won]).toMatchObject({ status: 'rejected', reason: { status: 409, code: 'ALREADY_ASSIGNED' } });

    expect((await viewOf(instance, id)).inCharge).toMatchObject([
      { holder: 'department', departmentId: section, personId: idOf(winner), how: 'claimed', inForce: true },
    ]);
    expect(await refusalOf(talk(loser, id))).toEqual({ status: 403, code: 'ASSIGNED_TO_ANOTHER' });
    const { actions } = await instance.as(loser, 'tokorozawa').proposal(id);
    expect(actions.map((action) => action.kind)).not.toContain('record_dialogue');
    await talk(winner, id);
    // The leader of the department may; so may the other side, of which nobody is in charge.
    await talk('leader', id);
    await talk('coordinator', id);
  }, 60_000);

  test('outside the city nobody learns who it is', async () => {
    const id = await inDialogue(instance);
    await change('officer', id, { action: 'claim' });
    const proposer = instance.as('proposer', 'tokorozawa');
    expect(JSON.stringify([await proposer.proposal(id), await proposer.timeline(id)])).not.toContain('担当');
    expect((await proposer.proposal(id)).inCharge).toBeUndefined();
    expect(await refusalOf(change('proposer', id, { action: 'claim' }))).toEqual({ status: 403, code: 'FORBIDDEN' });
    expect(await refusalOf(change('officer2', id, { action: 'claim' }))).toEqual({ status: 404, code: 'NOT_FOUND' });
  }, 60_000);

  test('it is delegated and comes back, given by the leader and by nobody else, and everything is on record', async () => {
    const id = await inDialogue(instance);
    const to = (login: string) => ({ departmentId: section, personId: idOf(login) });
    expect(await refusalOf(change('officer', id, { action: 'assign', ...to('officer4') }))).toEqual({
      status: 403,
      code: 'NOT_AUTHORISED',
    });
    expect(await refusalOf(change('officer', id, { action: 'delegate', ...to('officer4') }))).toEqual({
      status: 403,
      code: 'NOT_IN_CHARGE',
    });
    expect(await refusalOf(change('leader', id, { action: 'assign', ...to('officer2') }))).toEqual({
      status: 422,
      code: 'ASSIGNEE_NOT_OF_SIDE',
    });
    // Who claims for somebody else would find themselves in charge.
    expect(await refusalOf(change('officer', id, { action: 'claim', ...to('officer4') }))).toEqual({
      status: 422,
      code: 'INVALID_REQUEST',
    });
    await change('leader', id, { action: 'assign', ...to('officer'), note: '前回の担当のため。' });
    const delegated = await change('officer', id, { action: 'delegate', ...to('officer4') });
    expect(delegated).toMatchObject([{ personId: idOf('officer4'), how: 'delegated' }]);
    expect(await refusalOf(change('officer', id, { action: 'release' }))).toEqual({
      status: 403,
      code: 'NOT_IN_CHARGE',
    });
    expect(await change('officer4', id, { action: 'release' })).toMatchObject([{ personId: idOf('officer') }]);
    expect(await change('officer', id, { action: 'release' })).toEqual([]);
    expect(await refusalOf(change('officer', id, { action: 'release' }))).toEqual({
      status: 409,
      code: 'NOT_ASSIGNED',
    });

    const { data } = await instance
      .as('auditor', 'tokorozawa')
      .api.GET('/proposals/{id}/assignments', { params: { path: { id } } });
    expect(data!.inCharge).toEqual([]);
    expect(data!.history.map(({ how, note, until }) => [how, note, until === null])).toEqual([
      ['assigned', null, false],
      ['delegated', null, false],
      ['assigned', '前回の担当のため。', false],
    ]);
    const chain = await runQuery<{ text: string }>(
      instance.database.adminUrl,
      `select text from audit_entries where chain = '${id}' and text like '%"assignment.%' order by n`,
    );
    expect(chain.map(({ text }) => (JSON.parse(text) as { action: string }).action)).toEqual([
      'assignment.given',
      'assignment.given',
      'assignment.given',
      'assignment.released',
    ]);
  }, 60_000);

  test('the desk has a side of its own: who is in charge there leaves the department alone', async () => {
    const id = await inDialogue(instance);
    await change('desk-head', id, { action: 'assign', departmentId: null, personId: idOf('desk-head') });
    expect(await refusalOf(talk('coordinator', id))).toEqual({ status: 403, code: 'ASSIGNED_TO_ANOTHER' });
    const onBehalf = { onBehalfOf: { party: 'proposer' as const, evidence: '電話' } };
    expect(await refusalOf(instance.as('coordinator', 'tokorozawa').command(id, 'withdraw', {}, onBehalf))).toEqual({
      status: 403,
      code: 'ASSIGNED_TO_ANOTHER',
    });
    await talk('officer', id);
    await talk('desk-head', id);
  }, 60_000);
});

describe('many at once', () => {
  const assignMany = async (
    login: string,
    cases: { proposalId: string; departmentId?: string | null }[],
    to = 'officer4',
  ) => {
    const { data } = await instance.as(login, 'tokorozawa').api.POST('/desks/{desk}/assignments', {
      params: { path: { desk: 'tokorozawa' } },
      body: { personId: idOf(to), cases },
    });
    return data!.assigned;
  };

  test('all are assigned, or none with a reason for each that can’t be', async () => {
    const ids = [await inDialogue(instance), await inDialogue(instance)];
    const screening = await submitted(instance);
    const cases = ids.map((proposalId) => ({ proposalId, departmentId: section }));
    const faulty = [...cases, { proposalId: screening, departmentId: section }, { proposalId: idOf('officer') }];
    await expect(assignMany('leader', faulty)).rejects.toMatchObject({
      status: 422,
      code: 'ASSIGNMENTS_REFUSED',
      errors: expect.arrayContaining([
        // A case that the leader may not see and one that is not there answer alike.
        expect.objectContaining({ field: 'cases.2.proposalId', code: 'NOT_FOUND' }),
        expect.objectContaining({ field: 'cases.3.proposalId', code: 'NOT_FOUND' }),
      ]) as unknown,
    });
    for (const id of ids) expect((await viewOf(instance, id)).inCharge).toEqual([]);

    expect(await assignMany('leader', cases)).toBe(2);
    for (const id of ids) expect((await viewOf(instance, id)).inCharge).toMatchObject([{ personId: idOf('officer4') }]);
    expect(await refusalOf(assignMany('officer', cases))).toEqual({ status: 403, code: 'FORBIDDEN' });
    await expect(assignMany('leader', [{ proposalId: ids[0]!, departmentId: null }])).rejects.toMatchObject({
      errors: [expect.objectContaining({ field: 'cases.0', code: 'NOT_AUTHORISED' })],
    });
  }, 60_000);
});

describe('the inbox', () => {
  test('mine, my department’s, and what of it nobody is in charge of', async () => {
    const [claimed, free] = [await inDialogue(instance), await inDialogue(instance)];
    await change('officer4', claimed, { action: 'claim' });
    const shown = async (login: string, query: Parameters<typeof tasksOf>[1]) =>
      (await tasksOf(login, query)).map((task) => task.proposalId).filter((id) => id === claimed || id === free);
    expect((await shown('officer', { inbox: 'department' })).sort()).toEqual([claimed, free].sort());
    expect(await shown('officer', { inbox: 'unclaimed' })).toEqual([free]);
    expect(await shown('officer', { inbox: 'mine' })).toEqual([]);
    expect(await shown('officer4', { inbox: 'mine' })).toEqual([claimed]);
    expect(await shown('officer', { assignee: idOf('officer4') })).toEqual([claimed]);
    expect((await shown('officer', {})).sort()).toEqual([claimed, free].sort());
    const [task] = (await tasksOf('officer')).filter((each) => each.proposalId === claimed);
    expect(task!.inCharge).toEqual({ personId: idOf('officer4'), name: '担当 十一郎' });
    // What the desk follows up beside the process is the desk's, whoever looks.
    const { data: ofDesk } = await instance.as('coordinator', 'tokorozawa').api.GET('/tasks');
    expect(ofDesk!.followUps.filter((each) => each.proposalId === free)).toMatchObject([{ kind: 'accompany' }]);
    const { data: ofSection } = await instance.as('officer', 'tokorozawa').api.GET('/tasks');
    expect(ofSection!.followUps).toEqual([]);
    // A proposer's own inbox is what awaits them, and tells them of nobody.
    expect((await tasksOf('proposer')).every((each) => each.inCharge === undefined)).toBe(true);
  }, 60_000);
});

describe('an absence', () => {
  const absences = { path: { desk: 'tokorozawa' } };

  test('the substitute acts from the first day to the last, and neither before nor after', async () => {
    const id = await inDialogue(instance);
    await change('officer', id, { action: 'claim' });
    const [tomorrow, later] = [await instance.startShiftedApi(1), await instance.startShiftedApi(3)];
    const { data } = await instance.as('officer', 'tokorozawa').api.POST('/desks/{desk}/absences', {
      params: absences,
      body: { substituteId: idOf('officer4'), from: addDays(today(), 1), to: addDays(today(), 2) },
    });
    expect(data).toMatchObject({ person: '担当 二郎', substitute: '担当 十一郎', from: addDays(today(), 1) });

    expect(await refusalOf(talk('officer4', id))).toEqual({ status: 403, code: 'ASSIGNED_TO_ANOTHER' });
    await talk('officer4', id, tomorrow);
    expect(await refusalOf(talk('officer4', id, later))).toEqual({ status: 403, code: 'ASSIGNED_TO_ANOTHER' });
    // Nobody had to give anything back.
    await talk('officer', id, later);

    await instance.as('leader', 'tokorozawa').api.DELETE('/desks/{desk}/absences/{absenceId}', {
      params: { path: { desk: 'tokorozawa', absenceId: data!.id } },
    });
    expect(await refusalOf(talk('officer4', id, tomorrow))).toEqual({ status: 403, code: 'ASSIGNED_TO_ANOTHER' });
  }, 90_000);

  test('nobody stands in who has no right of their own, and nobody arranges it for others but who divides their work', async () => {
    const add = (login: string, body: components['schemas']['NewAbsence']) =>
      refusalOf(instance.as(login, 'tokorozawa').api.POST('/desks/{desk}/absences', { params: absences, body }));
    const days = { from: today(), to: addDays(today(), 1) };
    expect(await add('officer', { substituteId: idOf('officer2'), ...days })).toEqual({
      status: 422,
      code: 'ASSIGNEE_NOT_OF_SIDE',
    });
    expect(await add('officer4', { personId: idOf('officer'), substituteId: idOf('officer4'), ...days })).toEqual({
      status: 403,
      code: 'NOT_AUTHORISED',
    });
    expect(await add('officer', { substituteId: idOf('officer4'), from: days.to, to: days.from })).toEqual({
      status: 422,
      code: 'DATES_REVERSED',
    });
    const over = { from: addDays(today(), -3), to: addDays(today(), -1) };
    expect(await add('officer', { substituteId: idOf('officer4'), ...over })).toEqual({
      status: 422,
      code: 'DATE_IN_PAST',
    });
    // An id in capitals is the same person's.
    const oneself = { personId: idOf('officer').toUpperCase(), substituteId: idOf('officer') };
    expect(await add('leader', { ...oneself, ...days })).toEqual({ status: 422, code: 'ASSIGNEE_NOT_OF_SIDE' });
  }, 60_000);
});

test('a command that waited while its giver lost their role is refused: rights are read under the lock', async () => {
  const id = await inDialogue(instance);
  const { adminUrl } = instance.database;
  const holder = new pg.Client({ connectionString: adminUrl });
  await holder.connect();
  const role = `person_id = '${idOf('officer4')}' and role = 'officer'`;
  try {
    await holder.query('begin');
    await holder.query('select 1 from proposals where id = $1 for update', [id]);
    const waiting = refusalOf(talk('officer4', id));
    await eventually(async () => {
      const [row] = await runQuery<{ waiting: number }>(
        adminUrl,
        `select count(*)::int as waiting from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock' and query like '%ProposalEntity%'`,
      );
      return (row?.waiting ?? 0) > 0;
    });
    await runQuery(
      adminUrl,
      `update person_roles set valid_to = '2026-01-01', valid_from = '2026-01-01' where ${role}`,
    );
    await holder.query('commit');
    expect(await waiting).toMatchObject({ status: 404 });
  } finally {
    await holder.end();
    await runQuery(adminUrl, `update person_roles set valid_to = null where ${role}`);
  }
  await talk('officer4', id);
}, 60_000);

describe('following a case', () => {
  const watch = (login: string, id: string) =>
    instance.as(login, 'tokorozawa').api.POST('/proposals/{id}/watch', { params: { path: { id } } });
  const noticesOf = (login: string, id: string) =>
    runQuery<{ command: string }>(
      instance.database.adminUrl,
      `select params ->> 'command' as command from notifications
        where proposal_id = '${id}' and person_id = '${idOf(login)}' and kind = 'watched' order by created_at`,
    );

  test('whoever follows is told of each step, until they stop or may not see it any more', async () => {
    const id = await inDialogue(instance);
    const isWatchedBy = async (login: string) => (await instance.as(login, 'tokorozawa').proposal(id)).watching;
    expect(await isWatchedBy('leader')).toBe(false);
    await watch('leader', id);
    await watch('leader', id);
    expect([await isWatchedBy('leader'), await isWatchedBy('officer')]).toEqual([true, false]);
    expect(await refusalOf(watch('officer2', id))).toEqual({ status: 404, code: 'NOT_FOUND' });
    await talk('officer', id);
    // Who acted is not told what they did.
    await talk('leader', id);
    expect(await noticesOf('leader', id)).toEqual([{ command: 'record_dialogue' }]);
    await instance.as('leader', 'tokorozawa').api.DELETE('/proposals/{id}/watch', { params: { path: { id } } });
    await talk('officer', id);
    expect(await noticesOf('leader', id)).toHaveLength(1);
    expect(await isWatchedBy('leader')).toBe(false);
  }, 60_000);
});
