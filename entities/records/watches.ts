import type { EntityManager } from 'typeorm';
import { tokyoDay } from '../../domain/calendar.js';
import type { CaseState } from '../../domain/case-state.js';
import type { NoticeKind } from '../../domain/notice-kinds.js';
import type { CommandEntity } from '../index.js';
import { isHeldOn } from './people.js';

const WATCHED: NoticeKind = 'watched';

/** A role in which somebody may follow a case, in SQL: `held` is a row of person_roles, `takesPart` whether its department does. */
export const mayFollow = (held: string, takesPart: string): string =>
  `(${held}.role in ('coordinator', 'desk_head', 'auditor')
    or (${held}.role in ('officer', 'leader') and ${takesPart}))`;

/** A step was carried out: told to those who follow the case and may still see it, but for who took it. */
export async function tellWatchers(
  manager: EntityManager,
  step: { readonly command: CommandEntity; readonly state: CaseState; readonly now: Date },
): Promise<void> {
  const { command, state, now } = step;
  const params = { command: command.kind, stage: state.stage, outcome: state.outcome };
  await manager.query(
    `insert into notifications (desk_id, id, proposal_id, kind, recipient, person_id, command_id, params, created_at)
     select watch.desk_id, gen_random_uuid(), watch.proposal_id, '${WATCHED}',
            case when bool_or(held.role in ('officer', 'leader')) then 'department' else 'desk' end,
            watch.person_id, $3, $4::jsonb, $5
       from case_watches watch
       join people person on person.desk_id = watch.desk_id and person.id = watch.person_id and person.disabled_at is null
       join person_roles held on held.desk_id = watch.desk_id and held.person_id = watch.person_id
            and ${isHeldOn('held', '$6::date')}
            and ${mayFollow('held', 'held.department_id = any($7::uuid[])')}
      where watch.desk_id = $1 and watch.proposal_id = $2 and watch.until is null
        and watch.person_id is distinct from $8::uuid
      group by watch.desk_id, watch.proposal_id, watch.person_id`,
    [
      command.deskId,
      command.proposalId,
      command.id,
      JSON.stringify(params),
      now,
      tokyoDay(now.toISOString()),
      state.departments.map((part) => part.departmentId),
      command.actorPersonId,
    ],
  );
}
