import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { sendDigestsOf } from '../../activities/digest.js';
import type { Actor } from '../../domain/access.js';
import { AbsenceEntity, ClosedDayEntity, PersonEntity } from '../../entities/index.js';
import { putInCharge } from '../../entities/records/assignments.js';
import { answers } from '../factories/case-run.js';
import { DesksOnPostgres, expectNothingWritten, RecordedCase } from '../factories/desk-on-postgres.js';
import { D1, DESKS, PEOPLE } from '../factories/desks.js';
import { addPeople, giveRoles } from '../factories/roles-on-postgres.js';

const { proposer, coordinator, deskHead, officer1, twoHats, expert } = PEOPLE;
const DESK = 'tokorozawa';

interface Digest extends Record<string, unknown> {
  readonly person_id: string;
  readonly recipient: string;
  readonly params: {
    readonly day: string;
    readonly counts: Readonly<Record<string, number>>;
    readonly items: readonly { readonly proposalId: string; readonly ask: string; readonly due: string }[];
  };
}

/** A desk of its own for each test: a digest tells of everything that is open there. */
async function freshDesk<T>(work: (desks: DesksOnPostgres) => Promise<T>): Promise<T> {
  const desks = await DesksOnPostgres.create();
  try {
    await giveRoles(desks, DESK);
    return await work(desks);
  } finally {
    await desks.drop();
  }
}

const send = (desks: DesksOnPostgres, at: string, after: string | null = null) =>
  sendDigestsOf({ dataSource: desks.app, now: () => new Date(at) }, { deskId: DESK, after });

const digests = (desks: DesksOnPostgres): Promise<Digest[]> =>
  desks.rows<Digest>(`select * from notifications where kind = 'digest' order by created_at, person_id`);

const of = async (desks: DesksOnPostgres, { personId }: Pick<Actor, 'personId'>): Promise<Digest[]> =>
  (await digests(desks)).filter((digest) => digest.person_id === personId);

/** Tuesday, 1 September 2026, ten in Tokyo; screening falls due on Tuesday the 8th, at a quarter past five. */
const SUBMITTED = '2026-09-01T01:00:00.000Z';
const nineOn = (day: string): string => `${day}T00:00:00.000Z`;

async function submitted(desks: DesksOnPostgres, now = SUBMITTED): Promise<RecordedCase> {
  const theCase = await RecordedCase.draft(desks, DESK, { now });
  await theCase.does(proposer, 'submit', {});
  return theCase;
}

async function inDepartment(desks: DesksOnPostgres): Promise<RecordedCase> {
  const theCase = await submitted(desks);
  await theCase.does(coordinator, 'pass_screening', { answers: answers(DESKS[DESK]) });
  await theCase.does(coordinator, 'assign_departments', { departments: [{ departmentId: D1, lead: true }] });
  return theCase;
}

const takes = (theCase: RecordedCase, { personId }: Actor, departmentId: string | null) =>
  theCase.desks.within(DESK, (manager) =>
    putInCharge(manager, {
      deskId: DESK,
      proposalId: theCase.id,
      side: { holder: departmentId === null ? 'desk' : 'department', departmentId },
      personId,
      how: 'claimed',
      givenBy: personId,
      now: new Date(theCase.now),
    }),
  );

describe('the digest of a day', () => {
  test('goes to everybody of the side while nobody is in charge, and to whoever is afterwards', () =>
    freshDesk(async (desks) => {
      const theCase = await submitted(desks);
      expect(await send(desks, nineOn('2026-09-02'))).toEqual({ told: 3, next: null });
      const told = (await digests(desks)).map(({ person_id: personId }) => personId);
      expect(told.sort()).toEqual([coordinator.personId, deskHead.personId, twoHats.personId].sort());

      await takes(theCase, coordinator, null);
      expect(await send(desks, nineOn('2026-09-03'))).toEqual({ told: 1, next: null });
      expect(await of(desks, coordinator)).toHaveLength(2);
    }));

  test('tells the most pressing first, with how much of each there is', () =>
    freshDesk(async (desks) => {
      const cases: RecordedCase[] = [];
      for (const now of ['2026-09-08', '2026-09-01', '2026-08-31', '2026-09-04']) {
        cases.push(await submitted(desks, `${now}T01:00:00.000Z`));
      }
      // 4 September + 5 business days is the 11th: three business days after the 8th.
      await send(desks, nineOn('2026-09-08'));
      const [digest] = await of(desks, coordinator);
      expect(digest?.params).toEqual({
        day: '2026-09-08',
        counts: { overdue: 1, today: 1, soon: 1, later: 1, stopped: 0 },
        items: [
          [2, 'overdue'],
          [1, 'today'],
          [3, 'soon'],
          [0, 'later'],
        ].map(([index, due]) => {
          const { id, state } = cases[index as number]!;
          const [ask] = state.asks;
          return expect.objectContaining({ proposalId: id, ask: 'screen', until: ask?.until, due });
        }),
        stalled: { count: 0, cases: [] },
        followUps: { count: 0, items: [] },
      });
      expect(digest?.['proposal_id']).toBeNull();
      // Numbers, ids and codes: nothing that somebody wrote.
      expect(JSON.stringify(digest)).not.toContain('放置自転車');
    }));

  test('is sent once a day, however often and by however many at once it is run', () =>
    freshDesk(async (desks) => {
      await submitted(desks);
      const at = nineOn('2026-09-02');
      const ended = await Promise.all([send(desks, at), send(desks, at), send(desks, at)]);
      expect(ended.reduce((sum, { told }) => sum + told, 0)).toBe(3);
      expect(await expectNothingWritten(desks, () => send(desks, '2026-09-02T09:00:00.000Z'))).toEqual({
        told: 0,
        next: null,
      });
      await send(desks, nineOn('2026-09-03'));
      expect(await of(desks, coordinator)).toHaveLength(2);
    }));

  test('goes on behind the last one who was told, in batches', () =>
    freshDesk(async (desks) => {
      await inDepartment(desks);
      const staff = await addPeople(desks, DESK, 60, { role: 'officer', departmentId: D1 });
      const at = nineOn('2026-09-02');
      const first = await send(desks, at);
      expect(first).toMatchObject({ told: 50, next: expect.any(String) });
      expect(await send(desks, at, first.next)).toEqual({ told: 12, next: null });
      const told = (await digests(desks)).map(({ person_id: personId }) => personId);
      expect(new Set(told)).toEqual(new Set([...staff, officer1.personId, twoHats.personId]));
      expect(told).toHaveLength(62);
    }));

  test('is not sent to whom nothing awaits', () =>
    freshDesk(async (desks) => {
      expect(await expectNothingWritten(desks, () => send(desks, nineOn('2026-09-02')))).toEqual({
        told: 0,
        next: null,
      });
      await submitted(desks);
      await send(desks, nineOn('2026-09-02'));
      for (const nobody of [proposer, officer1, expert, PEOPLE.auditor, PEOPLE.administrator]) {
        expect(await of(desks, nobody)).toEqual([]);
      }
    }));

  test('is not sent on a day on which the desk is closed, by its guideline or its own entry', () =>
    freshDesk(async (desks) => {
      await submitted(desks);
      await desks.within(DESK, (manager) =>
        manager.insert(ClosedDayEntity, { deskId: DESK, day: '2026-09-02', note: '臨時休庁' }),
      );
      // A Saturday, a national holiday, and the day that was entered.
      for (const day of ['2026-09-05', '2026-09-21', '2026-09-02']) {
        expect(await expectNothingWritten(desks, () => send(desks, nineOn(day)))).toEqual({ told: 0, next: null });
      }
      expect((await send(desks, nineOn('2026-09-03'))).told).toBe(3);
    }));

  test('goes to the proposer while they have the ball, and stops the city’s clock in the desk’s', () =>
    freshDesk(async (desks) => {
      const theCase = await submitted(desks);
      await theCase.does(coordinator, 'request_correction', { message: '補正してください。' });
      await send(desks, nineOn('2026-09-02'));
      expect(await of(desks, proposer)).toMatchObject([
        { recipient: 'proposer', params: { items: [{ ask: 'correct', due: 'later' }] } },
      ]);
      expect(await of(desks, coordinator)).toMatchObject([
        { params: { counts: { stopped: 1, later: 0 }, items: [{ ask: 'screen', due: 'stopped' }] } },
      ]);
    }));

  test('tells the one in charge and the head of the desk of a case that stands still, until it moves', () =>
    freshDesk(async (desks) => {
      const theCase = await inDepartment(desks);
      await takes(theCase, coordinator, null);
      await takes(theCase, officer1, D1);
      const since = '2026-09-25T08:15:00.000Z';
      const standsStill = (at: string | null) =>
        desks.rows(`update proposals set stalled_since = $2 where id = $1`, [theCase.id, at]);
      await standsStill(since);
      await send(desks, nineOn('2026-09-28'));
      const cases = [{ proposalId: theCase.id, referenceNumber: (await theCase.record()).referenceNumber, since }];
      for (const person of [coordinator, deskHead]) {
        expect(await of(desks, person)).toMatchObject([
          { recipient: 'desk', params: { items: [], stalled: { count: 1, cases } } },
        ]);
      }
      // Whom the ask awaits is told of that alone; the other people of the desk are not in charge.
      expect(await of(desks, officer1)).toMatchObject([
        { params: { items: [{ ask: 'respond' }], stalled: { count: 0 } } },
      ]);
      expect(await of(desks, twoHats)).toEqual([]);
      await standsStill(null);
      await send(desks, nineOn('2026-09-29'));
      expect(await of(desks, coordinator)).toHaveLength(1);
      expect(await of(desks, deskHead)).toHaveLength(1);
    }));

  test('tells of tasks beside the process, of the one that goes on with the case only beside others', () =>
    freshDesk(async (desks) => {
      const theCase = await inDepartment(desks);
      await takes(theCase, coordinator, null);
      const open = await desks.rows<{ id: string; kind: string }>(
        `select id, kind from follow_ups where proposal_id = $1 and done_at is null and dropped_at is null`,
        [theCase.id],
      );
      expect(open.map(({ kind }) => kind)).toEqual(['accompany']);
      await send(desks, nineOn('2026-09-02'));
      expect(await of(desks, coordinator)).toEqual([]);

      await desks.rows(
        `insert into follow_ups (desk_id, id, proposal_id, kind, holder, opened_at)
         values ($1, gen_random_uuid(), $2, 'publish', 'desk', $3)`,
        [DESK, theCase.id, '2026-09-02T02:00:00.000Z'],
      );
      await send(desks, nineOn('2026-09-03'));
      const [digest, ...others] = await of(desks, coordinator);
      expect(others).toEqual([]);
      expect(digest?.params).toMatchObject({
        items: [],
        followUps: { count: 2, items: [{ followUp: 'accompany' }, { followUp: 'publish', proposalId: theCase.id }] },
      });
      await desks.rows(`update follow_ups set done_at = now() where proposal_id = $1 and kind = 'publish'`, [
        theCase.id,
      ]);
      await send(desks, nineOn('2026-09-04'));
      expect(await of(desks, coordinator)).toHaveLength(1);
    }));

  test('goes to the substitute beside whoever is away, on those days', () =>
    freshDesk(async (desks) => {
      const theCase = await inDepartment(desks);
      await takes(theCase, officer1, D1);
      await desks.within(DESK, (manager) =>
        manager.insert(AbsenceEntity, {
          deskId: DESK,
          id: randomUUID(),
          personId: officer1.personId,
          substituteId: twoHats.personId,
          fromDay: '2026-09-02',
          toDay: '2026-09-02',
          createdBy: officer1.personId,
          createdAt: new Date(SUBMITTED),
          cancelledAt: null,
        }),
      );
      await send(desks, nineOn('2026-09-02'));
      expect((await digests(desks)).map(({ person_id: personId }) => personId).sort()).toEqual(
        [officer1.personId, twoHats.personId].sort(),
      );
      await send(desks, nineOn('2026-09-03'));
      expect(await of(desks, twoHats)).toHaveLength(1);
      expect(await of(desks, officer1)).toHaveLength(2);
    }));

  test('passes over who was shut out and whose role has ended: the side takes their place', () =>
    freshDesk(async (desks) => {
      const theCase = await inDepartment(desks);
      await takes(theCase, officer1, D1);
      await desks.rows(`update person_roles set valid_to = '2026-09-01' where person_id = $1`, [officer1.personId]);
      await desks.within(DESK, (manager) =>
        manager.update(PersonEntity, { deskId: DESK, id: coordinator.personId }, { disabledAt: new Date(SUBMITTED) }),
      );
      await send(desks, nineOn('2026-09-02'));
      expect((await digests(desks)).map(({ person_id: personId }) => personId)).toEqual([twoHats.personId]);
    }));
});
