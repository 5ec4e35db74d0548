import type { CaseState, ItemProtection } from './case-state.js';
import type { Content } from './content.js';
import type { Profile } from './profile.js';

/**
 * Protection of ideas. An item is a field of the desk's form; `isProtected` alone says whether its answer stays within
 * the circle of those who take part in the case.
 */

/** The field in which proposers name, in words of their own, what is to be protected: those words protect themselves. */
export const NAMED_ITEMS = 'protected_items';

/** Key of a content under which the form keeps the fields that are to be protected. */
export const MARKED_FIELDS = 'protected_fields';

/** What a case is called by: no item of its own. Who may know that there is such a case knows its name. */
const CALLED_BY: ReadonlySet<string> = new Set(['title', 'org_name']);

type Field = Profile['form_fields'][number];

/** Fields that can be protected one by one. Personal data are kept back anyway, and consents are no idea. */
export const canProtect = (field: Field): boolean =>
  field.kinds.includes('proposal') && !field.personal && field.type !== 'consents' && !CALLED_BY.has(field.key);

export const isProtectable = (profile: Profile, item: string): boolean =>
  profile.form_fields.some((field) => field.key === item && canProtect(field));

/** What came of a case can be shown to others: an agreement was concluded, or a pilot was carried out. */
export const isRealised = ({ outcome }: Pick<CaseState, 'outcome'>): boolean =>
  outcome === 'concluded' || outcome === 'pilot_completed';

/** What was said of an item; null: nothing. A case of an earlier release has no such facts. */
export const protectionOf = ({ protection }: CaseState, item: string): ItemProtection | null =>
  (protection as CaseState['protection'] | undefined)?.items.find((each) => each.item === item) ?? null;

/**
 * Whether an item stays with those who take part. What somebody asked to be protected does, until it is released as the
 * desk's guideline says; where the guideline protects a phase, everything else does until that is over.
 */
export function isProtected(item: string, state: CaseState, profile: Profile): boolean {
  const said = protectionOf(state, item);
  if (said !== null) return said.standing !== 'released';
  if (CALLED_BY.has(item)) return false;
  if (item === NAMED_ITEMS) return true;
  const { mode, protected_until: until } = profile.idea_protection;
  if (mode !== 'phase') return false;
  if (!isRealised(state)) return true;
  return until !== 'agreement' && isProtectable(profile, item);
}

/** Whether the proposer's word alone releases an item; otherwise the desk's and the proposer's have to agree. */
export const isReleasedByApproval = ({ idea_protection: rule }: Profile): boolean =>
  rule.protected_until === 'approval';

/** Where a consultation on items stands: the proposer is asked, or both sides have spoken and do not agree. */
export type ConsultationStatus = 'none' | 'open' | 'unresolved';

export function consultationOf({ protection }: Pick<CaseState, 'protection'>): ConsultationStatus {
  if (protection.consultation.length === 0) return 'none';
  return protection.consultation.some((view) => view.proposer === null) ? 'open' : 'unresolved';
}

/** These items are protected from now on. What both sides agreed to protect stands as it is. */
export function withMarked(state: CaseState, items: readonly string[]): CaseState {
  const { protection } = state;
  const kept = protection.items.filter((each) => !items.includes(each.item) || each.standing === 'agreed');
  const added = [...new Set(items)].filter((item) => !kept.some((each) => each.item === item));
  if (added.length === 0) return state;
  const marked = added.map((item): ItemProtection => ({ item, standing: 'marked' }));
  return { ...state, protection: { ...protection, items: [...kept, ...marked] } };
}

/** Items that a content asks to be protected: the fields that it names, and the words in which it names others. */
export function itemsMarkedIn(profile: Profile, content: Content): string[] {
  const fields = listOf(content[MARKED_FIELDS]);
  const named = listOf(content[NAMED_ITEMS]).length > 0 ? [NAMED_ITEMS] : [];
  return [...new Set([...fields, ...named])].filter((item) => isProtectable(profile, item));
}

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
