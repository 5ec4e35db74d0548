import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { addDays } from '../../domain/calendar.js';
import type { components } from '../../tools/client/schema.js';
import type { CaseView } from '../../tools/walkthrough/desk-client.js';
import { findDepartment, readForms, today } from '../../tools/walkthrough/story.js';
import type { DeskName } from '../factories/desks.js';
import { runQuery } from '../database/test-database.js';
import { refusalOf, submitted, TALK } from './cases.js';
import { eventually } from './eventually.js';
import { Instance } from './instance.js';

/** Transfers on a whole instance: from that moment the case accepts the successor and refuses the predecessor. */

jest.setTimeout(120_000);

type Order = components['schemas']['NewHandover'];
type Result = components['schemas']['HandoverResult'];

let instance: Instance;
beforeAll(async () => {
  instance = await Instance.start({ environment: { KYOSO_RECONCILE_EVERY_MS: '500' } });
}, 120_000);
afterAll(() => instance.stop(), 60_000);

async function personOf(login: string, desk: DeskName): Promise<string> {
  const { data } = await instance.as(login, desk).api.GET('/session');
  return data!.people.find((person) => person.desk === desk)!.personId;
}

const person = async (login: string, desk: DeskName) => ({ kind: 'person' as const, id: await personOf(login, desk) });

async function order(
  desk: DeskName,
  body: Omit<Order, 'sides' | 'cases' | 'dryRun'> & Partial<Order>,
  address?: string,
) {
  const { data } = await instance.as('administrator', desk, address).api.POST('/desks/{desk}/handovers', {
    params: { path: { desk } },
    body: { sides: [], cases: [], dryRun: false, ...body },
  });
  return data as Result;
}

/** The problem document of an order that is refused. */
async function refusedOrder(desk: DeskName, body: object, login = 'administrator') {
  const response = await fetch(`${instance.address}/api/desks/${desk}/handovers`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${instance.account(login, desk).token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  return (await response.json()) as components['schemas']['Problem'];
}

const claim = (login: string, desk: DeskName, id: string, address?: string) =>
  instance.as(login, desk, address).api.POST('/proposals/{id}/assignments', {
    params: { path: { id } },
    body: { action: 'claim' },
  });

const talk = (login: string, desk: DeskName, id: string, address?: string) =>
  instance.as(login, desk, address).command(id, 'record_dialogue', { ...TALK, heldOn: addDays(today(), -2) });

/** A case whose first department has taken it. */
async function talking(desk: DeskName): Promise<string> {
  const id = await submitted(instance, desk);
  const coordinator = instance.as('coordinator', desk);
  const { allClear } = await readForms(instance.desk(desk));
  if (desk === 'minato') {
    const first = { heldOn: addDays(today(), -3), participants: ['proposer' as const, 'desk' as const] };
    await coordinator.command(id, 'record_dialogue', { ...first, summary: '内容を確認した。' });
  }
  await coordinator.command(id, 'pass_screening', { answers: allClear, note: '要件を確認した。' });
  const departmentId = await findDepartment(instance.desk(desk), desk === 'minato' ? 'transport' : 'industry');
  await coordinator.command(id, 'assign_departments', { departments: [{ departmentId, lead: true }] });
  await instance.as('officer', desk).command(id, 'take_task');
  return id;
}

const settled = (desk: DeskName, id: string) =>
  eventually(async () => (await instance.as('coordinator', desk).proposal(id)).unsettled === 0);

const asksOf = ({ asks }: CaseView): string => JSON.stringify(asks);

describe('a person goes', () => {
  test('the brief says what the record says', async () => {
    const desk = 'tokorozawa';
    const id = await talking(desk);
    await talk('officer', desk, id);
    const { data: brief } = await instance
      .as('officer', desk)
      .api.GET('/proposals/{id}/handover-brief', { params: { path: { id } } });
    const view = await instance.as('officer', desk).proposal(id);
    expect(brief!.promised.asks).toEqual(view.asks);
    expect(brief!.next.ask).toEqual(view.asks[0]);
    expect(brief!.next.actions).toEqual(view.actions.filter(({ own }) => own).map(({ kind }) => kind));
    expect(brief!.met).toMatchObject([
      {
        heldOn: addDays(today(), -2),
        participants: TALK.participants,
        summary: TALK.summary,
        recordedBy: { side: 'department', name: '担当 二郎' },
      },
    ]);
    expect(brief!.promised.agreement).toBeNull();
    expect(brief!.notes).toEqual([]);
    expect(brief!.unsettled).toBe(0);
    expect(
      await refusalOf(
        instance.as('proposer', desk).api.GET('/proposals/{id}/handover-brief', { params: { path: { id } } }),
      ),
    ).toEqual({ status: 403, code: 'FORBIDDEN' });
  });

  test('nothing is done, and what has no successor is listed; then everything goes at once, due dates as they were', async () => {
    const desk = 'tokorozawa';
    const [first, second] = [await talking(desk), await talking(desk)];
    for (const id of [first, second]) await claim('officer', desk, id);
    await instance.as('officer', desk).api.POST('/proposals/{id}/watch', { params: { path: { id: first } } });
    const before = await Promise.all([first, second].map((id) => instance.as('coordinator', desk).proposal(id)));
    const from = await person('officer', desk);
    const successorId = await personOf('officer4', desk);

    const refused = await refusedOrder(desk, { from, effectiveOn: today() });
    expect(refused).toMatchObject({ status: 409, code: 'HANDOVER_INCOMPLETE' });
    expect(refused.openWork?.map((part) => part.proposalId).sort()).toEqual([first, second].sort());
    expect(refused.openWork?.every((part) => part.because === 'in_charge' && part.due !== null)).toBe(true);
    // Who administers a desk need not see its cases: no title is told.
    expect(JSON.stringify(refused)).not.toContain(before[0]!.title);
    // Somebody of another section, and no notes: both are named.
    const wrong = await refusedOrder(desk, {
      from,
      effectiveOn: today(),
      successorId: await personOf('officer2', desk),
    });
    expect(new Set(wrong.errors.map((error) => error.code))).toEqual(
      new Set(['SUCCESSOR_NOT_OF_SIDE', 'HANDOVER_NOTE_REQUIRED']),
    );
    expect(await refusedOrder(desk, { from, effectiveOn: today() }, 'desk-head')).toMatchObject({ code: 'FORBIDDEN' });
    await talk('officer', desk, first);
    const moved = (await instance.as('coordinator', desk).proposal(first)).asks;

    const dry = await order(desk, { from, effectiveOn: today(), successorId, dryRun: true });
    expect(dry).toMatchObject({ handover: null });
    expect(dry.missing.map((part) => part.code)).toEqual(['HANDOVER_NOTE_REQUIRED', 'HANDOVER_NOTE_REQUIRED']);

    const cases = [{ proposalId: first, note: '来月、現地を見る約束がある。' }];
    const done = await order(desk, { from, effectiveOn: today(), successorId, cases, note: '経過は記録のとおり。' });
    expect(done.handover).toMatchObject({ status: 'done', from: { name: '担当 二郎' }, effectiveOn: today() });
    expect(done.parts).toHaveLength(2);

    expect(await refusalOf(talk('officer', desk, first))).toEqual({ status: 404, code: 'NOT_FOUND' });
    await Promise.all([first, second].map((id) => settled(desk, id)));
    for (const [index, id] of [first, second].entries()) {
      const view = await instance.as('coordinator', desk).proposal(id);
      expect(asksOf(view)).toBe(index === 0 ? JSON.stringify(moved) : asksOf(before[1]!));
      expect(view.inCharge).toMatchObject([{ personId: successorId, how: 'handed_over' }]);
    }
    await talk('officer4', desk, first);
    const entry = (await instance.as('auditor', desk).timeline(first)).find(({ kind }) => kind === 'hand_over');
    expect(entry).toMatchObject({
      status: 'settled',
      actor: { name: '管理 八子' },
      words: { note: '来月、現地を見る約束がある。' },
    });
    const watches = await runQuery<{ person_id: string }>(
      instance.database.adminUrl,
      `select person_id from case_watches where proposal_id = '${first}' and until is null`,
    );
    expect(watches).toEqual([{ person_id: successorId }]);
    // Once each: who went, and who has more to do now. What was refused, or only tried, told nobody.
    expect(await toldOfRoles(desk)).toEqual([from.id, successorId].sort());
  });

  test('who is the last of a side leaves what nobody else could do; the desk’s own drafts go along', async () => {
    const desk = 'aomori';
    const id = await talking(desk);
    const coordinator = instance.as('coordinator', desk);
    const draft = await coordinator.createDraft(desk, { type: 'open_proposal', onBehalfOf: 'proposer', content: {} });
    // The head is left: the desk’s side hangs on nobody, the draft on its author.
    const refused = await refusedOrder(desk, { from: await person('coordinator', desk), effectiveOn: today() });
    expect(refused.openWork).toMatchObject([{ proposalId: draft.id, because: 'draft', referenceNumber: null }]);
    // Of the third section there is one officer and no leader.
    const welfare = await findDepartment(instance.desk(desk), 'welfare');
    await coordinator.command(id, 'assign_departments', { departments: [{ departmentId: welfare, lead: false }] });
    const alone = await refusedOrder(desk, { from: await person('officer3', desk), effectiveOn: today() });
    expect(alone.openWork).toMatchObject([{ proposalId: id, departmentId: welfare, because: 'nobody_else' }]);

    // N-16: a section that would be without a leader, or without anybody, is told of.
    const industry = await findDepartment(instance.desk(desk), 'industry');
    const leaving = async (login: string) =>
      (await order(desk, { from: await person(login, desk), effectiveOn: today(), dryRun: true })).warnings;
    expect(await leaving('leader')).toEqual([{ code: 'NO_LEADER_LEFT', departmentId: industry }]);
    expect(await leaving('officer')).toEqual([]);
    expect(await leaving('officer3')).toEqual([{ code: 'NOBODY_LEFT', departmentId: welfare }]);
    const head = await personOf('desk-head', desk);
    const done = await order(desk, {
      from: await person('coordinator', desk),
      effectiveOn: today(),
      successorId: head,
      note: '下書きを引き継ぐ。',
    });
    expect(done.warnings).toEqual([]);
    expect(await instance.as('desk-head', desk).proposal(draft.id)).toMatchObject({ submitted: false });
    expect(await refusalOf(coordinator.proposal(draft.id))).toEqual({ status: 404, code: 'NOT_FOUND' });
  });

  test('on a later day: planned, taken back, planned again, and carried out by itself', async () => {
    const desk = 'minato';
    const id = await talking(desk);
    await claim('officer', desk, id);
    const yesterday = await instance.startShiftedApi(-1);
    const from = await person('officer', desk);
    const successorId = await personOf('officer4', desk);
    const planned = { from, note: '引継ぎ', successorId };

    const without = await refusedOrder(desk, { from, effectiveOn: addDays(today(), 30), note: '引継ぎ' });
    expect(without).toMatchObject({ code: 'INVALID_REQUEST', errors: [{ field: 'successorId', code: 'REQUIRED' }] });
    const later = await order(desk, { ...planned, effectiveOn: addDays(today(), 30) });
    expect(later.handover).toMatchObject({ status: 'planned', endedAt: null });
    expect(later.parts).toMatchObject([{ proposalId: id, successorId }]);
    expect(await refusedOrder(desk, { ...planned, effectiveOn: addDays(today(), 31) })).toMatchObject({
      code: 'HANDOVER_EXISTS',
    });
    // Until that day nothing changes; a role that was to end with it goes on once it is taken back.
    await talk('officer', desk, id);
    const handoverId = later.handover!.id;
    const lastDays = () =>
      runQuery<{ valid_to: string | null }>(
        instance.database.adminUrl,
        `select valid_to::text from person_roles where person_id = '${from.id}'`,
      );
    expect(await lastDays()).toEqual([{ valid_to: addDays(today(), 29) }]);
    const path = { desk, handoverId };
    await instance.as('administrator', desk).api.DELETE('/desks/{desk}/handovers/{handoverId}', { params: { path } });
    expect(await lastDays()).toEqual([{ valid_to: null }]);
    expect(
      await refusalOf(
        instance.as('administrator', desk).api.DELETE('/desks/{desk}/handovers/{handoverId}', { params: { path } }),
      ),
    ).toEqual({ status: 409, code: 'HANDOVER_ENDED' });

    // Ordered the day before, for today: whatever carries it out does so by itself.
    const due = await order(desk, { ...planned, effectiveOn: today() }, yesterday);
    expect(due.handover).toMatchObject({ status: 'planned' });
    expect(await refusalOf(talk('officer', desk, id))).toEqual({ status: 404, code: 'NOT_FOUND' });
    const listed = async () =>
      (await instance.as('auditor', desk).api.GET('/desks/{desk}/handovers', { params: { path: { desk } } })).data!
        .handovers;
    await eventually(async () => (await listed()).find(({ id: one }) => one === due.handover!.id)?.status === 'done');
    await settled(desk, id);
    expect((await instance.as('coordinator', desk).proposal(id)).inCharge).toMatchObject([{ personId: successorId }]);
    await talk('officer4', desk, id);
    expect((await listed()).map(({ status }) => status).sort()).toEqual(['cancelled', 'done']);
    // Of each order and of what was taken back; the successor of what was carried out.
    expect(await toldOfRoles(desk)).toEqual([from.id, from.id, from.id, successorId].sort());
  });

  test('what was granted meanwhile is looked at before roles go on; that they do stands in the chain', async () => {
    const desk = 'minato';
    const departmentId = await findDepartment(instance.desk(desk), 'transport');
    const administrator = instance.as('administrator', desk).api;
    const day = addDays(today(), 30);
    const grants = async (personId: string, body: components['schemas']['RoleGrant']) => {
      const path = { desk, personId };
      const { data } = await administrator.POST('/desks/{desk}/people/{personId}/roles', { params: { path }, body });
      return data!.roles;
    };
    const from = await person('officer3', desk);
    const successorId = await personOf('officer4', desk);
    await grants(from.id, { role: 'officer', departmentId, to: null });
    const { handover } = await order(desk, { from, successorId, effectiveOn: day });
    const path = { desk, handoverId: handover!.id };
    const takesBack = () => administrator.DELETE('/desks/{desk}/handovers/{handoverId}', { params: { path } });
    const terms = () =>
      runQuery<{ role: string; from: string; to: string | null }>(
        instance.database.adminUrl,
        `select role, valid_from::text as "from", valid_to::text as "to" from person_roles
          where person_id = '${from.id}' and (department_id = '${departmentId}' or role = 'auditor')
          order by valid_from, role`,
      );

    const roles = await grants(from.id, { role: 'auditor', from: day, to: null });
    const planned = await terms();
    expect(planned).toEqual([
      { role: 'officer', from: today(), to: addDays(day, -1) },
      { role: 'auditor', from: day, to: null },
    ]);
    expect(await refusalOf(takesBack())).toEqual({ status: 409, code: 'FOUR_EYES' });
    expect(await terms()).toEqual(planned);

    const auditor = roles.find(({ role }) => role === 'auditor')!;
    await administrator.POST('/desks/{desk}/people/{personId}/roles/{roleId}/end', {
      params: { path: { desk, personId: from.id, roleId: auditor.id } },
      body: {},
    });
    // The same role, granted anew: until it begins the old one goes on, and no day is held twice.
    await grants(from.id, { role: 'officer', departmentId, from: addDays(day, 5), to: null });
    await takesBack();
    expect((await terms()).filter(({ role }) => role === 'officer')).toEqual([
      { role: 'officer', from: today(), to: addDays(day, 4) },
      { role: 'officer', from: addDays(day, 5), to: null },
    ]);
    const told = await runQuery<{ facts: { person: string; to: string | null } }>(
      instance.database.adminUrl,
      `select text::jsonb -> 'facts' as facts from audit_entries
        where desk_id = '${desk}' and text::jsonb ->> 'action' = 'role.restored'`,
    );
    expect(told.map(({ facts: { person: whose, to } }) => ({ whose, to }))).toContainEqual({
      whose: from.id,
      to: addDays(day, 4),
    });
  });

  test('nobody gives themselves back what somebody else has ended', async () => {
    const desk = 'izumiotsu';
    const own = await person('administrator', desk);
    const other = await personOf('coordinator', desk);
    const query = (text: string) => runQuery(instance.database.adminUrl, text);
    await query(
      `insert into person_roles (desk_id, id, person_id, role, valid_from)
       values ('${desk}', gen_random_uuid(), '${own.id}', 'coordinator', '2026-04-01')`,
    );
    const { handover } = await order(desk, { from: own, successorId: other, effectiveOn: addDays(today(), 30) });
    const orderedBy = (id: string) => query(`update handovers set created_by = '${id}' where id = '${handover!.id}'`);
    const path = { desk, handoverId: handover!.id };
    const takesBack = () =>
      instance.as('administrator', desk).api.DELETE('/desks/{desk}/handovers/{handoverId}', { params: { path } });
    await orderedBy(other);
    expect(await refusalOf(takesBack())).toEqual({ status: 403, code: 'OWN_ROLES' });
    await orderedBy(own.id);
    await takesBack();
  });

  test('an order that names nobody, no section, no day to come or a case that does not go is refused by its field', async () => {
    const desk = 'nara';
    const id = await talking(desk);
    const officer = await personOf('officer', desk);
    const successorId = await personOf('officer4', desk);
    const asked = { effectiveOn: today(), successorId, note: '引継ぎ' };
    const from = { kind: 'person', id: officer };
    const faultsOf = async (body: object) => {
      const { code, errors } = await refusedOrder(desk, body);
      return [code, ...errors.map(({ field, code: fault }) => `${field} ${fault}`)];
    };
    const section = { kind: 'department', id: officer };
    expect(await faultsOf({ ...asked, from: section })).toEqual(['DEPARTMENT_UNKNOWN', 'from.id DEPARTMENT_UNKNOWN']);
    const proposer = await person('proposer', desk);
    expect(await faultsOf({ ...asked, from: proposer })).toEqual(['PERSON_UNKNOWN', 'from.id PERSON_UNKNOWN']);
    const yesterday = addDays(today(), -1);
    expect(await faultsOf({ ...asked, from, effectiveOn: yesterday })).toEqual([
      'DATE_IN_PAST',
      'effectiveOn DATE_IN_PAST',
    ]);
    await claim('officer', desk, id);
    const cases = [
      { proposalId: id, note: '引継ぎ' },
      { proposalId: successorId, note: '引継ぎ' },
    ];
    expect(await faultsOf({ ...asked, from, cases })).toEqual(['INVALID_REQUEST', 'cases.1.proposalId NOT_FOUND']);
    // An id is the same in capitals: nobody goes and comes back as somebody else.
    expect(
      await faultsOf({ ...asked, from: { kind: 'person', id: officer.toUpperCase() }, successorId: officer }),
    ).toEqual(['HANDOVER_INCOMPLETE', `cases.${id} SUCCESSOR_NOT_OF_SIDE`]);
    expect((await instance.as('coordinator', desk).proposal(id)).inCharge).toMatchObject([{ personId: officer }]);
    await instance.as('officer', desk).api.POST('/proposals/{id}/assignments', {
      params: { path: { id } },
      body: { action: 'release' },
    });
  });

  test('with commands under way nothing is lost: each is settled in its turn, as who gave it then was', async () => {
    const desk = 'nara';
    const id = await talking(desk);
    await claim('officer', desk, id);
    await instance.stopPart('worker');
    const received = async (login: string) => {
      const { data } = await instance.as(login, desk).api.POST('/proposals/{id}/commands', {
        params: { path: { id }, header: { Prefer: 'respond-async' } },
        body: { kind: 'record_dialogue', input: { ...TALK, heldOn: addDays(today(), -2) } },
      } as never);
      return (data as unknown as { status: string }).status;
    };
    expect(await received('officer')).toBe('received');
    await order(desk, {
      from: await person('officer', desk),
      effectiveOn: today(),
      successorId: await personOf('officer4', desk),
      note: '引継ぎ',
    });
    expect(await received('officer4')).toBe('received');
    expect(await refusalOf(received('officer'))).toEqual({ status: 404, code: 'NOT_FOUND' });
    await instance.startWorker();
    await settled(desk, id);
    const last = (await instance.as('auditor', desk).timeline(id)).slice(-3);
    expect(last.map(({ kind, status, actor }) => [kind, status, actor?.name])).toEqual([
      ['record_dialogue', 'settled', '担当 二郎'],
      ['hand_over', 'settled', '管理 八子'],
      ['record_dialogue', 'settled', '担当 十一郎'],
    ]);
  });
});

/** Whom a desk has told that their rights have changed: people by their ids, sections by theirs. */
async function toldOfRoles(desk: string): Promise<string[]> {
  const rows = await runQuery<{ told: string }>(
    instance.database.adminUrl,
    `select coalesce(person_id, department_id)::text as told from notifications
      where desk_id = '${desk}' and kind = 'roles_changed' order by 1`,
  );
  return rows.map(({ told }) => told);
}

describe('a section goes', () => {
  test('its successor stands where it stood: same asks, same keys, same due dates, same concurrences', async () => {
    const desk = 'izumiotsu';
    const id = await talking(desk);
    await talk('officer', desk, id);
    await claim('officer', desk, id);
    await instance.as('officer', desk).command(id, 'concur', {});
    const before = await instance.as('coordinator', desk).proposal(id);
    const [old, next] = [
      await findDepartment(instance.desk(desk), 'industry'),
      await findDepartment(instance.desk(desk), 'environment'),
    ];
    const from = { kind: 'department', id: old } as const;
    const nowhere = await refusedOrder(desk, { from, effectiveOn: today(), note: '課の再編' });
    expect(nowhere.openWork).toMatchObject([{ proposalId: id, departmentId: old, because: 'section' }]);

    const stages = await runQuery<{ state: string }>(
      instance.database.adminUrl,
      `select state ->> 'evaluation' as state from proposals where id = '${id}'`,
    );
    await order(desk, { from, effectiveOn: today(), successorId: next, note: '課の再編' });
    await settled(desk, id);
    const after = await instance.as('coordinator', desk).proposal(id);
    expect(asksOf(after).replaceAll(next, old)).toBe(asksOf(before).replaceAll(next, old));
    expect(after.departments).toMatchObject([{ departmentId: next, lead: true, status: 'taken' }]);
    expect(after.ball).toMatchObject({ ...before.ball, ...(before.ball?.departmentId && { departmentId: next }) });
    // Whoever was in charge has no role in the new section: it is in its inbox.
    expect(after.inCharge).toEqual([]);
    const concurrences = await runQuery<{ state: string }>(
      instance.database.adminUrl,
      `select state ->> 'evaluation' as state from proposals where id = '${id}'`,
    );
    expect(concurrences[0]!.state.replaceAll(next, old)).toBe(stages[0]!.state);
    const rows = await runQuery<{ department_id: string; status: string }>(
      instance.database.adminUrl,
      `select department_id, status from tasks where proposal_id = '${id}'`,
    );
    expect(rows).toEqual([{ department_id: next, status: 'taken' }]);
    expect(await refusalOf(talk('officer', desk, id))).toEqual({ status: 404, code: 'NOT_FOUND' });
    await talk('officer2', desk, id);
    const told = await toldOfRoles(desk);
    expect(told).toEqual(expect.arrayContaining([await personOf('officer', desk), next]));
    expect(told.filter((each) => each === next)).toHaveLength(1);
  });
});
