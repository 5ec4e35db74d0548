import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { tokyoDay } from '../../domain/calendar.js';
import { answerOf, api, type Schemas } from './client.js';

/** What the rooms of an office ask the API for about a desk itself: its people, its calendar, what goes out of it. */

export type Person = Schemas['Person'];
export type HeldRole = Schemas['HeldRole'];
export type Department = Schemas['ListedDepartment'];
export type Role = Schemas['Role'];

/** Whatever is known of the desk itself: a change of one thing may show in another. */
export const officeKey = (desk: string, ...rest: readonly unknown[]) => ['office', desk, ...rest] as const;

/** Departments of the municipality, those that were retired as well: old cases name them. */
export const useDepartments = (desk: string) =>
  useQuery({
    queryKey: officeKey(desk, 'departments'),
    queryFn: () => answerOf(api.GET('/desks/{desk}/departments', { params: { path: { desk } } })),
  });

/** Whether something can be asked of a department today. */
export const isInUse = ({ retiredOn }: Department): boolean =>
  retiredOn === null || retiredOn > tokyoDay(new Date().toISOString());

/** Who holds a role today: fewer than one page shows. */
export const useHolders = (desk: string, role: Role) =>
  useQuery({
    queryKey: officeKey(desk, 'holders', role),
    queryFn: () =>
      answerOf(api.GET('/desks/{desk}/people', { params: { path: { desk }, query: { role, limit: 100 } } })),
  });

export interface PeopleSought {
  readonly q: string;
  readonly role: Role | '';
  /** Also who held the role before. */
  readonly former?: boolean;
}

export const usePeople = (desk: string, { q, role, former = false }: PeopleSought) =>
  useInfiniteQuery({
    queryKey: officeKey(desk, 'people', { q, role, former }),
    queryFn: ({ pageParam: cursor }) => {
      const query = {
        ...(q !== '' && { q }),
        ...(role !== '' && { role }),
        ...(former && { former: 'true' as const }),
        ...(cursor !== null && { cursor }),
      };
      return answerOf(api.GET('/desks/{desk}/people', { params: { path: { desk }, query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** Who can be in charge of a case today, with the sides for which they act. */
export const useAssignees = (desk: string) =>
  useQuery({
    queryKey: officeKey(desk, 'assignees'),
    queryFn: () => answerOf(api.GET('/desks/{desk}/assignees', { params: { path: { desk } } })),
  });

export const useAbsences = (desk: string) =>
  useQuery({
    queryKey: officeKey(desk, 'absences'),
    queryFn: () => answerOf(api.GET('/desks/{desk}/absences', { params: { path: { desk } } })),
  });

const LOOK_AGAIN_MS = 4_000;

export const useHandovers = (desk: string) =>
  useQuery({
    queryKey: officeKey(desk, 'handovers'),
    queryFn: () => answerOf(api.GET('/desks/{desk}/handovers', { params: { path: { desk } } })),
    // Until every case has taken it.
    refetchInterval: ({ state }) =>
      state.data?.handovers.some(({ settling }) => settling > 0) === true ? LOOK_AGAIN_MS : false,
  });

export const useClosedDays = (desk: string) =>
  useQuery({
    queryKey: officeKey(desk, 'closed-days'),
    queryFn: () => answerOf(api.GET('/desks/{desk}/closed-days', { params: { path: { desk } } })),
  });

export const useReplans = (desk: string) =>
  useQuery({
    queryKey: officeKey(desk, 'replans'),
    queryFn: () => answerOf(api.GET('/desks/{desk}/replans', { params: { path: { desk } } })),
    refetchInterval: ({ state }) =>
      state.data?.replans.some(({ status, settling }) => status === 'ordered' || settling > 0) === true
        ? LOOK_AGAIN_MS
        : false,
  });

export type MailStatus = Schemas['Mail']['status'];

export const useMails = (desk: string, status: MailStatus) =>
  useInfiniteQuery({
    queryKey: officeKey(desk, 'mails', status),
    queryFn: ({ pageParam: cursor }) =>
      answerOf(
        api.GET('/desks/{desk}/mails', {
          params: { path: { desk }, query: { status, ...(cursor !== null && { cursor }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

export const useWebhooks = (desk: string) =>
  useQuery({
    queryKey: officeKey(desk, 'webhooks'),
    queryFn: () => answerOf(api.GET('/desks/{desk}/webhooks', { params: { path: { desk } } })),
  });

export const useDeliveries = (desk: string, endpointId: string) =>
  useInfiniteQuery({
    queryKey: officeKey(desk, 'webhooks', endpointId),
    queryFn: ({ pageParam: cursor }) =>
      answerOf(
        api.GET('/desks/{desk}/webhooks/{endpointId}/deliveries', {
          params: { path: { desk, endpointId }, query: cursor === null ? {} : { cursor } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

const MOST_PAGES = 20;

/** Everybody of a desk, whoever they were: who hands over may have left, or been shut out. */
async function readEverybody(desk: string): Promise<Person[]> {
  const all: Person[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query: { limit: number; cursor?: string } = { limit: 100, ...(cursor !== null && { cursor }) };
    const { people, next }: Schemas['PeoplePage'] = await answerOf(
      api.GET('/desks/{desk}/people', { params: { path: { desk }, query } }),
    );
    all.push(...people);
    if (next === null) break;
    cursor = next;
  }
  return all;
}

export const useEverybody = (desk: string) =>
  useQuery({ queryKey: officeKey(desk, 'everybody'), queryFn: () => readEverybody(desk), staleTime: 60_000 });
