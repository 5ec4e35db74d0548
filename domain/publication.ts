/** Publication of what was realised. */

/** What the proposer said when heard about a publication. */
export const HEARING_ANSWERS = ['no_objection', 'objection', 'no_answer'] as const;
export type HearingAnswer = (typeof HEARING_ANSWERS)[number];
