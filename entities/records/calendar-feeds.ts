import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { isDesk } from '../../domain/access.js';
import { CalendarFeedEntity } from '../index.js';
import { joinInCharge } from './assignments.js';
import { isOrStandsIn } from './open-asks.js';
import type { Person } from './people.js';

/** Secret addresses of calendars, and the days that stand in them beside a person's own due dates. */

const SECRET_BYTES = 32;
/** A desk's short name, then 32 bytes as base64url: the desk has to be known before a row can be looked for. */
const TOKEN = /^([a-z][a-z0-9-]{1,38}[a-z0-9])-([A-Za-z0-9_-]{43})$/;
const READ_NOTED_EVERY = `interval '1 hour'`;

const hashOf = (token: string): string => createHash('sha256').update(token, 'utf8').digest('hex');

export const deskOfFeed = (token: string): string | null => TOKEN.exec(token)?.[1] ?? null;

export const findFeed = (
  manager: EntityManager,
  deskId: string,
  personId: string,
): Promise<CalendarFeedEntity | null> => manager.findOneBy(CalendarFeedEntity, { deskId, personId });

/** Makes a person's address; one that was there before ends. The token is known this once. */
export async function makeFeed(manager: EntityManager, deskId: string, personId: string, now: Date): Promise<string> {
  const token = `${deskId}-${randomBytes(SECRET_BYTES).toString('base64url')}`;
  const made = { deskId, personId, tokenHash: hashOf(token), createdAt: now, readAt: null };
  await manager.upsert(CalendarFeedEntity, made, ['deskId', 'personId']);
  return token;
}

/** Whether there was one. */
export async function revokeFeed(manager: EntityManager, deskId: string, personId: string): Promise<boolean> {
  const { affected } = await manager.delete(CalendarFeedEntity, { deskId, personId });
  return affected === 1;
}

/** Whose address it is, while their account would let them sign in. What they may see is asked of their roles. */
export async function findFeedOwner(
  manager: EntityManager,
  deskId: string,
  token: string,
  asked: { readonly now: Date; readonly production: boolean },
): Promise<string | null> {
  const hash = hashOf(token);
  const [owner] = await manager.query<{ person_id: string }[]>(
    `select feed.person_id
       from calendar_feeds feed
       join people person on person.desk_id = feed.desk_id and person.id = feed.person_id
       join accounts account on account.id = person.account_id
      where feed.desk_id = $1 and feed.token_hash = $2 and account.disabled_at is null
        and (account.credentials_expire_at is null or account.credentials_expire_at > $3)
        and not (account.trial and $4)`,
    [deskId, hash, asked.now, asked.production],
  );
  if (!owner) return null;
  await manager.query(
    `update calendar_feeds set read_at = $3
      where desk_id = $1 and token_hash = $2 and coalesce(read_at < $3::timestamptz - ${READ_NOTED_EVERY}, true)`,
    [deskId, hash, asked.now],
  );
  return owner.person_id;
}

/** A day that a case has reached an understanding about. */
export interface CaseDays {
  readonly id: string;
  readonly reference_number: string | null;
  readonly received_at: Date | null;
  readonly pilot_ends_on: string | null;
  readonly review_on: string | null;
  readonly term_ends_on: string | null;
}

const MOST_CASES = 500;

/**
 * Pilots that run and agreements in force: of the proposer's own cases, and of those in which the person is in charge of a
 * side, stands in for who is, or belongs to a side that nobody is in charge of.
 */
export function listCaseDays(
  manager: EntityManager,
  deskId: string,
  person: Person,
  today: string,
): Promise<CaseDays[]> {
  const proposes = person.roles.some((role) => role === 'proposer' || role === 'proposer_viewer');
  return manager.query<CaseDays[]>(
    `select p.id, p.reference_number, p.received_at,
            case when p.state -> 'pilot' ->> 'status' = 'running' then p.state -> 'pilot' ->> 'endsOn' end as pilot_ends_on,
            p.state -> 'agreement' ->> 'nextReviewOn' as review_on,
            p.state -> 'agreement' -> 'term' ->> 'to' as term_ends_on
       from proposals p
      where p.desk_id = $1 and p.submitted and not p.closed
        and (p.state -> 'pilot' ->> 'status' = 'running' or p.state -> 'agreement' -> 'term' ->> 'to' is not null)
        and (($2 and (p.proposer_person_id = $3 or p.organisation_id = $4))
          or exists (
            select 1
              from (select p.desk_id, p.id as proposal_id, 'desk' as holder, null::uuid as department_id where $5
                    union all
                    select p.desk_id, p.id, 'department', (part ->> 'departmentId')::uuid
                      from jsonb_array_elements(p.state -> 'departments') part
                     where part ->> 'status' = 'taken' and (part ->> 'departmentId')::uuid = any($6::uuid[])) side
              ${joinInCharge('side', '$7::date')}
             where charged.person_id is null or ${isOrStandsIn('$3', '$7::date')}))
      order by p.received_at, p.id
      limit ${MOST_CASES}`,
    [deskId, proposes, person.personId, person.organisationId, isDesk(person), [...person.departmentIds], today],
  );
}

/** A meeting of a case that somebody takes part in. Where it is stands with the case. */
export interface MeetingTimes {
  readonly id: string;
  readonly reference_number: string | null;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly sequence: number;
  readonly changed_at: Date;
  readonly cancelled: boolean;
}

/** Meetings stay for a while when they are over, so that nobody's calendar forgets what was yesterday. */
const MEETINGS_STAY = `interval '30 days'`;

/**
 * Meetings of the person's cases, closed ones too. Of a section those that are for it: with the proposer once it has taken
 * the case, among the city's own people as soon as it was asked.
 */
export function listMeetingTimes(
  manager: EntityManager,
  deskId: string,
  person: Person,
  { today, now }: { readonly today: string; readonly now: Date },
): Promise<MeetingTimes[]> {
  const proposes = person.roles.some((role) => role === 'proposer' || role === 'proposer_viewer');
  return manager.query<MeetingTimes[]>(
    `select m.id, p.reference_number, m.starts_at, m.ends_at, m.sequence, m.changed_at,
            m.cancelled_at is not null as cancelled
       from meetings m join proposals p on p.desk_id = m.desk_id and p.id = m.proposal_id
      where m.desk_id = $1 and m.ends_at > $8::timestamptz - ${MEETINGS_STAY}
        and (($2 and m.audience = 'proposer' and (p.proposer_person_id = $3 or p.organisation_id = $4))
          or exists (
            select 1
              from (select p.desk_id, p.id as proposal_id, 'desk' as holder, null::uuid as department_id where $5
                    union all
                    select p.desk_id, p.id, 'department', (part ->> 'departmentId')::uuid
                      from jsonb_array_elements(p.state -> 'departments') part
                     where (part ->> 'status' = 'taken' or (part ->> 'status' = 'asked' and m.audience = 'internal'))
                       and (part ->> 'departmentId')::uuid = any($6::uuid[])) side
              ${joinInCharge('side', '$7::date')}
             where charged.person_id is null or ${isOrStandsIn('$3', '$7::date')}))
      order by m.starts_at, m.id
      limit ${MOST_CASES}`,
    [deskId, proposes, person.personId, person.organisationId, isDesk(person), [...person.departmentIds], today, now],
  );
}

/** A posted challenge whose window opens or closes on a day to come. Its title is public. */
export interface WindowDays {
  readonly id: string;
  readonly title: string;
  readonly created_at: Date;
  readonly opens_on: string;
  readonly closes_on: string | null;
}

export const listWindowDays = (manager: EntityManager, deskId: string, today: string): Promise<WindowDays[]> =>
  manager.query<WindowDays[]>(
    `select id, title, created_at, opens_on, closes_on from challenges
      where desk_id = $1 and published_on <= $2::date and (opens_on >= $2::date or closes_on >= $2::date)
      order by opens_on, id limit ${MOST_CASES}`,
    [deskId, today],
  );
