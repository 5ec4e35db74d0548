import { viewDesk } from '../../../api/views/desk-view.js';
import type { Profile } from '../../../domain/profile.js';
import { caseAt, type RawInput } from '../../factories/case-run.js';
import { D1, D2, PEOPLE } from '../../factories/desks.js';
import type { Parameters } from './flip.js';

/** Who is asked, who sits at the table, who decides, and by which way it goes on. */

const { coordinator } = PEOPLE;

const assigns =
  (desk: 'tokorozawa' | 'izumiotsu', input: RawInput<'assign_departments'>) =>
  (profile: Profile): string =>
    caseAt(desk, 'matching', { profile }).tries(coordinator, 'assign_departments', input);

const leavesDialogue =
  (desk: 'tokorozawa' | 'minato', changes: Partial<RawInput<'record_dialogue'>>) =>
  (profile: Profile): string => {
    const run = caseAt(desk, 'dialogue', { profile });
    return run.tries(run.leadOfficer, 'record_dialogue', run.talk('evaluation', changes));
  };

const asksExpert = (expertKind: string) => (profile: Profile) => {
  const run = caseAt('minato', 'dialogue', { profile });
  const told = run.tries(coordinator, 'request_expert', { expertKind, question: '特許の扱いは？' });
  return [told, run.askKinds()];
};

const YES = { feasible: true, reason: '可能である。' } as const;

export const dialogueParameters: Parameters = {
  13: {
    name: 'matching targets',
    keys: ['stages.matching.targets', 'stages.matching.multiple_departments'],
    flips: [
      {
        setting: 'departments and projects, or departments only',
        desk: 'izumiotsu',
        set: { 'stages.matching.targets': ['department'] },
        outcome: assigns('izumiotsu', {
          departments: [{ departmentId: D1, lead: true }],
          project: '放置自転車対策事業',
        }),
        before: 'matching',
        after: 'PROJECT_NOT_USED',
      },
      {
        setting: 'several departments with a lead, or one',
        desk: 'tokorozawa',
        set: { 'stages.matching.multiple_departments': false },
        outcome: assigns('tokorozawa', { departments: [{ departmentId: D1, lead: true }, { departmentId: D2 }] }),
        before: 'matching',
        after: 'ONE_DEPARTMENT_ONLY',
      },
    ],
  },
  14: {
    name: 'required dialogue participants',
    keys: ['stages.dialogue.required_participants', 'stages.dialogue.requires'],
    flips: [
      {
        setting: 'three sides at one table, or two',
        desk: 'minato',
        set: { 'stages.dialogue.required_participants': ['proposer', 'department'] },
        outcome: leavesDialogue('minato', { participants: ['proposer', 'department'] }),
        before: 'PARTICIPANTS_MISSING',
        after: 'evaluation',
      },
      {
        setting: 'what the talks have to bring',
        desk: 'tokorozawa',
        set: { 'stages.dialogue.requires': ['benefit_proposer', 'benefit_municipality'] },
        outcome: leavesDialogue('tokorozawa', { sharedGoal: undefined }),
        before: 'SHARED_GOAL_REQUIRED',
        after: 'evaluation',
      },
    ],
  },
  15: {
    name: 'experts',
    keys: ['experts'],
    flips: [
      {
        setting: 'asked for advice, or not at all',
        desk: 'minato',
        set: { 'experts.enabled': false },
        outcome: asksExpert('lawyer'),
        before: ['dialogue', ['advise', 'hold_dialogue']],
        after: ['NOT_USED_BY_DESK', ['hold_dialogue']],
      },
      {
        setting: 'which kinds',
        desk: 'minato',
        set: { 'experts.kinds': [{ code: 'patent_attorney', ja: '弁理士', en: 'Patent attorney', source: '§2(7) ③' }] },
        outcome: asksExpert('lawyer'),
        before: ['dialogue', ['advise', 'hold_dialogue']],
        after: ['EXPERT_UNKNOWN', ['hold_dialogue']],
      },
      {
        setting: 'on what, as people see it',
        desk: 'minato',
        set: { 'experts.topics': [] },
        outcome: (profile) => viewDesk(profile).experts.topics.map(({ ja }) => ja),
        before: ['知的財産権', '法律上の確認'],
        after: [],
      },
    ],
    contradictions: [
      {
        setting: 'experts of no kind',
        desk: 'nara',
        replace: 'experts: { enabled: false, kinds: []',
        by: 'experts: { enabled: true, kinds: []',
        key: 'experts.kinds',
        message: 'experts are enabled; allowed: at least one kind',
      },
    ],
  },
  17: {
    name: 'adoption decider and prior coordination',
    keys: [
      'stages.*.decider',
      'stages.*.coordinate_with',
      'stages.evaluation.requires',
      'evaluation.criteria',
      'form_fields.*.supports',
    ],
    flips: [
      {
        setting: 'the department decides, or the desk',
        desk: 'minato',
        given: { 'stages.evaluation.coordinate_with': null },
        set: { 'stages.evaluation.decider': 'desk' },
        outcome: (profile) => {
          const run = caseAt('minato', 'evaluation', { profile });
          return [run.ask('decide').holder, run.tries(coordinator, 'adopt', { reason: '採用する。' })];
        },
        before: ['department', 'NOT_AUTHORISED'],
        after: ['desk', 'agreement'],
      },
      {
        setting: 'after the desk’s concurrence, or alone',
        desk: 'minato',
        set: { 'stages.evaluation.coordinate_with': null },
        outcome: (profile) => {
          const run = caseAt('minato', 'evaluation', { profile });
          return [run.askKinds(), run.tries(run.leadOfficer, 'adopt', { reason: '採用する。' })];
        },
        before: [['concur', 'decide'], 'CONCURRENCE_REQUIRED'],
        after: [['decide'], 'agreement'],
      },
      {
        setting: 'after the departments’ concurrence, or alone',
        desk: 'izumiotsu',
        set: { 'stages.dialogue.coordinate_with': null },
        outcome: (profile) => {
          const run = caseAt('izumiotsu', 'dialogue', { profile }).talks('stay');
          return run.tries(coordinator, 'decide_feasibility', YES);
        },
        before: 'CONCURRENCE_REQUIRED',
        after: 'agreement',
      },
      {
        setting: 'on the effect that was found, or without it',
        desk: 'tokorozawa',
        given: { 'stages.evaluation.coordinate_with': null },
        set: { 'stages.evaluation.requires': [] },
        outcome: (profile) => {
          const run = caseAt('tokorozawa', 'evaluation', { profile });
          return run.tries(run.leadOfficer, 'decide_feasibility', YES);
        },
        before: 'EFFECT_REQUIRED',
        after: 'agreement',
      },
      {
        setting: 'with a finding on each criterion',
        desk: 'nara',
        given: { 'stages.evaluation.coordinate_with': null, 'stages.evaluation.requires': ['criteria_answers'] },
        set: {
          'evaluation.criteria': [
            {
              code: 'public_benefit',
              ja: '市民サービスの向上につながるか',
              en: 'Does it serve citizens?',
              source: null,
            },
          ],
          'form_fields.criteria_answers.supports': ['public_benefit'],
        },
        outcome: (profile) => {
          const run = caseAt('nara', 'evaluation', { profile });
          const criteria = [{ criterion: 'public_benefit', finding: 'つながる。' }];
          return run.tries(run.leadOfficer, 'adopt', { reason: '採用する。', criteria });
        },
        before: 'DECISION_NOTES_REQUIRED',
        after: 'agreement',
      },
    ],
    contradictions: [
      {
        setting: 'a desk that coordinates with itself',
        desk: 'minato',
        replace:
          'decider: department # §2(7) ④\n    decisions: [record_dialogue, request_correction, concur, object, adopt, reject]\n    requires: []\n    coordinate_with: desk',
        by: 'decider: desk\n    decisions: [record_dialogue, request_correction, concur, object, adopt, reject]\n    requires: []\n    coordinate_with: desk',
        key: 'stages[5].coordinate_with',
        message: 'the desk cannot coordinate with itself; allowed: department, null',
      },
    ],
  },
  18: {
    name: 'tracks',
    // The stages of a track go with it.
    keys: ['tracks', 'stages.pilot.enabled', 'stages.evaluation.enabled'],
    flips: [
      {
        setting: 'two tracks to choose from, or straight to the agreement',
        desk: 'aomori',
        set: { tracks: [], 'stages.pilot.enabled': false, 'stages.evaluation.enabled': false },
        outcome: (profile) => {
          const run = caseAt('aomori', 'dialogue', { profile }).talks('stay').isAdopted();
          return [run.stands, run.askKinds()];
        },
        before: ['dialogue', ['choose_track']],
        after: ['agreement', ['choose_agreement_kind']],
      },
      {
        setting: 'which stages a track leads through',
        desk: 'aomori',
        set: { 'tracks.partnership.stages': ['evaluation', 'agreement'] },
        outcome: (profile) =>
          caseAt('aomori', 'dialogue', { profile })
            .talks('stay')
            .isAdopted()
            .tries(coordinator, 'choose_track', { track: 'partnership', reason: '合意した。' }),
        before: 'agreement',
        after: 'evaluation',
      },
    ],
    contradictions: [
      {
        setting: 'tracks none of which leads to an agreement',
        desk: 'aomori',
        replace: '    source: 総合窓口機能\n    stages: [agreement]\n',
        by: '    source: 総合窓口機能\n    stages: [evaluation]\n',
        at: 'tracks:',
        key: 'tracks',
        message: 'none leads to an agreement; allowed: at least one with agreement among its stages',
      },
    ],
  },
};
