import type { EntityManager } from 'typeorm';
import type { AskKind } from '../../domain/case-state.js';
import type { DueLimits } from '../../domain/due-groups.js';
import type { FollowUpKind } from '../../domain/follow-ups.js';
import type { Party } from '../../domain/stages.js';
import { isRoleOfSide, joinInCharge } from './assignments.js';
import { isHeldOn } from './people.js';

/** What a digest tells of: open asks, cases in which nothing happens, and tasks beside the process. */
const AWAITED = ['ask', 'stalled', 'follow_up'] as const;
type Awaited = (typeof AWAITED)[number];

/** Goes on as long as its case does: told of beside what is to be done on a day, and no reason to write by itself. */
const STANDING: FollowUpKind = 'accompany';

/**
 * Whom each open thing of a desk awaits, person by person: of the city's sides whoever is in charge and who stands in for
 * them, or everybody of the side while nobody is. What awaits a proposer or an expert who has no account awaits the desk,
 * which has to speak with them. Of a case that stands still the heads of the desk are told as well.
 *
 * $1: desk, $2: day in Tokyo.
 */
const AWAITED_PEOPLE = `
  with open_things as (
    select a.desk_id, a.proposal_id, 'ask' as what, a.key::text as key, a.kind::text as kind, a.since, a.until,
           p.reference_number,
           case when a.holder = 'department' then 'department'
                when a.holder = 'proposer' and p.proposer_person_id is not null then 'proposer'
                when a.holder = 'expert' and p.state -> 'expert' ->> 'personId' is not null then 'expert'
                else 'desk' end as holder,
           case a.holder when 'department' then a.department_id end as department_id,
           case a.holder when 'proposer' then p.proposer_person_id
                         when 'expert' then (p.state -> 'expert' ->> 'personId')::uuid end as outside_id
      from asks a join proposals p on p.desk_id = a.desk_id and p.id = a.proposal_id
     where a.desk_id = $1 and a.closed_at is null
    union all
    select p.desk_id, p.id, 'stalled', 'stalled', null, p.stalled_since, null, p.reference_number, 'desk', null, null
      from proposals p
     where p.desk_id = $1 and p.stalled_since is not null and not p.closed
    union all
    select f.desk_id, f.proposal_id, 'follow_up', f.id::text, f.kind, f.opened_at, null, p.reference_number, f.holder,
           f.department_id, null
      from follow_ups f join proposals p on p.desk_id = f.desk_id and p.id = f.proposal_id
     where f.desk_id = $1 and f.done_at is null and f.dropped_at is null
  ), charged as (
    select o.*, charged.person_id as in_charge from open_things o ${joinInCharge('o', '$2::date')}
  ), awaited as (
    select proposal_id, key, in_charge as person_id from charged where in_charge is not null
    union
    select o.proposal_id, o.key, away.substitute_id
      from charged o join absences away on away.desk_id = o.desk_id and away.person_id = o.in_charge
       and away.cancelled_at is null and $2::date between away.from_day and away.to_day
    union
    select o.proposal_id, o.key, held.person_id
      from charged o join person_roles held on held.desk_id = o.desk_id
       and ${isHeldOn('held', '$2::date')} and ${isRoleOfSide('held', 'o.holder', 'o.department_id')}
     where o.in_charge is null and o.holder in ('desk', 'department')
    union
    select o.proposal_id, o.key, held.person_id
      from open_things o join person_roles held on held.desk_id = o.desk_id
       and held.role = 'desk_head' and ${isHeldOn('held', '$2::date')}
     where o.what = 'stalled'
    union
    select o.proposal_id, o.key, o.outside_id
      from open_things o join person_roles held on held.desk_id = o.desk_id and held.person_id = o.outside_id
       and held.role = o.holder and ${isHeldOn('held', '$2::date')}
     where o.holder in ('proposer', 'expert')
  ), told as (
    select awaited.person_id, o.*
      from awaited join open_things o on o.proposal_id = awaited.proposal_id and o.key = awaited.key
      join people person on person.desk_id = o.desk_id and person.id = awaited.person_id and person.disabled_at is null
  )`;

/** Something that awaits a person, with how much of its kind there is in all. */
export interface AwaitedItem {
  readonly personId: string;
  readonly what: Awaited;
  readonly proposalId: string;
  readonly referenceNumber: string | null;
  /** Of the ask, or of the follow-up; null: a case that stands still. */
  readonly kind: AskKind | FollowUpKind | null;
  readonly holder: Party;
  readonly departmentId: string | null;
  readonly since: Date;
  readonly until: Date | null;
  readonly overdue: number;
  readonly today: number;
  readonly soon: number;
  readonly later: number;
  readonly stopped: number;
  readonly stalled: number;
  readonly followUps: number;
}

/** The most pressing things that await the next people of a desk, in the order of their ids. */
export function listAwaitedPeople(
  manager: EntityManager,
  deskId: string,
  asked: {
    readonly today: string;
    readonly limits: DueLimits;
    /** Only people behind this one. */
    readonly after: string | null;
    readonly people: number;
    /** Of each sort. */
    readonly items: number;
  },
): Promise<AwaitedItem[]> {
  const { today, limits, after, people, items } = asked;
  return manager.query<AwaitedItem[]>(
    `${AWAITED_PEOPLE}, next_people as (
       select distinct person_id from told
        where kind is distinct from '${STANDING}' and ($3::uuid is null or person_id > $3::uuid) order by 1 limit $4
     ), counted as (
       select told.*, row_number() over own as place,
              count(*) filter (where until < $6) over whole as overdue,
              count(*) filter (where until >= $6 and until < $7) over whole as today,
              count(*) filter (where until >= $7 and until < $8) over whole as soon,
              count(*) filter (where until >= $8) over whole as later,
              count(*) filter (where what = 'ask' and until is null) over whole as stopped,
              count(*) filter (where what = 'stalled') over whole as stalled,
              count(*) filter (where what = 'follow_up') over whole as follow_ups
         from told join next_people using (person_id)
       window whole as (partition by person_id),
              own as (partition by person_id, what order by until asc nulls last, since, proposal_id, key)
     )
     select person_id as "personId", what, proposal_id as "proposalId", reference_number as "referenceNumber", kind,
            holder, department_id as "departmentId", since, until, overdue::int, today::int, soon::int, later::int,
            stopped::int, stalled::int, follow_ups::int as "followUps"
       from counted where place <= $5 order by person_id, array_position($9::text[], what), place`,
    [deskId, today, after, people, items, limits.now, limits.endOfToday, limits.endOfSoon, [...AWAITED]],
  );
}
