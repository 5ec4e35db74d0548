import type { CaseState } from './case-state.js';
import type { ErrorCode } from './errors.js';
import { departmentsToConcur } from './moves/concurrence.js';
import { missingFromDialogue } from './moves/requirements.js';
import { procurementFault } from './procurement.js';
import { stageRuleOf, type Profile } from './profile.js';

/** What a case still lacks as it stands: what somebody who takes it over would otherwise meet as a refusal. */
export interface OpenPoint {
  readonly code: Extract<
    ErrorCode,
    | 'CORRECTION_PENDING'
    | 'DEPARTMENT_REQUIRED'
    | 'DEPARTMENT_STILL_ASKED'
    | 'EXPERT_ALREADY_ASKED'
    | 'PILOT_RUNNING'
    | 'EFFECT_REQUIRED'
    | 'CONCURRENCE_REQUIRED'
    | NonNullable<ReturnType<typeof missingFromDialogue>>
    | NonNullable<ReturnType<typeof procurementFault>>
  >;
  /** Whom it is about, where it is about one department. */
  readonly departmentId: string | null;
}

export function openPointsOf(state: CaseState, profile: Profile): OpenPoint[] {
  const { stage, departments, evaluation } = state;
  if (!state.submitted || stage === 'closed') return [];
  const points: OpenPoint[] = [];
  const add = (code: OpenPoint['code'] | null, departmentId: string | null = null): void => {
    if (code !== null) points.push({ code, departmentId });
  };
  const rule = stageRuleOf(profile, stage);
  if (state.correction) add('CORRECTION_PENDING');
  for (const part of departments) {
    if (part.status === 'asked') add('DEPARTMENT_STILL_ASKED', part.departmentId);
  }
  if (stage === 'matching' && !departments.some((part) => part.status === 'taken')) add('DEPARTMENT_REQUIRED');
  if (state.expert.status === 'asked') add('EXPERT_ALREADY_ASKED');
  if (state.pilot.status === 'running') add('PILOT_RUNNING');
  if (stage === 'dialogue' && !evaluation.adopted) add(missingFromDialogue(state, profile));
  if (rule.requires.includes('effect_verification') && !evaluation.effectRecorded) add('EFFECT_REQUIRED');
  if (stage === 'evaluation' && rule.coordinate_with === 'desk' && evaluation.concurrence !== 'concurred') {
    add('CONCURRENCE_REQUIRED');
  }
  if (rule.coordinate_with === 'department' && !evaluation.adopted) {
    for (const departmentId of departmentsToConcur(state)) add('CONCURRENCE_REQUIRED', departmentId);
  }
  if (stage === 'agreement' && state.outcome === null) add(procurementFault(state, profile));
  return points;
}
