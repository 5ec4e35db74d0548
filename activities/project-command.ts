import { randomUUID } from 'node:crypto';
import { In, type EntityManager } from 'typeorm';
import { tokyoDay } from '../domain/calendar.js';
import type { CaseState } from '../domain/case-state.js';
import type { CommandInput, CommandKind } from '../domain/commands.js';
import type { Command } from '../domain/process.js';
import type { Profile } from '../domain/profile.js';
import {
  AgreementEntity,
  AskEntity,
  CommandEntity,
  DialogueEntryEntity,
  EvaluationEntity,
  PilotEntity,
  ProposalEntity,
  ProposalRevisionEntity,
  TaskEntity,
} from '../entities/index.js';
import { challengeNamedBy } from '../entities/records/case-facts.js';
import { recordFormConsents } from '../entities/records/consents.js';
import { projectFollowUps } from '../entities/records/follow-ups.js';

/**
 * What a settled command leaves in the records beside the state: the asks and tasks that it opened or ended, and the
 * words that it brought. Rows follow from the states before and after; nothing is decided here.
 */
export interface SettledCommand {
  readonly proposal: ProposalEntity;
  /** The guideline under which it was decided. */
  readonly profile: Profile;
  readonly command: Command;
  readonly row: CommandEntity;
  readonly before: CaseState;
  readonly after: CaseState;
  readonly now: Date;
}

export async function projectCommand(manager: EntityManager, settled: SettledCommand): Promise<void> {
  await projectAsks(manager, settled);
  await projectTasks(manager, settled);
  await projectRevision(manager, settled);
  await projectWords(manager, settled);
  await projectConsents(manager, settled);
  const { proposal, profile, row, before, after, now } = settled;
  await projectFollowUps(manager, proposal, { before, after }, profile, { commandId: row.id, now });
}

async function projectAsks(manager: EntityManager, { proposal, row, before, after, now }: SettledCommand) {
  const { deskId, id: proposalId } = proposal;
  const ended = before.asks.filter((ask) => !after.asks.some((other) => other.key === ask.key));
  if (ended.length > 0) {
    const keys = In(ended.map((ask) => ask.key));
    await manager.update(AskEntity, { deskId, proposalId, key: keys }, { closedAt: now, closedBy: row.number });
  }
  for (const ask of after.asks) {
    const known = before.asks.find((other) => other.key === ask.key);
    const until = ask.until === null ? null : new Date(ask.until);
    if (!known) {
      const { key, kind, holder, departmentId } = ask;
      const opened = { key, kind, holder, departmentId, opening: row.opening, openedBy: row.number };
      await manager.insert(AskEntity, {
        ...opened,
        deskId,
        proposalId,
        since: new Date(ask.since),
        until,
        closedAt: null,
        closedBy: null,
      });
    } else if (known.until !== ask.until || known.departmentId !== ask.departmentId) {
      const { departmentId } = ask;
      await manager.update(AskEntity, { deskId, proposalId, key: ask.key }, { until, departmentId });
    }
  }
}

async function projectTasks(manager: EntityManager, settled: SettledCommand) {
  const { proposal, command, row, before, after, now } = settled;
  const { deskId, id: proposalId } = proposal;
  if (command.kind === 'hand_over') return moveTasks(manager, settled);
  for (const part of after.departments) {
    const { departmentId, lead, status } = part;
    const known = before.departments.find((other) => other.departmentId === departmentId);
    if (known && known.lead === lead && known.status === status) continue;
    if (status === 'asked' && known?.status !== 'asked') {
      const asked = { deskId, id: randomUUID(), proposalId, departmentId, lead, status, askedAt: now };
      await manager.insert(TaskEntity, { ...asked, answeredAt: null, answeredBy: null, note: null });
      continue;
    }
    // A desk with one department per case took it from this one; nobody there refused.
    const replaced = status === 'refused' && command.kind !== 'refuse_task';
    const input = command.input as { note?: string; reason?: string };
    const answer =
      status === known?.status
        ? {}
        : {
            status: replaced ? ('replaced' as const) : status,
            answeredAt: now,
            answeredBy: row.actorPersonId,
            note: input.reason ?? input.note ?? null,
          };
    const open = { deskId, proposalId, departmentId, status: In(['asked', 'taken']) };
    await manager.update(TaskEntity, open, { lead, ...answer });
  }
  const gone = before.departments.filter(
    (part) => part.status !== 'refused' && !after.departments.some((other) => other.departmentId === part.departmentId),
  );
  if (gone.length > 0) {
    const departmentId = In(gone.map((part) => part.departmentId));
    const open = { deskId, proposalId, departmentId, status: In(['asked', 'taken']) };
    await manager.update(TaskEntity, open, { status: 'replaced', answeredAt: now });
  }
}

/** A section's part goes on as its successor's; one that takes part already goes on with what it then has. */
async function moveTasks(manager: EntityManager, { proposal, command, after, now }: SettledCommand): Promise<void> {
  const { deskId, id: proposalId } = proposal;
  const open = { deskId, proposalId, status: In(['asked', 'taken']) };
  for (const { departmentId, toDepartmentId } of (command.input as CommandInput<'hand_over'>).parts) {
    const part = after.departments.find((each) => each.departmentId === toDepartmentId);
    if (departmentId === null || toDepartmentId === null || part === undefined) continue;
    const { lead, status } = part;
    if (status === 'refused') continue;
    const isThere = await manager.existsBy(TaskEntity, { ...open, departmentId: toDepartmentId });
    if (isThere) {
      await manager.update(TaskEntity, { ...open, departmentId }, { status: 'replaced', answeredAt: now });
      await manager.update(TaskEntity, { ...open, departmentId: toDepartmentId }, { lead, status });
    } else await manager.update(TaskEntity, { ...open, departmentId }, { departmentId: toDepartmentId });
  }
}

/** What was submitted or corrected takes effect with the command that brought it. */
async function projectRevision(manager: EntityManager, { proposal, command, row, now }: SettledCommand) {
  if (command.kind !== 'submit' && command.kind !== 'resubmit' && command.kind !== 'convert') return;
  const { deskId, id } = proposal;
  await manager.update(ProposalRevisionEntity, { deskId, commandId: row.id }, { effectiveAt: now });
  if (command.kind === 'submit') return;
  const { content } = command.input as CommandInput<'resubmit' | 'convert'>;
  const title = typeof content['title'] === 'string' ? content['title'] : proposal.title;
  const challengeId = challengeNamedBy(command, proposal);
  await manager.update(ProposalEntity, { deskId, id }, { content, title, challengeId } as never);
}

/** What a form says on consents goes to their ledger with it; a new guideline may bring consents that it does not have. */
async function projectConsents(
  manager: EntityManager,
  { proposal, profile, command, row, before, after, now }: SettledCommand,
) {
  if (after.kind !== 'proposal') return;
  const told = { proposal, profile, command: row, now };
  const { content: inForce } = proposal;
  if (command.kind === 'submit') await recordFormConsents(manager, { ...told, content: inForce, before: null });
  if (command.kind === 'resubmit' || command.kind === 'convert') {
    const { content } = command.input as CommandInput<'resubmit' | 'convert'>;
    await recordFormConsents(manager, { ...told, content, before: before.kind === 'proposal' ? inForce : null });
  }
  if (command.kind === 'change_guideline') {
    await recordFormConsents(manager, { ...told, content: inForce, before: inForce });
  }
}

type Projection<K extends CommandKind> = (
  manager: EntityManager,
  settled: SettledCommand,
  input: CommandInput<K>,
) => Promise<unknown>;

const owned = ({ proposal, row }: SettledCommand) => ({
  deskId: proposal.deskId,
  id: randomUUID(),
  proposalId: proposal.id,
  commandId: row.id,
});

const evaluation = (settled: SettledCommand) => ({
  ...owned(settled),
  round: settled.before.evaluation.round,
  effect: null,
  effectVerified: null,
  decision: null,
  reason: null,
  createdAt: settled.now,
});

const pilotInForce = ({ proposal, before }: SettledCommand) => ({
  deskId: proposal.deskId,
  proposalId: proposal.id,
  round: before.pilot.round,
});

const occurredOn = ({ command }: SettledCommand): string => command.occurredOn ?? tokyoDay(command.receivedAt);

/** The agreement in force: a case that was reopened may have concluded others before, which stay as they were. */
async function agreementInForce(manager: EntityManager, { proposal }: SettledCommand) {
  const { deskId, id: proposalId } = proposal;
  const { id: commandId } = await manager.findOneOrFail(CommandEntity, {
    where: { deskId, proposalId, kind: 'conclude', status: 'settled' },
    order: { number: 'DESC' },
  });
  return { deskId, proposalId, commandId };
}

/** The commands whose words have a table of their own; those of all others stay in the ledger. */
const WORDS: { readonly [K in CommandKind]?: Projection<K> } = {
  record_dialogue: (manager, settled, input) =>
    manager.insert(DialogueEntryEntity, {
      ...owned(settled),
      heldOn: input.heldOn,
      participants: input.participants,
      summary: input.summary,
      sharedByCity: input.sharedByCity ?? null,
      sharedGoal: input.sharedGoal ?? null,
      benefitProposer: input.benefitProposer ?? null,
      benefitMunicipality: input.benefitMunicipality ?? null,
      createdAt: settled.now,
    }),
  start_pilot: (manager, settled, input) =>
    manager.insert(PilotEntity, {
      ...pilotInForce(settled),
      id: randomUUID(),
      plan: input.plan,
      place: input.place ?? null,
      startsOn: input.startsOn,
      endsOn: input.endsOn,
      status: 'running',
      endedOn: null,
      report: null,
      reason: null,
    }),
  finish_pilot: (manager, settled, input) =>
    manager.update(PilotEntity, pilotInForce(settled), {
      status: 'finished',
      endedOn: input.endedOn,
      report: input.report,
    }),
  abort_pilot: (manager, settled, input) =>
    manager.update(PilotEntity, pilotInForce(settled), {
      status: 'aborted',
      endedOn: input.endedOn,
      reason: input.reason,
    }),
  evaluate: (manager, settled, input) =>
    manager.insert(EvaluationEntity, {
      ...evaluation(settled),
      effect: input.effect,
      effectVerified: input.effectVerified,
    }),
  decide_feasibility: (manager, settled, input) =>
    manager.insert(EvaluationEntity, {
      ...evaluation(settled),
      decision: input.feasible ? 'feasible' : 'not_feasible',
      reason: input.reason,
    }),
  adopt: (manager, settled, input) =>
    manager.insert(EvaluationEntity, { ...evaluation(settled), decision: 'adopted', reason: input.reason }),
  reject: async (manager, settled, input) => {
    if (settled.before.stage !== 'evaluation') return;
    await manager.insert(EvaluationEntity, { ...evaluation(settled), decision: 'not_adopted', reason: input.reason });
  },
  change_guideline: (manager, { proposal: { deskId, id } }, { version }) =>
    manager.update(ProposalEntity, { deskId, id }, { profileVersion: version }),
  conclude: (manager, settled, input) =>
    manager.insert(AgreementEntity, {
      ...owned(settled),
      kind: input.agreementKind,
      instrument: input.instrument ?? null,
      title: input.title,
      document: input.document ?? null,
      termFrom: input.term?.from ?? null,
      termTo: input.term?.to ?? null,
      concludedOn: occurredOn(settled),
      implementedOn: null,
      endedOn: null,
      endReason: null,
    }),
  implement: async (manager, settled, input) =>
    manager.update(AgreementEntity, await agreementInForce(manager, settled), { implementedOn: input.startedOn }),
  review_agreement: async (manager, settled, input) => {
    if (input.renewUntil === undefined) return;
    const inForce = await agreementInForce(manager, settled);
    await manager.update(AgreementEntity, inForce, { termTo: input.renewUntil });
  },
  end_agreement: async (manager, settled, input) =>
    manager.update(AgreementEntity, await agreementInForce(manager, settled), {
      endedOn: occurredOn(settled),
      endReason: input.reason,
    }),
  reopen: async (manager, settled) => {
    // A pilot that ran when the case was closed ended with it; the case goes on without it.
    const { before, after, proposal, now } = settled;
    if (before.pilot.status !== 'running' || after.pilot.status !== 'aborted') return;
    const endedOn = tokyoDay((proposal.closedAt ?? now).toISOString());
    await manager.update(PilotEntity, pilotInForce(settled), { status: 'aborted', endedOn });
  },
};

async function projectWords<K extends CommandKind>(
  manager: EntityManager,
  settled: SettledCommand & { readonly command: Command<K> },
): Promise<void> {
  const project: Projection<K> | undefined = WORDS[settled.command.kind];
  await project?.(manager, settled, settled.command.input);
}
