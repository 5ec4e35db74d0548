import { describe, expect, test } from '@jest/globals';
import type { InputOf } from '../../tools/walkthrough/desk-client.js';
import { today } from '../../tools/walkthrough/story.js';
import { eventually } from '../integration/eventually.js';
import { DeskUnderTest, refusal, refusalOf, type Case } from './steps.js';

/** Acceptance scenarios of Nara (奈良市総合政策課 公民連携デスク). */

const desk = new DeskUnderTest('nara');

const TALK = {
  heldOn: today(),
  participants: ['proposer', 'department'],
  summary: '互いにできることを出し合った。',
  feasibilityNote: '月一回であれば、双方が無理なく続けられる。',
} satisfies InputOf<'record_dialogue'>;

const CRITERIA = ['public_benefit', 'meets_need', 'feasible', 'fair', 'risks_handled'];

const DECISION: InputOf<'adopt'> = {
  reason: '行政ニーズに合い、無理なく実施できる。',
  riskNote: '個人情報は扱わない。',
  fairnessNote: 'ほかの団体も同じ条件で参加できる。',
  criteria: CRITERIA.map((criterion) => ({ criterion, finding: '満たしている。' })),
};

async function inDialogue(department = 'industry', login = 'officer'): Promise<Case> {
  const found = await desk.handIn();
  await found.passScreening();
  await found.assign(department);
  return found.does(login, 'take_task');
}

describe('N-S1 Form screening and routing', () => {
  test('cautions, soundness and every pledge come before the case', async () => {
    const { notices, pledges, form_fields: fields } = await desk.guideline();
    expect(notices.filter((notice) => notice.must_be_read).map((notice) => notice.code)).toEqual(['cautions']);
    const soundness = fields.find((field) => field.key === 'soundness')?.options?.map((option) => option.code) ?? [];
    expect(soundness.length).toBeGreaterThan(0);
    const pledged = pledges.map((pledge) => pledge.code);
    expect(pledges.map((pledge) => pledge.required)).toEqual([true, true, true]);

    const unread = await desk.draft({ changes: { notices_read: [] } });
    expect(await unread.refuses('proposer', 'submit')).toEqual(
      refusal(422, 'SUBMISSION_INCOMPLETE', { 'content.notices_read.cautions': 'NOTICE_NOT_READ' }),
    );
    const unsound = await desk.draft({ changes: { soundness: { [soundness[0]!]: 'yes' } } });
    expect(await unsound.refuses('proposer', 'submit')).toEqual(
      refusal(
        422,
        'SUBMISSION_INCOMPLETE',
        Object.fromEntries(soundness.slice(1).map((code) => [`content.soundness.${code}`, 'REQUIRED'])),
      ),
    );
    const unpledged = await desk.draft({ changes: { pledges: pledged.slice(1) } });
    expect(await unpledged.refuses('proposer', 'submit')).toEqual(
      refusal(422, 'SUBMISSION_INCOMPLETE', { [`content.pledges.${pledged[0]!}`]: 'PLEDGE_REQUIRED' }),
    );
    expect(await unpledged.view('proposer')).toMatchObject({ submitted: false, referenceNumber: null });
    expect(await refusalOf(unpledged.view('coordinator'))).toMatchObject({ status: 404, code: 'NOT_FOUND' });

    // The same draft, with the pledge ticked.
    const { content } = await unpledged.view('proposer');
    await desk.as('proposer').api.PUT('/proposals/{id}/draft', {
      params: { path: { id: unpledged.id } },
      body: { content: { ...content, pledges: pledged } },
    });
    await unpledged.does('proposer', 'submit');
    expect(await unpledged.view()).toMatchObject({ submitted: true, stage: 'screening' });
    expect((await unpledged.view()).referenceNumber).toMatch(/^R\d+-\d{4}$/);
    expect(unpledged.headings).toEqual(['スクリーニング']);
    await unpledged.expectHistory();
  }, 60_000);

  test('screening has the form’s answers beside its criteria, and two 関係課 are asked, one of which leads', async () => {
    const found = await desk.handIn({
      changes: { soundness: { taxes_paid: 'no', solvent: 'yes', not_suspended: 'yes', lawful: 'yes' } },
    });
    // N-04: what the form says stands beside the criterion that it helps to judge.
    const { answersBeside = [] } = await found.view();
    expect(answersBeside.filter((beside) => beside.criterion === 'unsound')).toMatchObject([
      { field: 'soundness', label: { ja: '団体の健全性' }, answer: { taxes_paid: 'no', solvent: 'yes' } },
    ]);
    expect(answersBeside.map((beside) => beside.criterion)).toEqual(['unsound', ...CRITERIA]);
    expect((await found.view('proposer')).answersBeside).toBeUndefined();

    const ids = await Promise.all(['industry', 'environment'].map((code) => desk.department(code)));
    const departments = ids.map((departmentId, index) => ({ departmentId, lead: index === 0 }));
    // N-02: not routed before it was examined.
    expect(await found.refuses('coordinator', 'assign_departments', { departments })).toEqual(
      refusal(409, 'NOT_OPEN_IN_STAGE'),
    );
    await found.passScreening();
    expect(
      await found.refuses('coordinator', 'assign_departments', {
        departments: departments.map((part) => ({ ...part, lead: true })),
      }),
    ).toEqual(refusal(422, 'ONE_LEAD_ONLY', { 'input.departments': 'ONE_LEAD_ONLY' }));
    await found.does('coordinator', 'assign_departments', { departments });
    expect(await desk.tasksOf('officer', found)).toMatchObject([{ ask: 'respond', departmentId: ids[0] }]);
    expect(await desk.tasksOf('officer2', found)).toMatchObject([{ ask: 'respond', departmentId: ids[1] }]);
    expect((await found.view()).departments?.map(({ lead, status }) => [lead, status])).toEqual([
      [true, 'asked'],
      [false, 'asked'],
    ]);
    expect(found.headings).toEqual(['スクリーニング', '関係課へつなぐ']);
    // フォロー: the desk stays with what it routed.
    expect(await found.openFollowUps()).toEqual(['accompany']);
    await found.does('officer2', 'take_task');
    expect(await found.view()).toMatchObject({ stage: 'matching' });
    await found.does('officer', 'take_task');
    // The lead’s answer opens the talks; the desk still sees the case and can enter what was talked about.
    expect(await found.openTo('coordinator')).toEqual(
      expect.arrayContaining(['record_dialogue', 'assign_departments']),
    );
    await found.expectHistory();
  }, 60_000);

  test('the decision says what was found on each criterion, on risks and on fairness', async () => {
    const found = await inDialogue();
    const { feasibilityNote, ...talk } = TALK;
    expect(await found.refuses('officer', 'record_dialogue', { ...talk, next: 'evaluation' })).toEqual(
      refusal(409, 'FEASIBILITY_NOTE_REQUIRED'),
    );
    await found.does('officer', 'record_dialogue', { ...talk, feasibilityNote, next: 'evaluation' });
    await found.does('coordinator', 'concur');
    expect(await found.refuses('officer', 'adopt', { reason: '採用したい。' })).toEqual(
      refusal(422, 'DECISION_NOTES_REQUIRED', {
        'input.riskNote': 'REQUIRED',
        'input.fairnessNote': 'REQUIRED',
        ...Object.fromEntries(CRITERIA.map((code) => [`input.criteria.${code}`, 'REQUIRED'])),
      }),
    );
    await found.does('officer', 'adopt', DECISION);
    expect(found.headings).toEqual(['スクリーニング', '関係課へつなぐ', '検討', '連携']);
    await found.expectHistory();
  }, 60_000);
});

describe('N-S2 Redirect and mere sales pitch', () => {
  test('(a) an opinion on existing work is handed to the section that is named, and is no rejection', async () => {
    const found = await desk.handIn({ changes: { title: '既存の図書館事業への意見' } });
    const withoutSection = { reason: '既存事業への意見のため。' } as InputOf<'redirect'>;
    expect(await found.refuses('coordinator', 'redirect', withoutSection)).toEqual(
      refusal(422, 'INVALID_REQUEST', { 'input.section': 'REQUIRED' }),
    );
    const redirection = { section: '中央図書館', reason: '既存事業への意見のため。' };
    await found.does('coordinator', 'redirect', redirection);
    expect(await found.words('redirect', 'proposer')).toEqual(redirection);
    for (const outcome of ['excluded', 'not_adopted', 'not_realised'] as const) {
      expect((await desk.listOf('coordinator', { outcome })).map(({ id }) => id)).not.toContain(found.id);
    }
    expect((await desk.listOf('coordinator', { outcome: 'redirected' })).map(({ id }) => id)).toContain(found.id);
    const { notices } = await desk.guideline();
    expect(notices.find((notice) => notice.code === 'existing_work')?.ja).toContain('担当する部署へ直接');
    await found.expectClosed('redirected');
  }, 60_000);

  test('(b) a mere sales pitch is closed in screening with its reason, after the cautions were shown', async () => {
    const found = await desk.handIn();
    expect((await found.view()).content['notices_read']).toContain('cautions');
    const { allClear } = await desk.forms();
    const at = allClear.findIndex((answer) => answer.criterion === 'sales_pitch');
    const answers = allClear.map((answer, index) => (index === at ? { ...answer, answer: 'hit' as const } : answer));
    expect(await found.refuses('coordinator', 'pass_screening', { answers })).toEqual(
      refusal(422, 'CRITERION_HIT', { [`input.answers.${at}.answer`]: 'CRITERION_HIT' }),
    );
    const exclusion = { criteria: ['sales_pitch'], reason: '商品の紹介にとどまり、課題への提案がない。' };
    await found.does('coordinator', 'exclude', exclusion);
    expect(await found.words('exclude', 'proposer')).toMatchObject(exclusion);
    expect(await desk.wordingOf('sales_pitch')).toBe('営業だけをねらう提案');
    expect((await found.timeline()).map((entry) => entry.stage)).toEqual(['screening', 'closed']);
    await found.expectClosed('excluded');
  }, 60_000);
});

describe('N-S3 Personnel change of the officer', () => {
  test('the officer’s tasks list his three cases, one of which waits for his decision; no other section can take it', async () => {
    const [waiting, second, third] = [await inDialogue(), await inDialogue(), await inDialogue()];
    await waiting.does('officer', 'record_dialogue', { ...TALK, next: 'evaluation' });
    await waiting.does('coordinator', 'concur');
    const own = (await desk.tasksOf('officer')).filter((task) =>
      [waiting, second, third].some((found) => found.id === task.proposalId),
    );
    expect(own.map((task) => task.ask).sort()).toEqual(['decide', 'hold_dialogue', 'hold_dialogue']);
    expect(await waiting.refuses('officer2', 'adopt', DECISION)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    // Who concurred for the desk does not decide for the section.
    expect(await waiting.refuses('coordinator', 'adopt', DECISION)).toEqual(refusal(403, 'NOT_AUTHORISED'));
    await waiting.does('officer', 'adopt', DECISION);
    for (const found of [waiting, second, third]) await found.expectHistory();
  }, 120_000);

  test('without successors the transfer of 1 April is refused and the three cases are listed; with them the successor has all open tasks, the case refuses the predecessor, and history shows it', async () => {
    const clock = await desk.instance.startClockedApi('2027-03-31T10:00:00+09:00');
    const { address } = clock;
    const api = (login: string) => desk.as(login, address).api;
    const personOf = async (login: string): Promise<string> => {
      const { data } = await api(login).GET('/session');
      return data!.people.find((person) => person.desk === desk.id)!.personId;
    };
    const found: Case[] = [];
    for (let n = 0; n < 3; n += 1) {
      const handedIn = await desk.handIn({ address });
      await handedIn.passScreening();
      await handedIn.assign('industry');
      await handedIn.does('officer', 'take_task');
      await api('officer').POST('/proposals/{id}/assignments', {
        params: { path: { id: handedIn.id } },
        body: { action: 'claim' },
      });
      found.push(handedIn);
    }
    const ids = found.map(({ id }) => id).sort();
    const waiting = found[0]!;
    await waiting.does('officer', 'record_dialogue', { ...TALK, heldOn: '2027-03-31', next: 'evaluation' });
    await waiting.does('coordinator', 'concur');
    const before = await Promise.all(found.map(async (each) => JSON.stringify((await each.view()).asks)));

    clock.set('2027-04-01T09:00:00+09:00');
    const from = { kind: 'person' as const, id: await personOf('officer') };
    const order = async (body: object) => {
      const response = await fetch(`${address}/api/desks/${desk.id}/handovers`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${desk.instance.account('administrator', desk.id).token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ from, effectiveOn: '2027-04-01', ...body }),
      });
      return { status: response.status, told: (await response.json()) as { openWork?: { proposalId: string }[] } };
    };
    const refused = await order({});
    expect(refused).toMatchObject({ status: 409, told: { code: 'HANDOVER_INCOMPLETE' } });
    expect(refused.told.openWork?.map(({ proposalId }) => proposalId).sort()).toEqual(ids);

    const successorId = await personOf('officer4');
    const notes = found.map(({ id }, index) => ({ proposalId: id, note: `${index + 1}件目の経過` }));
    expect(await order({ successorId, cases: notes })).toMatchObject({
      status: 201,
      told: { handover: { status: 'done' } },
    });

    // From this moment on: whoever was in charge stands in no relation to it, and the successor decides.
    expect(await waiting.refuses('officer', 'adopt', DECISION)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    for (const each of found) {
      await eventually(async () => (await each.view()).unsettled === 0);
      each.taken.push('hand_over');
    }
    expect(await Promise.all(found.map(async (each) => JSON.stringify((await each.view()).asks)))).toEqual(before);
    const { data: inbox } = await api('officer4').GET('/tasks', { params: { query: { inbox: 'mine' } } });
    expect(inbox!.tasks.map((task) => task.proposalId).sort()).toEqual(ids);
    const { data: brief } = await api('officer4').GET('/proposals/{id}/handover-brief', {
      params: { path: { id: waiting.id } },
    });
    expect(brief).toMatchObject({
      promised: { asks: [{ kind: 'decide' }] },
      met: [{ heldOn: '2027-03-31', summary: TALK.summary }],
      notes: [{ effectiveOn: '2027-04-01', note: '1件目の経過', from: ['担当 二郎'], to: ['担当 十一郎'] }],
    });
    await waiting.does('officer4', 'adopt', DECISION);
    const told = (await waiting.timeline()).filter(({ kind }) => kind === 'hand_over' || kind === 'adopt');
    expect(told.map(({ kind, actor }) => [kind, actor?.name])).toEqual([
      ['hand_over', '管理 八子'],
      ['adopt', '担当 十一郎'],
    ]);
    for (const each of found) await each.expectHistory();
  }, 180_000);
});

describe('N-S4 Stalled across departments', () => {
  test('three departments must answer and one is silent: it alone climbs its ladder, once, until it answers', async () => {
    // The leading section was asked a month ago; the two others were asked today, and answer.
    const address = await desk.instance.startShiftedApi(-30);
    const old = await desk.handIn({ address });
    await old.passScreening();
    const silent = await desk.department('welfare');
    await old.assign('welfare');
    const found = old.now();
    const others = await Promise.all(['industry', 'environment'].map((code) => desk.department(code)));
    await found.does('coordinator', 'assign_departments', {
      departments: others.map((departmentId) => ({ departmentId, lead: false })),
    });
    await found.does('officer', 'take_task');
    await found.does('officer2', 'take_task');

    const reminders = async () =>
      (await found.timeline()).flatMap(({ kind, reminderOf }) =>
        kind === 'reminder' && reminderOf?.ask === 'respond' ? [reminderOf] : [],
      );
    await eventually(async () => (await reminders()).length > 0);
    const [reminder, ...more] = await reminders();
    expect(more).toEqual([]);
    expect(reminder).toMatchObject({ ask: 'respond', holder: 'department', departmentId: silent });
    // The whole of it lies behind, at a time of the year with few holidays; each rung by itself: test/clocks.
    expect([1, 2, 3]).toContain(reminder?.rung);
    const overdue = await desk.listOf('coordinator', { overdue: 'true' });
    expect(overdue.map(({ id }) => id)).toContain(found.id);
    expect(await desk.tasksOf('officer3', found)).toMatchObject([{ ask: 'respond', overdue: true }]);
    expect(await found.view()).toMatchObject({
      stage: 'matching',
      ball: { holder: 'department', departmentId: silent },
    });

    // The answer ends it at once: nobody is awaited for it any more.
    await found.does('officer3', 'take_task');
    expect(await found.awaited()).toEqual(['hold_dialogue department']);
    expect((await desk.listOf('coordinator', { overdue: 'true' })).map(({ id }) => id)).not.toContain(found.id);
    expect(await reminders()).toHaveLength(1);
    await found.expectHistory();
  }, 120_000);

  test('on the stalled list until an answer ends the chain', async () => {
    const address = await desk.instance.startShiftedApi(-60);
    const found = await desk.handIn({ address });
    await found.passScreening();
    await found.assign('welfare');
    found.now();
    const stalled = async () => (await desk.listOf('coordinator', { stalled: 'true' })).map(({ id }) => id);
    await eventually(async () => (await stalled()).includes(found.id));
    expect(await found.awaited()).toEqual(['respond department']);
    await found.does('officer3', 'take_task');
    expect(await stalled()).not.toContain(found.id);
    expect(await found.view()).toMatchObject({ stalledSince: null });
    await found.expectHistory();
  }, 120_000);
});

describe('N-S5 奈良市公民連携ダイアログ', () => {
  test('a 相談 has a case of its own, and becomes a proposal under the same number', async () => {
    const found = await desk.handInAs('consultation', {
      title: 'ラウンドテーブルで出た観光の相談',
      summary: '観光案内を一緒にできないか。',
      person: '提案 太郎',
      email: 'proposer@nara.example',
    });
    expect(await found.awaited()).toEqual(['answer desk']);
    expect(await found.refuses('coordinator', 'pass_screening', { answers: [] })).toEqual(
      refusal(409, 'NOT_OPEN_IN_STAGE'),
    );
    const { referenceNumber } = await found.view();
    await found.does('proposer', 'convert', { type: 'open_proposal', content: desk.content() });
    expect(await found.view()).toMatchObject({ kind: 'proposal', stage: 'screening', referenceNumber });
    await found.expectHistory();
  }, 60_000);

  test.todo('(pending: events) 8社(14名) and 17部署(17名), invited from the register of comprehensive agreements');
  test.todo(
    '(pending: surveys) top two of five: 90 % together, 92.9 % and 87.5 %, with the number of answers; mean apart',
  );
  test.todo('(pending: surveys) without answers the share reads “–”, not 0 %');
  test.todo('(pending: events) a note of a round table is turned into a 相談 with the event as its origin');
});
