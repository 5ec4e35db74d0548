import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findDesks } from '../../tools/load/desk-files.js';
import { compareWithHistory } from '../../tools/walkthrough/compare.js';
import { readForms, Story, today } from '../../tools/walkthrough/story.js';
import { inDialogue, refusalOf, submitted, TALK, viewOf } from './cases.js';
import { eventually } from './eventually.js';
import { Instance } from './instance.js';
import { runTool, type Told } from './run-tool.js';

/**
 * A guideline changes while cases run: new ones begin under the new version, running ones keep theirs until they are
 * moved, each by a command of its own, and one that stands where the new version has nothing stays.
 */

const REASON = '要領の改定（令和9年4月1日）による。';

let instance: Instance;
let folder: string;
/** Cases in screening, in dialogue, and in the pilot that the second version does without. */
let screening: string;
let dialogue: string;
let pilot: string;

const tool = (name: string, ...args: string[]): Promise<Told> => runTool(instance, `desk/${name}`, args, folder);

const CRITERION = `    - code: second_time
      ja: 前に対象外とされた提案と同じもの
      en: The same as was out of scope before
      source: null # default
      judged_by: desk
`;

/** The shipped guideline of Tokorozawa in another version. */
async function write(version: number, ...changes: readonly (readonly [string, string])[]): Promise<string> {
  let text = await readFile(join(await findDesks(), 'tokorozawa.yaml'), 'utf8');
  for (const [from, to] of [['\nversion: 2\n', `\nversion: ${version}\n`] as const, ...changes]) {
    expect(text.split(from)).toHaveLength(2);
    text = text.replace(from, to);
  }
  const file = join(folder, 'tokorozawa.yaml');
  await writeFile(file, text);
  return file;
}

const SECOND = [
  ['label: { ja: 協議・実証実験,', 'label: { ja: 協議,'],
  ['routing_due: 5', 'routing_due: 3'],
  ['    - code: public_order\n', `${CRITERION}    - code: public_order\n`],
  [
    '  - code: pilot # run where needed (§4), so it may be skipped\n    enabled: true',
    '  - code: pilot\n    enabled: false',
  ],
] as const;

const versionsOf = (...ids: string[]): Promise<unknown[]> =>
  Promise.all(ids.map(async (id) => (await viewOf(instance, id)).profileVersion));

const movesOf = async (id: string): Promise<Record<string, unknown>[]> => {
  const story = await Story.resume(instance.desk('tokorozawa'), id);
  return (await story.timeline()).filter((entry) => entry.kind === 'change_guideline');
};

const differences = async (id: string): Promise<string[]> =>
  compareWithHistory(await Story.resume(instance.desk('tokorozawa'), id));

beforeAll(async () => {
  instance = await Instance.start();
  folder = await mkdtemp(join(tmpdir(), 'kyoso-versions-'));
  screening = await submitted(instance);
  dialogue = await inDialogue(instance);
  pilot = await inDialogue(instance);
  await instance.as('officer').command(pilot, 'record_dialogue', { ...TALK, heldOn: today(), next: 'pilot' });
}, 180_000);

afterAll(async () => {
  await instance.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

test('desk:check tells what a file says, or all that is wrong with it; nothing of it is in force', async () => {
  const file = await write(3, ...SECOND);
  const good = await tool('check', file);
  expect(good).toMatchObject({ code: 0, err: '' });
  expect(good.out).toContain('提案募集 → マッチング → 協議 → 評価');
  expect(await readFile(join(folder, 'tokorozawa.svg'), 'utf8')).toContain('<svg');
  const bad = await tool(
    'check',
    await write(3, ['kind: 市', 'kind: 国'], ['screening_due: 5', 'screening_due: soon']),
  );
  expect(bad.code).toBe(1);
  expect(bad.err.split('\n')).toEqual([
    expect.stringMatching(/^tokorozawa\.yaml:\d+:9 municipality\.kind: "国" is not allowed; allowed: 市, 区/),
    expect.stringMatching(/^tokorozawa\.yaml:\d+:18 reminders\.screening_due: "soon" is not allowed; allowed: a whole/),
  ]);
  expect(await tool('apply', join(folder, 'tokorozawa.yaml'))).toMatchObject({ code: 1, err: bad.err });
  expect(await tool('check', join(folder, 'kawa.yaml'))).toEqual({
    code: 1,
    out: '',
    err: 'kawa.yaml could not be read (ENOENT).',
  });
  expect((await instance.as('coordinator').profile('tokorozawa')).version).toBe(2);
}, 90_000);

test('new cases begin under the version that was applied, running ones keep theirs', async () => {
  const applied = await tool('apply', await write(3, ...SECOND));
  expect(applied.out).toContain('tokorozawa: new cases begin under version 3; running cases keep theirs');
  const begun = await submitted(instance);
  expect(await versionsOf(begun, screening, dialogue, pilot)).toEqual([3, 2, 2, 2]);
  const coordinator = instance.as('coordinator');
  const { allClear } = await readForms(instance.desk('tokorozawa'));
  const asBefore = allClear.filter(({ criterion }) => criterion !== 'second_time');
  expect(asBefore).toHaveLength(allClear.length - 1);
  expect(await refusalOf(coordinator.command(begun, 'pass_screening', { answers: asBefore }))).toMatchObject({
    code: 'CRITERIA_UNANSWERED',
  });
  expect(await refusalOf(coordinator.command(screening, 'pass_screening', { answers: allClear }))).toMatchObject({
    code: 'CRITERION_UNKNOWN',
  });
  await coordinator.command(begun, 'withdraw', {}, { onBehalfOf: { party: 'proposer', evidence: '電話' } });
}, 60_000);

test('a dry run tells which cases would change and how, and changes none', async () => {
  const numberOf = async (id: string) => (await viewOf(instance, id)).referenceNumber;
  const [first, second, third] = await Promise.all([screening, dialogue, pilot].map(numberOf));
  const { code, out } = await tool('migrate', 'tokorozawa', '--dry-run');
  expect(code).toBe(0);
  expect(out).toContain(`${first} (version 2 → 3): \n  newly to be answered: second_time`);
  expect(out).toContain(`${second} (version 2 → 3): \n  heading: 協議・実証実験 → 協議`);
  expect(out).toContain(
    `${third} (version 2 → 3): stays: Where this case stands does not exist under that version. (stage)`,
  );
  expect(out.split('\n').at(-1)).toBe('2 would move, 1 stay.');
  expect(await versionsOf(screening, dialogue, pilot)).toEqual([2, 2, 2]);
  expect(await movesOf(screening)).toEqual([]);
}, 60_000);

test.each([
  ['no desk', [], 'Say which desk'],
  ['a desk that is not there', ['kawa', '--dry-run'], 'There is no desk "kawa".'],
  ['no reason', ['tokorozawa'], 'A reason is needed'],
  ['a reason that cannot be kept', ['tokorozawa', '--reason', 'a\u0007b'], 'A reason is needed'],
  ['a version that is none', ['tokorozawa', '--to', 'two', '--dry-run'], '--to takes the number of a version.'],
  ['a version that was never applied', ['tokorozawa', '--to', '9', '--reason', REASON], 'has no version 9'],
])(
  'an operator who gives %s is told so, and nothing is moved',
  async (_, args, words) => {
    const told = await tool('migrate', ...args);
    expect(told).toMatchObject({ code: 1, out: '' });
    expect(told.err).toContain(words);
    expect(await versionsOf(screening, dialogue, pilot)).toEqual([2, 2, 2]);
  },
  30_000,
);

test('cases are moved by a command with a reason in each record; what cannot be moved stays', async () => {
  const { code, out } = await tool('migrate', 'tokorozawa', '--reason', REASON);
  expect(code).toBe(0);
  expect(out.split('\n').at(-1)).toBe('Moved: 2, refused: 0.');
  expect(await versionsOf(screening, dialogue, pilot)).toEqual([3, 3, 2]);
  for (const id of [screening, dialogue]) {
    const moves = await movesOf(id);
    expect(moves).toHaveLength(1);
    expect(JSON.stringify(moves[0])).toContain(REASON);
    expect(await differences(id)).toEqual([]);
  }
  expect(await movesOf(pilot)).toEqual([]);
  const { allClear } = await readForms(instance.desk('tokorozawa'));
  await instance.as('coordinator').command(screening, 'pass_screening', { answers: allClear });
  // What is awaited from here on is counted by the new version.
  expect(await viewOf(instance, screening)).toMatchObject({ stage: 'matching' });
  await instance
    .as('officer')
    .command(pilot, 'start_pilot', { plan: '駅前で試す', startsOn: today(), endsOn: today() });
}, 90_000);

test('moved twice, with the worker down: each case takes its move once, when the worker is back', async () => {
  await tool('apply', await write(4, ...SECOND, ['agreement_due: 20', 'agreement_due: 30']));
  await instance.kill('worker');
  const first = await tool('migrate', 'tokorozawa', '--reason', REASON, '--wait', '0');
  expect(first.out.split('\n').at(-1)).toBe('Moved: 0, refused: 0; 2 wait for their turn and go on by themselves.');
  const second = await tool('migrate', 'tokorozawa', '--reason', 'もう一度', '--wait', '0');
  expect(second.out.match(/its move to version 4 is received already/g)).toHaveLength(2);
  expect(second.out.split('\n').at(-1)).toBe('Moved: 0, refused: 0.');
  await instance.startWorker();
  await eventually(async () => (await versionsOf(screening, dialogue)).every((version) => version === 4));
  for (const id of [screening, dialogue]) {
    expect(await movesOf(id)).toHaveLength(2);
    expect(await differences(id)).toEqual([]);
  }
  const third = await tool('migrate', 'tokorozawa', '--reason', REASON);
  expect(third.out.split('\n').at(-1)).toBe('Moved: 0, refused: 0.');
}, 120_000);
