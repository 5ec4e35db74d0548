import { In, type EntityManager } from 'typeorm';
import type { Language } from '../../domain/languages.js';
import {
  NOTICE_GROUP_CODES,
  NOTICE_GROUPS,
  type NoticeGroupCode,
  type NoticeKind,
  type WayToTell,
} from '../../domain/notice-kinds.js';
import { NotificationPreferenceEntity, PersonEntity } from '../index.js';
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

export type Ways = Readonly<Partial<Record<NoticeGroupCode, WayToTell>>>;

export interface Preferences {
  /** Null: none was chosen, and that of the desk counts. */
  readonly language: Language | null;
  /** What was chosen; what is not here goes by its default. */
  readonly ways: Ways;
}

export async function readPreferences(manager: EntityManager, deskId: string, personId: string): Promise<Preferences> {
  const person = await manager.findOne(PersonEntity, {
    where: { deskId, id: personId },
    select: { id: true, language: true },
  });
  const ways = await waysOf(manager, deskId, [personId]);
  return { language: person?.language ?? null, ways: ways.get(personId) ?? {} };
}

/** What these people have chosen; of those who chose nothing there is no entry. */
export async function waysOf(
  manager: EntityManager,
  deskId: string,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Ways>> {
  const ways = new Map<string, Ways>();
  if (personIds.length === 0) return ways;
  const chosen = await manager.findBy(NotificationPreferenceEntity, { deskId, personId: In([...new Set(personIds)]) });
  for (const { personId, group, way } of chosen) ways.set(personId, { ...ways.get(personId), [group]: way });
  return ways;
}

/** Replaces what a person has chosen: a group that is not named goes back to its default. */
export async function savePreferences(
  manager: EntityManager,
  who: { readonly deskId: string; readonly personId: string },
  { language, ways }: Preferences,
  now: Date,
): Promise<void> {
  const { deskId, personId } = who;
  await manager.update(PersonEntity, { deskId, id: personId }, { language });
  await manager.upsert(
    NotificationPreferenceEntity,
    NOTICE_GROUP_CODES.map((group) => ({
      ...{ deskId, personId, group, chosenAt: now },
      way: ways[group] ?? NOTICE_GROUPS[group].choices[0],
    })),
    ['deskId', 'personId', 'group'],
  );
}
