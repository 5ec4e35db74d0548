import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { daysFromNow, today } from '../../tools/walkthrough/story.js';
import type { InputOf } from '../../tools/walkthrough/desk-client.js';
import { DeskUnderTest, refusal, refusalOf, type Case, type HandIn } from './steps.js';

/** Acceptance scenarios of Tokorozawa (所沢市 公民連携推進室). */

const desk = new DeskUnderTest('tokorozawa');

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

  test.todo(
    'pending on protected items and the public list: a concluded case stands there without its protected items',
  );
  test.todo('pending on search: title text finds nothing for a department that is no participant');
});

/** Titles of all cases that this person's lists and tasks show. */
async function titlesSeenBy(login: string): Promise<string[]> {
  const client = desk.as(login);
  const titles: string[] = [];
  let cursor: string | undefined;
  do {
    const { data } = await client.api.GET('/desks/{desk}/proposals', {
      params: { path: { desk: desk.id }, query: { limit: 100, ...(cursor !== undefined && { cursor }) } },
    });
    titles.push(...(data?.proposals ?? []).map((row) => row.title));
    cursor = data?.next ?? undefined;
  } while (cursor !== undefined);
  const { data } = await client.api.GET('/tasks');
  return [...titles, ...(data?.tasks ?? []).map((task) => task.title)];
}
