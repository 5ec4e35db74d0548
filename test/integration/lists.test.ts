import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { components, paths } from '../../tools/client/schema.js';
import { givenContent, inDialogue, makeDraft, notAdopted, refusalOf, submitted } from './cases.js';
import { Instance } from './instance.js';

/** The list, its search, sorts and counts say the same of the same cases: those that GET of a case shows to whoever asks. */

type Row = components['schemas']['ProposalRow'];
type Counts = components['schemas']['ProposalCounts'];
type Query = NonNullable<paths['/desks/{desk}/proposals']['get']['parameters']['query']>;
type Filters = Omit<Query, 'limit' | 'cursor' | 'sort'>;

const DESK = 'minato';
const LISTING = [
  ...['proposer', 'colleague', 'colleague2', 'proposer2', 'coordinator', 'desk-head'],
  ...['officer', 'officer2', 'officer3', 'leader', 'auditor', 'partner'],
] as const;
const ALL = { database: true, internal_sharing: true, partner_municipalities: true };

let instance: Instance;
let cases: Readonly<Record<string, string>>;

beforeAll(async () => {
  instance = await Instance.start();
  const proposer = instance.as('proposer', DESK);
  const coordinator = instance.as('coordinator', DESK);
  const other = await makeDraft(instance.as('proposer2', DESK), DESK, { title: 'Ｂ社の別の提案' });
  await instance.as('proposer2', DESK).command(other, 'submit');
  const onBehalf = await coordinator.createDraft(DESK, {
    ...{ type: 'open_proposal', onBehalfOf: 'proposer' },
    content: { ...givenContent(DESK, 'open_proposal'), title: '窓口で聞き取った提案' },
  });
  const withdrawn = await submitted(instance, DESK);
  await proposer.command(withdrawn, 'withdraw');
  cases = {
    draft: await makeDraft(proposer, DESK, { title: '下書きのままの提案' }),
    onBehalf: onBehalf.id,
    other,
    withdrawn,
    talkedOver: await inDialogue(instance, DESK),
    shared: await notAdopted(instance, { title: 'ｼｪｱされた提案 ＡＢＣ', consents: ALL }),
    delivered: await notAdopted(instance, {
      title: '提供された提案',
      consents: { ...ALL, internal_sharing: false },
    }),
    unshared: await notAdopted(instance, { title: '同意のない提案', consents: {} }),
    revoked: await notAdopted(instance, { title: '撤回された提案', consents: ALL }),
  };
  const { data } = await coordinator.api.GET('/desks/{desk}/partners', { params: { path: { desk: DESK } } });
  for (const name of ['delivered', 'revoked']) {
    await coordinator.api.POST('/proposals/{id}/deliveries', {
      params: { path: { id: cases[name]! } },
      body: { municipalityId: data?.partners[0]?.id ?? '' },
    });
  }
  for (const code of ['internal_sharing', 'partner_municipalities']) {
    await proposer.api.POST('/proposals/{id}/consents', {
      params: { path: { id: cases['revoked']! } },
      body: { code, given: false },
    });
  }
}, 300_000);
afterAll(() => instance?.stop(), 60_000);

/** Every page, two rows each. */
async function listed(login: string, query: Query = {}): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const { data } = await instance.as(login, DESK).api.GET('/desks/{desk}/proposals', {
      params: { path: { desk: DESK }, query: { limit: 2, ...query, ...(cursor !== undefined && { cursor }) } },
    });
    rows.push(...(data?.proposals ?? []));
    cursor = data?.next ?? null;
  }
  return rows;
}

async function counted(login: string, query: Filters = {}): Promise<Counts> {
  const path = { desk: DESK };
  const { data } = await instance
    .as(login, DESK)
    .api.GET('/desks/{desk}/proposals/counts', { params: { path, query } });
  if (!data) throw new Error('no counts');
  return data;
}

/** The cases that GET shows to somebody, by name. */
async function shownTo(login: string): Promise<string[]> {
  const names: string[] = [];
  for (const [name, id] of Object.entries(cases)) {
    try {
      await instance.as(login, DESK).proposal(id);
      names.push(name);
    } catch {
      expect(await refusalOf(instance.as(login, DESK).proposal(id))).toMatchObject({ status: 404 });
    }
  }
  return names.sort();
}

const namesOf = (rows: readonly Row[]): string[] =>
  rows.map(({ id }) => Object.entries(cases).find(([, known]) => known === id)?.[0] ?? id).sort();

/** Rows counted by a word of each. */
function tally(rows: readonly Row[], wordOf: (row: Row) => string | null | undefined): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const word of rows.map((row) => wordOf(row) ?? null)) if (word !== null) sums[word] = (sums[word] ?? 0) + 1;
  return sums;
}

/** Who sees which of the cases, written down by hand. */
const SEES: Readonly<Record<(typeof LISTING)[number], readonly string[]>> = (() => {
  const submittedOnes = ['other', 'withdrawn', 'talkedOver', 'shared', 'delivered', 'unshared', 'revoked'];
  const own = ['draft', 'withdrawn', 'talkedOver', 'shared', 'delivered', 'unshared', 'revoked'];
  const taken = ['talkedOver', 'shared', 'delivered', 'unshared', 'revoked'];
  return {
    ...{ proposer: own, colleague: own, colleague2: own, proposer2: ['other'] },
    ...{ coordinator: [...submittedOnes, 'onBehalf'], 'desk-head': submittedOnes, auditor: submittedOnes },
    ...{ officer: taken, leader: taken, officer2: ['shared'], officer3: ['shared'], partner: ['delivered'] },
  };
})();

describe.each(LISTING)('%s', (login) => {
  test('is listed, and counted, what GET shows, however it is sorted and paged', async () => {
    const expected = [...SEES[login]].sort();
    expect(await shownTo(login)).toEqual(expected);
    for (const sort of ['newest', 'oldest', 'received', 'received_first', 'due'] as const) {
      expect([sort, namesOf(await listed(login, { sort }))]).toEqual([sort, expected]);
    }
    const rows = await listed(login);
    expect(rows.map(({ createdAt }) => createdAt)).toEqual(
      rows
        .map((row) => row.createdAt)
        .sort()
        .reverse(),
    );
    const dues = (await listed(login, { sort: 'due' })).map(({ due }) => due ?? '9999');
    expect(dues).toEqual([...dues].sort());
    const received = (await listed(login, { sort: 'received_first' })).map(({ receivedAt }) => receivedAt ?? '9999');
    expect(received).toEqual([...received].sort());
    const counts = await counted(login);
    expect(counts.total).toBe(expected.length);
    const toRecord = <T>(sums: readonly T[], wordOf: (sum: T) => string, countOf: (sum: T) => number) =>
      Object.fromEntries(sums.map((sum) => [wordOf(sum), countOf(sum)]));
    expect(
      toRecord(
        counts.byHeading,
        (sum) => sum.heading.ja,
        (sum) => sum.count,
      ),
    ).toEqual(tally(rows, (row) => row.stageLabel.ja));
    expect(
      toRecord(
        counts.byOutcome,
        (sum) => sum.outcome,
        (sum) => sum.count,
      ),
    ).toEqual(tally(rows, (row) => row.outcome));
    expect(
      toRecord(
        counts.byBall,
        (sum) => sum.holder,
        (sum) => sum.count,
      ),
    ).toEqual(tally(rows, (row) => row.ball?.holder));
    const ofCity = !['proposer', 'colleague', 'colleague2', 'proposer2', 'partner'].includes(login);
    // Handed in, still open, and seen whole: a stage is told of nothing else.
    const open = rows.filter((row) => !row.closed && row.submitted && row.stage !== undefined);
    expect(counts.byStage && Object.fromEntries(counts.byStage.map(({ stage, count }) => [stage, count]))).toEqual(
      ofCity ? tally(open, (row) => row.stage) : undefined,
    );
  }, 120_000);

  test('only the city’s own people are told how a case presses and who is in charge of it', async () => {
    for (const row of await listed(login)) {
      const inner = ['awaited', 'dueGroup', 'age', 'inCharge', 'stalledSince'].filter((key) => key in row);
      expect([row.id, inner]).toEqual([
        row.id,
        row.stage === undefined ? [] : ['awaited', 'dueGroup', 'age', 'inCharge', 'stalledSince'],
      ]);
    }
  });

  test('finds by title, organisation and number what it sees, and counts it the same', async () => {
    const mine = await listed(login);
    for (const q of [
      'シェアされた提案 abc',
      '提供',
      '同意のない',
      '撤回',
      'b社',
      '下書き',
      'Ｘ社',
      '放置自転車',
      'R8-000',
      '%',
    ]) {
      const hits = await listed(login, { q });
      const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
      const wanted = mine.filter((row) =>
        [row.title, row.organisation ?? '', row.referenceNumber ?? ''].some((line) => plain(line).includes(plain(q))),
      );
      expect([q, namesOf(hits)]).toEqual([q, namesOf(wanted)]);
      expect([q, (await counted(login, { q })).total]).toEqual([q, wanted.length]);
    }
  }, 120_000);

  test('filters let the same cases through in list and counts', async () => {
    const filters: Filters[] = [
      ...([{ closed: 'true' }, { outcome: 'not_adopted' }, { database: 'true' }, { database: 'false' }] as const),
      ...([{ submitted: 'true' }, { ball: 'department' }, { overdue: 'true' }] as const),
    ];
    for (const filter of filters) {
      const rows = await listed(login, filter);
      expect([filter, (await counted(login, filter)).total]).toEqual([filter, rows.length]);
    }
    expect(namesOf(await listed(login, { database: 'true' }))).toEqual(
      ['shared', 'delivered', 'revoked'].filter((name) => SEES[login].includes(name)).sort(),
    );
  }, 120_000);
});

test('what is told to the city’s own people alone filters nothing that was shared', async () => {
  const { departments } = await instance.as('coordinator', DESK).proposal(cases['shared']!);
  const departmentId = departments?.[0]?.departmentId ?? '';
  expect(namesOf(await listed('officer', { departmentId }))).toContain('shared');
  const { people } = (await instance.as('officer', DESK).api.GET('/session')).data!;
  const inCharge = people.find(({ desk }) => desk === DESK)!.personId;
  for (const filter of [{ departmentId }, { stage: 'closed' }, { stage: 'screening,closed' }, { inCharge }] as const) {
    expect(await listed('officer2', filter)).toEqual([]);
    expect((await counted('officer2', filter)).total).toBe(0);
    expect(await refusalOf(listed('partner', filter))).toEqual({ status: 422, code: 'INVALID_REQUEST' });
    expect(await refusalOf(counted('partner', filter))).toEqual({ status: 422, code: 'INVALID_REQUEST' });
  }
});

test('whoever took charge of a case is told in its row, and finds it by that; what awaits a side says how it presses', async () => {
  const id = cases['talkedOver']!;
  const officer = instance.as('officer', DESK);
  const { people } = (await officer.api.GET('/session')).data!;
  const inCharge = people.find(({ desk }) => desk === DESK)!.personId;
  expect(await listed('coordinator', { inCharge })).toEqual([]);
  await officer.api.POST('/proposals/{id}/assignments', { params: { path: { id } }, body: { action: 'claim' } });
  expect(namesOf(await listed('coordinator', { inCharge }))).toEqual(['talkedOver']);
  expect((await counted('coordinator', { inCharge })).total).toBe(1);
  const [row] = await listed('coordinator', { inCharge });
  expect(row!.inCharge).toMatchObject([{ holder: 'department', personId: inCharge, inForce: true }]);
  const { asks } = await officer.proposal(id);
  expect(row).toMatchObject({ dueGroup: 'later', age: 0 });
  expect(asks.map(({ kind }) => kind)).toContain(row!.awaited);
  const closed = (await listed('coordinator', { stage: 'closed' }))[0]!;
  expect(closed).toMatchObject({ awaited: null, dueGroup: null, age: null, inCharge: [] });
});

test('several stages at once are those of each', async () => {
  const of = async (stage: string) => namesOf(await listed('coordinator', { stage }));
  const [screening, dialogue] = [await of('screening'), await of('dialogue')];
  expect([screening, dialogue]).toEqual([['other'], ['talkedOver']]);
  expect(await of('screening,dialogue')).toEqual([...screening, ...dialogue].sort());
  expect(await refusalOf(of('screening,nowhere'))).toEqual({ status: 422, code: 'INVALID_REQUEST' });
});
