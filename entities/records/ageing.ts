import type { EntityManager } from 'typeorm';
import { businessDaysBefore, tokyoInstant, type Calendar } from '../../domain/calendar.js';
import type { Party } from '../../domain/stages.js';
import { joinInCharge } from './assignments.js';

/** What waits for how long, by who is awaited. */

/** Whose: everything of a desk, or only what some departments have. */
export type AgeingScope = readonly string[] | 'everything';

export interface AgeingHolder {
  readonly holder: Party;
  readonly departmentId: string | null;
  /** Who is in charge of it; null: nobody, or it is no side of the city's. */
  readonly inCharge: string | null;
  readonly open: number;
  readonly overdue: number;
  readonly stopped: number;
  readonly oldestSince: Date;
  /** By business days since it was asked for. */
  readonly upTo5: number;
  readonly upTo10: number;
  readonly upTo20: number;
  readonly over20: number;
}

export interface AgeingQuestion {
  readonly deskId: string;
  readonly scope: AgeingScope;
  readonly calendar: Calendar;
  readonly today: string;
  readonly now: Date;
}

/** The instant at which the day begins since which more than so many business days have passed. */
const olderThan = (calendar: Calendar, today: string, days: number): string =>
  tokyoInstant(businessDaysBefore(calendar, today, days), '00:00');

const departmentsOf = (scope: AgeingScope): string[] | null => (scope === 'everything' ? null : [...scope]);

export function listAgeingHolders(manager: EntityManager, asked: AgeingQuestion): Promise<AgeingHolder[]> {
  const { deskId, scope, calendar, today, now } = asked;
  return manager.query<AgeingHolder[]>(
    `select a.holder, a.department_id as "departmentId", charged.person_id as "inCharge", count(*)::int as open,
            (count(*) filter (where a.until < $4))::int as overdue,
            (count(*) filter (where a.until is null))::int as stopped,
            min(a.since) as "oldestSince",
            (count(*) filter (where a.since >= $5))::int as "upTo5",
            (count(*) filter (where a.since < $5 and a.since >= $6))::int as "upTo10",
            (count(*) filter (where a.since < $6 and a.since >= $7))::int as "upTo20",
            (count(*) filter (where a.since < $7))::int as over20
       from asks a
       ${joinInCharge('a', '$3::date')}
      where a.desk_id = $1 and a.closed_at is null
        and ($2::uuid[] is null or (a.holder = 'department' and a.department_id = any($2::uuid[])))
      group by 1, 2, 3
      order by min(a.since), 1, 2, 3`,
    [deskId, departmentsOf(scope), today, now, ...[5, 10, 20].map((days) => olderThan(calendar, today, days))],
  );
}

export interface AgeingCase {
  readonly proposalId: string;
  readonly referenceNumber: string | null;
  readonly holder: Party;
  readonly departmentId: string | null;
  readonly since: Date;
  readonly until: Date | null;
}

/** Open cases by how long whoever has the ball has had it, the longest first. */
export function listAgeingCases(
  manager: EntityManager,
  { deskId, scope }: Pick<AgeingQuestion, 'deskId' | 'scope'>,
  most: number,
): Promise<AgeingCase[]> {
  return manager.query<AgeingCase[]>(
    `select id as "proposalId", reference_number as "referenceNumber", ball_holder as holder,
            ball_department_id as "departmentId", ball_since as since, due_at as until
       from proposals
      where desk_id = $1 and submitted and not closed and ball_holder is not null
        and ($2::uuid[] is null or (ball_holder = 'department' and ball_department_id = any($2::uuid[])))
      order by ball_since, id limit $3`,
    [deskId, departmentsOf(scope), most],
  );
}
