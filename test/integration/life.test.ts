import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { compareWithHistory } from '../../tools/walkthrough/compare.js';
import type { CaseView, CommandKind } from '../../tools/walkthrough/desk-client.js';
import { playsOf } from '../../tools/walkthrough/plays/index.js';
import { Story, today } from '../../tools/walkthrough/story.js';
import { walk } from '../../tools/walkthrough/walk.js';
import { givenContent, inDialogue, refusalOf, submitted, TALK, viewOf } from './cases.js';
import { eventually } from './eventually.js';
import { Instance } from './instance.js';
import { runTool } from './run-tool.js';

/** The whole life of a case over HTTP, to its happy ends and its unhappy ones. */

let instance: Instance;
beforeAll(async () => {
  instance = await Instance.start();
}, 120_000);
afterAll(() => instance.stop(), 60_000);

const differences = async (desk: string, id: string): Promise<string[]> =>
  compareWithHistory(await Story.resume(instance.desk(desk), id));

/** Plays the stories of a desk, one after the other; each one's record equals its history. */
async function walked(desk: string): Promise<{ story: Story; view: CaseView; taken: CommandKind[] }[]> {
  const told = [];
  for (const play of playsOf(desk)) {
    const story = await walk(instance.desk(desk), play);
    expect(await compareWithHistory(story)).toEqual([]);
    const taken = (await story.timeline()).filter(({ status }) => status === 'settled').map(({ kind }) => kind);
    told.push({ story, view: await story.view(), taken: taken as CommandKind[] });
  }
  return told;
}

describe('the walkthroughs', () => {
  test('a free proposal of Tokorozawa runs through pilot, evaluation and agreement', async () => {
    const [only, ...more] = await walked('tokorozawa');
    expect(more).toEqual([]);
    expect(only?.view).toMatchObject({ stage: 'agreement', outcome: 'concluded', closed: false });
    expect(only?.view.referenceNumber).toMatch(/^R\d+-\d{4}$/);
    expect(only?.taken).toEqual([
      'submit',
      'pass_screening',
      'assign_departments',
      'take_task',
      'record_dialogue',
      'start_pilot',
      'finish_pilot',
      'evaluate',
      'concur',
      'decide_feasibility',
      'consent_to_agreement',
      'consent_to_agreement',
      'conclude',
      'implement',
    ]);
  }, 120_000);

  test('a theme of Minato is adopted by the department and implemented', async () => {
    const [only, ...more] = await walked('minato');
    expect(more).toEqual([]);
    expect(only?.view).toMatchObject({ stage: 'closed', outcome: 'concluded', closed: true });
    expect(only?.taken.slice(0, 5)).toEqual([
      'submit',
      'record_dialogue',
      'pass_screening',
      'assign_departments',
      'take_task',
    ]);
  }, 120_000);

  test('two departments of Izumiotsu concur, and a person chooses where the rules disagree', async () => {
    const [only, ...more] = await walked('izumiotsu');
    expect(more).toEqual([]);
    expect(only?.view).toMatchObject({ stage: 'closed', outcome: 'concluded' });
    expect(only?.view.departments?.map(({ lead, status }) => [lead, status])).toEqual([
      [true, 'taken'],
      [false, 'taken'],
    ]);
    expect(only?.taken.filter((kind) => kind === 'concur')).toHaveLength(2);
    expect(only?.taken).not.toContain('start_pilot');
    expect(only?.taken.indexOf('decide_feasibility')).toBeLessThan(only?.taken.indexOf('choose_agreement_kind') ?? 0);
  }, 120_000);

  test('Aomori talks before a department is found; one case ends with its report, another with an agreement', async () => {
    const [pilot, partnership, ...more] = await walked('aomori');
    expect(more).toEqual([]);
    expect(pilot?.view).toMatchObject({ stage: 'closed', outcome: 'pilot_completed' });
    expect(pilot?.taken.indexOf('record_dialogue')).toBeLessThan(pilot?.taken.indexOf('assign_departments') ?? 0);
    expect(pilot?.taken.slice(-4)).toEqual(['choose_track', 'start_pilot', 'finish_pilot', 'accept_report']);
    expect(partnership?.view).toMatchObject({ stage: 'closed', outcome: 'concluded' });
    expect(partnership?.taken).not.toContain('start_pilot');
    expect(partnership?.taken.filter((kind) => kind === 'consent_to_agreement')).toHaveLength(2);
  }, 120_000);

  test('Nara asks for pledges and soundness, two sections take part, and every criterion is answered', async () => {
    const [only, ...more] = await walked('nara');
    expect(more).toEqual([]);
    expect(only?.view).toMatchObject({ stage: 'closed', outcome: 'concluded' });
    expect(only?.view.content['soundness']).toMatchObject({ taxes_paid: 'yes', lawful: 'yes' });
    expect(only?.view.departments).toHaveLength(2);
    expect(only?.taken).toContain('adopt');
  }, 120_000);
});

test.each(['tokorozawa', 'minato', 'izumiotsu', 'aomori', 'nara'])(
  'a walk that follows from the profile of %s alone comes to a good end',
  async (desk) => {
    const [derived] = playsOf('a desk without a story of its own');
    const story = await walk(instance.desk(desk), derived!);
    expect(await story.view()).toMatchObject({ stage: 'closed', outcome: 'concluded' });
    expect(await compareWithHistory(story)).toEqual([]);
  },
  120_000,
);

test('a desk that is not here is named, with those that are; so is none at all', async () => {
  const said = (id: string[]) => runTool(instance, 'walkthrough/main', id);
  const desks = 'npm run walkthrough -- aomori|izumiotsu|minato|nara|tokorozawa';
  expect(await said(['sakura'])).toMatchObject({ code: 1, err: `There is no desk "sakura" here: ${desks}` });
  expect(await said([])).toMatchObject({ code: 1, err: `Say which desk: ${desks}` });
}, 60_000);

describe('unhappy ends stay apart, and after each the case accepts nothing but reopen', () => {
  const closedWith = async (id: string, outcome: string, desk: 'tokorozawa' | 'minato' = 'tokorozawa') => {
    expect(await viewOf(instance, id, desk)).toMatchObject({ stage: 'closed', outcome, closed: true, ball: null });
    const late = instance.as('coordinator', desk).command(id, 'redirect', { section: '広報課', reason: '遅い' });
    expect(await refusalOf(late)).toEqual({ status: 409, code: 'CASE_CLOSED' });
    expect(await differences(desk, id)).toEqual([]);
  };

  test('excluded', async () => {
    const id = await submitted(instance);
    const coordinator = instance.as('coordinator');
    const mayors = { criteria: ['other_unsuitable'], reason: '市長の判断' };
    expect(await refusalOf(coordinator.command(id, 'exclude', mayors))).toEqual({
      status: 422,
      code: 'EXTERNAL_DECISION_REQUIRED',
    });
    await coordinator.command(id, 'exclude', { criteria: ['sales_pitch'], reason: '商品の宣伝' });
    await closedWith(id, 'excluded');
  }, 60_000);

  test('withdrawn by telephone, recorded by the desk', async () => {
    const id = await inDialogue(instance);
    await instance
      .as('coordinator')
      .command(id, 'withdraw', {}, { onBehalfOf: { party: 'proposer', evidence: '電話（提案者本人）' } });
    await closedWith(id, 'withdrawn');
  }, 60_000);

  test('not adopted', async () => {
    const id = await inDialogue(instance, 'minato');
    const officer = instance.as('officer', 'minato');
    await officer.command(id, 'record_dialogue', { ...TALK, heldOn: today(), next: 'evaluation' });
    const reason = { reason: '効果が見込めない' };
    expect(await refusalOf(officer.command(id, 'reject', reason))).toMatchObject({ code: 'CONCURRENCE_REQUIRED' });
    await instance.as('coordinator', 'minato').command(id, 'concur');
    await officer.command(id, 'reject', reason);
    await closedWith(id, 'not_adopted', 'minato');
  }, 60_000);

  test('lapsed, only when the proposer’s time is over', async () => {
    const id = await submitted(instance);
    const coordinator = instance.as('coordinator');
    await coordinator.command(id, 'request_correction', { message: '担当者の電話番号を補ってください。' });
    const reason = { reason: '期限までに回答がない' };
    expect(await refusalOf(coordinator.command(id, 'lapse', reason))).toMatchObject({ code: 'NOT_OVERDUE' });
    const later = await instance.startShiftedApi(40);
    await instance.as('coordinator', 'tokorozawa', later).command(id, 'lapse', reason);
    await closedWith(id, 'lapsed');
  }, 60_000);
});

test('a closed case is reopened under a new opening and goes on', async () => {
  const id = await inDialogue(instance);
  await instance.as('proposer').command(id, 'withdraw', { reason: '事情が変わった' });
  expect(await refusalOf(instance.as('coordinator').command(id, 'reopen', { reason: 'x' }))).toMatchObject({
    code: 'NOT_AUTHORISED',
  });
  await instance.as('desk-head').command(id, 'reopen', { reason: '提案者が続けたいと申し出た' });
  expect(await viewOf(instance, id)).toMatchObject({ stage: 'dialogue', outcome: null, closed: false });
  await instance.as('officer').command(id, 'record_dialogue', { ...TALK, heldOn: today(), next: 'evaluation' });
  expect(await viewOf(instance, id)).toMatchObject({ stage: 'evaluation' });
  expect(await differences('tokorozawa', id)).toEqual([]);
}, 60_000);

test('a reminder is sent once when a due date has passed', async () => {
  const earlier = await instance.startShiftedApi(-60);
  const proposer = instance.as('proposer', 'tokorozawa', earlier);
  const { id } = await proposer.createDraft('tokorozawa', {
    type: 'open_proposal',
    content: givenContent('tokorozawa', 'open_proposal'),
  });
  await proposer.command(id, 'submit');
  const reminders = async () => {
    const story = await Story.resume(instance.desk('tokorozawa'), id);
    return (await story.timeline()).filter((entry) => entry.kind === 'reminder').length;
  };
  await eventually(async () => (await reminders()) === 1);
  // A restarted worker replays the case and sends nothing again.
  await instance.kill('worker');
  await instance.startWorker();
  await instance.as('coordinator').command(id, 'request_correction', { message: '補正をお願いします。' });
  expect(await reminders()).toBe(1);
}, 90_000);
