import type { Sight } from './access.js';
import type { CaseState } from './case-state.js';
import type { Content } from './content.js';
import type { MeetingAudience } from './meetings.js';
import type { MessageAudience } from './messages.js';
import type { Profile } from './profile.js';
import { isProtected, MARKED_FIELDS } from './protection.js';

/**
 * Which fields of a case somebody sees. A field belongs to one class, a sight shows some classes, and what is in none of
 * them does not leave: not in a view, a list, a search, a notice or an error.
 */

export const FIELD_CLASSES = [
  /** Where a case stands; and what stands on a page for everybody. */
  'public',
  /** What was proposed and nobody asked to protect. */
  'content',
  /** What the city says to itself: departments, coordination, reasons of others. */
  'internal',
  /** Items of the idea that are protected (T-22, I-16). */
  'protected',
  /** About a person. */
  'personal',
  /** Credentials. No sight shows them. */
  'security',
] as const;
export type FieldClass = (typeof FIELD_CLASSES)[number];

export const FIELDS_SEEN: Readonly<Record<Sight, readonly FieldClass[]>> = {
  whole: ['public', 'content', 'internal', 'protected', 'personal'],
  own: ['public', 'content', 'protected', 'personal'],
  shared: ['public', 'content'],
  question: ['public'],
  none: [],
};

/** Classes of which every reading is recorded. */
export const RECORDED = ['protected', 'personal'] as const satisfies readonly FieldClass[];
export type RecordedClass = (typeof RECORDED)[number];

const isRecorded = (fieldClass: FieldClass): fieldClass is RecordedClass =>
  (RECORDED as readonly FieldClass[]).includes(fieldClass);

export const sees = (sight: Sight, fieldClass: FieldClass): boolean => FIELDS_SEEN[sight].includes(fieldClass);

/** Parts of a content that are no fields of the form: codes of the guideline that were ticked, keys that were marked. */
const TICKED: ReadonlySet<string> = new Set(['pledges', 'notices_read', MARKED_FIELDS]);

/** What the class of an item depends on. */
export interface ContentOfCase {
  readonly content: Content;
  readonly state: CaseState;
}

/**
 * The class of one item of a content, by its form-field key. What the guideline does not know is protected: it came in
 * under another version, and nobody can say what it holds.
 */
export function classOfItem(profile: Profile, state: CaseState, key: string): FieldClass {
  const field = profile.form_fields.find((candidate) => candidate.key === key);
  if (field === undefined) return TICKED.has(key) ? 'content' : 'protected';
  if (field.personal) return 'personal';
  return isProtected(key, state, profile) ? 'protected' : 'content';
}

/** Part of a content that a sight shows, and which classes it shows that have to be recorded. */
export interface ShownContent {
  readonly content: Content;
  readonly recorded: readonly RecordedClass[];
}

/** The only way in which a content leaves: whole, or those of its items that a list needs. */
export function showContent(
  profile: Profile,
  { content, state }: ContentOfCase,
  sight: Sight,
  only?: readonly string[],
): ShownContent {
  const shown = Object.entries(content)
    .filter(([key]) => only?.includes(key) ?? true)
    .map(([key, value]) => ({ key, value, fieldClass: classOfItem(profile, state, key) }))
    .filter(({ fieldClass }) => sees(sight, fieldClass));
  const classes = shown.filter(({ value }) => isGiven(value)).map(({ fieldClass }) => fieldClass);
  return {
    content: Object.fromEntries(shown.map(({ key, value }) => [key, value])),
    recorded: RECORDED.filter((recorded) => classes.filter(isRecorded).includes(recorded)),
  };
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** An item of what is shown, as a line of a list; empty where it is not shown, or is no text. */
export function lineOf({ content }: ShownContent, key: string): string {
  const value = content[key];
  return typeof value === 'string' ? value : '';
}

/**
 * Messages between the sides stay within the circle of those who take part, and reading them is recorded: what they say
 * of an item nobody can mark.
 */
export const MESSAGE_CLASS: Readonly<Record<MessageAudience, FieldClass>> = {
  proposer: 'protected',
  internal: 'internal',
};

/** Where and why people meet. What is said there is not in it. */
export const MEETING_CLASS: Readonly<Record<MeetingAudience, FieldClass>> = {
  proposer: 'content',
  internal: 'internal',
};
