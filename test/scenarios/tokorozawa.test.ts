import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { daysFromNow, today } from '../../tools/walkthrough/story.js';
import type { InputOf, NewChallenge } from '../../tools/walkthrough/desk-client.js';
import { eventually } from '../integration/eventually.js';
import { MailServer } from '../factories/mail-server.js';
import { DeskUnderTest, refusal, refusalOf, type Case, type HandIn } from './steps.js';

/** Acceptance scenarios of Tokorozawa (所沢市 公民連携推進室). */

const mails = new MailServer();
const desk = new DeskUnderTest('tokorozawa', mails);

const TALK = {
  heldOn: today(),
  participants: ['proposer', 'department', 'desk'],
  summary: '対象の場所と進め方を話し合った。',
} satisfies InputOf<'record_dialogue'>;

const AGREED = {
  sharedGoal: '一年以内に三か所で開く。',
  benefitProposer: '地元での採用につながる。',
  benefitMunicipality: '居場所づくりを財政負担なしに進められる。',
};

const EFFECT = { effect: '利用者の八割が続けて使いたいと答えた。', effectVerified: true };
const FEASIBLE = { feasible: true, reason: '効果が確かめられた。' };

const draftOf = (agreementKind: string) => ({ agreementKind, document: '協定書案 第2版' });

async function inDialogue(handIn: HandIn = {}): Promise<Case> {
  const found = await desk.handIn(handIn);
  await found.passScreening();
  await found.assign('industry');
  return found.does('officer', 'take_task');
}

/** Adopted without a pilot: what comes next is the agreement. */
async function inAgreement(handIn: HandIn = {}): Promise<Case> {
  const found = await inDialogue(handIn);
  await found.does('officer', 'record_dialogue', { ...TALK, ...AGREED, next: 'evaluation' });
  await found.does('officer', 'evaluate', EFFECT);
  await found.does('coordinator', 'concur');
  return found.does('officer', 'decide_feasibility', FEASIBLE);
}

async function bothConsent(found: Case, agreementKind: string): Promise<void> {
  await found.does('officer', 'consent_to_agreement', draftOf(agreementKind));
  await found.does('proposer', 'consent_to_agreement', draftOf(agreementKind));
}

async function conclusion(agreementKind: string): Promise<InputOf<'conclude'>> {
  const { recheck } = await desk.forms();
  return { ...draftOf(agreementKind), title: '学習スペースの設置に関する連携協定', recheck };
}

describe('T-S1 自由提案, pilot, individual agreement', () => {
  test('the header passes the four headings, both parties sign, and the history lists every signal in order', async () => {
    const forms = await desk.forms();
    const found = await desk.draft({ type: 'open_proposal', changes: { pledges: forms.pledges } });
    expect(forms.pledges).toEqual(['no_compensation', 'ip_liability']);
    expect((await found.view('proposer')).challengeId).toBeNull();
    await found.does('proposer', 'submit');

    // 6 criteria on the proposal and 4 on the organisation, two of which ask two questions.
    expect(forms.allClear).toHaveLength(6 + 2 + 2 * 2);
    expect(await found.refuses('coordinator', 'assign_departments', { departments: [] })).toMatchObject({
      status: 422,
    });
    await found.passScreening();
    await found.assign('industry');
    expect(await found.refuses('officer2', 'take_task')).toMatchObject({ status: 404 });
    await found.does('officer', 'take_task');

    for (const [missing, code] of [
      ['sharedGoal', 'SHARED_GOAL_REQUIRED'],
      ['benefitProposer', 'BENEFIT_PROPOSER_REQUIRED'],
      ['benefitMunicipality', 'BENEFIT_MUNICIPALITY_REQUIRED'],
    ] as const) {
      const said = { ...TALK, ...AGREED, [missing]: undefined, next: 'pilot' as const };
      expect(await found.refuses('officer', 'record_dialogue', said)).toEqual(refusal(409, code));
    }
    await found.does('officer', 'record_dialogue', { ...TALK, ...AGREED, next: 'pilot' });
    expect(await found.awaited()).toEqual(['start_pilot department']);
    await found.does('officer', 'start_pilot', { plan: '三か月間。', startsOn: today(), endsOn: daysFromNow(90) });
    await found.does('officer', 'finish_pilot', {
      report: '延べ四百人が利用した。',
      dataVerified: true,
      endedOn: today(),
    });

    expect(await found.refuses('officer', 'decide_feasibility', FEASIBLE)).toEqual(refusal(409, 'EFFECT_REQUIRED'));
    await found.does('officer', 'evaluate', EFFECT);
    expect(await found.refuses('officer', 'decide_feasibility', FEASIBLE)).toEqual(
      refusal(409, 'CONCURRENCE_REQUIRED'),
    );
    await found.does('coordinator', 'concur');
    await found.does('officer', 'decide_feasibility', FEASIBLE);

    const draft = draftOf('project_agreement');
    const contract = await conclusion('project_agreement');
    expect(await found.refuses('officer', 'conclude', contract)).toEqual(refusal(409, 'CONSENT_MISSING'));
    await found.does('officer', 'consent_to_agreement', draft);
    expect(await found.refuses('officer', 'conclude', contract)).toEqual(refusal(409, 'CONSENT_MISSING'));
    expect(await found.view()).toMatchObject({ outcome: null, ball: { holder: 'proposer' } });
    await found.does('proposer', 'consent_to_agreement', draft);
    await found.does('officer', 'conclude', contract);
    await found.does('officer', 'implement', { startedOn: today() });

    const { terms, agreement_kinds: agreements } = await desk.as('proposer').profile(desk.id);
    expect(terms.stage_groups.map((group) => group.label.ja)).toEqual([
      '提案募集',
      'マッチング',
      '協議・実証実験',
      '評価',
    ]);
    expect(found.headings).toEqual(['マッチング', '協議・実証実験', '評価', '終了']);
    expect((await found.words('conclude', 'proposer'))?.['agreementKind']).toBe('project_agreement');
    expect(agreements.kinds.find((kind) => kind.code === 'project_agreement')?.ja).toBe('個別連携協定');
    await found.expectClosed('concluded');
    expect(found.taken).toEqual([
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

  test('a case that is returned before it was examined stands under 提案募集 again', async () => {
    const found = await desk.handIn();
    await found.does('coordinator', 'request_correction', { message: '電話番号を補ってください。' });
    expect(found.headings).toEqual(['マッチング', '提案募集']);
    expect((await found.view('proposer')).stageLabel).toEqual({ ja: '提案募集', en: 'Call for proposals' });
    await found.expectHistory();
  }, 60_000);

  test('without a pledge it is not handed in, and no case begins', async () => {
    const found = await desk.draft({ changes: { pledges: ['ip_liability'] } });
    expect(await found.refuses('proposer', 'submit')).toEqual(
      refusal(422, 'SUBMISSION_INCOMPLETE', { 'content.pledges.no_compensation': 'PLEDGE_REQUIRED' }),
    );
    expect(await found.view('proposer')).toMatchObject({ submitted: false, referenceNumber: null });
    expect(await refusalOf(found.view('coordinator'))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  }, 60_000);
});

describe('T-S2 Cost-bearing → プロポーザル', () => {
  test('a cost that appears in the agreement stops it until a procedure was determined and has a result', async () => {
    const found = await inAgreement();
    expect((await found.view('proposer')).content['municipal_cost']).toBe(false);
    await bothConsent(found, 'project_agreement');
    await found.does('officer', 'record_dialogue', {
      ...TALK,
      summary: '見守りの人件費を市が負担することになった。',
      cost: { municipalCost: true },
    });
    const contract = await conclusion('project_agreement');
    expect(await found.refuses('officer', 'conclude', contract)).toEqual(refusal(409, 'PROCUREMENT_UNDETERMINED'));
    expect(await found.awaited()).toEqual(['determine_procurement desk']);

    const determination = { procedure: 'competitive_proposal', reason: '費用が生じ、ほかにも担い手がいる。' };
    const withoutReason = { procedure: 'competitive_proposal' } as InputOf<'determine_procurement'>;
    expect(await found.refuses('coordinator', 'determine_procurement', withoutReason)).toEqual(
      refusal(422, 'INVALID_REQUEST', { 'input.reason': 'REQUIRED' }),
    );
    expect(await found.refuses('officer', 'determine_procurement', determination)).toEqual(
      refusal(403, 'NOT_AUTHORISED'),
    );
    await found.does('coordinator', 'determine_procurement', determination);
    expect(await found.words('determine_procurement')).toMatchObject(determination);
    expect(await desk.labelOf('procedures', 'competitive_proposal')).toBe('プロポーザル');

    expect(await found.awaited()).toEqual(['record_procurement department']);
    for (const kind of ['project_agreement', 'outsourcing']) {
      expect(await found.refuses('officer', 'conclude', await conclusion(kind))).toEqual(
        refusal(409, 'PROCUREMENT_RESULT_MISSING'),
      );
    }
    await found.does('coordinator', 'record_procurement_result', { selected: 'proposer', reason: '審査で第一位。' });
    // What was agreed to was a draft without a procedure; after it only the contract for it is possible.
    expect(await found.refuses('officer', 'consent_to_agreement', draftOf('project_agreement'))).toEqual(
      refusal(422, 'AGREEMENT_KIND_UNKNOWN', { 'input.agreementKind': 'AGREEMENT_KIND_UNKNOWN' }),
    );
    await bothConsent(found, 'outsourcing');
    await found.does('officer', 'conclude', await conclusion('outsourcing'));
    expect(await desk.labelOf('kinds', 'outsourcing')).toBe('業務委託');
    await found.does('officer', 'implement', { startedOn: today() });
    await found.expectClosed('concluded');
  }, 120_000);

  test('that no procedure is held is a decision of its own, with its reason on record', async () => {
    const found = await inAgreement({ changes: { municipal_cost: true } });
    expect(await found.awaited()).toEqual(['determine_procurement desk']);
    const discretion = { procedure: 'none', reason: '少額で、ほかに実施できる団体がない。' };
    await found.does('coordinator', 'determine_procurement', discretion);
    expect(await found.words('determine_procurement')).toMatchObject(discretion);
    await bothConsent(found, 'project_agreement');
    await found.does('officer', 'conclude', await conclusion('project_agreement'));
    expect(await found.view()).toMatchObject({ outcome: 'concluded' });
    await found.expectHistory();
  }, 120_000);

  test('variant: without a cost, but where fairness is needed, the same task appears', async () => {
    const found = await inAgreement();
    expect(await found.awaited()).toEqual(['municipality_consent department']);
    await found.does('officer', 'record_dialogue', { ...TALK, cost: { fairnessNeeded: true } });
    expect(await found.awaited()).toEqual(['determine_procurement desk']);
    expect(await found.refuses('officer', 'consent_to_agreement', draftOf('project_agreement'))).toEqual(
      refusal(409, 'PROCUREMENT_UNDETERMINED'),
    );
    await found.does('coordinator', 'determine_procurement', { procedure: 'bid', reason: '公平に選ぶ必要がある。' });
    await found.does('coordinator', 'record_procurement_result', {
      selected: 'other',
      selectedName: '株式会社ゼット',
      reason: '最低の価格であった。',
    });
    await found.expectClosed('adopted_not_selected');
  }, 120_000);
});

describe('T-S3 個別提案, declined after the pilot', () => {
  const postedBy = (departmentId: string, changes: Partial<NewChallenge> = {}) =>
    desk.post('officer2', {
      title: '放課後の居場所づくり',
      description: '商店街の空き店舗の使い方を求めます。',
      departmentIds: [departmentId],
      ...changes,
    });

  test('it goes to the challenge’s owner without a selection, and ends unrealised with the reason told', async () => {
    const department = await desk.department('environment');
    const challenge = await postedBy(department);
    const found = await desk.handIn({
      login: 'proposer2',
      type: 'posted_challenge',
      challengeId: challenge.id,
      changes: { org_kind: 'university', org_name: 'ワイ大学' },
    });
    await found.passScreening();
    expect(await found.view()).toMatchObject({
      stage: 'matching',
      departments: [{ departmentId: department, lead: true, status: 'asked' }],
    });
    expect(found.taken).not.toContain('assign_departments');
    expect(await found.awaited()).toEqual(['respond department']);
    expect(await desk.tasksOf('officer2', found)).toMatchObject([{ ask: 'respond', departmentId: department }]);

    await found.does('officer2', 'take_task');
    await found.does('officer2', 'record_dialogue', { ...TALK, ...AGREED, next: 'pilot' });
    await found.does('officer2', 'start_pilot', { plan: '三か月間。', startsOn: today(), endsOn: daysFromNow(60) });
    await found.does('officer2', 'finish_pilot', {
      report: '利用は少なかった。',
      dataVerified: true,
      endedOn: today(),
    });
    await found.does('officer2', 'evaluate', { effect: '効果は確かめられなかった。', effectVerified: false });
    await found.does('coordinator', 'concur');
    const refused = { feasible: false, reason: '効果が確かめられなかったため。' };
    await found.does('officer2', 'decide_feasibility', refused);

    expect((await found.timeline()).map((entry) => entry.stage)).not.toContain('agreement');
    expect(await found.openTo('officer2')).toEqual([]);
    expect(await found.words('decide_feasibility', 'proposer2')).toMatchObject(refused);
    const { content } = await found.view('proposer2');
    expect(content['pledges']).toContain('no_compensation');
    const { pledges } = await desk.guideline();
    expect(pledges.find((pledge) => pledge.code === 'no_compensation')?.ja).toBe(
      '連携が実現してもしなくても、提案や相談にかかった費用の補てんや賠償を市に求めません。',
    );
    await found.expectClosed('not_realised');

    const { email } = desk.instance.account('proposer2', 'tokorozawa');
    const { referenceNumber } = await found.view('proposer2');
    const told = (words: string) =>
      mails.to(email).find(({ mail }) => mail.subject?.includes(`${referenceNumber}`) && mail.subject.includes(words));
    await eventually(async () => told('結果のお知らせ') !== undefined);
    expect(told('結果のお知らせ')?.mail.text).toContain(`> ${refused.reason}`);
    expect(told('結果のお知らせ')?.mail.text).toContain('実現に至らず終了');
    expect(told('受け付けました')?.mail.text).toMatch(/[0-9a-f]{64}/);
  }, 120_000);

  test('without a challenge, or with one that was not published, it is not taken', async () => {
    const none = await desk.draft({ type: 'posted_challenge' });
    expect(await none.refuses('proposer', 'submit')).toEqual(
      refusal(422, 'CHALLENGE_REQUIRED', { challengeId: 'CHALLENGE_REQUIRED' }),
    );
    const challenge = await postedBy(await desk.department('environment'), { publishedOn: null });
    const early = await desk.draft({ type: 'posted_challenge', challengeId: challenge.id });
    expect(await early.refuses('proposer', 'submit')).toEqual(
      refusal(422, 'CHALLENGE_NOT_PUBLISHED', { challengeId: 'CHALLENGE_NOT_PUBLISHED' }),
    );
  }, 60_000);

  test('a challenge that is not published yet is for the city’s own people alone', async () => {
    const { id } = await postedBy(await desk.department('environment'), { publishedOn: null });
    const seenBy = async (login: string): Promise<boolean> => {
      const { data } = await desk.as(login).api.GET('/desks/{desk}/challenges', {
        params: { path: { desk: 'tokorozawa' }, query: { limit: 100 } },
      });
      return data?.challenges.some((challenge) => challenge.id === id) ?? false;
    };
    for (const login of ['coordinator', 'officer', 'auditor', 'administrator']) expect(await seenBy(login)).toBe(true);
    for (const login of ['proposer', 'colleague', 'expert', 'partner']) expect(await seenBy(login)).toBe(false);
  }, 60_000);

  test('what was pledged stays readable in the case when the guideline says it in other words', async () => {
    const before = await desk.handIn();
    const { pledges } = desk.profile;
    const reworded = pledges.map((pledge) => ({ ...pledge, ja: `【改定】${pledge.ja}` }));
    await desk.apply({ ...desk.profile, version: 3, pledges: reworded });
    const after = await desk.handIn();
    for (const [found, version, wanted] of [
      [before, 2, pledges],
      [after, 3, reworded],
    ] as const) {
      const { profileVersion, content } = await found.view('proposer');
      expect(profileVersion).toBe(version);
      expect(content['pledges']).toEqual(pledges.map((pledge) => pledge.code));
      const read = await desk.guideline(profileVersion);
      expect(read.version).toBe(version);
      expect(read.pledges.map((pledge) => pledge.ja)).toEqual(wanted.map((pledge) => pledge.ja));
      await found.expectHistory();
    }
    expect((await desk.guideline()).version).toBe(3);
    expect(await refusalOf(desk.guideline(4))).toEqual(refusal(404, 'NOT_FOUND', { version: 'NOT_FOUND' }));
  }, 60_000);
});

describe('T-S4 Excluded: sales pitch, religious/political, suspended organisation', () => {
  test.each([
    ['a product brochure', 'sales_pitch', '商品やサービスの売り込み・宣伝そのものをねらう提案'],
    ['religious content', 'religion_politics', '宗教的または政治的な性格のある提案'],
    [
      'an organisation under 入札参加停止措置',
      'bid_suspended.in_force',
      'いま入札参加停止の措置を受けている（所沢市建設工事等の有資格業者に関する入札参加停止等措置要綱）',
    ],
  ])(
    '%s ends excluded by the desk’s own words and never reaches matching',
    async (_, criterion, wording) => {
      const found = await desk.handIn();
      const { allClear } = await desk.forms();
      const at = allClear.findIndex((answer) => answer.criterion === criterion);
      const answers = allClear.map((answer, index) => (index === at ? { ...answer, answer: 'hit' as const } : answer));
      expect(await found.refuses('coordinator', 'pass_screening', { answers })).toEqual(
        refusal(422, 'CRITERION_HIT', { [`input.answers.${at}.answer`]: 'CRITERION_HIT' }),
      );
      const exclusion = { criteria: [criterion], reason: '要件に該当するため。' };
      await found.does('coordinator', 'exclude', exclusion);
      expect((await found.timeline()).map((entry) => entry.stage)).toEqual(['screening', 'closed']);
      expect(await found.words('exclude', 'proposer')).toMatchObject(exclusion);
      expect(await desk.wordingOf(criterion)).toBe(wording);
      await found.expectClosed('excluded');
    },
    60_000,
  );

  test.each(['other_unsuitable', 'other_unsuitable_org'])(
    '%s is for the mayor to find: not without the reference to a decision of the mayor’s',
    async (criterion) => {
      const found = await desk.handIn();
      const exclusion = { criteria: [criterion], reason: '市長が適当でないと判断したため。' };
      const decision = { number: '所経企第12号', date: today(), authority: 'mayor' as const };
      const missing = refusal(422, 'EXTERNAL_DECISION_REQUIRED', { 'input.externalDecision': 'REQUIRED' });
      expect(await found.refuses('coordinator', 'exclude', exclusion)).toEqual(missing);
      expect(
        await found.refuses('coordinator', 'exclude', {
          ...exclusion,
          externalDecision: { ...decision, authority: 'department' },
        }),
      ).toEqual(missing);
      expect(
        await found.refuses('coordinator', 'exclude', {
          ...exclusion,
          externalDecision: { ...decision, date: daysFromNow(2) },
        }),
      ).toEqual(refusal(422, 'DATE_IN_FUTURE', { 'input.externalDecision.date': 'DATE_IN_FUTURE' }));
      await found.does('coordinator', 'exclude', { ...exclusion, externalDecision: decision });
      await found.expectClosed('excluded');
    },
    60_000,
  );

  test('one criterion unanswered: it can’t pass', async () => {
    const found = await desk.handIn();
    const { allClear } = await desk.forms();
    const open = ['religion_politics', 'bid_suspended.recognised'];
    const answers = allClear.filter((answer) => !open.includes(answer.criterion));
    expect(await found.refuses('coordinator', 'pass_screening', { answers })).toEqual(
      refusal(422, 'CRITERIA_UNANSWERED', {
        'input.answers.religion_politics': 'REQUIRED',
        'input.answers.bid_suspended.recognised': 'REQUIRED',
      }),
    );
    expect(await found.view()).toMatchObject({ stage: 'screening', outcome: null });
    await found.expectHistory();
  }, 60_000);

  test('variant: clear at screening, suspended before the agreement: the check is asked again and stops it', async () => {
    const found = await inAgreement();
    await bothConsent(found, 'project_agreement');
    const contract = await conclusion('project_agreement');
    const { recheck } = await desk.forms();
    expect(await found.refuses('officer', 'conclude', { ...contract, recheck: [] })).toEqual(
      refusal(
        422,
        'RECHECK_REQUIRED',
        Object.fromEntries(recheck.map(({ criterion }) => [`input.recheck.${criterion}`, 'REQUIRED'])),
      ),
    );
    const at = recheck.findIndex(({ criterion }) => criterion === 'bid_suspended.in_force');
    const suspended = recheck.map((answer, index) => (index === at ? { ...answer, answer: 'hit' as const } : answer));
    expect(await found.refuses('officer', 'conclude', { ...contract, recheck: suspended })).toEqual(
      refusal(422, 'CRITERION_HIT', { [`input.recheck.${at}.answer`]: 'CRITERION_HIT' }),
    );
    expect(await found.view()).toMatchObject({ stage: 'agreement', outcome: null });
    await found.does('officer', 'reject', { reason: '入札参加停止の措置を受けたため。' });
    await found.expectClosed('not_realised');
  }, 120_000);
});

describe('T-S5 Idea stays protected', () => {
  test('in dialogue a department that is no participant and another proposer find neither the case nor its title', async () => {
    const title = `秘密の構想 ${randomUUID()}`;
    const found = await inDialogue({ changes: { title } });
    for (const stranger of ['officer2', 'proposer2', 'expert']) {
      expect(await refusalOf(found.view(stranger))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
      expect(await refusalOf(found.timeline(stranger))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    }
    // Every page of every list that they can open; the participant finds it in the same way.
    expect(await titlesSeenBy('officer2')).not.toContain(title);
    expect(await titlesSeenBy('proposer2')).not.toContain(title);
    expect(await titlesSeenBy('officer')).toContain(title);
    expect(await refusalOf(titlesSeenBy('expert'))).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    await found.expectHistory();
  }, 60_000);

  test('a concluded case stands on the public list without its protected items', async () => {
    const [secret, told] = [`独自の算式 ${randomUUID()}`, `駅前の学習スペース ${randomUUID()}`];
    const changes = { summary: told, issue: secret, protected_fields: ['issue'] };
    const found = await inAgreement({ changes });
    expect(JSON.stringify(await desk.initiatives())).not.toContain(told);
    expect((await found.preview()).problem).toMatchObject({ code: 'NOT_REALISED' });
    // Until the agreement everything is protected, whoever marked it or not.
    expect((await found.preview()).withheld.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['summary', 'issue']),
    );
    await bothConsent(found, 'project_agreement');
    await found.does('officer', 'conclude', await conclusion('project_agreement'));
    await found.publish();
    expect(await desk.initiatives()).toContainEqual(expect.objectContaining({ summary: told, progress: 'concluded' }));
    await found.does('officer', 'implement', { startedOn: today() });
    const page = JSON.stringify(await desk.initiatives());
    expect(page).toContain(told);
    expect(page).not.toContain(secret);
    // Nor who wrote it, nor what was ticked.
    const { content } = await found.view('auditor');
    for (const key of ['person', 'phone', 'email']) expect(page).not.toContain(content[key]);
    await found.expectClosed('concluded');
  }, 60_000);
  test('title text finds nothing for a department that is no participant, whatever was consented to', async () => {
    const mark = randomUUID().slice(0, 8);
    const consents = { database: true, internal_sharing: true, publication: true };
    const found = await inDialogue({ changes: { title: `ﾋﾐﾂの構想 ＡＢＣ ${mark}`, consents } });
    // Width and case make no difference to the search.
    const q = `ヒミツの構想 abc ${mark.toUpperCase()}`;
    const hits = async (login: string): Promise<[number, number]> => [
      (await desk.listOf(login, { q })).length,
      (await desk.countsOf(login, { q })).total,
    ];
    for (const login of ['officer', 'coordinator', 'auditor', 'proposer', 'colleague']) {
      expect([login, ...(await hits(login))]).toEqual([login, 1, 1]);
    }
    for (const login of ['officer2', 'officer3', 'proposer2', 'partner']) {
      expect([login, ...(await hits(login))]).toEqual([login, 0, 0]);
    }
    const { referenceNumber } = await found.view();
    expect((await desk.listOf('officer', { q: referenceNumber ?? '' })).map(({ id }) => id)).toEqual([found.id]);
    expect(await desk.listOf('officer2', { q: referenceNumber ?? '' })).toEqual([]);
  }, 60_000);
});

/** Titles of all cases that this person's list and tasks show. */
const titlesSeenBy = async (login: string): Promise<string[]> =>
  [...(await desk.listOf(login)), ...(await desk.tasksOf(login))].map(({ title }) => title);
