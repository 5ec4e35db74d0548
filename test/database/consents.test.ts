import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OnBehalfOf } from '../../domain/commands.js';
import { KeepConsents1763800000009 } from '../../entities/migrations/0009-keep-consents.js';
import { verifyChain } from '../../entities/records/audit.js';
import { consentInForce, currentConsents, stateConsent } from '../../entities/records/consents.js';
import { lockProposal } from '../../entities/records/proposals.js';
import { migrate } from '../../tools/migrate.js';
import { contentFor, DESKS, PEOPLE, type DeskName } from '../factories/desks.js';
import { DesksOnPostgres, expectNothingWritten, RecordedCase } from '../factories/desk-on-postgres.js';
import { LETTER } from '../factories/case-run.js';

const { proposer, coordinator } = PEOPLE;

let desks: DesksOnPostgres;

beforeAll(async () => {
  desks = await DesksOnPostgres.create();
});
afterAll(() => desks?.drop());

const ALL = { database: true, internal_sharing: true, partner_municipalities: true, publication: false };

async function handedIn(consents: Readonly<Record<string, boolean>>, desk: DeskName = 'minato'): Promise<RecordedCase> {
  const theCase = await RecordedCase.draft(desks, desk, { content: { consents } });
  await theCase.does(proposer, 'submit', {});
  return theCase;
}

const states = (
  theCase: RecordedCase,
  code: string,
  given: boolean,
  { personId = proposer.personId, onBehalfOf = null }: { personId?: string; onBehalfOf?: OnBehalfOf | null } = {},
): Promise<boolean> =>
  desks.within(theCase.desk, async (manager) => {
    await lockProposal(manager, theCase.desk, theCase.id);
    const now = new Date(theCase.now);
    return stateConsent(manager, { deskId: theCase.desk, id: theCase.id }, { code, given, personId, onBehalfOf, now });
  });

const holds = (theCase: RecordedCase, code: string): Promise<boolean> =>
  desks.within(theCase.desk, (manager) => consentInForce(manager, theCase.desk, theCase.id, code));

interface Line extends Record<string, unknown> {
  readonly n: number;
  readonly code: string;
  readonly given: boolean;
  readonly origin: string;
}

/** The ledger of a case, a line each: `1 database form +`. */
const ledgerOf = async (theCase: RecordedCase): Promise<string[]> =>
  (await theCase.rowsOf<Line>('consents', 'n')).map(
    ({ n, code, origin, given }) => `${n} ${code} ${origin} ${given ? '+' : '-'}`,
  );

const corrects = async (theCase: RecordedCase, consents: Readonly<Record<string, boolean>>): Promise<void> => {
  await theCase.does(coordinator, 'request_correction', { message: '補正してください。' });
  await theCase.does(proposer, 'resubmit', { content: contentFor(theCase.desk, 'open_proposal', { consents }) });
};

describe('the submission begins the ledger', () => {
  test('with what the form says, and where it says nothing with the guideline', async () => {
    const theCase = await handedIn({ database: true, partner_municipalities: false });
    expect(await ledgerOf(theCase)).toEqual([
      '1 database form +',
      '2 internal_sharing guideline -',
      '3 partner_municipalities form -',
      '4 publication guideline -',
    ]);
    const [submission] = await theCase.rowsOf<{ id: string }>('commands', 'number');
    expect(await theCase.rowsOf('consents', 'n')).toMatchObject(
      Array(4).fill({ command_id: submission?.id, person_id: proposer.personId, on_behalf_of: null }),
    );
    expect((await theCase.audited()).filter(({ action }) => action === 'consents.recorded')).toMatchObject([
      { commandId: submission?.id, facts: { from: 1, 'form.database': true, 'guideline.publication': false } },
    ]);
    expect(await Promise.all(['database', 'internal_sharing', 'no_such'].map((code) => holds(theCase, code)))).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('what a guideline says without asking holds, whatever was ticked', async () => {
    const theCase = await handedIn({}, 'izumiotsu');
    expect(await ledgerOf(theCase)).toEqual([
      '1 database guideline +',
      '2 internal_sharing guideline +',
      '3 publication guideline -',
    ]);
  });

  test('one that is refused begins none, and no consent is in force', async () => {
    const theCase = await RecordedCase.draft(desks, 'minato', { content: { consents: ALL, pledges: [] } });
    expect(await theCase.settle(await theCase.receive(proposer, 'submit', {}))).toMatchObject({ answer: 'refused' });
    expect(await ledgerOf(theCase)).toEqual([]);
    expect(await holds(theCase, 'database')).toBe(false);
  });

  test('what the desk handed in for somebody carries its evidence', async () => {
    const theCase = await RecordedCase.draft(desks, 'minato', { content: { consents: ALL } });
    await theCase.does(coordinator, 'submit', {}, { onBehalfOf: LETTER });
    expect(await theCase.rowsOf('consents', 'n')).toMatchObject(
      Array(4).fill({ person_id: coordinator.personId, on_behalf_of: LETTER }),
    );
  });
});

describe('a later word', () => {
  test('counts from its commit, on a closed case too; saying the same again leaves no line', async () => {
    const theCase = await handedIn(ALL);
    await theCase.at('2026-09-02').does(proposer, 'withdraw', {});
    expect(await states(theCase, 'database', false)).toBe(true);
    expect(await holds(theCase, 'database')).toBe(false);
    await expectNothingWritten(desks, async () => expect(await states(theCase, 'database', false)).toBe(false));
    theCase.at('2026-09-03');
    expect(await states(theCase, 'database', true, { personId: coordinator.personId, onBehalfOf: LETTER })).toBe(true);
    expect((await ledgerOf(theCase)).slice(4)).toEqual(['5 database statement -', '6 database statement +']);
    expect((await theCase.rowsOf('consents', 'n')).at(-1)).toMatchObject({
      ...{ person_id: coordinator.personId, on_behalf_of: LETTER, command_id: null },
      at: new Date('2026-09-03T01:00:00.000Z'),
    });
    const record = await theCase.record();
    const held = await desks.within('minato', (manager) => currentConsents(manager, record, DESKS.minato));
    expect(held).toEqual(Object.entries(ALL).map(([code, given]) => ({ code, given })));
    const told = (await theCase.audited()).filter(({ action }) => action === 'consents.recorded');
    expect(told.map(({ facts }) => facts)).toMatchObject([
      { from: 1 },
      { from: 5, 'statement.database': false, onBehalfOf: null },
      { from: 6, 'statement.database': true, onBehalfOf: 'proposer' },
    ]);
    const check = await desks.within('minato', (manager) => verifyChain(manager, 'minato', theCase.id));
    expect(check.valid).toBe(true);
  });

  test('a correction that says what the form said before leaves a withdrawal as it is', async () => {
    const theCase = await handedIn(ALL);
    await states(theCase, 'internal_sharing', false);
    await corrects(theCase, ALL);
    expect(await holds(theCase, 'internal_sharing')).toBe(false);
    expect(await ledgerOf(theCase)).toHaveLength(5);
  });

  test('a correction that says otherwise counts, unless something was said after it was sent', async () => {
    const theCase = await handedIn(ALL);
    await corrects(theCase, { ...ALL, database: false, publication: true });
    expect((await ledgerOf(theCase)).slice(4)).toEqual(['5 database form -', '6 publication form +']);

    await theCase.at('2026-09-04').does(coordinator, 'request_correction', { message: '補正してください。' });
    const content = contentFor('minato', 'open_proposal', { consents: ALL });
    const sent = await theCase.receive(proposer, 'resubmit', { content });
    theCase.at('2026-09-07');
    await states(theCase, 'database', true);
    await states(theCase, 'database', false);
    await theCase.settle(sent);
    expect((await ledgerOf(theCase)).slice(6)).toEqual([
      '7 database statement +',
      '8 database statement -',
      '9 publication form -',
    ]);
  });
});

test('a line can’t be changed or taken away, by its owner neither', async () => {
  const theCase = await handedIn(ALL);
  const owner = desks.database.adminUrl;
  expect(owner).toBeTruthy();
  for (const change of [`update consents set given = true`, `delete from consents`, `truncate consents cascade`]) {
    await expect(desks.rows(change)).rejects.toThrow(/append-only/);
  }
  expect(await ledgerOf(theCase)).toHaveLength(4);
});

test('what was handed in before there was a ledger gets the one that it would have had', async () => {
  await RecordedCase.draft(desks, 'minato', { content: { consents: ALL } });
  await handedIn({ database: true });
  await handedIn({}, 'izumiotsu');
  const read = () =>
    desks.rows(
      `select proposal_id, n, code, given, origin, at, person_id, command_id, on_behalf_of from consents
        where origin <> 'statement' and (proposal_id, code) not in
              (select proposal_id, code from consents group by 1, 2 having count(*) > 1) order by proposal_id, n`,
    );
  const before = await read();
  const single = before.map((row) => `${String(row['proposal_id'])} ${String(row['code'])}`);
  await desks.rows('drop table deliveries, follow_ups, consents');
  await desks.rows(`delete from migrations where name = $1`, [KeepConsents1763800000009.name]);
  expect(await migrate(desks.database.ownerUrl)).toEqual([KeepConsents1763800000009.name]);
  const after = (await read()).filter((row) => single.includes(`${String(row['proposal_id'])} ${String(row['code'])}`));
  expect(before.length).toBeGreaterThan(10);
  expect(after).toEqual(before);
});
