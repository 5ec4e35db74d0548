import { checkContent } from '../form.js';
import type { ErrorCode } from '../errors.js';
import { itemsMarkedIn, withMarked } from '../protection.js';
import { challengeFault, costStated } from './intake.js';
import { closed, type Move, type MoveContext } from './move.js';

/** What is no proposal: it is answered, handed on, or becomes one under its number. */

export const onlyForProposals = ({ state }: MoveContext): ErrorCode | null =>
  state.kind === 'proposal' ? null : 'NOT_A_PROPOSAL';

const onlyForOthers = ({ state }: MoveContext): ErrorCode | null =>
  state.kind === 'proposal' ? 'ALREADY_A_PROPOSAL' : null;

export const answer: Move<'answer'> = {
  leads: { intake: ['closed'] },
  closedBecause: onlyForOthers,
  apply: ({ state }) => closed(state, 'answered'),
};

export const convert: Move<'convert'> = {
  leads: { intake: ['screening'] },
  closedBecause: onlyForOthers,
  apply(context, input) {
    const { state, profile, facts } = context;
    const next = { ...state, kind: 'proposal' as const, type: input.type };
    const fault = challengeFault({ ...context, state: next });
    if (fault) return fault;
    const errors = checkContent(profile, input.type, input.content).map((error) => ({
      ...error,
      field: `input.${error.field}`,
    }));
    if (errors.length > 0) return { code: 'SUBMISSION_INCOMPLETE', errors };
    const municipalCost =
      costStated(input.content, state.cost.municipalCost) || facts.content['municipal_cost'] === true;
    const marked = withMarked(next, itemsMarkedIn(profile, input.content));
    return { ...marked, stage: 'screening', cost: { ...state.cost, municipalCost } };
  },
};
