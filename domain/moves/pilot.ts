import { enterEvaluation, isTooFar, refuse, type Move } from './move.js';

/** Pilot: planned, running, and ended by a report or broken off. */

export const startPilot: Move<'start_pilot'> = {
  leads: { pilot: ['pilot'] },
  closedBecause: ({ state }) => (state.pilot.status === 'running' ? 'PILOT_RUNNING' : null),
  apply({ state, today }, input) {
    if (input.endsOn < input.startsOn) return refuse('DATES_REVERSED', 'input.endsOn');
    if (isTooFar(input.endsOn, today)) return refuse('INVALID_REQUEST', 'input.endsOn', 'OUT_OF_RANGE');
    return { ...state, pilot: { ...state.pilot, status: 'running', endsOn: input.endsOn } };
  },
};

export const finishPilot: Move<'finish_pilot'> = {
  leads: { pilot: ['evaluation'] },
  closedBecause: ({ state }) => (state.pilot.status === 'running' ? null : 'PILOT_NOT_RUNNING'),
  apply({ state, today }, input) {
    if (input.endedOn > today) return refuse('DATE_IN_FUTURE', 'input.endedOn');
    if (!input.dataVerified) return refuse('DATA_NOT_VERIFIED', 'input.dataVerified');
    return enterEvaluation({ ...state, pilot: { ...state.pilot, status: 'finished' } });
  },
};

export const abortPilot: Move<'abort_pilot'> = {
  leads: { pilot: ['evaluation'] },
  closedBecause: ({ state }) => (state.pilot.status === 'running' ? null : 'PILOT_NOT_RUNNING'),
  apply({ state, today }, input) {
    if (input.endedOn > today) return refuse('DATE_IN_FUTURE', 'input.endedOn');
    return enterEvaluation({ ...state, pilot: { ...state.pilot, status: 'aborted' } });
  },
};
