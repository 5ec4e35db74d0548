import { IsNull, MoreThan, type EntityManager } from 'typeorm';
import { asksOpened, ballOf, canonical, type CaseState } from '../domain/case-state.js';
import type { CommandInput } from '../domain/commands.js';
import { decide, refused, type Command, type Decision } from '../domain/process.js';
import type { Profile } from '../domain/profile.js';
import type { Refusal } from '../domain/errors.js';
import { agendaOf } from '../domain/ladder.js';
import { eventsOf } from '../domain/webhook-events.js';
import { CommandEntity, OutboxMessageEntity, ProposalEntity } from '../entities/index.js';
import { appendAudit } from '../entities/records/audit.js';
import { quietSince } from '../entities/records/agenda.js';
import { challengeNamedBy, loadSurroundings } from '../entities/records/case-facts.js';
import { CHANGED_CHANNEL, writeChange } from '../entities/records/changes.js';
import { readCommand, SETTLED_CHANNEL } from '../entities/records/ledger.js';
import { noteMovement } from '../entities/records/movement.js';
import { findProfile, loadProfile } from '../entities/records/profiles.js';
import { lockProposal } from '../entities/records/proposals.js';
import { emitEvents } from '../entities/records/webhooks.js';
import { withDesk } from '../entities/with-desk.js';
import type { Decided, SettleInput, SettleResult } from './contract.js';
import type { ActivityDeps } from './deps.js';
import { notifyOfCommand } from './notify.js';
import { projectCommand } from './project-command.js';

/** Where the run that settles a command runs: stored with it, so that an auditor finds the history. */
export interface RunAddress {
  readonly workflowId: string;
  readonly runId: string;
}

/**
 * Decides one command in one transaction under the record's lock, and is safe to repeat. What was decided before comes
 * first: when a worker dies between this commit and the end of its workflow task, the record is ahead of the replayed
 * run, which gets the stored result byte for byte. Only then are run and record compared, and only then is it decided.
 */
export async function settleCommand(deps: ActivityDeps, input: SettleInput, run: RunAddress): Promise<SettleResult> {
  const { deskId, proposalId } = input;
  return withDesk(deps.dataSource, { deskId }, async (manager): Promise<SettleResult> => {
    const proposal = await lockProposal(manager, deskId, proposalId);
    if (!proposal || proposal.opening !== input.opening) return { answer: 'superseded' };

    const command = await findCommand(manager, input);
    if (!command) {
      if (input.commandId === null) return { answer: 'missing' };
      await reportForgery(manager, proposal, input, 'unknown', deps.now());
      return { answer: 'unknown' };
    }
    if (command.number !== input.number) {
      await reportForgery(manager, proposal, input, 'conflict', deps.now());
      return { answer: 'conflict' };
    }
    if (command.status !== 'received') {
      if (command.number <= input.state.last) return { answer: 'repeat' };
      if (command.number > input.state.last + 1 || command.result === null) return { answer: 'mismatch' };
      return JSON.parse(command.result) as Decided;
    }
    if (command.number !== input.state.last + 1) {
      return command.number > input.state.last ? { answer: 'ahead' } : { answer: 'mismatch' };
    }
    if (proposal.last !== input.state.last || canonical(proposal.state) !== canonical(input.state)) {
      return { answer: 'mismatch' };
    }
    return decideAndRecord(manager, proposal, command, input.state, run, deps.now());
  });
}

/** As the ledger writes its ids. PostgreSQL reads other spellings as well, and fails over what is no id at all. */
const COMMAND_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function findCommand(
  manager: EntityManager,
  { deskId, proposalId, commandId, number }: SettleInput,
): Promise<CommandEntity | null> {
  if (commandId === null) return manager.findOneBy(CommandEntity, { deskId, proposalId, number });
  // A signal can hold any text: one that stopped the case with an error would be a forgery that worked.
  if (!COMMAND_ID.test(commandId)) return null;
  return manager.findOneBy(CommandEntity, { deskId, proposalId, id: commandId });
}

async function decideAndRecord(
  manager: EntityManager,
  proposal: ProposalEntity,
  row: CommandEntity,
  state: CaseState,
  run: RunAddress,
  now: Date,
): Promise<Decided> {
  const command = readCommand(row);
  const profile = await profileFor(manager, proposal, command);
  const { facts, told } = await loadSurroundings(manager, proposal, profile, challengeNamedBy(command, proposal));
  const decision = decide(state, command, facts, profile);

  if (decision.ok) {
    await projectCommand(manager, { proposal, profile, command, row, before: state, after: decision.state, now });
  }
  const closing = decision.ok && decision.state.stage === 'closed';
  // Nothing that is still in line can be settled on a closed case: it is refused here, so that nobody waits for ever.
  const rest = closing ? await commandsBehind(manager, row) : [];
  const last = rest.at(-1)?.number ?? row.number;
  const next = decision.ok ? { ...decision.state, last } : refused(state, row.number);

  await updateRecord(manager, proposal, next, now);
  if (decision.ok) await noteMovement(manager, proposal, row.receivedAt);
  if (proposal.attention !== null) await endAttention(manager, proposal, now);
  const decided: Decided = {
    answer: decision.ok ? 'settled' : 'refused',
    commandId: row.id,
    number: row.number,
    kind: row.kind,
    code: decision.ok ? null : decision.refusal.code,
    state: next,
    agenda: agendaOf(next, {
      profile: decision.ok ? profile : await loadProfile(manager, proposal.deskId, proposal.profileVersion),
      calendar: facts.calendar,
      told,
      quietSince: decision.ok ? command.receivedAt : quietSince(proposal),
    }),
  };
  await closeCommand(manager, proposal, row, decision, JSON.stringify(decided), next, run, now);
  if (decision.ok && command.kind === 'extend_due')
    await noteExtension(manager, row, { before: state, after: next, now });
  await refuseTheRest(manager, proposal, rest, next, run, now);
  if (decision.ok) {
    await notifyOfCommand(manager, { proposal, profile, row, before: state, after: next, now });
    await emitEvents(manager, proposal, eventsOf(state, next), now);
  }
  return decided;
}

/** The version that the case is pinned to; a move to another one is decided under that one, if the desk has it. */
async function profileFor(manager: EntityManager, proposal: ProposalEntity, command: Command): Promise<Profile> {
  const { deskId, profileVersion } = proposal;
  const wanted =
    command.kind === 'change_guideline' ? (command.input as CommandInput<'change_guideline'>).version : null;
  const found = wanted === null ? null : await findProfile(manager, deskId, wanted);
  return found ?? loadProfile(manager, deskId, profileVersion);
}

async function closeCommand(
  manager: EntityManager,
  proposal: ProposalEntity,
  row: CommandEntity,
  decision: Decision,
  result: string | null,
  after: CaseState,
  run: RunAddress,
  now: Date,
): Promise<void> {
  const refusal: Refusal | null = decision.ok ? null : decision.refusal;
  const status = decision.ok ? 'settled' : 'refused';
  const { deskId, id: proposalId } = proposal;
  await manager.update(CommandEntity, { deskId, id: row.id }, {
    status,
    code: refusal?.code ?? null,
    errors: refusal?.errors ?? null,
    result,
    settledAt: now,
    workflowId: run.workflowId,
    runId: run.runId,
  } as never);
  await appendAudit(manager, {
    deskId,
    chain: proposalId,
    action: `command.${status}`,
    at: now,
    personId: row.actorPersonId,
    commandId: row.id,
    facts: {
      kind: row.kind,
      number: row.number,
      code: refusal?.code ?? null,
      stage: after.stage,
      outcome: after.outcome,
      profileVersion: proposal.profileVersion,
      workflowId: run.workflowId,
      runId: run.runId,
    },
  });
  // Sent when the transaction commits, so that who waits for it reads what is there.
  const change = writeChange({ deskId, proposalId, circle: 'everybody' });
  await manager.query('select pg_notify($1, $2), pg_notify($3, $4)', [
    SETTLED_CHANNEL,
    row.id,
    CHANGED_CHANNEL,
    change,
  ]);
}

/** Which date was moved, from which instant to which: stands in the chain, whoever rewrites a row. */
async function noteExtension(
  manager: EntityManager,
  row: CommandEntity,
  { before, after, now }: { readonly before: CaseState; readonly after: CaseState; readonly now: Date },
): Promise<void> {
  const [moved] = asksOpened(before, after);
  const was = before.asks.find(({ key }) => key === (row.input as CommandInput<'extend_due'>).ask);
  if (!moved || !was) throw new Error('an extension that was carried out has moved no date');
  await appendAudit(manager, {
    deskId: row.deskId,
    chain: row.proposalId,
    action: 'due.extended',
    at: now,
    personId: row.actorPersonId,
    commandId: row.id,
    facts: {
      ask: moved.kind,
      holder: moved.holder,
      departmentId: moved.departmentId,
      from: was.until,
      until: moved.until,
    },
  });
}

/** Commands that are still in line behind this one. */
const commandsBehind = (manager: EntityManager, { deskId, proposalId, number }: CommandEntity) =>
  manager.find(CommandEntity, {
    where: { deskId, proposalId, status: 'received', number: MoreThan(number) },
    order: { number: 'ASC' },
  });

async function refuseTheRest(
  manager: EntityManager,
  proposal: ProposalEntity,
  rest: readonly CommandEntity[],
  closed: CaseState,
  run: RunAddress,
  now: Date,
): Promise<void> {
  const refusal: Decision = { ok: false, refusal: { code: 'CASE_CLOSED' } };
  for (const row of rest) {
    await closeCommand(manager, proposal, row, refusal, null, closed, run, now);
    await manager.update(OutboxMessageEntity, { commandId: row.id, sentAt: IsNull() }, { sentAt: now });
  }
}

/** What had to be looked at is settled: the run that goes on does not say so by itself after an operator's reset. */
const endAttention = (manager: EntityManager, { deskId, id }: ProposalEntity, now: Date): Promise<void> =>
  appendAudit(manager, {
    deskId,
    chain: id,
    action: 'attention.ended',
    at: now,
    personId: null,
    facts: { code: null },
  });

/** The record's copy of the state, and the columns that lists and boards read. */
async function updateRecord(manager: EntityManager, proposal: ProposalEntity, state: CaseState, now: Date) {
  const ball = ballOf(state);
  const closed = state.stage === 'closed';
  await manager.update(
    ProposalEntity,
    { deskId: proposal.deskId, id: proposal.id },
    {
      state,
      kind: state.kind,
      type: state.type,
      stage: state.stage,
      outcome: state.outcome,
      closed,
      submitted: state.submitted,
      ballHolder: ball?.holder ?? null,
      ballDepartmentId: ball?.departmentId ?? null,
      ballSince: ball ? new Date(ball.since) : null,
      dueAt: ball?.until ? new Date(ball.until) : null,
      last: state.last,
      lastSettled: state.lastSettled,
      closedAt: closed ? (proposal.closedAt ?? now) : null,
      attention: null,
      attentionAt: null,
      updatedAt: now,
    },
  );
}

/** A signal that no command stands behind: it changes nothing and is shown to the auditor. */
async function reportForgery(
  manager: EntityManager,
  proposal: ProposalEntity,
  input: SettleInput,
  what: 'unknown' | 'conflict',
  now: Date,
): Promise<void> {
  await appendAudit(manager, {
    deskId: proposal.deskId,
    chain: proposal.id,
    action: `signal.${what}`,
    at: now,
    personId: null,
    facts: { number: input.number, opening: input.opening },
    // Escaped: it may hold what the database keeps in no text.
    words: { commandId: JSON.stringify(input.commandId) },
  });
}
