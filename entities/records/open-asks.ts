import type { EntityManager } from 'typeorm';
import { isDesk } from '../../domain/access.js';
import type { AskKind } from '../../domain/case-state.js';
import type { Party } from '../../domain/stages.js';
import { isRoleOfSide } from './assignments.js';
import { isHeldOn, type Person } from './people.js';

/** The open asks that await a person in one of their roles. */

export const MOST_ASKS = 200;

export interface OpenAsk {
  readonly proposal_id: string;
  readonly reference_number: string | null;
  readonly title: string;
  readonly key: string;
  readonly kind: AskKind;
  readonly holder: Party;
  readonly department_id: string | null;
  readonly since: Date;
  readonly until: Date | null;
  readonly in_charge: string | null;
  readonly in_charge_name: string | null;
}

/**
 * Who is in charge of the side that a row (`desk_id`, `proposal_id`, `holder`, `department_id`) names, as `charged`, in SQL.
 * Who has left the side is in charge of nothing.
 */
export const joinInCharge = (row: string, day: string): string =>
  `left join case_assignments charged
     on charged.desk_id = ${row}.desk_id and charged.proposal_id = ${row}.proposal_id and charged.until is null
    and charged.holder = ${row}.holder and charged.department_id is not distinct from ${row}.department_id
    and exists (select 1 from person_roles held
                 join people other on other.desk_id = held.desk_id and other.id = held.person_id
                  and other.disabled_at is null
                 where held.desk_id = ${row}.desk_id and held.person_id = charged.person_id
                   and ${isHeldOn('held', day)} and ${isRoleOfSide('held', `${row}.holder`, `${row}.department_id`)})`;

/** Whether `charged` is this person, or somebody for whom they stand in on a day. */
export const isOrStandsIn = (person: string, day: string): string =>
  `(charged.person_id = ${person} or exists (
      select 1 from absences away
       where away.desk_id = charged.desk_id and away.person_id = charged.person_id and away.substitute_id = ${person}
         and away.cancelled_at is null and ${day} between away.from_day and away.to_day))`;

const MINE = `(a.holder in ('proposer', 'expert') or ${isOrStandsIn('$5', '$7::date')})`;
const UNCLAIMED = `(a.holder in ('desk', 'department') and charged.person_id is null)`;

/** `awaiting_me`: whom a reminder would tell, which is everybody of a side that nobody is in charge of. */
const WAYS_IN = {
  mine: MINE,
  department: `a.holder in ('desk', 'department')`,
  unclaimed: UNCLAIMED,
  awaiting_me: `(${MINE} or ${UNCLAIMED})`,
  all: 'true',
} as const;
export type Inbox = keyof typeof WAYS_IN;

/** Those of an inbox, the earliest due first. */
export function listOpenAsks(
  manager: EntityManager,
  deskId: string,
  person: Person,
  { inbox = 'all', assignee = null }: { inbox?: Inbox | undefined; assignee?: string | null | undefined },
  today: string,
): Promise<OpenAsk[]> {
  const { roles, departmentIds, personId, organisationId } = person;
  return manager.query<OpenAsk[]>(
    `select a.proposal_id, p.reference_number, p.title, a.key, a.kind, a.holder, a.department_id, a.since, a.until,
            charged.person_id as in_charge, who.name as in_charge_name
       from asks a join proposals p on p.desk_id = a.desk_id and p.id = a.proposal_id
       ${joinInCharge('a', '$7::date')}
       left join people who on who.desk_id = charged.desk_id and who.id = charged.person_id
      where a.desk_id = $1 and a.closed_at is null
        and ((a.holder = 'desk' and $2)
          or (a.holder = 'department' and a.department_id = any($3::uuid[]))
          or (a.holder = 'expert' and coalesce((p.state -> 'expert' ->> 'personId')::uuid = $5, $2))
          or (a.holder = 'proposer' and $4 and (p.proposer_person_id = $5 or p.organisation_id = $6)))
        and ${WAYS_IN[inbox]} and ($8::uuid is null or charged.person_id = $8)
      order by a.until asc nulls last, a.since, a.proposal_id, a.key
      limit ${MOST_ASKS}`,
    [deskId, isDesk(person), [...departmentIds], roles.includes('proposer'), personId, organisationId, today, assignee],
  );
}
