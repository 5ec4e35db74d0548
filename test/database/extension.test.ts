import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { STALLED } from '../../domain/case-state.js';
import type { Actor } from '../../domain/access.js';
import type { AskKind } from '../../domain/case-state.js';
import { D1, PEOPLE } from '../factories/desks.js';
import { DesksOnPostgres, expectNothingWritten, RecordedCase } from '../factories/desk-on-postgres.js';
import { TOKOROZAWA_WITH_PILOT, walk } from '../factories/recorded-walks.js';

/** More time for whoever is awaited: what it leaves in the records, and who is told. */

const { proposer, coordinator, deskHead, officer1, leader3 } = PEOPLE;
const leader1: Actor = { ...leader3, departmentIds: [D1] };

let desks: DesksOnPostgres;
beforeAll(async () => {
  desks = await DesksOnPostgres.create();
});
afterAll(() => desks?.drop());

async function submitted(): Promise<RecordedCase> {
  const theCase = await RecordedCase.draft(desks, 'tokorozawa');
  await theCase.does(proposer, 'submit', {});
  return theCase;
}

const extend = (theCase: RecordedCase, actor: Actor, kind: AskKind, until: string) =>
  theCase.does(actor, 'extend_due', { ask: theCase.openAsk(kind).key, until, reason: '先方の都合' });

interface Told extends Record<string, unknown> {
  readonly recipient: string;
  readonly person_id: string | null;
  readonly department_id: string | null;
  readonly ask_key: string;
  readonly params: { readonly ask?: string; readonly until: string; readonly before: string };
}

const told = (theCase: RecordedCase): Promise<Told[]> =>
  desks.rows<Told>(
    `select recipient, person_id, department_id, ask_key, params from notifications
      where proposal_id = $1 and kind = 'extended' order by created_at, recipient`,
    [theCase.id],
  );

const OLD = '2026-09-08T08:15:00.000Z';
const NEW = '2026-09-18T08:15:00.000Z';

describe('the record', () => {
  test('has the old date as it was and the new one, in its rows, on its list and in its chain', async () => {
    const theCase = await submitted();
    const was = theCase.openAsk('screen');
    await extend(theCase.at('2026-09-03'), coordinator, 'screen', '2026-09-18');
    const { key } = theCase.openAsk('screen');
    expect(await theCase.rowsOf('asks', 'opened_by')).toMatchObject([
      {
        key: was.key,
        since: new Date(was.since),
        until: new Date(OLD),
        closed_at: new Date(theCase.now),
        closed_by: 2,
      },
      { key, since: new Date(was.since), until: new Date(NEW), closed_at: null, opened_by: 2 },
    ]);
    expect((await theCase.record()).dueAt).toEqual(new Date(NEW));
    expect((await theCase.audited()).filter(({ action }) => action === 'due.extended')).toMatchObject([
      { facts: { ask: 'screen', holder: 'desk', departmentId: null, from: OLD, until: NEW } },
    ]);
  });

  test('is told of the old date no more: not even a rung that was due comes again; the new one has its whole ladder', async () => {
    const theCase = await submitted();
    const was = theCase.openAsk('screen');
    expect(await theCase.at(OLD).remind(was)).toMatchObject({ answer: 'sent' });
    const { agenda } = await extend(theCase.at('2026-09-09'), coordinator, 'screen', '2026-09-18');
    const now = theCase.openAsk('screen');
    const eve = { askKey: now.key, rung: -1, at: '2026-09-17T08:15:00.000Z' };
    expect(agenda).toEqual([eve, expect.objectContaining({ askKey: STALLED })]);
    // The rung after the old date would have been three business days after it.
    theCase.at('2026-09-11T08:15:00.000Z');
    const woken = await expectNothingWritten(desks, () => theCase.wake({ askKey: was.key, rung: 1, at: theCase.now }));
    expect(woken).toMatchObject({ answer: 'void', agenda: [eve, { askKey: STALLED }] });
    expect(await theCase.at(eve.at).wake(eve)).toMatchObject({
      answer: 'sent',
      agenda: [{ askKey: now.key, rung: 0, at: NEW }, { askKey: STALLED }],
    });
  });

  test('leaves nothing of an extension that was refused but the refusal', async () => {
    const theCase = await submitted();
    const { key } = theCase.openAsk('screen');
    const row = await theCase.receive(coordinator, 'extend_due', { ask: key, until: '2026-09-12', reason: '土曜日' });
    expect(await theCase.settle(row)).toMatchObject({ answer: 'refused', code: 'NOT_A_BUSINESS_DAY' });
    expect(theCase.openAsk('screen')).toMatchObject({ key, until: OLD });
    expect(await theCase.rowsOf('asks', 'opened_by')).toMatchObject([{ key, closed_at: null }]);
    expect(await told(theCase)).toEqual([]);
    expect((await theCase.audited()).map(({ action }) => action)).not.toContain('due.extended');
  });
});

describe('who is told', () => {
  test('the proposer of the city’s time: the dates alone, and nothing of what is waited for', async () => {
    const theCase = await submitted();
    await extend(theCase, coordinator, 'screen', '2026-09-18');
    expect(await told(theCase)).toEqual([
      {
        recipient: 'proposer',
        person_id: proposer.personId,
        department_id: null,
        ask_key: theCase.openAsk('screen').key,
        params: { until: NEW, before: OLD },
      },
    ]);
  });

  test('the proposer of their own, with what it is', async () => {
    const theCase = await submitted();
    await theCase.does(coordinator, 'request_correction', { message: '補正' });
    const { until: before } = theCase.openAsk('correct');
    await extend(theCase, coordinator, 'correct', '2026-10-09');
    const { key, until } = theCase.openAsk('correct');
    expect(await told(theCase)).toMatchObject([
      { recipient: 'proposer', person_id: proposer.personId, ask_key: key, params: { ask: 'correct', until, before } },
    ]);
  });

  test('nobody that they are awaited, or are no longer: they have been all along', async () => {
    const theCase = await submitted();
    await desks.gives(PEOPLE.expert, 'expert', { desk: 'minato' });
    const expert = await RecordedCase.draft(desks, 'minato');
    await expert.does(proposer, 'submit', {});
    await expert.does(coordinator, 'request_expert', {
      expertKind: expert.profile.experts.kinds[0]!.code,
      question: '実現できるか。',
      personId: PEOPLE.expert.personId,
    });
    for (const [each, kind] of [
      [theCase, 'screen'],
      [expert, 'advise'],
    ] as const) {
      const count = () =>
        desks.rows(`select kind from notifications where proposal_id = $1 and kind in ('ask_opened', 'ask_ended')`, [
          each.id,
        ]);
      const before = await count();
      await extend(each, coordinator, kind, '2026-11-30');
      expect(await count()).toEqual(before);
    }
    expect((await told(expert)).map(({ recipient, person_id: id }) => [recipient, id])).toContainEqual([
      'expert',
      PEOPLE.expert.personId,
    ]);
  });

  describe('between desk and department', () => {
    const inDialogue = async (): Promise<RecordedCase> => {
      const theCase = await RecordedCase.draft(desks, 'tokorozawa');
      await walk(theCase, TOKOROZAWA_WITH_PILOT, { until: 'take_task' });
      return theCase;
    };
    const ofCity = async (theCase: RecordedCase) =>
      (await told(theCase))
        .filter(({ recipient }) => recipient !== 'proposer')
        .map(({ recipient, department_id: departmentId, person_id: id }) => [recipient, departmentId, id]);

    test('the department of what the desk gives it, the desk of what it takes for itself', async () => {
      const theCase = await inDialogue();
      await extend(theCase, coordinator, 'hold_dialogue', '2026-10-30');
      expect(await ofCity(theCase)).toEqual([['department', D1, null]]);
      const itself = await inDialogue();
      await extend(itself, officer1, 'hold_dialogue', '2026-10-30');
      expect(await ofCity(itself)).toEqual([['desk', null, null]]);
    });

    test('whoever is in charge, unless they gave it', async () => {
      await desks.gives(officer1, 'officer', { departmentId: D1 });
      await desks.gives(deskHead, 'desk_head');
      const theCase = await inDialogue();
      const charge = async (holder: 'desk' | 'department', person: Actor) =>
        desks.rows(
          `insert into case_assignments (desk_id, id, proposal_id, holder, department_id, person_id, how, given_by, since)
           values ('tokorozawa', gen_random_uuid(), $1, $2, $3, $4, 'claimed', $4, now())`,
          [theCase.id, holder, holder === 'department' ? D1 : null, person.personId],
        );
      await charge('department', officer1);
      await charge('desk', deskHead);
      await extend(theCase, leader1, 'hold_dialogue', '2026-10-30');
      expect(await ofCity(theCase)).toEqual([
        ['department', D1, officer1.personId],
        ['desk', null, deskHead.personId],
      ]);
      await extend(theCase, officer1, 'hold_dialogue', '2026-11-30');
      expect((await ofCity(theCase)).slice(2)).toEqual([['desk', null, deskHead.personId]]);
    });
  });

  test('the proposer of nothing that leaves the date as they see it', async () => {
    const theCase = await RecordedCase.draft(desks, 'tokorozawa');
    await walk(theCase, TOKOROZAWA_WITH_PILOT, { until: 'evaluate' });
    // The desk's concurrence falls due before the decision.
    const [leads] = [...theCase.state.asks].sort((a, b) => a.until!.localeCompare(b.until!));
    expect(leads!.kind).toBe('concur');
    await extend(theCase, coordinator, 'decide', '2027-02-26');
    expect((await told(theCase)).map(({ recipient }) => recipient)).toEqual(['department']);
  });
});
