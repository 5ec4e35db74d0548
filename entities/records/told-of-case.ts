import type { EntityManager } from 'typeorm';
import type { NoticeKind } from '../../domain/notice-kinds.js';
import type { Party } from '../../domain/stages.js';
import type { MailStatus } from '../mail.entity.js';

/** Everything that anybody was told of a case: notices, and the mails that became of them. */

export interface ToldOfCase {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly recipient: Party;
  readonly departmentId: string | null;
  /** Null: whoever is of the side. */
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly commandId: string | null;
  readonly createdAt: Date;
  readonly mails: readonly {
    readonly person: { readonly id: string; readonly name: string };
    readonly status: MailStatus;
    readonly code: string | null;
    /** In the form that PostgreSQL gives JSON. */
    readonly sentAt: string | null;
  }[];
}

/** The latest first. */
export function findToldOfCase(
  manager: EntityManager,
  { deskId, proposalId }: { readonly deskId: string; readonly proposalId: string },
  { before, limit }: { readonly before: { readonly at: string; readonly id: string } | null; readonly limit: number },
): Promise<ToldOfCase[]> {
  return manager.query<ToldOfCase[]>(
    `select notice.id, notice.kind, notice.recipient, notice.department_id as "departmentId",
            case when told.id is not null then jsonb_build_object('id', told.id, 'name', told.name) end as person,
            notice.command_id as "commandId", notice.created_at as "createdAt",
            coalesce((select jsonb_agg(jsonb_build_object(
                               'person', jsonb_build_object('id', reader.id, 'name', reader.name),
                               'status', mail.status, 'code', mail.code, 'sentAt', mail.sent_at) order by reader.name, mail.id)
                        from mails mail
                        join people reader on reader.desk_id = mail.desk_id and reader.id = mail.person_id
                       where mail.desk_id = notice.desk_id and mail.notification_id = notice.id), '[]') as mails
       from notifications notice
       left join people told on told.desk_id = notice.desk_id and told.id = notice.person_id
      where notice.desk_id = $1 and notice.proposal_id = $2
        and ($3::timestamptz is null or (notice.created_at, notice.id) < ($3, $4::uuid))
      order by notice.created_at desc, notice.id desc
      limit $5`,
    [deskId, proposalId, before?.at ?? null, before?.id ?? null, limit],
  );
}
