import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from './client.js';

/** What the pages ask the API for, each under the name by which it is asked for anew. */

export type Desk = Schemas['Desk'];
export type FormField = Schemas['FormField'];
export type Proposal = Schemas['Proposal'];
export type Challenge = Schemas['Challenge'];

const MINUTE_MS = 60_000;

export const useDesks = () =>
  useQuery({ queryKey: ['desks'], queryFn: () => answerOf(api.GET('/desks')), staleTime: 5 * MINUTE_MS });

/** The guideline of a desk; of a case the version that it keeps. */
export const useDesk = (desk: string, version?: number) =>
  useQuery({
    queryKey: ['desk', desk, version ?? 'current'],
    queryFn: () =>
      answerOf(
        api.GET('/desks/{desk}', { params: { path: { desk }, query: version === undefined ? {} : { version } } }),
      ),
    staleTime: 5 * MINUTE_MS,
    enabled: desk !== '',
  });

/** A guideline is open to everybody: 100 challenges are more than a desk has open at a time. */
export const useChallenges = (desk: string) =>
  useQuery({
    queryKey: ['challenges', desk],
    queryFn: () => answerOf(api.GET('/desks/{desk}/challenges', { params: { path: { desk }, query: { limit: 100 } } })),
  });

export const useInitiatives = (desk: string) =>
  useInfiniteQuery({
    queryKey: ['initiatives', desk],
    queryFn: ({ pageParam: cursor }) =>
      answerOf(
        api.GET('/desks/{desk}/initiatives', {
          params: { path: { desk }, query: { limit: 12, ...(cursor !== null && { cursor }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

export const proposalKey = (id: string) => ['proposal', id] as const;

/** Received, and not decided yet: acknowledged for good, whatever lies behind the API. */
export const isWaiting = ({ unsettled = 0 }: Proposal): boolean => unsettled > 0;

const LOOK_AGAIN_MS = 3_000;

export const useProposal = (id: string) =>
  useQuery({
    refetchInterval: ({ state }) => (state.data && isWaiting(state.data) ? LOOK_AGAIN_MS : false),
    queryKey: proposalKey(id),
    queryFn: () => answerOf(api.GET('/proposals/{id}', { params: { path: { id } } })),
  });

export const useTimeline = (id: string) =>
  useQuery({
    queryKey: [...proposalKey(id), 'timeline'],
    queryFn: () => answerOf(api.GET('/proposals/{id}/timeline', { params: { path: { id } } })),
  });

export const useMessages = (id: string) =>
  useInfiniteQuery({
    queryKey: [...proposalKey(id), 'messages'],
    queryFn: ({ pageParam: cursor }) =>
      answerOf(
        api.GET('/proposals/{id}/messages', { params: { path: { id }, query: cursor === null ? {} : { cursor } } }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** Of one desk what somebody has handed in or begun. */
export const readMine = (desk: string) =>
  answerOf(api.GET('/desks/{desk}/proposals', { params: { path: { desk }, query: { limit: 100 } } }));
