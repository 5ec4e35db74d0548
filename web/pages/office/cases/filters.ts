import { INTAKE_KINDS, OUTCOMES, PARTIES, PROPOSAL_TYPES, STAGES } from '../../../../domain/stages.js';
import type { paths } from '../../../../tools/client/schema.js';

/**
 * The filters of the table and the parameters of its address: what one person sees there, a colleague to whom the address
 * is sent sees as well, as far as they may. Without parameters it shows what is open.
 */

type ListQuery = NonNullable<paths['/desks/{desk}/proposals']['get']['parameters']['query']>;
export type CaseSort = NonNullable<ListQuery['sort']>;
/** Which cases; the same for the list and for its counts. */
export type CaseFilters = Omit<ListQuery, 'sort' | 'limit' | 'cursor'>;

export const SORTS = ['received', 'received_first', 'due', 'newest', 'oldest'] as const satisfies readonly CaseSort[];
const FIRST_SORT: CaseSort = 'received';

/** Open cases where an address says nothing; `all` is the word for not asking. */
const ALL = 'all';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const FLAGS = ['true', 'false'];
const isOf = (known: readonly string[]) => (value: string) => known.includes(value);
const isUuid = (value: string): boolean => UUID.test(value);

/** What each takes. An address that somebody changed by hand shows what it can. */
const TAKES: { readonly [Name in keyof Required<CaseFilters>]: (value: string) => boolean } = {
  q: (value) => value.trim() !== '' && value.length <= 200,
  stage: (value) => value.split(',').every(isOf([...STAGES, 'closed'])),
  ball: isOf(PARTIES),
  departmentId: isUuid,
  inCharge: isUuid,
  type: isOf(PROPOSAL_TYPES),
  kind: isOf(INTAKE_KINDS),
  outcome: isOf(OUTCOMES),
  challengeId: isUuid,
  overdue: isOf(FLAGS),
  stalled: isOf(FLAGS),
  submitted: isOf(FLAGS),
  database: isOf(FLAGS),
  closed: isOf(FLAGS),
};

export type FilterName = keyof typeof TAKES;
export const FILTERS = Object.keys(TAKES) as FilterName[];

export interface Asked {
  readonly filters: CaseFilters;
  readonly sort: CaseSort;
}

export function readFilters(search: URLSearchParams): Asked {
  const given = FILTERS.flatMap((name) => {
    const value = search.get(name);
    return value !== null && TAKES[name](value) ? [[name, value] as const] : [];
  });
  const closed = search.get('closed') === null ? [['closed', 'false'] as const] : [];
  return {
    filters: Object.fromEntries([...closed, ...given]),
    sort: SORTS.find((sort) => sort === search.get('sort')) ?? FIRST_SORT,
  };
}

export function writeFilters(filters: CaseFilters, sort: CaseSort): string {
  const search = new URLSearchParams();
  for (const name of FILTERS) {
    const value = filters[name];
    if (name === 'closed') {
      if (value !== 'false') search.set(name, value ?? ALL);
    } else if (value !== undefined && value !== '') search.set(name, value);
  }
  if (sort !== FIRST_SORT) search.set('sort', sort);
  return search.toString();
}
