import type { EntityManager } from 'typeorm';

/** What one person did and read at a desk, as the chains and the notes of reads have it. */

export interface Deed {
  /** Stands for the row in the order of the list. */
  readonly id: string;
  readonly at: Date;
  /** An entry of a chain, or a note of a read, a sign-in or a refused attempt. */
  readonly source: 'chain' | 'access';
  readonly action: string;
  readonly proposalId: string | null;
  readonly referenceNumber: string | null;
  /** Kind of the command that it belongs to. */
  readonly command: string | null;
  /** Classes of guarded fields that were shown, separated by spaces. */
  readonly fields: string | null;
  /** Why it was refused. */
  readonly code: string | null;
}

export interface DeedsSought {
  readonly personId: string;
  /** From this instant on. */
  readonly first: string;
  /** Before this instant. */
  readonly after: string;
  readonly before: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
}

/** An id that is the same whenever a row is looked for: rows of two books stand in one list (RFC 9562, version 8). */
const idOf = (named: string): string => `overlay(overlay(md5(${named}) placing '8' from 13) placing '8' from 17)::uuid`;

const ORDER = 'order by at desc, id desc limit $5';
const PAST = `($6::timestamptz is null or (at, id) < ($6::timestamptz, $7::uuid))`;

/**
 * The latest first. Who acted stands in the text of an entry, over which its hash goes: it is read there, within the days
 * that are asked for.
 */
export function findDeeds(manager: EntityManager, deskId: string, sought: DeedsSought): Promise<Deed[]> {
  const { personId, first, after, before, limit } = sought;
  return manager.query<Deed[]>(
    `with noted as (
       select * from (
         select ${idOf(`'access/' || id`)} as id, at, 'access' as source, action, proposal_id, null::uuid as command_id, fields, code
           from audit_accesses
          where desk_id = $1 and person_id = $2::uuid and at >= $3::timestamptz and at < $4::timestamptz) as accesses
        where ${PAST} ${ORDER}
     ), done as (
       select * from (
         select ${idOf(`'entry/' || chain || '/' || n`)} as id, at, 'chain' as source, text::jsonb ->> 'action' as action,
                case when chain <> 'desk' then chain::uuid end as proposal_id, command_id, null as fields,
                text::jsonb -> 'facts' ->> 'code' as code
           from audit_entries
          where desk_id = $1 and at >= $3::timestamptz and at < $4::timestamptz
            and text::jsonb ->> 'person' = $2::uuid::text) as entries
        where ${PAST} ${ORDER}
     )
     select deed.id, deed.at, deed.source, deed.action, deed.proposal_id as "proposalId",
            proposal.reference_number as "referenceNumber", command.kind as command, deed.fields, deed.code
       from (select * from noted union all select * from done ${ORDER}) as deed
       left join proposals proposal on proposal.desk_id = $1 and proposal.id = deed.proposal_id
       left join commands command on command.desk_id = $1 and command.id = deed.command_id
      order by deed.at desc, deed.id desc`,
    [deskId, personId, first, after, limit, before?.at ?? null, before?.id ?? null],
  );
}
