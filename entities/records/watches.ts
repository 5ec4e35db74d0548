import type { EntityManager } from 'typeorm';
import { tokyoDay } from '../../domain/calendar.js';
import type { CaseState } from '../../domain/case-state.js';
import type { NoticeKind } from '../../domain/notice-kinds.js';
import type { CommandEntity, ProposalEntity } from '../index.js';
import { isRoleOfSide } from './assignments.js';
import type { Notice } from './notices.js';
import { isHeldOn } from './people.js';

/** A role in which somebody may follow a case, in SQL: `held` is a row of person_roles, `takesPart` whether its department does. */
export const mayFollow = (held: string, takesPart: string): string =>
  `(${held}.role in ('coordinator', 'desk_head', 'auditor')
    or (${held}.role in ('officer', 'leader') and ${takesPart}))`;

/** A step was carried out: told to those who follow the case, but for who took it. */
export function tellWatchers(
  manager: EntityManager,
  step: { readonly command: CommandEntity; readonly state: CaseState; readonly now: Date },
): Promise<void> {
  const { command, state, now } = step;
  const { deskId, proposalId, id: commandId, actorPersonId: by } = command;
  const params = { command: command.kind, stage: state.stage, outcome: state.outcome };
  return tellThem(manager, { deskId, proposalId, kind: 'watched', commandId, params, by, told: [], state, now });
}

/** Somebody wrote: told to those who follow the case, but for the author and for whom it was written, who are told anyway. */
export function tellWatchersOfMessage(
  manager: EntityManager,
  { deskId, id: proposalId, state }: Pick<ProposalEntity, 'deskId' | 'id' | 'state'>,
  message: { readonly id: string; readonly personId: string; readonly now: Date },
  told: readonly Pick<Notice, 'recipient' | 'departmentId' | 'personId'>[],
): Promise<void> {
  const { id, personId: by, now } = message;
  const params = { message: id };
  return tellThem(manager, { deskId, proposalId, kind: 'message', commandId: null, params, by, told, state, now });
}

interface News {
  readonly deskId: string;
  readonly proposalId: string;
  readonly kind: NoticeKind;
  readonly commandId: string | null;
  readonly params: Readonly<Record<string, unknown>>;
  readonly by: string | null;
  /** Who is told of it besides: people, and sides as a whole. */
  readonly told: readonly Pick<Notice, 'recipient' | 'departmentId' | 'personId'>[];
  readonly state: CaseState;
  readonly now: Date;
}

/**
 * Those who may still see the case, and so all that is written in it: the desk, the auditor and the people of its
 * sections. What consents open to others shows no step and no message.
 */
async function tellThem(manager: EntityManager, news: News): Promise<void> {
  const { deskId, proposalId, kind, commandId, params, by, told, state, now } = news;
  const people = told.flatMap(({ personId }) => personId ?? []);
  const sides = told.flatMap(({ recipient, departmentId = null, personId = null }) =>
    personId === null ? [{ holder: recipient, department: departmentId }] : [],
  );
  await manager.query(
    `insert into notifications (desk_id, id, proposal_id, kind, recipient, person_id, command_id, params, created_at)
     select watch.desk_id, gen_random_uuid(), watch.proposal_id, $9,
            case when bool_or(held.role in ('officer', 'leader')) then 'department' else 'desk' end,
            watch.person_id, $3, $4::jsonb, $5
       from case_watches watch
       join people person on person.desk_id = watch.desk_id and person.id = watch.person_id and person.disabled_at is null
       join person_roles held on held.desk_id = watch.desk_id and held.person_id = watch.person_id
            and ${isHeldOn('held', '$6::date')}
            and ${mayFollow('held', 'held.department_id = any($7::uuid[])')}
      where watch.desk_id = $1 and watch.proposal_id = $2 and watch.until is null
        and watch.person_id <> all($8::uuid[])
        and not exists (
          select 1 from jsonb_to_recordset($10::jsonb) as side (holder text, department uuid)
            join person_roles own on ${isRoleOfSide('own', 'side.holder', 'side.department')}
             and ${isHeldOn('own', '$6::date')}
           where own.desk_id = watch.desk_id and own.person_id = watch.person_id)
      group by watch.desk_id, watch.proposal_id, watch.person_id`,
    [
      deskId,
      proposalId,
      commandId,
      JSON.stringify(params),
      now,
      tokyoDay(now.toISOString()),
      state.departments.map((part) => part.departmentId),
      [...people, ...(by === null ? [] : [by])],
      kind,
      JSON.stringify(sides),
    ],
  );
}
