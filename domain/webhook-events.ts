import { ballOf, type Ask, type Ball, type CaseState } from './case-state.js';
import type { Outcome, Position } from './stages.js';

/**
 * What another system is told of a case: narrow events of ids, codes, numbers and instants. No word that anybody wrote and
 * no name is in any of them; whoever needs more asks the API, which looks at who asks.
 */
export const WEBHOOK_EVENTS = [
  'case.submitted',
  'case.stage_changed',
  'case.concluded',
  'case.closed',
  'case.reopened',
  'ask.opened',
  'ask.ended',
  'ask.overdue',
] as const;
export type WebhookEventType = (typeof WEBHOOK_EVENTS)[number];

export type AskFacts = Pick<Ask, 'key' | 'kind' | 'holder' | 'departmentId' | 'since' | 'until'>;

export interface WebhookEvent {
  readonly type: WebhookEventType;
  /** Where the case stands after it. */
  readonly stage: Position;
  readonly outcome: Outcome | null;
  readonly version: number;
  readonly ball: Ball | null;
  /** Of a change of stage: the one before. */
  readonly from?: Position;
  readonly ask?: AskFacts;
}

const factsOf = ({ key, kind, holder, departmentId, since, until }: Ask): AskFacts => ({
  key,
  kind,
  holder,
  departmentId,
  since,
  until,
});

const standing = (state: CaseState): Omit<WebhookEvent, 'type'> => ({
  stage: state.stage,
  outcome: state.outcome,
  version: state.lastSettled,
  ball: ballOf(state),
});

/** What a settled command brought about, in the order in which it is told. A draft tells nothing. */
export function eventsOf(before: CaseState, after: CaseState): WebhookEvent[] {
  if (!after.submitted) return [];
  const told = standing(after);
  const when = (
    holds: boolean,
    event: Omit<WebhookEvent, keyof typeof told> & Partial<WebhookEvent>,
  ): WebhookEvent[] => (holds ? [{ ...told, ...event }] : []);
  const [wasClosed, isClosed] = [before.stage === 'closed', after.stage === 'closed'];
  const gone = (asks: readonly Ask[], others: readonly Ask[]): Ask[] =>
    asks.filter(({ key }) => !others.some((other) => other.key === key));
  return [
    ...when(!before.submitted, { type: 'case.submitted' }),
    ...when(wasClosed && !isClosed, { type: 'case.reopened' }),
    ...when(before.submitted && before.stage !== after.stage, { type: 'case.stage_changed', from: before.stage }),
    ...when(before.outcome !== 'concluded' && after.outcome === 'concluded', { type: 'case.concluded' }),
    ...gone(before.asks, after.asks).flatMap((ask) => when(true, { type: 'ask.ended', ask: factsOf(ask) })),
    ...gone(after.asks, before.asks).flatMap((ask) => when(true, { type: 'ask.opened', ask: factsOf(ask) })),
    ...when(!wasClosed && isClosed, { type: 'case.closed' }),
  ];
}

/** What the clock brought about: nobody answered in time. */
export const overdueEvent = (state: CaseState, ask: Ask): WebhookEvent => ({
  ...standing(state),
  type: 'ask.overdue',
  ask: factsOf(ask),
});
