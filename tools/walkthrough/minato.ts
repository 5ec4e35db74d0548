import { Refused, type CommandKind, type Desk, type InputOf } from './desk-client.js';
import { findDepartment, readForms, Story, today } from './story.js';

/** The theme 放置自転車対策 without cost to the ward (scenario M-S1), invented in its details. */
export async function walkMinato(desk: Desk): Promise<Story> {
  const forms = await readForms(desk);
  const departmentId = await findDepartment(desk, 'transport');
  const challenge = await desk.as('coordinator').postChallenge(desk.id, {
    title: '放置自転車対策',
    description: '駅前の放置自転車を減らす方法の提案を募集します。',
    departmentIds: [departmentId],
    publishedOn: today(),
    opensOn: today(),
  });
  desk.tell(`Theme 放置自転車対策 open until ${challenge.closesOn}`);
  const story = await Story.begin(desk, {
    type: 'posted_challenge',
    challengeId: challenge.id,
    content: {
      title: '空きスペースを使った短時間駐輪',
      summary: '店舗の前の空きを、短時間の駐輪場所として案内する仕組みを提供します。',
      org_kind: 'company',
      org_name: '株式会社エックス',
      person: '提案 太郎',
      person_affiliation: '事業開発部',
      phone: '03-0000-0000',
      email: 'proposer@minato.example',
      issue: '駅前の放置自転車が歩行の妨げになっている。',
      municipal_cost: false,
      ip_included: false,
      personal_data: false,
      local_base: '港区の本社',
      can_implement: true,
      consents: { database: true, internal_sharing: true },
      pledges: forms.pledges,
    },
  });
  await story.step('proposer', 'submit');
  await expectRefusal(
    story,
    'assign_departments',
    { departments: [{ departmentId, lead: true }] },
    'DIALOGUE_REQUIRED',
  );
  await story.step('coordinator', 'record_dialogue', {
    heldOn: today(),
    participants: ['proposer', 'desk'],
    summary: '提案の内容と、対象とする駅前を確認した。',
    sharedByCity: '放置の多い時間帯と場所の現状を説明した。',
  });
  await story.step('coordinator', 'pass_screening', { answers: forms.allClear });
  await story.step('coordinator', 'assign_departments', { departments: [{ departmentId, lead: true }] });
  await story.step('officer', 'take_task');
  await story.step('officer', 'record_dialogue', {
    heldOn: today(),
    participants: ['proposer', 'desk', 'department'],
    summary: '三者で課題を整理し、まず二つの駅で始めることにした。',
    sharedGoal: '二つの駅前で放置を半分にする。',
    next: 'evaluation',
  });
  await story.step('coordinator', 'concur', { note: '企画課として調整済み。' });
  await expectRefusal(story, 'adopt', { reason: '企画課には採否を決める権限がない。' }, 'NOT_AUTHORISED');
  await story.step('officer', 'adopt', { reason: '費用負担なしに効果が見込める。' });
  const draft = { agreementKind: 'project_agreement', document: '駐輪案内に関する覚書案 第1版' };
  await story.step('officer', 'consent_to_agreement', draft);
  await story.step('proposer', 'consent_to_agreement', draft);
  await story.step('officer', 'conclude', {
    ...draft,
    instrument: 'memorandum',
    title: '短時間駐輪の案内に関する覚書',
    recheck: forms.recheck,
  });
  await story.step('officer', 'implement', { startedOn: today() });
  return story;
}

/** What must not be possible is tried too: the coordinator is refused, with the reason named. */
async function expectRefusal<K extends CommandKind>(
  story: Story,
  kind: K,
  input: InputOf<K>,
  code: string,
): Promise<void> {
  try {
    await story.desk.as('coordinator').command(story.proposalId, kind, input);
  } catch (error) {
    if (error instanceof Refused && error.code === code) {
      story.desk.tell(`     refused as it must be: ${kind} by the coordinator (${code})`);
      return;
    }
    throw error;
  }
  throw new Error(`${kind} by the coordinator was not refused`);
}
