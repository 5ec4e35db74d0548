import type { Desk } from './desk-client.js';
import { daysFromNow, findDepartment, readForms, Story, today } from './story.js';

/** A free proposal with a pilot, an evaluation and an agreement of one field (scenario T-S1), invented in its details. */
export async function walkTokorozawa(desk: Desk): Promise<Story> {
  const forms = await readForms(desk);
  const departmentId = await findDepartment(desk, 'industry');
  const story = await Story.begin(desk, {
    type: 'open_proposal',
    content: {
      title: '商店街の空き店舗を使った学習スペース',
      summary: '空き店舗を放課後の学習と交流の場にし、地元企業の社員が交代で見守ります。',
      org_kind: 'company',
      org_name: '株式会社エックス',
      person: '提案 太郎',
      person_affiliation: '地域連携部',
      phone: '04-0000-0000',
      email: 'proposer@tokorozawa.example',
      issue: '放課後の居場所が足りず、商店街には空き店舗が増えている。',
      municipal_cost: false,
      ip_included: false,
      personal_data: false,
      pledges: forms.pledges,
    },
  });
  await story.step('proposer', 'submit');
  await story.step('coordinator', 'pass_screening', { answers: forms.allClear });
  await story.step('coordinator', 'assign_departments', { departments: [{ departmentId, lead: true }] });
  await story.step('officer', 'take_task', { note: '商店街担当が受けます。' });
  await story.step('officer', 'record_dialogue', {
    heldOn: today(),
    participants: ['proposer', 'department', 'desk'],
    summary: '対象の店舗、見守りの体制、費用の分担を話し合った。',
    sharedGoal: '一年以内に三か所で、週三日開く学習スペースをつくる。',
    benefitProposer: '社員の地域参加と、地元での採用につながる。',
    benefitMunicipality: '居場所づくりと商店街のにぎわいを、財政負担なしに進められる。',
    next: 'pilot',
  });
  await story.step('officer', 'start_pilot', {
    plan: '一店舗で三か月間、週二日開く。利用者数と商店街の通行量を数える。',
    place: '商店街の空き店舗一か所',
    startsOn: today(),
    endsOn: daysFromNow(90),
  });
  await story.step('officer', 'finish_pilot', {
    report: '延べ四百人が利用し、通行量は一割増えた。',
    dataVerified: true,
    endedOn: today(),
  });
  await story.step('officer', 'evaluate', { effect: '利用者の八割が続けて使いたいと答えた。', effectVerified: true });
  await story.step('coordinator', 'concur', { note: '推進室として異議なし。' });
  await story.step('officer', 'decide_feasibility', {
    feasible: true,
    reason: '効果が確かめられ、市の負担も生じない。',
  });
  const draft = { agreementKind: 'project_agreement', document: '学習スペースに関する個別連携協定書案 第2版' };
  await story.step('officer', 'consent_to_agreement', draft);
  await story.step('proposer', 'consent_to_agreement', draft);
  await story.step('officer', 'conclude', {
    ...draft,
    title: '学習スペースの設置に関する連携協定',
    term: { from: today(), to: daysFromNow(3 * 365) },
    recheck: forms.recheck,
  });
  await story.step('officer', 'implement', { startedOn: today() });
  return story;
}
