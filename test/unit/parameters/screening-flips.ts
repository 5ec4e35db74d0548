import { answersBeside } from '../../../domain/decision-aid.js';
import type { Profile } from '../../../domain/profile.js';
import { answers, caseAt, recheck } from '../../factories/case-run.js';
import { D2, DESKS, PEOPLE, contentFor } from '../../factories/desks.js';
import type { Parameters } from './flip.js';

/** What is examined, by whose authority, and what comes before a department is asked. */

const { coordinator } = PEOPLE;

const without = <T extends { readonly code: string }>(items: readonly T[], code: string): T[] =>
  items.filter((item) => item.code !== code);

/** Passes with the answers that the desk's own guideline asks for. */
const passesWithOldAnswers = (desk: 'tokorozawa' | 'nara' | 'aomori') => (profile: Profile) =>
  caseAt(desk, 'screening', { profile }).tries(coordinator, 'pass_screening', {
    answers: answers(DESKS[desk]),
    note: '確認した。',
  });

const excludesAsOtherUnsuitable = (profile: Profile): string =>
  caseAt('tokorozawa', 'screening', { profile }).tries(coordinator, 'exclude', {
    criteria: ['other_unsuitable'],
    reason: '適当でない。',
  });

const { proposal } = DESKS.tokorozawa.exclusions;

export const screeningParameters: Parameters = {
  10: {
    name: 'exclusion lists and their authority',
    keys: ['exclusions', 'form_fields.*.supports'],
    flips: [
      {
        setting: 'a criterion more or less',
        desk: 'tokorozawa',
        set: { 'exclusions.proposal': without(proposal, 'human_rights') },
        outcome: passesWithOldAnswers('tokorozawa'),
        before: 'matching',
        after: 'CRITERION_UNKNOWN',
      },
      {
        setting: 'the mayor finds it, or the desk',
        desk: 'tokorozawa',
        set: { 'exclusions.proposal.other_unsuitable.judged_by': 'desk' },
        outcome: excludesAsOtherUnsuitable,
        before: 'EXTERNAL_DECISION_REQUIRED',
        after: 'closed/excluded',
      },
      {
        setting: 'the mayor finds it, or the municipality with a reason',
        desk: 'tokorozawa',
        set: { 'exclusions.proposal.other_unsuitable.judged_by': 'municipality' },
        outcome: excludesAsOtherUnsuitable,
        before: 'EXTERNAL_DECISION_REQUIRED',
        after: 'closed/excluded',
      },
      {
        setting: 'the system finds it from the form, or the desk answers it',
        desk: 'aomori',
        set: { 'exclusions.organisation.individual.judged_by': 'desk' },
        outcome: passesWithOldAnswers('aomori'),
        before: 'dialogue',
        after: 'CRITERIA_UNANSWERED',
      },
      {
        setting: 'in the document but not asked, or asked',
        desk: 'nara',
        set: { 'exclusions.proposal.against_intent.enabled': true },
        outcome: passesWithOldAnswers('nara'),
        before: 'matching',
        after: 'CRITERIA_UNANSWERED',
      },
      {
        setting: 'in two questions, or in one',
        desk: 'tokorozawa',
        set: { 'exclusions.organisation.bid_suspended.parts': undefined },
        outcome: (profile) => recheck(profile).map(({ criterion }) => criterion),
        before: [
          'bid_disqualified',
          'bid_suspended.in_force',
          'bid_suspended.recognised',
          'organised_crime.in_force',
          'organised_crime.recognised',
          'other_unsuitable_org',
        ],
        after: [
          'bid_disqualified',
          'bid_suspended',
          'organised_crime.in_force',
          'organised_crime.recognised',
          'other_unsuitable_org',
        ],
      },
      {
        setting: 'the organisation is looked at again before the agreement, or not',
        desk: 'tokorozawa',
        set: { 'exclusions.recheck_before_agreement': false },
        outcome: (profile) => {
          const run = caseAt('tokorozawa', 'agreement', { profile }).bothConsent();
          return run.tries(run.decider, 'conclude', run.conclusion({ recheck: [] }));
        },
        before: 'RECHECK_REQUIRED',
        after: 'agreement/concluded',
      },
      {
        setting: 'criteria on the method itself',
        desk: 'izumiotsu',
        set: { 'exclusions.scheme': [] },
        outcome: (profile) => {
          const run = caseAt('izumiotsu', 'agreement', { profile }).choosesKind().bothConsent();
          return run.tries(run.decider, 'conclude', run.conclusion({ scheme: [] }));
        },
        before: 'CRITERIA_UNANSWERED',
        after: 'agreement/concluded',
      },
      {
        setting: 'answers of the form beside a criterion',
        desk: 'nara',
        set: { 'form_fields.soundness.supports': [] },
        outcome: (profile) =>
          answersBeside(profile, {
            content: contentFor('nara', 'open_proposal'),
            type: 'open_proposal',
            kind: 'proposal',
          })
            .filter(({ criterion }) => criterion === 'unsound')
            .map(({ field, answer }) => [field, answer]),
        before: [['soundness', { taxes_paid: 'yes', solvent: 'yes', not_suspended: 'yes', lawful: 'yes' }]],
        after: [],
      },
    ],
    contradictions: [
      {
        setting: 'an authority that nobody has',
        desk: 'minato',
        replace:
          'en: Otherwise unsuitable in the ward’s judgement\n      source: §2(4)ウ 対象外となる提案 (5)\n      judged_by: municipality',
        by: 'en: Otherwise unsuitable in the ward’s judgement\n      source: §2(4)ウ 対象外となる提案 (5)\n      judged_by: council',
        key: 'exclusions.proposal[4].judged_by',
        message: '"council" is not allowed; allowed: who finds that it applies: system, desk, mayor, municipality',
      },
      {
        setting: 'an answer of the form beside a criterion that is none',
        desk: 'nara',
        replace: 'supports: [unsound]',
        by: 'supports: [sound]',
        key: 'form_fields[9].supports',
        message:
          '"sound" is no criterion; allowed: sales_pitch, against_intent, unsound, public_benefit, meets_need, feasible, fair, risks_handled',
      },
    ],
  },
  11: {
    name: 'dialogue before routing',
    keys: ['stages.screening.requires', 'stages.matching.parallel_with'],
    flips: [
      {
        setting: 'the desk talks with the proposer first, or need not',
        desk: 'minato',
        set: { 'stages.screening.requires': [] },
        outcome: (profile) =>
          caseAt('minato', 'screening', { profile }).tries(coordinator, 'pass_screening', {
            answers: answers(profile),
          }),
        before: 'DIALOGUE_REQUIRED',
        after: 'matching',
      },
      {
        setting: 'departments are found beside the dialogue, or before it',
        desk: 'aomori',
        set: { 'stages.matching.parallel_with': null },
        outcome: (profile) => {
          const run = caseAt('aomori', 'screening', { profile }).passes();
          return [run.stands, run.askKinds()];
        },
        before: ['dialogue', ['assign', 'hold_dialogue']],
        after: ['matching', ['assign']],
      },
    ],
  },
  12: {
    name: 'routing rule per type',
    keys: ['proposal_types.*.routing'],
    flips: [
      {
        setting: 'the owner of the challenge is asked, or the desk selects',
        desk: 'tokorozawa',
        set: { 'proposal_types.posted_challenge.routing': 'desk_selects' },
        outcome: (profile) => {
          const run = caseAt('tokorozawa', 'screening', { type: 'posted_challenge', profile }).passes();
          return [run.state.departments, run.askKinds()];
        },
        before: [[{ departmentId: D2, lead: true, status: 'asked' }], ['respond']],
        after: [[], ['assign']],
      },
    ],
    contradictions: [
      {
        setting: 'an owner where there is no challenge',
        desk: 'minato',
        replace: 'challenge: self_set # the proposer names the issue (§2(4)ア)\n    routing: desk_selects',
        by: 'challenge: self_set # the proposer names the issue (§2(4)ア)\n    routing: challenge_owner',
        key: 'proposal_types[0].routing',
        message: 'challenge_owner needs a published challenge; allowed: desk_selects',
      },
    ],
  },
};
