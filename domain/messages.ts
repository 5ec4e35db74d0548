/** The dialogue beside the commands: it moves nothing, and goes on after a case was closed. */

/** `proposer`: both sides read it; `internal`: the city's own people. */
export const MESSAGE_AUDIENCES = ['proposer', 'internal'] as const;
export type MessageAudience = (typeof MESSAGE_AUDIENCES)[number];

/** Sides that write: an expert is asked a question, and answers it. */
export const WRITING_SIDES = ['proposer', 'desk', 'department'] as const;
export type WritingSide = (typeof WRITING_SIDES)[number];

export const LONGEST_MESSAGE = 10_000;
