import type { EntityManager } from 'typeorm';
import { isDesk } from '../../domain/access.js';
import type { NoticeKind } from '../../domain/notice-kinds.js';
import type { Person } from './people.js';

/** The notices of a person at a desk: their own and those of their sides, of cases that they may still see. */

export interface InboxNotice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly proposalId: string | null;
  readonly params: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
  readonly isRead: boolean;
}

export interface InboxPage {
  readonly before: { readonly at: string; readonly id: string } | null;
  readonly unreadOnly: boolean;
  readonly limit: number;
}

/** $1 desk, $2 person, $3 of the desk, $4 reads all, $5 departments, $6 proposer, $7 organisation, $8 expert. */
const parametersOf = (deskId: string, person: Person): unknown[] => [
  deskId,
  person.personId,
  isDesk(person),
  isDesk(person) || person.roles.includes('auditor'),
  [...person.departmentIds],
  person.roles.includes('proposer') || person.roles.includes('proposer_viewer'),
  person.organisationId,
  person.roles.includes('expert'),
];

/** Whose a notice is, each with an index of its own: what is asked for is read from the newest end. */
const WHOSE = [
  'n.person_id = $2',
  `n.person_id is null and n.recipient = 'desk' and $3`,
  `n.person_id is null and n.recipient = 'department' and n.department_id = any($5::uuid[])`,
  `n.person_id is null and n.recipient = 'proposer' and $6
     and (p.proposer_person_id = $2 or (p.proposer_person_id is null and p.organisation_id = $7))`,
] as const;

/** Who lost sight of a case is told nothing of it any more: `relationsOf` in SQL, and asked again of each that is shown. */
const SEEN = `(n.proposal_id is null
    or (p.submitted and ($4
      or exists (select 1 from jsonb_array_elements(p.state -> 'departments') part
                  where part ->> 'departmentId' = any($5::text[]))
      or ($8 and p.state -> 'expert' ->> 'personId' = $2::text)))
    or ($6 and (p.proposer_person_id = $2 or p.organisation_id = $7)))`;

const READ = `(n.created_at <= coalesce(mark.read_to, '-infinity')
    or exists (select 1 from notice_reads r where r.desk_id = n.desk_id and r.notification_id = n.id and r.person_id = $2::uuid))`;

const branch = (whose: string, conditions: string, rest: string): string =>
  `(select n.id, n.kind, n.proposal_id, n.params, n.created_at, ${READ} as is_read
      from notifications n
      left join proposals p on p.desk_id = n.desk_id and p.id = n.proposal_id
      left join notice_marks mark on mark.desk_id = n.desk_id and mark.person_id = $2::uuid
     where n.desk_id = $1 and ${whose} and ${SEEN} ${conditions} ${rest})`;

export function findInbox(
  manager: EntityManager,
  deskId: string,
  person: Person,
  { before, unreadOnly, limit }: InboxPage,
): Promise<InboxNotice[]> {
  const conditions = [
    ...(unreadOnly ? [`and not ${READ}`] : []),
    ...(before ? ['and (n.created_at, n.id) < ($10::timestamptz, $11::uuid)'] : []),
  ].join(' ');
  const latest = 'order by created_at desc, id desc limit $9';
  const branches = WHOSE.map((whose) =>
    branch(whose, conditions, latest.replaceAll(/(created_at|id) desc/g, 'n.$1 desc')),
  );
  return manager.query<InboxNotice[]>(
    `select id, kind, proposal_id as "proposalId", params, created_at as "createdAt", is_read as "isRead"
       from (${branches.join(' union all ')}) as mine ${latest}`,
    [...parametersOf(deskId, person), limit, ...(before ? [before.at, before.id] : [])],
  );
}

/** Notes notices as read, of those that are this person's; others are passed over in silence. */
export async function readNotices(
  manager: EntityManager,
  deskId: string,
  person: Person,
  { ids, upTo, now }: { readonly ids: readonly string[]; readonly upTo: Date | null; readonly now: Date },
): Promise<void> {
  if (ids.length > 0) {
    const branches = WHOSE.map((whose) => branch(whose, 'and n.id = any($9::uuid[])', ''));
    await manager.query(
      `insert into notice_reads (desk_id, notification_id, person_id, read_at)
       select $1, mine.id, $2, $10 from (${branches.join(' union all ')}) as mine
       on conflict do nothing`,
      [...parametersOf(deskId, person), [...ids], now],
    );
  }
  if (upTo !== null) {
    await manager.query(
      `insert into notice_marks (desk_id, person_id, read_to) values ($1, $2, least($3::timestamptz, $4::timestamptz))
       on conflict (desk_id, person_id) do update set read_to = greatest(notice_marks.read_to, excluded.read_to)`,
      [deskId, person.personId, upTo, now],
    );
  }
}
