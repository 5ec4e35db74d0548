import {
  defineSearchAttributeKey,
  type SearchAttributePair,
  type SearchAttributeUpdatePair,
  type TypedSearchAttributes,
} from '@temporalio/common';
import { ballOf, type CaseState } from '../domain/case-state.js';

/**
 * What an operator can search cases by in Temporal's pages and command line: "every case of Minato that the desk has let
 * fall due". They are stored and shown in plain text, so codes and instants only; a ball is a side, never a person.
 * Nothing of ours reads them: lists and counts come from PostgreSQL, which does not lag.
 */
export const SEARCH_ATTRIBUTES = {
  desk: defineSearchAttributeKey('KyosoDesk', 'KEYWORD'),
  stage: defineSearchAttributeKey('KyosoStage', 'KEYWORD'),
  /** The side that has the ball; unset on a closed case. */
  ball: defineSearchAttributeKey('KyosoBall', 'KEYWORD'),
  /** When the ask that leads falls due; unset while its clock stands. */
  due: defineSearchAttributeKey('KyosoDue', 'DATETIME'),
} as const;

/** All four as a state wants them; null where there is none. */
export function searchAttributesOf(deskId: string, state: CaseState): SearchAttributeUpdatePair[] {
  const ball = ballOf(state);
  return [
    { key: SEARCH_ATTRIBUTES.desk, value: deskId },
    { key: SEARCH_ATTRIBUTES.stage, value: state.stage },
    { key: SEARCH_ATTRIBUTES.ball, value: ball?.holder ?? null },
    { key: SEARCH_ATTRIBUTES.due, value: ball?.until ? new Date(ball.until) : null },
  ];
}

/** Those that a run is started with. */
export const initialSearchAttributes = (deskId: string, state: CaseState): SearchAttributePair[] =>
  searchAttributesOf(deskId, state).filter((pair): pair is SearchAttributePair => pair.value !== null);

/** Those that differ from what was set last: an update is an event, so there is none without a change. */
export const changedSearchAttributes = (
  set: TypedSearchAttributes,
  wanted: readonly SearchAttributeUpdatePair[],
): SearchAttributeUpdatePair[] => wanted.filter(({ key, value }) => textOf(set.get(key)) !== textOf(value));

const textOf = (value: unknown): string | null => {
  if (value === undefined || value === null) return null;
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
};
