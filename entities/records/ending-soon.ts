import type { EntityManager } from 'typeorm';
import type { Watch } from '../../domain/watches.js';

/** What ends, or is to be reviewed, on a day that was fixed before. */
export interface Ending {
  /** Of the challenge, or of the case: batches go on in this order. */
  readonly id: string;
  readonly endsOn: string;
  /** Version of the guideline under which it stands. */
  readonly profileVersion: number;
  /** Departments that are concerned; empty: only the desk. */
  readonly departmentIds: readonly string[];
  /** Null: it is no case, or its proposer has no account. */
  readonly proposerPersonId: string | null;
}

/** Departments that carry a case. */
const TAKEN = `array(select part ->> 'departmentId' from jsonb_array_elements(p.state -> 'departments') part
                      where part ->> 'status' = 'taken')`;

/**
 * Each finds what ends from $2 to $3 behind $4, at most $5 of it. A review and the last day of an agreement are asks with
 * a fixed day, and a case has at most one of each.
 */
const ofAsk = (kind: 'review_agreement' | 'end_agreement'): string => `
  select p.id, (a.until at time zone 'Asia/Tokyo')::date as "endsOn", p.profile_version as "profileVersion",
         ${TAKEN} as "departmentIds", p.proposer_person_id as "proposerPersonId"
    from asks a join proposals p on p.desk_id = a.desk_id and p.id = a.proposal_id
   where a.desk_id = $1 and a.closed_at is null and a.kind = '${kind}'
     and (a.until at time zone 'Asia/Tokyo')::date between $2::date and $3::date and ($4::uuid is null or p.id > $4)
   order by p.id limit $5`;

const FINDERS: Readonly<Record<Watch, string>> = {
  window_closing: `
    select c.id, c.closes_on as "endsOn", d.profile_version as "profileVersion",
           array(select o.department_id::text from challenge_departments o
                  where o.desk_id = c.desk_id and o.challenge_id = c.id order by o.position) as "departmentIds",
           null::uuid as "proposerPersonId"
      from challenges c join desks d on d.id = c.desk_id
     where c.desk_id = $1 and c.published_on <= $2::date and c.opens_on <= $2::date
       and c.closes_on between $2::date and $3::date and ($4::uuid is null or c.id > $4)
     order by c.id limit $5`,
  pilot_ending: `
    select p.id, pilot.ends_on as "endsOn", p.profile_version as "profileVersion", ${TAKEN} as "departmentIds",
           p.proposer_person_id as "proposerPersonId"
      from pilots pilot join proposals p on p.desk_id = pilot.desk_id and p.id = pilot.proposal_id
     where pilot.desk_id = $1 and pilot.status = 'running' and not p.closed
       and pilot.ends_on between $2::date and $3::date and ($4::uuid is null or p.id > $4)
     order by p.id limit $5`,
  agreement_review: ofAsk('review_agreement'),
  agreement_renewal: ofAsk('end_agreement'),
};

export function findEndings(
  manager: EntityManager,
  deskId: string,
  watch: Watch,
  asked: { readonly from: string; readonly to: string; readonly after: string | null; readonly most: number },
): Promise<Ending[]> {
  const { from, to, after, most } = asked;
  return manager.query<Ending[]>(FINDERS[watch], [deskId, from, to, after, most]);
}

/** Something that somebody has begun to write for a challenge and not handed in. */
export interface OpenDraft {
  readonly challengeId: string;
  readonly proposalId: string;
  readonly personId: string;
}

/** Of each proposer and challenge the latest draft. What the desk writes down for somebody without an account is its own. */
export const findDraftsFor = (
  manager: EntityManager,
  deskId: string,
  challengeIds: readonly string[],
): Promise<OpenDraft[]> =>
  manager.query<OpenDraft[]>(
    `select distinct on (p.challenge_id, p.proposer_person_id)
            p.challenge_id as "challengeId", p.id as "proposalId", p.proposer_person_id as "personId"
       from proposals p
      where p.desk_id = $1 and p.challenge_id = any($2::uuid[]) and not p.submitted and p.proposer_person_id is not null
      order by p.challenge_id, p.proposer_person_id, p.created_at desc, p.id`,
    [deskId, [...challengeIds]],
  );
