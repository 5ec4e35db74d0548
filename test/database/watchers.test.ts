import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Actor } from '../../domain/access.js';
import type { MessageAudience, WritingSide } from '../../domain/messages.js';
import { CaseWatchEntity } from '../../entities/index.js';
import { putInCharge } from '../../entities/records/assignments.js';
import { writeMessage } from '../../entities/records/messages.js';
import { lockProposal } from '../../entities/records/proposals.js';
import { answers } from '../factories/case-run.js';
import { DesksOnPostgres, RecordedCase } from '../factories/desk-on-postgres.js';
import { D1, DESKS, PEOPLE } from '../factories/desks.js';
import { giveRoles } from '../factories/roles-on-postgres.js';

/** Who follows a case hears of what is written in it, once, and only as long as they may read it. */

const DESK = 'tokorozawa';
const { proposer, coordinator, deskHead, officer1, officer2, auditor } = PEOPLE;

let desks: DesksOnPostgres;
let names: ReadonlyMap<string, string>;

beforeAll(async () => {
  desks = await DesksOnPostgres.create();
  await giveRoles(desks, DESK);
  names = new Map(Object.entries(PEOPLE).map(([name, { personId }]) => [personId, name]));
});
afterAll(() => desks?.drop());

async function atSection(watchers: readonly Actor[]): Promise<RecordedCase> {
  const theCase = await RecordedCase.draft(desks, DESK);
  await theCase.does(proposer, 'submit', {});
  await theCase.does(coordinator, 'pass_screening', { answers: answers(DESKS[DESK]) });
  await theCase.does(coordinator, 'assign_departments', { departments: [{ departmentId: D1, lead: true }] });
  await theCase.does(officer1, 'take_task', {});
  const since = new Date(theCase.now);
  await desks.within(DESK, (manager) =>
    manager.insert(
      CaseWatchEntity,
      watchers.map(({ personId }) => ({ deskId: DESK, proposalId: theCase.id, personId, since, until: null })),
    ),
  );
  return theCase;
}

const writes = (
  theCase: RecordedCase,
  { personId }: Actor,
  side: WritingSide,
  audience: MessageAudience = 'proposer',
): Promise<unknown> =>
  desks.within(DESK, async (manager) => {
    const proposal = (await lockProposal(manager, DESK, theCase.id))!;
    const departmentId = side === 'department' ? D1 : null;
    const message = { id: randomUUID(), audience, side, departmentId, personId };
    return writeMessage(manager, proposal, { ...message, text: '言葉', now: new Date(theCase.now) });
  });

/** Side and name of each who was told of a message; `all` is the side as a whole. */
const told = async (theCase: RecordedCase): Promise<string[]> =>
  (
    await desks.rows<{ recipient: string; person_id: string | null; params: object }>(
      `select recipient, person_id, params from notifications where proposal_id = $1 and kind = 'message'`,
      [theCase.id],
    )
  )
    .map(({ recipient, person_id: id }) => `${recipient} ${id === null ? 'all' : names.get(id)}`)
    .sort();

test('whoever follows is told beside those for whom it was written', async () => {
  const theCase = await atSection([auditor, officer1]);
  await writes(theCase, coordinator, 'desk');
  // For the proposer; the section reads along and is not told, but for the one who follows.
  expect(await told(theCase)).toEqual(['department officer1', 'desk auditor', 'proposer all']);
  const [row] = await desks.rows(`select params from notifications where person_id = $1 and kind = 'message'`, [
    auditor.personId,
  ]);
  expect(JSON.stringify(row)).not.toContain('言葉');
});

test('also of what the city writes among itself; a proposer is not told of that', async () => {
  const theCase = await atSection([auditor]);
  await writes(theCase, officer1, 'department', 'internal');
  expect(await told(theCase)).toEqual(['desk all', 'desk auditor']);
});

test('nobody twice: not the author, not who is in charge, not who is of a side that is told as a whole', async () => {
  const theCase = await atSection([coordinator, deskHead, officer1, auditor]);
  await writes(theCase, proposer, 'proposer');
  expect(await told(theCase)).toEqual(['department all', 'desk all', 'desk auditor']);

  const other = await atSection([coordinator, deskHead, officer1]);
  const now = new Date(other.now);
  await desks.within(DESK, (manager) =>
    putInCharge(manager, {
      ...{ deskId: DESK, proposalId: other.id, side: { holder: 'desk', departmentId: null }, how: 'claimed', now },
      ...{ personId: coordinator.personId, givenBy: coordinator.personId },
    }),
  );
  await writes(other, officer1, 'department', 'internal');
  // The coordinator is in charge and told as such; the head, who is not, follows; the officer wrote it.
  expect(await told(other)).toEqual(['desk coordinator', 'desk deskHead']);
});

test('not whose section has nothing to do with it, nor whose role has ended, nor who follows no longer', async () => {
  const theCase = await atSection([officer2, auditor, deskHead]);
  await desks.rows(`update case_watches set until = now() where proposal_id = $1 and person_id = $2`, [
    theCase.id,
    deskHead.personId,
  ]);
  await desks.rows(`update person_roles set valid_to = '2026-08-31' where person_id = $1`, [auditor.personId]);
  await writes(theCase, coordinator, 'desk');
  expect(await told(theCase)).toEqual(['proposer all']);
  await desks.rows(`update person_roles set valid_to = null where person_id = $1`, [auditor.personId]);
});
