import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { commitmentOf, DESK_CHAIN, entryHash, verifyChain, wordsOf } from '../../entities/records/audit.js';
import { PEOPLE } from '../factories/desks.js';
import { DesksOnPostgres, RecordedCase } from '../factories/desk-on-postgres.js';
import { CANARY, TOKOROZAWA_WITH_PILOT, walk } from '../factories/recorded-walks.js';

const { proposer, coordinator } = PEOPLE;

let desks: DesksOnPostgres;
let theCase: RecordedCase;

beforeAll(async () => {
  desks = await DesksOnPostgres.create();
  theCase = await RecordedCase.draft(desks, 'tokorozawa', { content: { title: `${CANARY}の題名` } });
  await walk(theCase, TOKOROZAWA_WITH_PILOT);
});

afterAll(() => desks?.drop());

const check = (chain = theCase.id, desk = 'tokorozawa') =>
  desks.within(desk, (manager) => verifyChain(manager, desk, chain));

test('the chain of a whole case is valid and as long as what happened: the draft, and two entries per command', async () => {
  const { valid, length, head } = await check();
  expect({ valid, length }).toEqual({ valid: true, length: 2 + 2 * TOKOROZAWA_WITH_PILOT.length });
  expect((await theCase.audited()).map(({ action }) => action)).toEqual([
    'draft.created',
    ...TOKOROZAWA_WITH_PILOT.flatMap(({ kind }) => [
      'command.received',
      // The form's word on consents begins their ledger with the submission.
      ...(kind === 'submit' ? ['consents.recorded'] : []),
      'command.settled',
    ]),
  ]);
  const [last] = await desks.rows<{ hash: string }>(
    'select hash from audit_entries where chain = $1 order by n desc limit 1',
    [theCase.id],
  );
  expect(head).toBe(last?.hash);
});

test("a desk's own chain is valid too, with several writers at once", async () => {
  expect(await check(DESK_CHAIN)).toMatchObject({ valid: true, length: 1 });
});

test('no word of anybody stands in the chain, each has its commitment, and the side table proves it', async () => {
  const entries = await desks.rows<{ text: string }>('select text from audit_entries where chain = $1', [theCase.id]);
  const values = await desks.rows<{ commitment: string; salt: string; value: string }>('select * from audit_values');
  expect(entries.filter(({ text }) => text.includes(CANARY))).toEqual([]);
  expect(values.filter(({ value }) => value.includes(CANARY)).length).toBeGreaterThan(15);
  for (const { commitment, salt, value } of values) expect(commitmentOf(salt, value)).toBe(commitment);
  const told = entries.flatMap(({ text }) =>
    Object.values((JSON.parse(text) as { words: Record<string, string> }).words),
  );
  expect(told.every((commitment) => values.some((value) => value.commitment === commitment))).toBe(true);
});

test('what a command brought is committed to whole, a yes or a number as much as a text', () => {
  expect(wordsOf({ feasible: false, reason: '理由', parts: [{ lead: true, days: 3 }], none: null }, 'input')).toEqual({
    'input.feasible': 'false',
    'input.reason': '理由',
    'input.parts.0.lead': 'true',
    'input.parts.0.days': '3',
  });
});

describe('tampering by somebody who may do anything to the database', () => {
  /** As superuser, with the triggers that protect the tables switched off; undone afterwards. */
  async function tampered(sql: string, values: unknown[] = []): Promise<{ valid: boolean }> {
    await desks.rows('create table kept as select * from audit_entries');
    try {
      await desks.rows('alter table audit_entries disable trigger all');
      await desks.rows(sql, values);
      await desks.rows('alter table audit_entries enable trigger all');
      return await check();
    } finally {
      await desks.rows('alter table audit_entries disable trigger all');
      await desks.rows('delete from audit_entries');
      await desks.rows('insert into audit_entries select * from kept');
      await desks.rows('drop table kept');
      await desks.rows('alter table audit_entries enable trigger all');
    }
  }
  const ofEntry = (n: number) => `where chain = '${'$chain'}' and n = ${n}`;
  const onChain = (sql: string) => sql.replaceAll('$chain', theCase.id);

  test.each([
    [
      'another outcome in a text',
      `update audit_entries set text = replace(text, 'screening', 'matching') ${ofEntry(4)}`,
    ],
    ['one blank more in a text', `update audit_entries set text = text || ' ' ${ofEntry(5)}`],
    ['the first text', `update audit_entries set text = replace(text, 'portal', 'phone') ${ofEntry(1)}`],
    ['the last text', `update audit_entries set text = replace(text, 'concluded', 'withdrawn') ${ofEntry(30)}`],
    ['another person', `update audit_entries set text = replace(text, '000000000003', '000000000004') ${ofEntry(5)}`],
    ['an entry taken out of the middle', `delete from audit_entries ${ofEntry(7)}`],
    ['the first entry taken out', `delete from audit_entries ${ofEntry(1)}`],
    [
      'one taken out and the rest numbered anew',
      `with gone as (delete from audit_entries ${ofEntry(7)})
       update audit_entries set n = n - 1000 where chain = '$chain' and n > 7;
       delete from audit_entries ${ofEntry(7)};
       update audit_entries set n = n + 999 where chain = '$chain' and n < 0`,
    ],
    [
      'two exchanged',
      `update audit_entries set n = -1 ${ofEntry(4)}; update audit_entries set n = 4 ${ofEntry(5)};
       update audit_entries set n = 5 where chain = '$chain' and n = -1`,
    ],
    [
      'one added at the front',
      `insert into audit_entries select desk_id, chain, 0, text, hash, previous_hash, command_id, at
         from audit_entries ${ofEntry(1)}`,
    ],
    ['a hash', `update audit_entries set hash = repeat('a', 64) ${ofEntry(9)}`],
    ['the hash of the last', `update audit_entries set hash = repeat('a', 64) ${ofEntry(30)}`],
    ['a previous hash', `update audit_entries set previous_hash = repeat('0', 64) ${ofEntry(9)}`],
    ['the instant beside the text', `update audit_entries set at = at - interval '1 day' ${ofEntry(9)}`],
    ['the command beside the text', `update audit_entries set command_id = null ${ofEntry(9)}`],
  ])('is seen: %s', async (_what, sql) => {
    expect((await tampered(onChain(sql))).valid).toBe(false);
    expect((await check()).valid).toBe(true);
  });

  interface Stored extends Record<string, unknown> {
    n: number;
    text: string;
    hash: string;
    previous_hash: string;
  }
  const stored = () =>
    desks.rows<Stored>('select n, text, hash, previous_hash from audit_entries where chain = $1 order by n', [
      theCase.id,
    ]);
  const rewrite = ({ n, text, hash, previous_hash: previous }: Stored) =>
    `update audit_entries set text = $t$${text}$t$, hash = '${hash}', previous_hash = '${previous}' ${ofEntry(n)};`;

  test('is seen: a text with its own hash made anew, and the link of the next one mended', async () => {
    const [fourth, fifth] = (await stored()).slice(3, 5) as [Stored, Stored];
    const text = fourth.text.replace('screening', 'matching');
    const hash = entryHash(theCase.id, 4, fourth.previous_hash, text);
    const forged = [rewrite({ ...fourth, text, hash }), rewrite({ ...fifth, previous_hash: hash })];
    expect((await tampered(onChain(forged[0] as string))).valid).toBe(false);
    expect((await tampered(onChain(forged.join('')))).valid).toBe(false);
  });

  test('is seen: a beginning that was cut off, with every hash after it made anew', async () => {
    let previous = '0'.repeat(64);
    const forged = (await stored()).slice(1).map((entry) => {
      const hash = entryHash(theCase.id, entry.n, previous, entry.text);
      const sql = rewrite({ ...entry, hash, previous_hash: previous });
      previous = hash;
      return sql;
    });
    const sql = `delete from audit_entries ${ofEntry(1)}; ${forged.join('')}`;
    expect((await tampered(onChain(sql))).valid).toBe(false);
  });

  test("is seen: another case's whole chain in the place of this one", async () => {
    const other = await RecordedCase.draft(desks, 'tokorozawa');
    await other.does(proposer, 'submit', {});
    const { valid } = await tampered(
      onChain(`delete from audit_entries where chain = '$chain';
        insert into audit_entries select desk_id, '$chain', n, text, hash, previous_hash, command_id, at
          from audit_entries where chain = '${other.id}'`),
    );
    expect(valid).toBe(false);
  });

  test("is seen: another desk's own chain in the place of this desk's", async () => {
    await desks.rows('create table kept as select * from audit_entries');
    await desks.rows('alter table audit_entries disable trigger all');
    await desks.rows(`delete from audit_entries where desk_id = 'minato' and chain = 'desk'`);
    await desks.rows(`insert into audit_entries select 'minato', chain, n, text, hash, previous_hash, command_id, at
      from audit_entries where desk_id = 'tokorozawa' and chain = 'desk'`);
    expect((await check(DESK_CHAIN, 'minato')).valid).toBe(false);
    await desks.rows(`delete from audit_entries where desk_id = 'minato'`);
    await desks.rows(`insert into audit_entries select * from kept where desk_id = 'minato'`);
    await desks.rows('drop table kept');
    await desks.rows('alter table audit_entries enable trigger all');
    expect((await check(DESK_CHAIN, 'minato')).valid).toBe(true);
  });
});

test('values that the law has erased leave the chain valid, and it goes on', async () => {
  const erased = await RecordedCase.draft(desks, 'tokorozawa');
  await erased.does(proposer, 'submit', {});
  await erased.does(coordinator, 'request_correction', { message: `${CANARY}を直してください。` });
  const before = await check(erased.id);
  await desks.within('tokorozawa', (manager) => manager.query('delete from audit_values'));
  expect(await desks.rows('select * from audit_values')).toEqual([]);
  expect(await check(erased.id)).toEqual(before);
  await erased.does(proposer, 'withdraw', {});
  expect(await check(erased.id)).toMatchObject({ valid: true, length: before.length + 2 });
});

test('the same word twice has two commitments: nobody can compare what they do not know', async () => {
  const other = await RecordedCase.draft(desks, 'tokorozawa');
  await other.does(proposer, 'submit', {});
  await other.does(coordinator, 'request_correction', { message: '同じ文', fields: ['title', 'title'] });
  const [entry] = await desks.rows<{ text: string }>('select text from audit_entries where chain = $1 and n = 5', [
    other.id,
  ]);
  const { words } = JSON.parse(entry?.text ?? '{}') as { words: Record<string, string> };
  expect(Object.keys(words).sort()).toEqual(['input.fields.0', 'input.fields.1', 'input.message']);
  expect(new Set(Object.values(words)).size).toBe(3);
});

test('a chain that does not exist is empty', async () => {
  expect(await check(randomUUID())).toEqual({ length: 0, head: '0'.repeat(64), valid: true });
});
