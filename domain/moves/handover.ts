import type { Ask, CaseState, DepartmentPart } from '../case-state.js';
import { OPEN_STAGES, refuse, staysIn, type Move } from './move.js';

/**
 * A case changes hands. Between people nothing of the state changes: who is in charge stands beside it. Between sections
 * the successor stands where the predecessor stood, in every ask and every concurrence, and no due date moves.
 */
export const handOver: Move<'hand_over'> = {
  leads: staysIn(OPEN_STAGES),
  apply({ state }, { parts }) {
    const sections = parts.flatMap(({ departmentId, toDepartmentId }) =>
      departmentId === null || toDepartmentId === null ? [] : [{ from: departmentId, to: toDepartmentId }],
    );
    const concerned = sections.filter(({ from }) => has(state, from));
    // What was under way when the section was handed over may have left this case without it.
    if (sections.length > 0 && concerned.length === 0) return refuse('NOTHING_TO_HAND_OVER', 'input.parts');
    return concerned.reduce((before, { from, to }) => withSuccessor(before, from, to), state);
  },
};

/** Whether a department has the case, or has yet to answer. Who refused has nothing left to hand over. */
const has = ({ departments }: CaseState, departmentId: string): boolean =>
  departments.some((part) => part.departmentId === departmentId && part.status !== 'refused');

function withSuccessor(state: CaseState, from: string, to: string): CaseState {
  const mine = state.departments.find((part) => part.departmentId === from);
  const known = state.departments.find((part) => part.departmentId === to && part.status !== 'refused');
  if (!mine) return state;
  const departments = state.departments.flatMap((part): DepartmentPart[] => {
    if (part === mine) return [merged(mine, known, to)];
    // Two parts of one department would be two answers of it.
    return part.departmentId === to ? [] : [part];
  });
  return {
    ...state,
    departments,
    evaluation: { ...state.evaluation, departments: concurred(state, from, to, known) },
    asks: withoutDoubles(state.asks.map((ask) => (ask.departmentId === from ? { ...ask, departmentId: to } : ask))),
  };
}

/** Its own part goes on as it stands; a successor who takes part already has taken what either of both had taken. */
const merged = (mine: DepartmentPart, known: DepartmentPart | undefined, to: string): DepartmentPart => ({
  departmentId: to,
  lead: mine.lead || (known?.lead ?? false),
  status: mine.status === 'taken' || known?.status === 'taken' ? 'taken' : 'asked',
});

/** A concurrence that was given stays given; of a successor who has yet to concur itself, nobody else's stands for it. */
function concurred(state: CaseState, from: string, to: string, known: DepartmentPart | undefined): readonly string[] {
  const given = state.evaluation.departments;
  // What a successor agreed to in a part that it has left is no word on this one.
  const stands = given.includes(known === undefined ? from : to);
  const others = given.filter((departmentId) => departmentId !== from && departmentId !== to);
  if (!stands) return others;
  return given.map((departmentId) => (departmentId === from ? to : departmentId)).filter(isFirst);
}

const isFirst = <T>(value: T, index: number, all: readonly T[]): boolean => all.indexOf(value) === index;

/** Of two asks for the same the one that falls due first is kept: a promise made to somebody is not put off. */
const withoutDoubles = (asks: readonly Ask[]): Ask[] =>
  asks.filter((ask) => {
    const same = asks.filter((other) => other.kind === ask.kind && other.departmentId === ask.departmentId);
    const [first] = [...same].sort((a, b) => (a.until ?? '9999').localeCompare(b.until ?? '9999'));
    return first === ask;
  });
