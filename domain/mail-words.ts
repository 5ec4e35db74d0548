import type { NoticeKind } from './notice-kinds.js';

/**
 * What the words of a mail may name in braces: what stands in the mail anyway, and nothing that anybody wrote in a case.
 * What is in braces and not named here can't come into a mail, whoever writes its words.
 */
export const PLACEHOLDERS = ['desk', 'number', 'stage', 'ask', 'until', 'at', 'outcome', 'link'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** The parts of a mail that a desk can word by itself. */
export const MAIL_PARTS = ['subject', 'intro'] as const;
export type MailPart = (typeof MAIL_PARTS)[number];

const OF_CASE = ['number', 'stage'] as const;
const OF_ASK = [...OF_CASE, 'ask', 'until'] as const;
const OF_MEETING = [...OF_CASE, 'at'] as const;
const OF_DAY = [...OF_CASE, 'until'] as const;

/** What each kind knows, beyond the name of its desk. */
const KNOWN: Readonly<Record<NoticeKind, readonly Placeholder[]>> = {
  receipt: OF_CASE,
  command_settled: OF_CASE,
  result: [...OF_CASE, 'outcome'],
  ask_opened: OF_ASK,
  ask_ended: OF_ASK,
  extended: OF_ASK,
  due_soon: OF_ASK,
  reminder: OF_ASK,
  escalation: OF_ASK,
  assigned: OF_CASE,
  stalled: OF_CASE,
  no_department_found: OF_CASE,
  message: OF_CASE,
  watched: OF_CASE,
  meeting_planned: OF_MEETING,
  meeting_changed: OF_MEETING,
  meeting_cancelled: OF_MEETING,
  window_closing: ['until'],
  pilot_ending: OF_DAY,
  agreement_review: OF_DAY,
  agreement_renewal: OF_DAY,
  digest: [],
  roles_changed: [],
  substitution: [],
};

/** What a part of a mail of that kind may name. A link is nothing for a subject. */
export const placeholdersOf = (kind: NoticeKind, part: MailPart): readonly Placeholder[] => [
  'desk',
  ...KNOWN[kind],
  ...(part === 'intro' ? (['link'] as const) : []),
];

/** The first thing in braces that is none of these, or a brace by itself; null: there is none. */
export function strangeIn(text: string, allowed: readonly Placeholder[]): string | null {
  const inBraces = text.match(/\{[^{}]*\}?|\}/g) ?? [];
  return inBraces.find((each) => !allowed.some((name) => each === `{${name}}`)) ?? null;
}
