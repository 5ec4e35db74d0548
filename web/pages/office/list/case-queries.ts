import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../../app/client.js';
import type { CaseFilters, CaseSort } from '../cases/filters.js';

/** What the lists of a desk's cases ask for. Everything about its cases lies under `['of-desk', desk]`. */

export type CaseRow = Schemas['ProposalRow'];
const MINUTE_MS = 60_000;

export const useCases = (
  desk: string,
  asked: { readonly filters: CaseFilters; readonly sort: CaseSort; readonly limit: number; readonly enabled?: boolean },
) => {
  const { filters, sort, limit, enabled = true } = asked;
  return useInfiniteQuery({
    queryKey: ['of-desk', desk, 'cases', filters, sort, limit],
    queryFn: ({ pageParam: cursor }) =>
      answerOf(
        api.GET('/desks/{desk}/proposals', {
          params: { path: { desk }, query: { ...filters, sort, limit, ...(cursor !== null && { cursor }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    enabled,
  });
};

export const useCaseCounts = (desk: string, filters: CaseFilters) =>
  useQuery({
    queryKey: ['of-desk', desk, 'counts', filters],
    queryFn: () => answerOf(api.GET('/desks/{desk}/proposals/counts', { params: { path: { desk }, query: filters } })),
    placeholderData: keepPreviousData,
  });

/** Retired ones too: old cases name them. */
export const useDepartments = (desk: string) =>
  useQuery({
    queryKey: ['departments', desk],
    queryFn: () => answerOf(api.GET('/desks/{desk}/departments', { params: { path: { desk } } })),
    staleTime: 5 * MINUTE_MS,
  });

export const useAssignees = (desk: string) =>
  useQuery({
    queryKey: ['assignees', desk],
    queryFn: () => answerOf(api.GET('/desks/{desk}/assignees', { params: { path: { desk } } })),
    staleTime: MINUTE_MS,
  });
