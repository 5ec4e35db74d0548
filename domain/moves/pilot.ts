import type { CommandInput } from '../commands.js';
import type { FieldError, Refusal } from '../errors.js';
import { stageRuleOf, type Profile } from '../profile.js';
import { enterEvaluation, isTooFar, refuse, type Move } from './move.js';

/** Pilot: planned, running, and ended by a report or broken off. */

/** What the city gives: known to the profile, and what the pilot cannot do without is promised. */
function contributionsFault(profile: Profile, { contributions }: CommandInput<'start_pilot'>): Refusal | null {
  const known = profile.pilot.city_contributions;
  const errors = contributions.flatMap(({ contribution, place }, index): FieldError[] => {
    const at = `input.contributions.${index}`;
    if (!known.some(({ code }) => code === contribution)) {
      return [{ field: `${at}.contribution`, code: 'NOT_ALLOWED' }];
    }
    // a place that the document names for one contribution is not offered as another.
    const owners = known.filter(({ places }) => places.some(({ ja, en }) => place === ja || place === en));
    const isElsewhere = owners.length > 0 && !owners.some(({ code }) => code === contribution);
    return isElsewhere ? [{ field: `${at}.place`, code: 'NOT_ALLOWED' }] : [];
  });
  if (errors.length > 0) return { code: 'INVALID_REQUEST', errors };
  const open = contributions.findIndex(({ needed, status }) => needed && status !== 'promised');
  return open >= 0 ? refuse('CONTRIBUTION_OPEN', `input.contributions.${open}.status`) : null;
}

/** Who pays: the operator, unless the profile knows an exception and a reason is given. */
function costFault(profile: Profile, { cityPays }: CommandInput<'start_pilot'>): Refusal | null {
  if (cityPays === undefined) return null;
  const { exception, reason_required: reasonRequired, default_bearer: bearer } = profile.pilot.cost_rule;
  if (bearer === 'operator' && exception === null) return refuse('CITY_PAYS_NOTHING', 'input.cityPays');
  return reasonRequired && cityPays.reason === undefined
    ? refuse('REASON_REQUIRED', 'input.cityPays.reason', 'REQUIRED')
    : null;
}

export const startPilot: Move<'start_pilot'> = {
  leads: { pilot: ['pilot'] },
  closedBecause: ({ state }) => (state.pilot.status === 'running' ? 'PILOT_RUNNING' : null),
  apply({ state, profile, today }, input) {
    if (input.endsOn < input.startsOn) return refuse('DATES_REVERSED', 'input.endsOn');
    if (isTooFar(input.endsOn, today)) return refuse('INVALID_REQUEST', 'input.endsOn', 'OUT_OF_RANGE');
    if (stageRuleOf(profile, 'pilot').requires.includes('issue_kind') && input.issueKind === undefined) {
      return refuse('ISSUE_REQUIRED', 'input.issueKind', 'REQUIRED');
    }
    const fault = contributionsFault(profile, input) ?? costFault(profile, input);
    if (fault) return fault;
    return { ...state, pilot: { ...state.pilot, status: 'running', endsOn: input.endsOn } };
  },
};

/** Each duty of the operator is shown to be done. */
function dutiesFault(profile: Profile, { duties }: CommandInput<'finish_pilot'>): Refusal | null {
  const known = profile.pilot.operator_duties.map((duty) => duty.code);
  const errors = [
    ...duties.flatMap(({ duty }, index): FieldError[] =>
      known.includes(duty) ? [] : [{ field: `input.duties.${index}.duty`, code: 'NOT_ALLOWED' }],
    ),
    ...known.flatMap((code): FieldError[] =>
      duties.some(({ duty }) => duty === code) ? [] : [{ field: `input.duties.${code}`, code: 'REQUIRED' }],
    ),
  ];
  return errors.length > 0 ? { code: 'DUTIES_OPEN', errors } : null;
}

export const finishPilot: Move<'finish_pilot'> = {
  leads: { pilot: ['evaluation'] },
  closedBecause: ({ state }) => (state.pilot.status === 'running' ? null : 'PILOT_NOT_RUNNING'),
  apply({ state, profile, today }, input) {
    if (input.endedOn > today) return refuse('DATE_IN_FUTURE', 'input.endedOn');
    if (!input.dataVerified) return refuse('DATA_NOT_VERIFIED', 'input.dataVerified');
    const fault = dutiesFault(profile, input);
    if (fault) return fault;
    return entersEvaluation({ ...state, pilot: { ...state.pilot, status: 'finished' } });
  },
};

export const abortPilot: Move<'abort_pilot'> = {
  leads: { pilot: ['evaluation'] },
  closedBecause: ({ state }) => (state.pilot.status === 'running' ? null : 'PILOT_NOT_RUNNING'),
  apply({ state, today }, input) {
    if (input.endedOn > today) return refuse('DATE_IN_FUTURE', 'input.endedOn');
    return entersEvaluation({ ...state, pilot: { ...state.pilot, status: 'aborted' } });
  },
};

/** On a track the decision that it can be done was taken before the pilot, and stands. */
const entersEvaluation = (state: Parameters<typeof enterEvaluation>[0]): ReturnType<typeof enterEvaluation> => {
  const next = enterEvaluation(state);
  return state.track === null ? next : { ...next, evaluation: { ...next.evaluation, adopted: true } };
};
