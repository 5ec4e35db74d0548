import { COMMANDS_AWAITED } from '../../domain/ask-commands.js';
import type { CommandKind, DeskProfile, InputOf } from './desk-client.js';
import type { AskKind, Scene } from './play.js';
import { daysFromNow, today } from './story.js';

/**
 * What is answered to each ask, made up from the desk's profile alone: every code that the guideline lists is answered,
 * and whatever a stage could require is said, so that the walk goes on with any guideline.
 */

/** Where more than the usual answer leads on, or none is given. */
const OTHERWISE: { readonly [A in AskKind]?: readonly CommandKind[] } = {
  screen: ['pass_screening', 'record_dialogue'],
  decide: ['decide_feasibility', 'adopt', 'accept_report'],
  // What lies years ahead is left to the years.
  review_agreement: [],
  end_agreement: [],
};

/** The commands that answer an ask, the first that is open to the one awaited being given; others lead out of the way. */
export const answersTo = (ask: AskKind): readonly CommandKind[] => OTHERWISE[ask] ?? COMMANDS_AWAITED[ask].slice(0, 1);

const REASON = '双方に効果があり、無理なく実施できる。';

type Kind = DeskProfile['agreement_kinds']['kinds'][number];

/** The kinds that ask least come first: nobody bears a cost, one field, several, and then without an agreement. */
const AFTER_PROCEDURE = 'cost_bearing_after_procurement';
const EASIEST_FIRST = ['no_cost', 'single_field', 'multi_field', 'no_agreement'];

const kindWhen = ({ profile }: Scene, wanted: readonly string[]): Kind => {
  const { kinds } = profile.agreement_kinds;
  const found = wanted.map((when) => kinds.find((kind) => kind.when === when)).find((kind) => kind !== undefined);
  return found ?? kinds[0]!;
};

/** A document of its own, which can take several forms. */
const hasDocument = ({ when }: Kind): boolean => when !== 'no_agreement' && when !== AFTER_PROCEDURE;

const chosenKind = (scene: Scene): Kind =>
  scene.profile.agreement_kinds.kinds.find((kind) => kind.code === scene.agreementKind) ??
  kindWhen(scene, EASIEST_FIRST);

/** The draft that both sides agree to and that is then concluded: the same words each time. */
const draftOf = (scene: Scene) => {
  const kind = chosenKind(scene);
  return { agreementKind: kind.code, document: `${kind.ja}（案）第1版` };
};

/** Policy fields of the guideline; where it lists none, those of its form, or none in particular. */
const policyField = ({ profile }: Scene): string =>
  profile.agreement_kinds.policy_fields[0]?.code ??
  profile.form_fields.find((field) => field.key === 'policy_fields')?.options?.[0]?.code ??
  'general';

const notes = ({ profile }: Scene) => ({
  riskNote: '想定されるリスクと、その備えを確認した。',
  fairnessNote: 'ほかの事業者の参加を妨げない。',
  criteria: profile.evaluation.criteria.map(({ code, ja }) => ({ criterion: code, finding: `「${ja}」を確認した。` })),
});

/** Whether the desk has a pilot as a step on every case's way. */
const hasPilot = ({ profile }: Scene): boolean =>
  profile.terms.stage_groups.some((group) => group.stages.includes('pilot'));

function talk(scene: Scene): InputOf<'record_dialogue'> {
  const { view, given } = scene;
  const withDepartment = (view.departments ?? []).some((part) => part.status === 'taken');
  const said = {
    heldOn: today(),
    participants: withDepartment ? (['proposer', 'desk', 'department'] as const) : (['proposer', 'desk'] as const),
    summary: '提案の内容と、市の現状や課題を話し合った。',
    sharedByCity: '市の現状と、これまでの取組を説明した。',
  };
  if (view.stage !== 'dialogue') return { ...said, participants: [...said.participants] };
  return {
    ...said,
    participants: [...said.participants],
    sharedGoal: '一年のうちに、地域の三か所で始める。',
    benefitProposer: '地域での活動の場と、経験が得られる。',
    benefitMunicipality: '地域の課題の解決につながる。',
    roleDivision: { proposer: '拠点の運営と費用の負担', municipality: '地域との調整と広報' },
    risks: [
      { risk: '担い手が足りなくなる。', owner: 'proposer' },
      { risk: '地域の理解が得られない。', owner: 'municipality' },
    ],
    feasibilityNote: '双方とも、いまの体制のなかで続けられる。',
    // Once all was said: where it is not the dialogue itself that decides, the next stage follows.
    ...(given.here > 0 && { next: hasPilot(scene) ? 'pilot' : 'evaluation' }),
  };
}

type Answer<K extends CommandKind> = (scene: Scene) => InputOf<K>;

const SAID: { readonly [K in CommandKind]?: Answer<K> } = {
  pass_screening: ({ forms }) => ({ answers: forms.allClear, note: '対象外とする事項にあたらない。' }),
  assign_departments: ({ departmentIds, play }) => ({
    departments: departmentIds
      .slice(0, play.departments ?? 1)
      .map((departmentId, index) => ({ departmentId, lead: index === 0 })),
  }),
  take_task: ({ departmentId }) => ({ departmentId: departmentId ?? undefined, note: '担当として受けます。' }),
  record_dialogue: talk,
  concur: ({ departmentId }) => ({ departmentId: departmentId ?? undefined, note: '異議はない。' }),
  decide_feasibility: (scene) => ({ feasible: true, reason: REASON, ...notes(scene) }),
  adopt: (scene) => ({ reason: REASON, ...notes(scene) }),
  choose_track: ({ profile, play }) => ({
    track: play.track ?? profile.tracks.find((track) => track.stages.includes('agreement'))!.code,
    reason: '双方の役割が決まっている。',
  }),
  start_pilot: ({ profile }) => ({
    plan: '一か所で三か月間試し、利用された数を数える。',
    place: '地域の空き家一か所',
    issueKind: 'regional',
    contributions: profile.pilot.city_contributions
      .slice(0, 1)
      .map(({ code }) => ({ contribution: code, status: 'promised', needed: true })),
    startsOn: today(),
    endsOn: daysFromNow(90),
  }),
  finish_pilot: ({ profile }) => ({
    report: '延べ三百人に利用された。',
    dataVerified: true,
    endedOn: today(),
    duties: profile.pilot.operator_duties.map(({ code, ja }) => ({
      duty: code,
      evidence: `${ja}を報告書で確認した。`,
    })),
  }),
  evaluate: () => ({ effect: '利用した方の八割が続けてほしいと答えた。', effectVerified: true }),
  accept_report: () => ({ reason: '目的を果たした。' }),
  record_advice: () => ({ advice: '進めて差し支えない。' }),
  secure_funds: () => ({ source: '補正予算' }),
  determine_procurement: ({ profile }) => ({
    procedure: profile.procurement.procedures[0]?.code ?? 'none',
    reason: '市の負担が生じる。',
  }),
  record_procurement_result: () => ({ selected: 'proposer', reason: '審査の結果、最も優れていた。' }),
  choose_agreement_kind: (scene) => ({
    agreementKind: kindWhen(scene, ['single_field']).code,
    policyFields: [policyField(scene)],
    initiatives: 1,
  }),
  consent_to_agreement: draftOf,
  conclude: (scene) => {
    const kind = chosenKind(scene);
    const [instrument] = scene.profile.agreement_kinds.instruments;
    return {
      ...draftOf(scene),
      title: `${kind.ja}の締結`,
      reason: REASON,
      ...(instrument && hasDocument(kind) && { instrument: instrument.code }),
      scheme: scene.forms.scheme,
      recheck: scene.forms.recheck,
    };
  },
  implement: () => ({ startedOn: today() }),
  // What the desk wants of each item, as far as the walk was told to ask: the proposer agrees to it.
  answer_protection: ({ view }) => ({
    items: (view.protection?.consultation ?? []).map(({ item, desk }) => ({ item, view: desk })),
  }),
  settle_protection: () => ({ reason: '合意に至らず、保護を続ける。' }),
};

/** What is said with a command: made up, and in place of it what the play says. */
export function inputFor<K extends CommandKind>(kind: K, scene: Scene): InputOf<K> {
  const madeUp = SAID[kind];
  const said = scene.play.says?.[kind];
  return { ...madeUp?.(scene), ...said?.(scene) } as InputOf<K>;
}

/** With which kind of agreement the case goes on after this command; null where it says nothing of it. */
export function kindAfter(kind: CommandKind, input: object, scene: Scene): string | null {
  if (kind === 'choose_agreement_kind') return (input as InputOf<'choose_agreement_kind'>).agreementKind;
  return isWonBy(kind, input, scene) ? kindWhen(scene, [AFTER_PROCEDURE]).code : scene.agreementKind;
}

/** Whether the proposer is selected by this command: with its result, or at once where adoption is selection. */
function isWonBy(kind: CommandKind, input: object, { profile }: Scene): boolean {
  if (kind === 'record_procurement_result') {
    return (input as InputOf<'record_procurement_result'>).selected === 'proposer';
  }
  if (kind !== 'determine_procurement' || !profile.procurement.adoption_is_selection) return false;
  return (input as InputOf<'determine_procurement'>).procedure !== 'none';
}
