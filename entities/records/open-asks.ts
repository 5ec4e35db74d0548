import type { EntityManager } from 'typeorm';
import { isDesk } from '../../domain/access.js';
import type { AskKind } from '../../domain/case-state.js';
import type { Party } from '../../domain/stages.js';
import { joinInCharge } from './assignments.js';
import type { Person } from './people.js';

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
