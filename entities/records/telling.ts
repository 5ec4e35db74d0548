import type { EntityManager } from 'typeorm';
import { wayToTell, type NoticeKind, type WayToTell } from '../../domain/notice-kinds.js';
import { isRoleOfSide } from './assignments.js';
import { isHeldOn } from './people.js';

/** Whom a notice is for, and how they want to be told. */

/** A notice and one of those whom it is for. */
export interface Told {
  readonly notificationId: string;
  readonly kind: NoticeKind;
  readonly personId: string;
  /** Null: has no account, and so no address. */
  readonly accountId: string | null;
}

/**
 * Whom these notices are for: the person whom they name, or else everybody who holds a role of the side on that day; of
 * the proposers' side whoever brought the case, or else those of the organisation who may act for it. Nobody who was
 * shut out.
 */
export function findTold(
  manager: EntityManager,
  deskId: string,
  notificationIds: readonly string[],
  today: string,
): Promise<Told[]> {
  return manager.query<Told[]>(
    `select n.id as "notificationId", n.kind, person.id as "personId", person.account_id as "accountId"
       from notifications n
       left join proposals p on p.desk_id = n.desk_id and p.id = n.proposal_id
       join people person on person.desk_id = n.desk_id and person.disabled_at is null
            and case when n.person_id is not null then person.id = n.person_id
                     when n.recipient = 'proposer' and p.proposer_person_id is not null then person.id = p.proposer_person_id
                     else exists (
                       select 1 from person_roles held
                        where held.desk_id = person.desk_id and held.person_id = person.id and ${isHeldOn('held', '$3::date')}
                          and case n.recipient
                                when 'proposer' then held.role = 'proposer' and person.organisation_id = p.organisation_id
                                when 'expert' then false
                                else ${isRoleOfSide('held', 'n.recipient', 'n.department_id')} end) end
      where n.desk_id = $1 and n.id = any($2::uuid[])
      order by n.created_at, n.id, person.id`,
    [deskId, [...notificationIds], today],
  );
}

/** How a person wants to be told of a kind of notice. */
export async function howToTell(
  _manager: EntityManager,
  _deskId: string,
  _personId: string,
  kind: NoticeKind,
): Promise<WayToTell> {
  return wayToTell(kind);
}

/** The language in which a person wants to be written to; null: that of the desk. */
export async function languageOf(
  _manager: EntityManager,
  _deskId: string,
  _personId: string,
): Promise<'ja' | 'en' | null> {
  return null;
}
