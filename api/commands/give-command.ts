import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { authorityFor, COMMAND_RULES, type Sight } from '../../domain/access.js';
import { tokyoDay, tokyoInstant, addDays } from '../../domain/calendar.js';
import { COMMAND_INPUTS, type CommandInput, type CommandKind, type CommandRequest } from '../../domain/commands.js';
import { DomainError, type ErrorCode, type FieldError } from '../../domain/errors.js';
import { isOfCity } from '../../domain/people-rules.js';
import { fieldErrorsOf } from '../../domain/problems.js';
import { decide } from '../../domain/process.js';
import type { Profile } from '../../domain/profile.js';
import { CommandEntity, type ProposalEntity } from '../../entities/index.js';
import { challengeNamedBy, loadFacts } from '../../entities/records/case-facts.js';
import { isReopeningUnderWay, receiveCommand } from '../../entities/records/ledger.js';
import { isDatabaseUnavailable } from '../../entities/database-errors.js';
import { withDesk } from '../../entities/with-desk.js';
import type { FreshCommand } from '../../temporal/delivery.js';
import type { AtCase } from '../callers.js';
import type { ApiDeps } from '../deps.js';
import { ApiProblem, invalid, type ProblemDetails } from '../problem.js';
import { loadNames, viewActor } from '../views/people-view.js';
import { claimKey, findClaim } from './idempotency.js';
import type { Expectation } from './settlements.js';

/** A command on its way in: from the request to the ledger, and from the ledger to its settlement. */

export interface GivenCommand {
  readonly request: CommandRequest;
  readonly commandId: string;
  /** Key and digest of the request; null where it came without a key. */
  readonly idempotency: { readonly route: string; readonly key: string; readonly bodyDigest: string } | null;
  readonly now: Date;
  readonly commandsPerDay: number;
}

/** A command in the ledger, and all that its answer needs. */
export interface LedgerEntry {
  readonly row: CommandEntity;
  readonly profile: Profile;
  readonly sight: Exclude<Sight, 'none'>;
  /** Given now, and not a repeat under the same key. */
  readonly isNew: boolean;
  /** For the relay, where the case has a run that can be told at once. */
  readonly fresh: FreshCommand | null;
}

/** The input with the schema of its kind; faults are told under `input.`. */
function readInput(request: CommandRequest): CommandInput<CommandKind> {
  const schema: z.ZodType<CommandInput<CommandKind>> = COMMAND_INPUTS[request.kind];
  const parsed = schema.safeParse(request.input, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw invalid(fieldErrorsOf(parsed.error, ['input']));
}

const readRow = (manager: EntityManager, deskId: string, id: string): Promise<CommandEntity> =>
  manager.findOneByOrFail(CommandEntity, { deskId, id });

/**
 * Steps 2 to 4 of docs/ARCHITECTURE.md's path of an action, in the transaction that holds the record's lock: refuse
 * early with a reason, or write the command. Nothing is acknowledged before this transaction commits.
 */
export async function receive(at: AtCase, given: GivenCommand): Promise<LedgerEntry> {
  const { manager, deskId, proposal, profile, actor, sight, person } = at;
  const { request, commandId, idempotency, now } = given;
  const input = readInput(request);
  const repeated = async (id: string): Promise<LedgerEntry> => ({
    row: await readRow(manager, deskId, id),
    profile,
    sight,
    isNew: false,
    fresh: null,
  });

  // A repeat is answered before anything is decided: what it asked for may have happened, and would now be refused.
  const claim = idempotency && { ...idempotency, deskId, personId: person.personId, now };
  const before = claim && (await findClaim(manager, claim));
  if (before?.commandId) return repeated(before.commandId);

  if (sight !== 'whole') await refuseOverLimit(manager, proposal, given);
  await refuseEarly(at, given, input);

  const taken = claim && (await claimKey(manager, { ...claim, proposalId: proposal.id, commandId }));
  if (taken?.commandId) return repeated(taken.commandId);
  const row = await receiveCommand(manager, proposal, {
    id: commandId,
    kind: request.kind,
    input,
    actor,
    onBehalfOf: request.onBehalfOf ?? null,
    occurredOn: request.occurredOn ?? null,
    expectedVersion: request.expectedVersion ?? null,
    now,
    isPushed: true,
  });
  return { row, profile, sight, isNew: true, fresh: proposal.started ? freshOf(row) : null };
}

const freshOf = ({ id, deskId, proposalId, number, kind, opening }: CommandEntity): FreshCommand => ({
  row: { commandId: id, deskId, proposalId, number, kind, attempts: 0 },
  address: { deskId, proposalId, opening },
});

/** A stranger can't fill a case's history: what comes from outside is capped per day. */
async function refuseOverLimit(manager: EntityManager, proposal: ProposalEntity, given: GivenCommand): Promise<void> {
  const today = tokyoDay(given.now.toISOString());
  const [count] = await manager.query<{ given: number }[]>(
    `select count(*)::int as given from commands
      where desk_id = $1 and proposal_id = $2 and received_at >= $3 and (actor ->> 'ownsCase')::boolean`,
    [proposal.deskId, proposal.id, tokyoInstant(today, '00:00')],
  );
  if ((count?.given ?? 0) < given.commandsPerDay) return;
  const freeAt = Date.parse(tokyoInstant(addDays(today, 1), '00:00'));
  throw new ApiProblem('TOO_MANY_COMMANDS', [], { retryAfterS: Math.ceil((freeAt - given.now.getTime()) / 1000) });
}

/** Refuses what the record already shows to be refused. What it can't show is accepted, and `settle` decides. */
async function refuseEarly(at: AtCase, given: GivenCommand, input: CommandInput<CommandKind>): Promise<void> {
  const { manager, proposal, profile, actor } = at;
  const { request, now } = given;
  if (proposal.state.stage === 'closed') {
    if (await isReopeningUnderWay(manager, proposal)) throw new DomainError('REOPENING_IN_PROGRESS');
    if (request.kind !== 'reopen') throw new DomainError('CASE_CLOSED');
  }
  // Commands are under way: where the case will stand when this one's turn comes is not known yet.
  if (proposal.last !== proposal.nextNumber - 1) {
    refuseWithoutState(at, request);
    return;
  }
  const command = {
    kind: request.kind,
    number: proposal.nextNumber,
    input,
    actor,
    onBehalfOf: request.onBehalfOf ?? null,
    receivedAt: now.toISOString(),
    occurredOn: request.occurredOn ?? null,
    expectedVersion: request.expectedVersion ?? null,
  };
  const decision = decide(
    proposal.state,
    command,
    await loadFacts(manager, proposal, profile, challengeNamedBy(command, proposal)),
    profile,
  );
  if (decision.ok) return;
  const { code, errors } = decision.refusal;
  throw await refusalOf({ at, code, errors: errors ?? [] });
}

/** What no state of a case would allow: acting for others without being the desk, and staff's commands by outsiders. */
function refuseWithoutState({ actor, proposal, profile }: AtCase, request: CommandRequest): void {
  const { kind, onBehalfOf = null } = request;
  if (authorityFor(kind, actor, onBehalfOf, proposal.state, profile) === 'on_behalf_denied') {
    throw new DomainError('ON_BEHALF_NOT_ALLOWED');
  }
  const { by } = COMMAND_RULES[kind];
  if (!isOfCity(actor) && !by.includes('proposer') && !by.includes('asked_expert'))
    throw new DomainError('NOT_AUTHORISED');
}

interface RefusedCommand {
  readonly at: Pick<AtCase, 'manager' | 'deskId' | 'sight'> & { readonly proposal: { readonly id: string } };
  readonly code: ErrorCode;
  readonly errors: readonly FieldError[];
  readonly details?: ProblemDetails;
}

/** A refusal as a problem. Whoever came second is told what was decided first, when and by whom. */
async function refusalOf({ at, code, errors, details = {} }: RefusedCommand): Promise<ApiProblem> {
  if (code !== 'VERSION_CONFLICT') return new ApiProblem(code, errors, { details });
  const { manager, deskId, proposal, sight } = at;
  const [first] = await manager.find(CommandEntity, {
    where: { deskId, proposalId: proposal.id, status: 'settled' },
    order: { number: 'DESC' },
    take: 1,
  });
  if (!first) return new ApiProblem(code, errors, { details });
  const { side, name } = viewActor(first.actor, await loadNames(manager, deskId, [first.actorPersonId]), sight);
  const { kind, number } = first;
  const conflict = { kind, number, at: (first.settledAt ?? first.receivedAt).toISOString(), by: { side, name } };
  return new ApiProblem(code, errors, { details: { ...details, conflict } });
}

interface Wait {
  readonly deps: Pick<ApiDeps, 'dataSource'>;
  readonly expectation: Expectation;
  readonly ms: number;
}

/**
 * Waits a while for a command to be decided; gives the ledger's row as it stands then. It was committed: a database that
 * goes away now takes nothing of that back, and the answer is that the command was received.
 */
export async function awaitSettlement(row: CommandEntity, { deps, expectation, ms }: Wait): Promise<CommandEntity> {
  const until = performance.now() + ms;
  let latest = row;
  for (;;) {
    const left = until - performance.now();
    if (latest.status !== 'received' || left <= 0) return latest;
    await expectation.next(left);
    try {
      latest = await withDesk(deps.dataSource, { deskId: row.deskId }, (manager) =>
        readRow(manager, row.deskId, row.id),
      );
    } catch (error) {
      if (!isDatabaseUnavailable(error)) throw error;
      return latest;
    }
  }
}

/** The problem of a command that `settle` refused. */
export function problemOfRefused(deps: Pick<ApiDeps, 'dataSource'>, entry: LedgerEntry): Promise<ApiProblem> {
  const { row, sight } = entry;
  return withDesk(deps.dataSource, { deskId: row.deskId }, (manager) =>
    refusalOf({
      at: { manager, deskId: row.deskId, sight, proposal: { id: row.proposalId } },
      code: row.code ?? 'INTERNAL',
      errors: row.errors ?? [],
      details: { commandId: row.id, number: row.number },
    }),
  );
}
