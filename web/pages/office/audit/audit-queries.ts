import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../../app/client.js';

/**
 * What an auditor asks for. Each reading is noted: nothing of this is asked for again unless somebody wants it, and none of
 * it stands under a key that live updates ask for anew.
 */
const ONCE = { staleTime: Infinity, refetchOnWindowFocus: false } as const;

const PAGE = 100;
/** Longer than any case: who needs more asks the API itself. */
const MOST_PAGES = 50;

async function all<T>(read: (cursor: string | null) => Promise<{ items: readonly T[]; next: string | null }>) {
  const found: T[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { items, next } = await read(cursor);
    found.push(...items);
    if (next === null) break;
    cursor = next;
  }
  return found;
}

const from = (cursor: string | null) => (cursor === null ? {} : { cursor });

export const useHistory = (id: string) =>
  useQuery({
    queryKey: ['audit', id, 'history'],
    queryFn: () => answerOf(api.GET('/audit/proposals/{id}/history', { params: { path: { id } } })),
    ...ONCE,
    // Without Temporal the record is shown at once; there is a button to ask again.
    retry: false,
  });

export const useChain = (id: string) =>
  useQuery({
    queryKey: ['audit', id, 'chain'],
    queryFn: async () => {
      let standing = { length: 0, head: '', valid: false };
      const entries = await all(async (cursor) => {
        const query = { limit: PAGE, ...from(cursor) };
        const page = await answerOf(api.GET('/audit/proposals/{id}/chain', { params: { path: { id }, query } }));
        standing = { length: page.length, head: page.head, valid: page.valid };
        return { items: page.entries, next: page.next };
      });
      return { ...standing, entries };
    },
    ...ONCE,
  });

export const useToldOfCase = (id: string) =>
  useQuery({
    queryKey: ['audit', id, 'notices'],
    queryFn: () =>
      all(async (cursor) => {
        const query = { limit: PAGE, ...from(cursor) };
        const { notices, next } = await answerOf(
          api.GET('/audit/proposals/{id}/notices', { params: { path: { id }, query } }),
        );
        return { items: notices, next };
      }),
    ...ONCE,
  });

/** Who read a case, page by page; of one person or of everybody. */
export const useAccesses = (id: string, personId: string) =>
  useInfiniteQuery({
    queryKey: ['audit', id, 'accesses', personId],
    queryFn: ({ pageParam: cursor }) => {
      const query = { limit: 50, ...from(cursor), ...(personId !== '' && { personId }) };
      return answerOf(api.GET('/audit/proposals/{id}/accesses', { params: { path: { id }, query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    ...ONCE,
  });

/** All of them, for a file: nothing of the list itself shows a guarded item. */
export const readAccesses = (id: string) =>
  all(async (cursor) => {
    const query = { limit: PAGE, ...from(cursor) };
    const { accesses, next } = await answerOf(
      api.GET('/audit/proposals/{id}/accesses', { params: { path: { id }, query } }),
    );
    return { items: accesses, next };
  });

export interface Days {
  readonly from: string;
  readonly to: string;
}

export const useDeeds = (desk: string, personId: string, days: Days) =>
  useInfiniteQuery({
    queryKey: ['audit-of', desk, personId, days],
    queryFn: ({ pageParam: cursor }) => {
      const query = {
        limit: 50,
        ...from(cursor),
        ...(days.from !== '' && { from: days.from }),
        ...(days.to !== '' && { to: days.to }),
      };
      const path = { desk, personId };
      return answerOf(api.GET('/audit/desks/{desk}/people/{personId}', { params: { path, query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    ...ONCE,
  });

export interface CasesSought {
  readonly q: string;
  readonly state: 'all' | 'open' | 'closed';
  readonly stalled: boolean;
}

export const useCases = (desk: string, { q, state, stalled }: CasesSought) =>
  useInfiniteQuery({
    queryKey: ['of-desk', desk, 'audited-cases', q, state, stalled],
    queryFn: ({ pageParam: cursor }) => {
      const query = {
        limit: 20,
        sort: 'received' as const,
        ...from(cursor),
        ...(q !== '' && { q }),
        ...(state !== 'all' && { closed: state === 'closed' ? ('true' as const) : ('false' as const) }),
        ...(stalled && { stalled: 'true' as const }),
      };
      return answerOf(api.GET('/desks/{desk}/proposals', { params: { path: { desk }, query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

export const usePeopleCalled = (desk: string, q: string) =>
  useInfiniteQuery({
    queryKey: ['audited-people', desk, q],
    queryFn: ({ pageParam: cursor }) => {
      const query = { limit: 20, ...from(cursor), ...(q !== '' && { q }) };
      return answerOf(api.GET('/desks/{desk}/people', { params: { path: { desk }, query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

export const useDepartmentsOf = (desk: string) =>
  useQuery({
    queryKey: ['departments', desk],
    queryFn: () => answerOf(api.GET('/desks/{desk}/departments', { params: { path: { desk } } })),
    staleTime: 300_000,
  });
