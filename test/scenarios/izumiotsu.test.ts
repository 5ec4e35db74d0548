import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { InputOf } from '../../tools/walkthrough/desk-client.js';
import { daysFromNow, today } from '../../tools/walkthrough/story.js';
import { runQuery } from '../database/test-database.js';
import { DeskUnderTest, refusal, refusalOf, type Case, type HandIn } from './steps.js';

/** Acceptance scenarios of Izumiotsu (泉大津市官民連携デスク). */

const desk = new DeskUnderTest('izumiotsu');

const JUDGED = { answers: [], note: '公益性があり、公平性を損なうおそれがない。' };

const TALK = {
  heldOn: today(),
  participants: ['proposer', 'department', 'desk'],
  summary: '連携のしくみを二案くらべ、一案にしぼった。',
} satisfies InputOf<'record_dialogue'>;

const AGREED = {
  sharedGoal: '二年で全小学校区に備えを広げる。',
  benefitProposer: '製品の検証ができる。',
  benefitMunicipality: '避難と見守りの備えが整う。',
};

const RISKS: InputOf<'record_dialogue'>['risks'] = [
  { risk: '機器の故障', owner: 'proposer' },
  { risk: '個人情報の漏えい', owner: 'both' },
];

const FEASIBLE = { feasible: true, reason: '関係部署との調整が整い、実施できる。' };
const FAIR = [{ criterion: 'hampers_fairness', answer: 'clear' as const }];

const draftOf = (agreementKind: string) => ({ agreementKind, document: '連携協定書案 第1版' });
const contractOf = (agreementKind: string, changes: Partial<InputOf<'conclude'>> = {}): InputOf<'conclude'> => ({
  ...draftOf(agreementKind),
  title: '防災と福祉に関する連携協定',
  scheme: FAIR,
  ...changes,
});

interface Reached extends HandIn {
  readonly departments?: readonly string[];
  readonly talk?: Partial<InputOf<'record_dialogue'>>;
}

const OFFICERS: Readonly<Record<string, string>> = {
  industry: 'officer',
  environment: 'officer2',
  welfare: 'officer3',
};
const officerOf = (department: string): string => OFFICERS[department]!;

/** Taken by its departments: 連携手法の検討 has begun. */
async function inDialogue({ departments = ['industry'], ...handIn }: Omit<Reached, 'talk'> = {}): Promise<Case> {
  const found = await desk.handIn(handIn);
  await found.does('coordinator', 'pass_screening', JUDGED);
  await found.assign(...departments);
  for (const department of departments) await found.does(officerOf(department), 'take_task');
  return found;
}

/** Coordinated and feasible: by which method is what is left to decide. */
async function decided(
  { talk, ...reached }: Reached = {},
  cost?: InputOf<'decide_feasibility'>['cost'],
): Promise<Case> {
  const { departments = ['industry'] } = reached;
  const found = await inDialogue(reached);
  await found.does('coordinator', 'record_dialogue', { ...TALK, ...AGREED, risks: RISKS, ...talk });
  for (const department of departments) await found.does(officerOf(department), 'concur');
  return found.does('coordinator', 'decide_feasibility', { ...FEASIBLE, ...(cost && { cost }) });
}

async function bothConsent(found: Case, agreementKind: string): Promise<void> {
  await found.does('coordinator', 'consent_to_agreement', draftOf(agreementKind));
  await found.does('proposer', 'consent_to_agreement', draftOf(agreementKind));
}

describe('I-S1 防災 + 福祉 → 包括連携協定', () => {
  test('coordinated with two departments, the rules propose 包括連携協定, the desk confirms, and it is carried out', async () => {
    const found = await desk.handIn({ changes: { policy_fields: ['disaster_prevention', 'welfare'] } });
    expect(found.headings).toEqual(['(1) 連携事業の提案']);
    // I-33: the guideline lists no criteria, so the judgement in words is what passes it.
    expect(await found.refuses('coordinator', 'pass_screening', { answers: [] })).toEqual(
      refusal(422, 'REASON_REQUIRED', { 'input.note': 'REQUIRED' }),
    );
    await found.does('coordinator', 'pass_screening', JUDGED);
    await found.assign('industry', 'welfare');
    expect(await found.awaited()).toEqual(['respond department', 'respond department']);
    await found.does('officer', 'take_task');
    await found.does('officer3', 'take_task');

    // I-12: no decision on the method without a dialogue, I-13: nor without goal and benefits.
    expect(await found.refuses('coordinator', 'decide_feasibility', FEASIBLE)).toEqual(
      refusal(409, 'PARTICIPANTS_MISSING'),
    );
    await found.does('coordinator', 'record_dialogue', { ...TALK, next: 'stay' });
    expect(await found.refuses('coordinator', 'decide_feasibility', FEASIBLE)).toEqual(
      refusal(409, 'SHARED_GOAL_REQUIRED'),
    );
    // I-14: no risk without somebody who answers for it.
    const unowned = { ...TALK, ...AGREED, risks: [{ risk: '機器の故障' }] } as InputOf<'record_dialogue'>;
    expect(await found.refuses('coordinator', 'record_dialogue', unowned)).toEqual(
      refusal(422, 'INVALID_REQUEST', { 'input.risks.0.owner': 'REQUIRED' }),
    );
    await found.does('coordinator', 'record_dialogue', { ...TALK, ...AGREED, risks: RISKS });

    // I-21: while the coordination of one related department is missing, nothing is decided.
    expect(await found.refuses('coordinator', 'decide_feasibility', FEASIBLE)).toEqual(
      refusal(409, 'CONCURRENCE_REQUIRED'),
    );
    await found.does('officer', 'concur', { note: '防災の担当として可。' });
    expect(await found.refuses('coordinator', 'decide_feasibility', FEASIBLE)).toEqual(
      refusal(409, 'CONCURRENCE_REQUIRED'),
    );
    await found.does('officer3', 'concur', { note: '福祉の担当として可。' });
    await found.does('coordinator', 'decide_feasibility', FEASIBLE);

    expect(await found.awaited()).toEqual(['choose_agreement_kind desk']);
    const choice = { policyFields: ['disaster_prevention', 'welfare'], initiatives: 2 };
    expect(await found.refuses('coordinator', 'consent_to_agreement', draftOf('comprehensive_agreement'))).toEqual(
      refusal(409, 'AGREEMENT_KIND_NOT_CHOSEN'),
    );
    expect(await found.kindsTold(choice.policyFields, choice.initiatives)).toEqual({
      proposed: ['fields → 包括連携協定', 'initiatives → 包括連携協定'],
      disagree: false,
      withoutReason: ['包括連携協定'],
      withReason: ['事業連携協定', '協定によらない個別連携'],
    });
    // Another kind than the one proposed needs a reason; the one proposed is only confirmed.
    expect(
      await found.refuses('coordinator', 'choose_agreement_kind', { ...choice, agreementKind: 'project_agreement' }),
    ).toEqual(refusal(422, 'REASON_REQUIRED', { 'input.reason': 'REQUIRED' }));
    await found.does('coordinator', 'choose_agreement_kind', { ...choice, agreementKind: 'comprehensive_agreement' });
    expect(await desk.labelOf('kinds', 'comprehensive_agreement')).toBe('包括連携協定');

    await bothConsent(found, 'comprehensive_agreement');
    await found.does('coordinator', 'conclude', contractOf('comprehensive_agreement'));
    expect(await found.awaited()).toEqual(['implement desk']);
    expect(await found.openFollowUps()).toEqual(['accompany']);
    await found.does('coordinator', 'implement', { startedOn: today() });
    // I-17: what is realised is to be published; the desk need not stay with it any more.
    expect(await found.openFollowUps()).toEqual(['publish']);
    expect(found.headings).toEqual(['(1) 連携事業の提案', '(2) 連携手法の検討', '(3) 連携事業の実施', '終了']);
    const { terms } = await desk.guideline();
    expect(terms.stage_groups.map((group) => group.label.ja)).toEqual(found.headings.slice(0, 3));
    await found.expectClosed('concluded');
  }, 120_000);

  test('a method that hampers fairness is not taken, and nothing begins before the risks have their owners', async () => {
    const found = await decided({ talk: { risks: undefined } });
    await found.does('coordinator', 'choose_agreement_kind', {
      agreementKind: 'project_agreement',
      policyFields: ['education'],
      initiatives: 1,
    });
    await bothConsent(found, 'project_agreement');
    const contract = contractOf('project_agreement');
    expect(await found.refuses('coordinator', 'conclude', { ...contract, scheme: [] })).toEqual(
      refusal(422, 'CRITERIA_UNANSWERED', { 'input.scheme.hampers_fairness': 'REQUIRED' }),
    );
    const unfair = [{ criterion: 'hampers_fairness', answer: 'hit' as const }];
    expect(await found.refuses('coordinator', 'conclude', { ...contract, scheme: unfair })).toEqual(
      refusal(422, 'CRITERION_HIT', { 'input.scheme.0.answer': 'CRITERION_HIT' }),
    );
    await found.does('coordinator', 'conclude', contract);
    expect(await found.refuses('coordinator', 'implement', { startedOn: today() })).toEqual(
      refusal(409, 'RISK_OWNERS_REQUIRED'),
    );
    await found.does('coordinator', 'record_dialogue', { ...TALK, risks: RISKS });
    await found.does('coordinator', 'implement', { startedOn: today() });
    await found.expectClosed('concluded');
  }, 120_000);
});

describe('I-S2 Rules disagree', () => {
  const choice = { policyFields: ['education'], initiatives: 3 };

  test('one field with three initiatives: no choice is made, a person chooses and says why', async () => {
    const found = await decided({ changes: { policy_fields: ['education'] } });
    for (const login of ['coordinator', 'officer', 'auditor']) {
      expect(await found.kindsTold(choice.policyFields, choice.initiatives, login)).toEqual({
        proposed: ['fields → 事業連携協定', 'initiatives → 包括連携協定'],
        disagree: true,
        withoutReason: [],
        withReason: ['包括連携協定', '事業連携協定', '協定によらない個別連携'],
      });
    }
    // What the city weighs is no business of the proposer's, and the case none of another department's.
    expect(await refusalOf(found.kindsTold(choice.policyFields, 3, 'proposer'))).toEqual(refusal(403, 'FORBIDDEN'));
    expect(await refusalOf(found.kindsTold(choice.policyFields, 3, 'officer3'))).toEqual(
      refusal(404, 'NOT_FOUND', { id: 'NOT_FOUND' }),
    );
    for (const agreementKind of ['project_agreement', 'comprehensive_agreement']) {
      expect(await found.refuses('coordinator', 'choose_agreement_kind', { ...choice, agreementKind })).toEqual(
        refusal(422, 'RULES_DISAGREE', { 'input.reason': 'REQUIRED' }),
      );
    }
    expect(await found.awaited()).toEqual(['choose_agreement_kind desk']);
    const byPerson = { ...choice, agreementKind: 'comprehensive_agreement', reason: '三つの取組を続けるため。' };
    await found.does('coordinator', 'choose_agreement_kind', byPerson);
    expect(await found.words('choose_agreement_kind')).toMatchObject(byPerson);
    expect(await found.awaited()).toEqual(['municipality_consent desk']);
    expect(await found.refuses('coordinator', 'consent_to_agreement', draftOf('project_agreement'))).toEqual(
      refusal(422, 'AGREEMENT_KIND_UNKNOWN', { 'input.agreementKind': 'AGREEMENT_KIND_UNKNOWN' }),
    );
    await found.expectHistory();
  }, 120_000);

  test('the number of initiatives is part of the question', async () => {
    const found = await decided();
    const { policyFields } = choice;
    expect(
      await found.refuses('coordinator', 'choose_agreement_kind', { policyFields, agreementKind: 'project_agreement' }),
    ).toEqual(refusal(422, 'INVALID_REQUEST', { 'input.initiatives': 'REQUIRED' }));
    expect(await refusalOf(found.kindsTold(policyFields))).toEqual(
      refusal(422, 'INVALID_REQUEST', { initiatives: 'REQUIRED' }),
    );
    expect(await refusalOf(found.kindsTold(['education', 'snow'], 1))).toEqual(
      refusal(422, 'INVALID_REQUEST', { 'policyFields.1': 'NOT_ALLOWED' }),
    );
    expect(await refusalOf(found.kindsTold([], 1))).toEqual(
      refusal(422, 'INVALID_REQUEST', { policyFields: 'NOT_ALLOWED' }),
    );
    await found.expectHistory();
  }, 120_000);
});

describe('I-S3 No agreement / open call / cost', () => {
  test('(a) 協定によらない個別連携の実施, with a reason: carried out without a document or a term', async () => {
    const found = await decided();
    const kind = { agreementKind: 'no_agreement', policyFields: ['environment'], initiatives: 1 };
    expect(await found.refuses('coordinator', 'choose_agreement_kind', kind)).toEqual(
      refusal(422, 'REASON_REQUIRED', { 'input.reason': 'REQUIRED' }),
    );
    const reason = '一度きりの催しで、協定を要しない。';
    await found.does('coordinator', 'choose_agreement_kind', { ...kind, reason });
    // There is no draft to agree to: what is left is to put on record that it is carried out.
    expect(await found.awaited()).toEqual(['conclude desk']);
    expect(await found.refuses('coordinator', 'consent_to_agreement', draftOf('no_agreement'))).toEqual(
      refusal(409, 'CONSENT_NOT_NEEDED'),
    );
    const without = { agreementKind: 'no_agreement', title: '一度きりの防災催し', scheme: FAIR };
    expect(await found.refuses('coordinator', 'conclude', without)).toEqual(
      refusal(422, 'REASON_REQUIRED', { 'input.reason': 'REQUIRED' }),
    );
    const term = { from: today(), to: today() };
    expect(await found.refuses('coordinator', 'conclude', { ...without, reason, term })).toEqual(
      refusal(422, 'TERM_NOT_ALLOWED', { 'input.term': 'TERM_NOT_ALLOWED' }),
    );
    await found.does('coordinator', 'conclude', { ...without, reason });
    await found.does('coordinator', 'implement', { startedOn: today() });
    expect(found.taken).not.toContain('consent_to_agreement');
    expect(await desk.labelOf('kinds', 'no_agreement')).toBe('協定によらない個別連携');
    await found.expectClosed('concluded');
  }, 120_000);

  /** Neither a direct agreement nor a waiver: one of the three procedures is held. */
  async function expectProcedureOnly(found: Case): Promise<void> {
    expect(await found.awaited()).toEqual(['determine_procurement desk']);
    expect(await desk.as('coordinator').agreementKinds(found.id, ['environment'], 1)).toMatchObject({
      kinds: [],
      problem: { code: 'PROCUREMENT_UNDETERMINED' },
    });
    for (const agreementKind of ['comprehensive_agreement', 'project_agreement', 'no_agreement']) {
      expect(
        await found.refuses('coordinator', 'choose_agreement_kind', {
          agreementKind,
          policyFields: ['environment'],
          initiatives: 1,
          reason: '直接進めたい。',
        }),
      ).toEqual(refusal(409, 'PROCUREMENT_UNDETERMINED'));
      expect(await found.refuses('coordinator', 'conclude', contractOf(agreementKind))).toEqual(
        refusal(409, 'PROCUREMENT_UNDETERMINED'),
      );
    }
    const waiver = { procedure: 'none', reason: '省略したい。' };
    expect(await found.refuses('coordinator', 'determine_procurement', waiver)).toEqual(
      refusal(422, 'PROCUREMENT_MANDATORY', { 'input.procedure': 'PROCUREMENT_MANDATORY' }),
    );
    const { procurement } = await desk.guideline();
    expect(procurement.procedures.map((procedure) => procedure.ja)).toEqual(['入札', 'プロポーザル', '公募']);
  }

  test('(b) broad recruitment is needed: an open call, and the original proposer is not marked as selected', async () => {
    const found = await decided({}, { broadRecruitment: true });
    await expectProcedureOnly(found);
    await found.does('coordinator', 'determine_procurement', {
      procedure: 'open_call',
      reason: '広く募る必要がある。',
    });
    // Adopted is not selected: the result is open, and nothing can be concluded with anybody.
    expect(await found.awaited()).toEqual(['record_procurement desk']);
    expect(await found.refuses('coordinator', 'conclude', contractOf('open_call'))).toEqual(
      refusal(409, 'PROCUREMENT_RESULT_MISSING'),
    );
    await found.does('coordinator', 'record_procurement_result', {
      selected: 'other',
      selectedName: '株式会社ゼット',
      reason: '公募の審査で第一位。',
    });
    await found.expectClosed('adopted_not_selected');
  }, 120_000);

  test('(b) where the original proposer wins the call, what follows is the contract for it', async () => {
    const found = await decided({}, { broadRecruitment: true });
    await found.does('coordinator', 'determine_procurement', {
      procedure: 'open_call',
      reason: '広く募る必要がある。',
    });
    await found.does('coordinator', 'record_procurement_result', { selected: 'proposer', reason: '審査で第一位。' });
    await bothConsent(found, 'open_call');
    await found.does('coordinator', 'conclude', contractOf('open_call', { reason: '公募の結果による。' }));
    await found.does('coordinator', 'implement', { startedOn: today() });
    await found.expectClosed('concluded');
  }, 120_000);

  test('(c) the city bears a cost: the same, and it can’t be waived', async () => {
    const found = await decided({ changes: { municipal_cost: true } });
    await expectProcedureOnly(found);
    await found.does('coordinator', 'determine_procurement', {
      procedure: 'competitive_proposal',
      reason: '市の財政負担を伴う。',
    });
    expect(await found.awaited()).toEqual(['record_procurement desk']);
    await found.expectHistory();
  }, 120_000);
});

describe('I-S4 Idea-protection conflict', () => {
  test('what the proposer marks as 保護すべき情報 is kept with the case and reaches no stranger', async () => {
    const secret = `検出アルゴリズムの詳細 ${randomUUID()}`;
    const found = await inDialogue({ changes: { protected_items: [secret, '試作の図面'] } });
    expect((await found.view('officer')).content['protected_items']).toEqual([secret, '試作の図面']);
    for (const stranger of ['officer2', 'proposer2', 'expert']) {
      expect(await refusalOf(found.view(stranger))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    }
    for (const login of ['officer2', 'proposer2', 'officer', 'proposer']) {
      expect(JSON.stringify(await desk.listOf(login))).not.toContain(secret);
    }
    // Histories hold codes, ids and dates: the item stands in none of them.
    expect(JSON.stringify(await desk.as('auditor').audit(found.id))).not.toContain(secret);
    await found.expectHistory();
  }, 120_000);

  /** Realised by an agreement of years; the algorithm stands in `solution`, and the proposer marked both items. */
  async function realised(address?: string): Promise<{ found: Case; secret: string; shown: string }> {
    const [secret, shown] = [`検出アルゴリズム ${randomUUID()}`, `見守りの概要 ${randomUUID()}`];
    const changes = { issue: secret, summary: shown, protected_fields: ['issue', 'summary'], municipal_cost: false };
    const found = await decided({ changes, ...(address !== undefined && { address }) });
    const kind = { agreementKind: 'project_agreement', policyFields: ['welfare'], initiatives: 1 };
    await found.does('coordinator', 'choose_agreement_kind', kind);
    await bothConsent(found, 'project_agreement');
    const term = { from: today(), to: daysFromNow(900) };
    await found.does('coordinator', 'conclude', contractOf('project_agreement', { term }));
    return { found, secret, shown };
  }

  const views = (issue: 'protect' | 'release', summary: 'protect' | 'release') => ({
    items: [
      { item: 'issue', view: issue },
      { item: 'summary', view: summary },
    ],
  });
  const everybodyReads = async (): Promise<string> => JSON.stringify(await desk.initiatives());

  test('while it is talked over an item is hidden; “protect A, release B” by both: A never appears, B appears', async () => {
    const { found, secret, shown } = await realised();
    await found.does('coordinator', 'consult_protection', { ...views('protect', 'release'), message: '公表したい。' });
    expect((await found.view('proposer')).asks.map(({ kind }) => kind)).toEqual(['answer_protection']);

    // What is talked over hinders nothing but itself.
    const before = await found.preview();
    expect(before.problem).toBeNull();
    expect(before.withheld.map(({ key }) => key).sort()).toEqual(['issue', 'summary']);
    expect(JSON.stringify(before)).not.toMatch(new RegExp(`${secret}|${shown}`));
    await found.publish();
    const page = async () => (await desk.initiatives()).find(({ title }) => title === before.page.title);
    expect(await page()).toMatchObject({ summary: null, progress: 'concluded' });
    expect(await everybodyReads()).not.toMatch(new RegExp(`${secret}|${shown}`));

    await found.does('proposer', 'answer_protection', views('protect', 'release'));
    expect((await found.view()).protection?.items).toEqual(
      expect.arrayContaining([
        { item: 'issue', standing: 'agreed' },
        { item: 'summary', standing: 'released' },
      ]),
    );
    expect(await page()).toMatchObject({ summary: shown });
    expect(await everybodyReads()).not.toContain(secret);
    expect((await found.preview('proposer')).withheld.map(({ key }) => key)).toEqual(['issue']);
    // I-16: once both want it, it appears as well.
    await found.does('coordinator', 'consult_protection', {
      items: [{ item: 'issue', view: 'release' }],
      message: '公開してよいか。',
    });
    await found.does('proposer', 'answer_protection', { items: [{ item: 'issue', view: 'release' }] });
    expect(await everybodyReads()).toContain(secret);
    // Nothing of it stands in the history.
    expect(JSON.stringify(await desk.as('auditor').audit(found.id))).not.toMatch(new RegExp(`${secret}|${shown}`));
    await found.expectHistory();
  }, 180_000);

  test('publication needs what was realised and a hearing; a page that is taken back is gone', async () => {
    const open = await inDialogue();
    const asPublished = (found: Case, body: object) =>
      desk.as('coordinator').api.POST('/proposals/{id}/publication', { params: { path: { id: found.id } }, body });
    expect(await refusalOf(asPublished(open, {}))).toEqual(refusal(409, 'NOT_REALISED'));
    const { found, shown } = await realised();
    expect(await refusalOf(asPublished(found, {}))).toEqual(refusal(422, 'HEARING_REQUIRED', { hearing: 'REQUIRED' }));
    const tomorrow = { hearing: { heldOn: daysFromNow(1), answer: 'no_objection' } };
    expect(await refusalOf(asPublished(found, tomorrow))).toEqual(
      refusal(422, 'DATE_IN_FUTURE', { 'hearing.heldOn': 'DATE_IN_FUTURE' }),
    );
    await found.publish();
    expect(await refusalOf(found.publish())).toEqual(refusal(409, 'ALREADY_PUBLISHED'));
    expect(await refusalOf(found.publish('proposer'))).toMatchObject({ status: 403 });
    const { id } = found;
    const titles = async () => (await desk.initiatives()).length;
    const before = await titles();
    const end = () =>
      desk.as('coordinator').api.POST('/proposals/{id}/publication/end', {
        params: { path: { id } },
        body: { reason: '提案者の申し出による。' },
      });
    await end();
    expect(await titles()).toBe(before - 1);
    expect(await everybodyReads()).not.toContain(shown);
    expect(await refusalOf(end())).toEqual(refusal(409, 'NOT_PUBLISHED'));
  }, 180_000);

  test('no agreement: it stays protected, and the head of the desk ends it', async () => {
    const { found, secret } = await realised();
    const wanted = { items: [{ item: 'issue', view: 'release' as const }] };
    await found.does('coordinator', 'consult_protection', { ...wanted, message: '公表したい。' });
    expect(await found.refuses('desk-head', 'settle_protection', { reason: '早い' })).toEqual(
      refusal(409, 'NOT_OVERDUE'),
    );
    await found.does('proposer', 'answer_protection', { items: [{ item: 'issue', view: 'protect' }] });
    expect(await found.awaited()).toContain('settle_protection desk');
    expect(await found.refuses('coordinator', 'settle_protection', { reason: '終わり' })).toEqual(
      refusal(403, 'NOT_AUTHORISED'),
    );
    await found.does('desk-head', 'settle_protection', { reason: '合意に至らないため保護を続ける。' });
    await found.publish();
    expect(await everybodyReads()).not.toContain(secret);
    expect((await found.preview()).withheld.map(({ key }) => key)).toContain('issue');
    await found.expectHistory();
  }, 180_000);
});

describe('I-S5 No department takes it', () => {
  const LINE = ['industry', 'environment', 'welfare'] as const;

  async function refusedByAll(): Promise<Case> {
    const found = await desk.handIn();
    await found.does('coordinator', 'pass_screening', JUDGED);
    for (const department of LINE) {
      await found.assign(department);
      expect(await found.refuses('coordinator', 'close_without_department', { reason: '早い' })).toEqual(
        refusal(409, 'DEPARTMENT_STILL_ASKED'),
      );
      const withoutReason = {} as InputOf<'refuse_task'>;
      expect(await found.refuses(officerOf(department), 'refuse_task', withoutReason)).toEqual(
        refusal(422, 'INVALID_REQUEST', { 'input.reason': 'REQUIRED' }),
      );
      await found.does(officerOf(department), 'refuse_task', { reason: `${department}の所管ではない。` });
    }
    return found;
  }

  test('all three refuse with reasons: it closes as no_department, the proposer is told, and it is never 対象外', async () => {
    const found = await refusedByAll();
    expect((await found.view()).departments?.map((part) => part.status)).toEqual(['refused', 'refused', 'refused']);
    expect(await found.awaited()).toEqual(['assign desk']);
    const reasons = (await found.timeline()).filter((entry) => entry.kind === 'refuse_task');
    expect(reasons.map((entry) => entry.words?.['reason'])).toEqual(LINE.map((code) => `${code}の所管ではない。`));
    // 対象外 is a finding of the screening, and is not open any more.
    expect(await found.refuses('coordinator', 'exclude', { criteria: ['none'], reason: '対象外' })).toEqual(
      refusal(409, 'NOT_OPEN_IN_STAGE'),
    );
    const closing = { reason: '三つの課に当たったが、引き受ける部署がなかった。' };
    await found.does('coordinator', 'close_without_department', closing);
    expect(await found.words('close_without_department', 'proposer')).toEqual(closing);
    expect(await found.view('proposer')).toMatchObject({ closed: true, outcome: 'no_department' });
    // I-06: it stays in the register, with what became of it.
    expect((await desk.listOf('coordinator', { outcome: 'no_department' })).map(({ id }) => id)).toContain(found.id);
    expect((await desk.listOf('coordinator', { outcome: 'excluded' })).map(({ id }) => id)).not.toContain(found.id);
    await found.expectClosed('no_department');
  }, 120_000);

  test('or it is matched with an existing project of a department', async () => {
    const found = await refusedByAll();
    const departmentId = await desk.department('welfare');
    const matched = { departments: [{ departmentId, lead: true }], project: '見守りネットワーク事業' };
    await found.does('coordinator', 'assign_departments', matched);
    expect(await found.words('assign_departments')).toMatchObject({ project: '見守りネットワーク事業' });
    await found.does('officer3', 'take_task', { note: '事業に組み込む。' });
    expect(await found.view()).toMatchObject({ stage: 'dialogue', outcome: null });
    await found.expectHistory();
  }, 120_000);

  test('the third refusal is told to the desk head', async () => {
    const found = await refusedByAll();
    const told = await runQuery<{ kind: string; name: string; refusals: number }>(
      desk.instance.database.adminUrl,
      `select told.kind, person.name, (told.params ->> 'refusals')::int as refusals
         from notifications told join people person on person.desk_id = told.desk_id and person.id = told.person_id
         join person_roles held on held.desk_id = person.desk_id and held.person_id = person.id and held.role = 'desk_head'
        where told.proposal_id = $1 and told.kind = 'no_department_found'`,
      [found.id],
    );
    expect(told.map(({ refusals }) => refusals)).toEqual([LINE.length]);
  }, 120_000);
});
