import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { noteMovement } from '../../entities/records/movement.js';
import { PEOPLE } from '../factories/desks.js';
import { DesksOnPostgres, RecordedCase } from '../factories/desk-on-postgres.js';

const { proposer, coordinator } = PEOPLE;

let desks: DesksOnPostgres;

beforeAll(async () => {
  desks = await DesksOnPostgres.create();
});

afterAll(() => desks?.drop());

const standing = async (theCase: RecordedCase) => {
  const { movedAt, stalledSince } = await theCase.record();
  return [movedAt?.toISOString() ?? null, stalledSince?.toISOString() ?? null];
};
const markStalled = (theCase: RecordedCase, since: string) =>
  desks.rows('update proposals set stalled_since = $2 where id = $1', [theCase.id, since]);

test('a case moves with every command that is settled, and with nothing else', async () => {
  const theCase = await RecordedCase.draft(desks, 'tokorozawa');
  expect(await standing(theCase)).toEqual([null, null]);
  await theCase.does(proposer, 'submit', {});
  expect(await standing(theCase)).toEqual(['2026-09-01T01:00:00.000Z', null]);

  await markStalled(theCase, '2026-09-25T08:15:00.000Z');
  theCase.at('2026-09-28');
  const refused = await theCase.settle(await theCase.receive(coordinator, 'adopt', { reason: '早い' }));
  expect(refused.answer).toBe('refused');
  expect(await standing(theCase)).toEqual(['2026-09-01T01:00:00.000Z', '2026-09-25T08:15:00.000Z']);

  await theCase.does(coordinator, 'request_correction', { message: '電話番号を。' });
  expect(await standing(theCase)).toEqual(['2026-09-28T01:00:00.000Z', null]);
});

test('what somebody says moves its own case, and no other', async () => {
  const [theCase, other] = [
    await RecordedCase.draft(desks, 'tokorozawa'),
    await RecordedCase.draft(desks, 'tokorozawa'),
  ];
  for (const each of [theCase, other]) {
    await each.does(proposer, 'submit', {});
    await markStalled(each, '2026-09-25T08:15:00.000Z');
  }
  const now = new Date('2026-09-28T01:00:00.000Z');
  await desks.within('tokorozawa', (manager) => noteMovement(manager, { deskId: 'tokorozawa', id: theCase.id }, now));
  expect(await standing(theCase)).toEqual(['2026-09-28T01:00:00.000Z', null]);
  expect(await standing(other)).toEqual(['2026-09-01T01:00:00.000Z', '2026-09-25T08:15:00.000Z']);
});
