import type { CaseState, ItemView, ProtectionView } from '../case-state.js';
import type { ErrorCode, FieldError, Refusal } from '../errors.js';
import { consultationOf, isProtectable, isReleasedByApproval, withMarked } from '../protection.js';
import type { Profile } from '../profile.js';
import { onlyForProposals } from './consultation.js';
import { OPEN_STAGES, refuse, staysIn, type Move, type MoveContext } from './move.js';

/** Protection of ideas, item by item: marked, talked over with a due date, and released only as the guideline says. */

interface Viewed {
  readonly item: string;
  readonly view: ProtectionView;
}

/** What can't be protected by itself, and what stands there twice. */
function itemsFault(profile: Profile, items: readonly string[], fieldOf: (index: number) => string): Refusal | null {
  const errors = items.flatMap((item, index): FieldError[] => {
    if (isProtectable(profile, item) && items.indexOf(item) === index) return [];
    return [{ field: fieldOf(index), code: 'NOT_ALLOWED' }];
  });
  return errors.length > 0 ? { code: 'ITEM_UNKNOWN', errors } : null;
}

export const markProtected: Move<'mark_protected'> = {
  leads: staysIn(OPEN_STAGES),
  closedBecause: onlyForProposals,
  apply: ({ state, profile }, { items }) =>
    itemsFault(profile, items, (index) => `input.items.${index}`) ?? withMarked(state, items),
};

/** Until both have spoken, what is talked about is protected: also what was open or released before. */
export const consultProtection: Move<'consult_protection'> = {
  leads: staysIn(OPEN_STAGES),
  closedBecause: (context) =>
    onlyForProposals(context) ?? (consultationOf(context.state) === 'open' ? 'CONSULTATION_OPEN' : null),
  apply({ state, profile }, input) {
    const items = input.items.map(({ item }) => item);
    const fault = itemsFault(profile, items, (index) => `input.items.${index}.item`);
    if (fault) return fault;
    const marked = withMarked(state, items);
    const consultation = input.items.map(({ item, view }): ItemView => ({ item, desk: view, proposer: null }));
    return { ...marked, protection: { ...marked.protection, round: state.protection.round + 1, consultation } };
  },
};

/** Every item is answered. What both sides want takes effect at once; what they do not agree on stays protected. */
export const answerProtection: Move<'answer_protection'> = {
  leads: staysIn(OPEN_STAGES),
  closedBecause: ({ state }) => (consultationOf(state) === 'open' ? null : 'NO_CONSULTATION'),
  apply({ state, profile }, input) {
    const fault = answersFault(state, input.items);
    if (fault) return fault;
    const answered = state.protection.consultation.map((asked): ItemView => ({
      ...asked,
      proposer: input.items.find(({ item }) => item === asked.item)?.view ?? asked.proposer,
    }));
    const byApproval = isReleasedByApproval(profile);
    return answered.reduce(
      (next, { item, desk, proposer }) => {
        if (proposer === null || (desk !== proposer && !byApproval)) return next;
        return withStanding(next, item, proposer);
      },
      withConsultation(state, byApproval ? [] : answered.filter(({ desk, proposer }) => desk !== proposer)),
    );
  },
};

function answersFault({ protection }: CaseState, views: readonly Viewed[]): Refusal | null {
  const asked = protection.consultation.map(({ item }) => item);
  const given = views.map(({ item }) => item);
  const errors = given.flatMap((item, index): FieldError[] =>
    asked.includes(item) && given.indexOf(item) === index
      ? []
      : [{ field: `input.items.${index}.item`, code: 'NOT_ALLOWED' }],
  );
  for (const item of asked) {
    if (!given.includes(item)) errors.push({ field: `input.items.${item}`, code: 'REQUIRED' });
  }
  return errors.length > 0 ? { code: 'INVALID_REQUEST', errors } : null;
}

const withConsultation = (state: CaseState, consultation: readonly ItemView[]): CaseState => ({
  ...state,
  protection: { ...state.protection, consultation },
});

const withStanding = (state: CaseState, item: string, agreed: ProtectionView): CaseState => ({
  ...state,
  protection: {
    ...state.protection,
    items: state.protection.items.map((each) =>
      each.item === item ? { item, standing: agreed === 'release' ? 'released' : 'agreed' } : each,
    ),
  },
});

/** The head of the desk ends what was not agreed in time: everything that it was about stays protected. */
export const settleProtection: Move<'settle_protection'> = {
  leads: staysIn(OPEN_STAGES),
  closedBecause: ({ state, at }: MoveContext): ErrorCode | null => {
    const status = consultationOf(state);
    if (status === 'none') return 'NO_CONSULTATION';
    const isAwaited = state.asks.some(
      (ask) => ask.kind === 'answer_protection' && ask.until !== null && ask.until >= at,
    );
    return status === 'open' && isAwaited ? 'NOT_OVERDUE' : null;
  },
  apply: ({ state }) => withConsultation(state, []),
};

/** what goes into a specification is public, and what is the proposer's own goes in only after it was talked over. */
export function specificationFault({ state, profile }: MoveContext, items: readonly string[]): Refusal | null {
  if (items.length === 0) return null;
  const at = (index: number): string => `input.specification.${index}`;
  if (profile.idea_protection.mode !== 'item_with_spec_consultation') {
    return refuse('NOT_USED_BY_DESK', 'input.specification', 'NOT_ALLOWED');
  }
  const unknown = itemsFault(profile, items, at);
  if (unknown) return unknown;
  const errors = items.flatMap((item, index): FieldError[] =>
    state.protection.items.some((each) => each.item === item && each.standing !== 'released')
      ? [{ field: at(index), code: 'ITEM_PROTECTED' }]
      : [],
  );
  return errors.length > 0 ? { code: 'ITEM_PROTECTED', errors } : null;
}
