import type { CommandKind } from '../../domain/commands.js';
import type { Actor } from '../../domain/access.js';
import { answers, recheck, type RawInput } from './case-run.js';
import { D1, DESKS, PEOPLE, type DeskName } from './desks.js';
import type { RecordedCase } from './desk-on-postgres.js';

/** Whole cases of both desks as lists of steps, for tests that look at the records after each one. */

/** Stands in every text that these steps give, so that a test can see where a text has gone. */
export const CANARY = 'カナリア';
export const said = (what: string): string => `${CANARY}：${what}`;

export interface Step<K extends CommandKind = CommandKind> {
  readonly day: string;
  readonly actor: Actor;
  readonly kind: K;
  readonly input: RawInput<K>;
}

const step = <K extends CommandKind>(day: string, actor: Actor, kind: K, input: RawInput<K>): Step => ({
  day,
  actor,
  kind,
  input: input,
});

const { proposer, coordinator, deskHead, officer1 } = PEOPLE;
const document = said('協定書案 第1版');
const draft = { agreementKind: 'project_agreement', document };

const talks = (heldOn: string, next: 'pilot' | 'evaluation'): RawInput<'record_dialogue'> => ({
  heldOn,
  participants: ['proposer', 'desk', 'department'],
  summary: said('要旨'),
  sharedByCity: said('市の課題'),
  sharedGoal: said('目標'),
  benefitProposer: said('提案者の利点'),
  benefitMunicipality: said('市の利点'),
  next,
});

const concluded = (desk: DeskName, term?: { from: string; to: string }): RawInput<'conclude'> => ({
  ...draft,
  title: said('協定'),
  recheck: recheck(DESKS[desk]),
  ...(desk === 'minato' ? { instrument: 'memorandum' } : {}),
  ...(term ? { term } : {}),
});

export type Walk = readonly Step[];

/** Tokorozawa from submission to implementation, with a pilot. */
export const TOKOROZAWA_WITH_PILOT: Walk = [
  step('2026-09-01', proposer, 'submit', {}),
  step('2026-09-02', coordinator, 'pass_screening', { answers: answers(DESKS.tokorozawa), note: said('確認') }),
  step('2026-09-03', coordinator, 'assign_departments', { departments: [{ departmentId: D1, lead: true }] }),
  step('2026-09-04', officer1, 'take_task', { note: said('引受け') }),
  step('2026-09-07', officer1, 'record_dialogue', talks('2026-09-07', 'pilot')),
  step('2026-09-08', officer1, 'start_pilot', {
    plan: said('計画'),
    place: said('駅前'),
    startsOn: '2026-09-09',
    endsOn: '2026-10-09',
  }),
  step('2026-10-13', officer1, 'finish_pilot', { report: said('報告'), dataVerified: true, endedOn: '2026-10-09' }),
  step('2026-10-14', officer1, 'evaluate', { effect: said('効果'), effectVerified: true }),
  step('2026-10-15', deskHead, 'concur', { note: said('同意') }),
  step('2026-10-16', officer1, 'decide_feasibility', { feasible: true, reason: said('効果がある') }),
  step('2026-10-19', officer1, 'consent_to_agreement', draft),
  step('2026-10-20', proposer, 'consent_to_agreement', draft),
  step('2026-10-21', officer1, 'conclude', concluded('tokorozawa')),
  step('2026-10-22', officer1, 'implement', { startedOn: '2026-10-22', note: said('開始') }),
];

/** Minato from submission to implementation; with a term, the agreement then goes on. */
export const minatoWalk = (term?: { from: string; to: string }): Walk => [
  step('2026-09-01', proposer, 'submit', {}),
  step('2026-09-02', coordinator, 'record_dialogue', {
    heldOn: '2026-09-02',
    participants: ['proposer', 'desk'],
    summary: said('内容の確認'),
  }),
  step('2026-09-03', coordinator, 'pass_screening', { answers: answers(DESKS.minato) }),
  step('2026-09-04', coordinator, 'assign_departments', { departments: [{ departmentId: D1, lead: true }] }),
  step('2026-09-07', officer1, 'take_task', {}),
  step('2026-09-08', officer1, 'record_dialogue', talks('2026-09-08', 'evaluation')),
  step('2026-09-09', deskHead, 'concur', {}),
  step('2026-09-10', officer1, 'adopt', { reason: said('区民の役に立つ') }),
  step('2026-09-11', officer1, 'consent_to_agreement', draft),
  step('2026-09-14', proposer, 'consent_to_agreement', draft),
  step('2026-09-15', officer1, 'conclude', concluded('minato', term)),
  step('2026-09-16', officer1, 'implement', { startedOn: '2026-09-16' }),
];

/** Takes the steps of a walk one by one, up to and including the first of a kind where one is named. */
export async function walk(
  theCase: RecordedCase,
  steps: Walk,
  { until, after }: { until?: CommandKind; after?: (step: Step) => Promise<void> } = {},
): Promise<void> {
  for (const taken of steps) {
    await theCase.at(taken.day).does(taken.actor, taken.kind, taken.input);
    await after?.(taken);
    if (taken.kind === until) return;
  }
}
