import { useQuery } from '@tanstack/react-query';
import { tokyoDay } from '../../domain/calendar.js';
import { answerOf, api, type Schemas } from './client.js';

/** What the rooms of an office ask the API for about a desk itself: its people, its calendar, what goes out of it. */

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
