import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { tellAheadOf } from '../../activities/tell-ahead.js';
import type { Watch } from '../../domain/watches.js';
import { ChallengeDepartmentEntity, ChallengeEntity, ClosedDayEntity } from '../../entities/index.js';
import { putInCharge } from '../../entities/records/assignments.js';
import { DesksOnPostgres, expectNothingWritten, RecordedCase } from '../factories/desk-on-postgres.js';
import { D1, D2, PEOPLE, type DeskName } from '../factories/desks.js';
import { minatoWalk, TOKOROZAWA_WITH_PILOT, walk } from '../factories/recorded-walks.js';
import { giveRoles } from '../factories/roles-on-postgres.js';

const { proposer, otherProposer, coordinator, officer1 } = PEOPLE;

interface Told extends Record<string, unknown> {
  readonly recipient: string;
  readonly department_id: string | null;
  readonly person_id: string | null;
  readonly proposal_id: string | null;
  readonly params: Readonly<Record<string, unknown>>;
}

let desks: DesksOnPostgres;

beforeAll(async () => {
  desks = await DesksOnPostgres.create();
  for (const desk of ['tokorozawa', 'minato'] as const) await giveRoles(desks, desk);
});
afterAll(() => desks?.drop());
beforeEach(() => desks.rows('truncate notifications cascade'));

const look = (desk: DeskName, watch: Watch, day: string, after: string | null = null) =>
  tellAheadOf({ dataSource: desks.app, now: () => new Date(`${day}T00:00:00.000Z`) }, { deskId: desk, watch, after });

const notices = (kind: Watch): Promise<Told[]> =>
  desks.rows<Told>(`select * from notifications where kind = $1 order by recipient, department_id`, [kind]);

describe('a window that closes', () => {
  const challenge = async (closesOn: string | null, publishedOn: string | null = '2026-09-01'): Promise<string> => {
    const id = randomUUID();
    await desks.within('minato', async (manager) => {
      await manager.insert(ChallengeEntity, {
        ...{ deskId: 'minato', id, kind: 'challenge', title: '題', description: '説明', publishedOn, closesOn },
        ...{ opensOn: '2026-09-01', createdBy: coordinator.personId, createdAt: new Date('2026-09-01T00:00:00Z') },
      } as never);
      await manager.insert(
        ChallengeDepartmentEntity,
        [D1, D2].map((departmentId, position) => ({ deskId: 'minato', challengeId: id, departmentId, position })),
      );
    });
    return id;
  };
  const moveTo = (id: string, closesOn: string) =>
    desks.rows(`update challenges set closes_on = $2 where id = $1`, [id, closesOn]);
  beforeEach(() => desks.rows('delete from challenge_departments; delete from challenges'));

  test('is told ten business days before to the desk and the departments that posted it, once', async () => {
    const id = await challenge('2026-11-30');
    await challenge(null);
    await challenge('2026-11-30', null);
    // Ten business days before 30 November, with the 23rd a holiday, is the 13th.
    expect(await look('minato', 'window_closing', '2026-11-12')).toEqual({ told: 0, next: null });
    expect(await look('minato', 'window_closing', '2026-11-13')).toEqual({ told: 3, next: null });
    expect(await notices('window_closing')).toMatchObject([
      { recipient: 'department', department_id: D1, person_id: null, proposal_id: null },
      { recipient: 'department', department_id: D2, person_id: null },
      { recipient: 'desk', department_id: null, params: { challengeId: id, endsOn: '2026-11-30' } },
    ]);
    for (const day of ['2026-11-13', '2026-11-16', '2026-11-30']) {
      expect(await expectNothingWritten(desks, () => look('minato', 'window_closing', day))).toEqual({
        told: 0,
        next: null,
      });
    }
  });

  test('is told to whoever has begun to write for it and not handed in, with their draft, once', async () => {
    const id = await challenge('2026-11-30');
    const draft = async (createdAt: string, changes: { submitted?: boolean; proposer?: string | null } = {}) => {
      const { id: draftId } = await RecordedCase.draft(desks, 'minato');
      const { submitted = false, proposer: whose = proposer.personId } = changes;
      await desks.rows(
        `update proposals set challenge_id = $2, created_at = $3, submitted = $4, proposer_person_id = $5 where id = $1`,
        [draftId, id, createdAt, submitted, whose],
      );
      return draftId;
    };
    await draft('2026-11-01');
    const latest = await draft('2026-11-02');
    await draft('2026-11-03', { submitted: true, proposer: otherProposer.personId });
    await draft('2026-11-04', { proposer: null });
    expect((await look('minato', 'window_closing', '2026-11-13')).told).toBe(4);
    const toProposers = async () =>
      (await notices('window_closing')).filter(({ recipient }) => recipient === 'proposer');
    expect(await toProposers()).toMatchObject([
      { person_id: proposer.personId, proposal_id: latest, params: { challengeId: id, endsOn: '2026-11-30' } },
    ]);
    // Who begins late is told on the next morning; who was told is not told again for a newer draft.
    const late = await draft('2026-11-14', { proposer: otherProposer.personId });
    await draft('2026-11-15');
    expect((await look('minato', 'window_closing', '2026-11-16')).told).toBe(1);
    expect((await toProposers()).map((notice) => notice.proposal_id).sort()).toEqual([latest, late].sort());
    await desks.rows('update proposals set challenge_id = null');
  });

  test('is told late rather than never where no round ran, and not once it is over', async () => {
    await challenge('2026-11-30');
    expect((await look('minato', 'window_closing', '2026-11-30')).told).toBe(3);
    await desks.rows('truncate notifications cascade');
    expect((await look('minato', 'window_closing', '2026-12-01')).told).toBe(0);
  });

  test('is told again when it was moved to another day', async () => {
    const id = await challenge('2026-11-30');
    await look('minato', 'window_closing', '2026-11-16');
    await moveTo(id, '2026-12-25');
    expect((await look('minato', 'window_closing', '2026-11-17')).told).toBe(0);
    expect((await look('minato', 'window_closing', '2026-12-14')).told).toBe(3);
  });

  test('waits for the next business day where the desk is closed', async () => {
    await challenge('2026-11-30');
    const closed = { deskId: 'minato', day: '2026-11-13', note: null };
    await desks.within('minato', (manager) => manager.insert(ClosedDayEntity, closed));
    // With one closed day more, the notice begins a business day earlier; nobody is there on the 13th.
    expect((await look('minato', 'window_closing', '2026-11-13')).told).toBe(0);
    expect((await look('minato', 'window_closing', '2026-11-14')).told).toBe(0);
    expect((await look('minato', 'window_closing', '2026-11-16')).told).toBe(3);
    await desks.rows('delete from closed_days');
  });

  test('is one of hundreds: batch by batch, each once', async () => {
    for (let count = 0; count < 103; count += 1) await challenge('2026-11-30');
    const first = await look('minato', 'window_closing', '2026-11-16');
    expect(first).toMatchObject({ told: 300, next: expect.any(String) });
    expect(await look('minato', 'window_closing', '2026-11-16', first.next)).toEqual({ told: 9, next: null });
  });
});

describe('a case', () => {
  test('whose pilot ends is told of to both sides, and to nobody when it has ended', async () => {
    const theCase = await RecordedCase.draft(desks, 'tokorozawa');
    await walk(theCase, TOKOROZAWA_WITH_PILOT, { until: 'start_pilot' });
    await desks.within('tokorozawa', (manager) =>
      putInCharge(manager, {
        deskId: 'tokorozawa',
        proposalId: theCase.id,
        side: { holder: 'department', departmentId: D1 },
        personId: officer1.personId,
        how: 'claimed',
        givenBy: officer1.personId,
        now: new Date(theCase.now),
      }),
    );
    // The pilot ends on 9 October; 21 to 23 September are holidays: ten business days before is the 25th.
    expect((await look('tokorozawa', 'pilot_ending', '2026-09-24')).told).toBe(0);
    expect((await look('tokorozawa', 'pilot_ending', '2026-09-25')).told).toBe(3);
    expect(await notices('pilot_ending')).toMatchObject([
      { recipient: 'department', department_id: D1, person_id: officer1.personId, params: { endsOn: '2026-10-09' } },
      { recipient: 'desk', person_id: null, proposal_id: theCase.id },
      { recipient: 'proposer', person_id: proposer.personId },
    ]);
    expect((await look('tokorozawa', 'pilot_ending', '2026-09-28')).told).toBe(0);

    const other = await RecordedCase.draft(desks, 'tokorozawa');
    await walk(other, TOKOROZAWA_WITH_PILOT, { until: 'finish_pilot' });
    expect((await look('tokorozawa', 'pilot_ending', '2026-10-09')).told).toBe(0);
  });

  test('whose agreement is due for review, or ends, is told of twenty business days before', async () => {
    const theCase = await RecordedCase.draft(desks, 'minato');
    await walk(theCase, minatoWalk({ from: '2026-10-01', to: '2028-09-29' }));
    expect((await look('minato', 'agreement_review', '2027-08-31')).told).toBe(0);
    expect((await look('minato', 'agreement_review', '2027-09-01')).told).toBe(3);
    expect((await look('minato', 'agreement_review', '2027-09-02')).told).toBe(0);
    expect(await notices('agreement_review')).toMatchObject(
      ['department', 'desk', 'proposer'].map((recipient) => ({
        recipient,
        proposal_id: theCase.id,
        params: { endsOn: '2027-10-01' },
      })),
    );
    expect((await look('minato', 'agreement_renewal', '2027-09-01')).told).toBe(0);
    expect((await look('minato', 'agreement_renewal', '2028-09-01')).told).toBe(3);
    expect(await notices('agreement_renewal')).toMatchObject([
      { params: { endsOn: '2028-09-29' } },
      { recipient: 'desk' },
      { recipient: 'proposer' },
    ]);
  });
});
