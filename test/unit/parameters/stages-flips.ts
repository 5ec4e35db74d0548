import { viewDesk } from '../../../api/views/desk-view.js';
import { viewStanding } from '../../../api/views/state-view.js';
import type { Profile } from '../../../domain/profile.js';
import { caseAt } from '../../factories/case-run.js';
import { PEOPLE } from '../../factories/desks.js';
import type { Parameters } from './flip.js';

/** What a desk's stages are, and what people see of them. */

const leavesDialogueFor = (next: 'pilot' | 'evaluation') => (profile: Profile) => {
  const run = caseAt('tokorozawa', 'dialogue', { profile });
  return run.tries(run.leadOfficer, 'record_dialogue', run.talk(next));
};

const headingOf = (profile: Profile): unknown => {
  const { stageLabel, stageGroup } = viewStanding(caseAt('minato', 'matching', { profile }).state, profile, 'own');
  return [stageLabel.ja, stageGroup];
};

const typeLabels = (profile: Profile): string[] => viewDesk(profile).proposal_types.map((type) => type.label.ja);

export const stageParameters: Parameters = {
  1: {
    name: 'stage list',
    // A stage that belongs to a track goes with the track.
    keys: ['stages', 'tracks'],
    flips: [
      {
        setting: 'a pilot that is optional, or must come before the evaluation',
        desk: 'tokorozawa',
        set: { 'stages.pilot.optional': false },
        outcome: leavesDialogueFor('evaluation'),
        before: 'evaluation',
        after: 'PILOT_REQUIRED',
      },
      {
        setting: 'a pilot that is there, or off',
        desk: 'tokorozawa',
        set: { 'stages.pilot.enabled': false },
        outcome: leavesDialogueFor('pilot'),
        before: 'pilot',
        after: 'PILOT_NOT_USED',
      },
      {
        setting: 'pilot and evaluation as a track, or off',
        desk: 'aomori',
        set: {
          'stages.pilot.enabled': false,
          'stages.evaluation.enabled': false,
          tracks: [
            {
              code: 'partnership',
              label: { ja: 'パートナーシップ', en: 'Partnership' },
              source: '総合窓口機能',
              stages: ['agreement'],
            },
          ],
        },
        outcome: (profile) =>
          caseAt('aomori', 'dialogue', { profile })
            .talks('stay')
            .isAdopted()
            .tries(PEOPLE.coordinator, 'choose_track', { track: 'pilot_support', reason: '実証から始める。' }),
        before: 'pilot',
        after: 'TRACK_UNKNOWN',
      },
    ],
    contradictions: [
      {
        setting: 'a pilot that is no track and no step either, since the dialogue decides',
        desk: 'aomori',
        replace:
          'mode: track\n    decider: department # default\n    decisions: [record_dialogue, request_correction, start_pilot',
        by: 'decider: department # default\n    decisions: [record_dialogue, request_correction, start_pilot',
        at: '- code: pilot # a track of its own, not a step before an agreement (総合窓口機能)\n    enabled: true',
        key: 'stages[4].enabled',
        message:
          'the dialogue decides, and no step follows but the agreement; allowed: false, or mode: track with its track',
      },
    ],
  },
  2: {
    name: 'display groups',
    keys: ['terms.stage_groups'],
    flips: [
      {
        setting: 'screening and matching under one heading, or under two',
        desk: 'minato',
        set: {
          'terms.stage_groups': [
            { label: { ja: '申込', en: 'Application' }, stages: ['intake', 'screening'] },
            { label: { ja: '担当課の決定', en: 'Choice' }, stages: ['matching'] },
            { label: { ja: '検討', en: 'Consultation' }, stages: ['dialogue', 'evaluation', 'agreement'] },
          ],
        },
        outcome: headingOf,
        before: ['② 確認・調整', ['screening', 'matching']],
        after: ['担当課の決定', ['matching']],
      },
    ],
  },
  3: {
    name: 'type labels',
    keys: ['proposal_types.*.label'],
    flips: [
      {
        setting: 'what the two types are called',
        desk: 'tokorozawa',
        set: { 'proposal_types.open_proposal.label': { ja: 'フリー型', en: 'Free type' } },
        outcome: typeLabels,
        before: ['自由提案', '個別提案'],
        after: ['フリー型', '個別提案'],
      },
    ],
  },
  16: {
    name: 'position of the feasibility decision',
    // Where the dialogue decides, no step lies between it and the agreement.
    keys: ['stages'],
    flips: [
      {
        setting: 'in the evaluation, or in the dialogue',
        desk: 'minato',
        set: {
          'stages.dialogue.feasibility_decision': true,
          'stages.dialogue.decisions': [
            'record_dialogue',
            'assign_departments',
            'take_task',
            'refuse_task',
            'decide_feasibility',
            'reject',
          ],
          'stages.evaluation.feasibility_decision': false,
          'stages.evaluation.enabled': false,
        },
        outcome: (profile) => {
          const run = caseAt('minato', 'dialogue', { profile }).talks('stay');
          const decided = run.tries(run.leadOfficer, 'decide_feasibility', { feasible: true, reason: '可能である。' });
          return [decided, run.tries(run.leadOfficer, 'record_dialogue', run.talk('evaluation'))];
        },
        before: ['NOT_USED_BY_DESK', 'evaluation'],
        after: ['agreement', 'NEXT_NOT_POSSIBLE'],
      },
    ],
  },
};
