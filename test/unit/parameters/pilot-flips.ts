import { viewDesk } from '../../../api/views/desk-view.js';
import type { Profile } from '../../../domain/profile.js';
import { caseAt, type CaseRun, type RawInput } from '../../factories/case-run.js';
import { DESKS, PEOPLE } from '../../factories/desks.js';
import type { Parameters } from './flip.js';

/** What both sides give to a pilot, who pays for it, and what is done by another method altogether. */

const PLAN: RawInput<'start_pilot'> = {
  plan: '駅前で三か月試す。',
  startsOn: '2026-10-01',
  endsOn: '2026-12-25',
  issueKind: 'regional',
};

const starts =
  (changes: Partial<RawInput<'start_pilot'>>) =>
  (profile: Profile): string => {
    const run = caseAt('aomori', 'pilot', { profile });
    return run.tries(run.decider, 'start_pilot', { ...PLAN, ...changes });
  };

const finishes = (run: CaseRun, duties: readonly string[]): string =>
  run.tries(run.decider, 'finish_pilot', {
    report: '三割減った。',
    dataVerified: true,
    endedOn: run.today,
    duties: duties.map((duty) => ({ duty, evidence: '報告書' })),
  });

const { city_contributions: contributions, operator_duties: duties } = DESKS.aomori.pilot;
const without = <T extends { readonly code: string }>(items: readonly T[], code: string): T[] =>
  items.filter((item) => item.code !== code);

export const pilotParameters: Parameters = {
  21: {
    name: 'pilot: contributions, duties, cost rule',
    keys: ['pilot', 'stages.pilot.requires'],
    flips: [
      {
        setting: 'what the city contributes',
        desk: 'aomori',
        set: { 'pilot.city_contributions': without(contributions, 'data') },
        outcome: starts({ contributions: [{ contribution: 'data', status: 'promised' }] }),
        before: 'pilot',
        after: 'INVALID_REQUEST',
      },
      {
        setting: 'places that go with a contribution, as people see them',
        desk: 'aomori',
        set: { 'pilot.city_contributions.activity_base.places': [] },
        outcome: (profile) =>
          viewDesk(profile).pilot.city_contributions.flatMap(({ places }) => places.map(({ ja }) => ja)),
        before: ['AOMORI STARTUP CENTER'],
        after: [],
      },
      {
        setting: 'what the operator has to show',
        desk: 'aomori',
        set: { 'pilot.operator_duties': without(duties, 'verify_data') },
        outcome: (profile) => {
          const run = caseAt('aomori', 'pilot', { profile }).at('2026-10-01');
          run.does(run.decider, 'start_pilot', PLAN).at('2026-12-28');
          return finishes(run, ['run', 'bear_cost', 'report']);
        },
        before: 'DUTIES_OPEN',
        after: 'evaluation',
      },
      {
        setting: 'an exception to who pays, or none',
        desk: 'aomori',
        set: { 'pilot.cost_rule.exception': null },
        outcome: starts({ cityPays: { reason: '市の施策に沿う。' } }),
        before: 'pilot',
        after: 'CITY_PAYS_NOTHING',
      },
      {
        setting: 'the exception needs a reason, or not',
        desk: 'aomori',
        set: { 'pilot.cost_rule.reason_required': false },
        outcome: starts({ cityPays: {} }),
        before: 'REASON_REQUIRED',
        after: 'pilot',
      },
      {
        setting: 'the operator bears the cost, or nothing is said',
        desk: 'aomori',
        given: { 'pilot.cost_rule.exception': null },
        set: { 'pilot.cost_rule.default_bearer': 'unspecified' },
        outcome: starts({ cityPays: { reason: '市の施策に沿う。' } }),
        before: 'CITY_PAYS_NOTHING',
        after: 'pilot',
      },
      {
        setting: 'only for issues of certain kinds, or for any',
        desk: 'aomori',
        set: { 'stages.pilot.requires': [] },
        outcome: starts({ issueKind: undefined }),
        before: 'ISSUE_REQUIRED',
        after: 'pilot',
      },
    ],
    contradictions: [
      {
        setting: 'a contribution that stands twice',
        desk: 'tokorozawa',
        replace: '{ code: field, ja: 実験の場所',
        by: '{ code: open_data, ja: 実験の場所',
        at: '{ code: open_data, ja: 実験の場所',
        key: 'pilot.city_contributions[1].code',
        message: '"open_data" stands here twice; allowed: each once',
      },
    ],
  },
  28: {
    name: 'other methods',
    keys: ['other_methods'],
    flips: [
      {
        setting: 'which methods there are',
        desk: 'aomori',
        set: { other_methods: without(DESKS.aomori.other_methods, 'pfi') },
        outcome: (profile) =>
          caseAt('aomori', 'dialogue', { profile }).tries(PEOPLE.coordinator, 'choose_other_method', {
            method: 'pfi',
            reason: 'PFIによるのがよい。',
          }),
        before: 'closed/other_method',
        after: 'METHOD_UNKNOWN',
      },
      {
        setting: 'a catalogue, or none',
        desk: 'aomori',
        set: { other_methods: [] },
        outcome: (profile) =>
          caseAt('aomori', 'dialogue', { profile }).openTo(PEOPLE.coordinator).includes('choose_other_method'),
        before: true,
        after: false,
      },
    ],
  },
};
