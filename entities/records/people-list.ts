import type { EntityManager } from 'typeorm';
import type { HeldRole } from '../../domain/people-rules.js';
import type { Role } from '../../domain/stages.js';
import { isHeldOn } from './people.js';

/** The people of a desk with all their roles, past and future ones included, as their administrators see them. */

export interface RecordedRole extends HeldRole {
  readonly id: string;
}

export interface RecordedPerson {
  readonly id: string;
  readonly accountId: string | null;
  readonly name: string;
  /** Null: without an account. */
  readonly email: string | null;
  readonly organisation: { readonly id: string; readonly kind: string; readonly name: string } | null;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
  /** The earliest first. */
  readonly roles: readonly RecordedRole[];
}

export interface PeopleSought {
  readonly personId?: string;
  readonly email?: string;
  readonly organisationId?: string;
  /** Part of the name or of the organisation's, and of the address where that may be seen; width and case make no difference. */
  readonly text?: { readonly q: string; readonly inEmail: boolean };
  /** Who holds one of these on this day, and was not shut out; `former`: or was given one for an earlier day, shut out or not. */
  readonly inForce?: { readonly roles: readonly Role[]; readonly today: string; readonly former?: boolean };
  readonly after?: { readonly at: string; readonly id: string } | null;
  readonly limit?: number;
}

const plain = (sql: string): string => `lower(normalize(${sql}, NFKC))`;

/** In the order in which they came to the desk. */
export function findPeople(manager: EntityManager, deskId: string, sought: PeopleSought): Promise<RecordedPerson[]> {
  const { personId, email, organisationId, text, inForce, after, limit } = sought;
  return manager.query<RecordedPerson[]>(
    `select person.id, person.account_id as "accountId", person.name, account.email, person.created_at as "createdAt",
            person.disabled_at as "disabledAt",
            case when body.id is not null
                 then jsonb_build_object('id', body.id, 'kind', body.kind, 'name', body.name) end as organisation,
            coalesce((select jsonb_agg(jsonb_build_object('id', held.id, 'role', held.role, 'departmentId', held.department_id,
                                                          'from', held.valid_from, 'to', held.valid_to)
                                       order by held.valid_from, held.role, held.id)
                        from person_roles held
                       where held.desk_id = person.desk_id and held.person_id = person.id), '[]') as roles
       from people person
       left join accounts account on account.id = person.account_id
       left join organisations body on body.desk_id = person.desk_id and body.id = person.organisation_id
      where person.desk_id = $1
        and ($2::uuid is null or person.id = $2)
        and ($3::text is null or lower(account.email) = lower($3))
        and ($4::uuid is null or person.organisation_id = $4)
        and ($5::text[] is null or (($12::boolean or person.disabled_at is null) and exists (
              select 1 from person_roles held
               where held.desk_id = person.desk_id and held.person_id = person.id and held.role = any($5)
                 and (${isHeldOn('held', '$6::date')}
                      or ($12::boolean and held.valid_from <= $6::date)))))
        and ($7::timestamptz is null or (person.created_at, person.id) > ($7, $8::uuid))
        and ($10::text is null or position(${plain('$10::text')} in ${plain(
          `person.name || E'\\n' || coalesce(body.name, '') || E'\\n' || case when $11::boolean then coalesce(account.email, '') else '' end`,
        )}) > 0)
      order by person.created_at, person.id
      limit $9`,
    [
      deskId,
      personId ?? null,
      email ?? null,
      organisationId ?? null,
      inForce ? [...inForce.roles] : null,
      inForce?.today ?? null,
      after?.at ?? null,
      after?.id ?? null,
      limit ?? null,
      text?.q ?? null,
      text?.inEmail ?? false,
      inForce?.former ?? false,
    ],
  );
}
