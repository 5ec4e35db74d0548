import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { SYSTEM_ACTOR, type Actor } from '../../domain/access.js';
import { fiscalYear, reiwaYear, tokyoDay } from '../../domain/calendar.js';
import { COMMAND_INPUTS, type CommandInput, type CommandKind, type OnBehalfOf } from '../../domain/commands.js';
import type { Content } from '../../domain/content.js';
import type { Command } from '../../domain/process.js';
import { CommandEntity, OrganisationEntity, ProposalEntity, ProposalRevisionEntity } from '../index.js';
import { appendAudit, chainHead, wordsOf } from './audit.js';
import { writeNotices } from './notices.js';

/**
 * The decision ledger. A command row, the content it brings, its audit entry and its outbox row are one commit: after
 * it the command is acknowledged and can't be lost, whatever else is down.
 */

/** NOTIFY channel on which the id of a command is told when it was settled or refused. */
export const SETTLED_CHANNEL = 'kyoso_settled';

/** For so long the poller leaves a new command to whoever wrote it and pushes it as soon as it is committed. */
const HEAD_START = `interval '3 seconds'`;

export interface CommandToReceive<K extends CommandKind = CommandKind> {
  readonly kind: K;
  /** Already read with the schema of its kind. */
  readonly input: CommandInput<K>;
  readonly actor: Actor;
  readonly onBehalfOf: OnBehalfOf | null;
  readonly occurredOn: string | null;
  readonly expectedVersion: number | null;
  readonly now: Date;
  readonly id?: string;
  /** The caller pushes it after the commit; otherwise it is the poller's at once. */
  readonly isPushed?: boolean;
}

/** Person of an actor; null for the system's own clock. */
export const personOf = (actor: Actor): string | null =>
  actor.personId === SYSTEM_ACTOR.personId ? null : actor.personId;

/**
 * Writes a command into the ledger under the next number. The caller holds the record's lock and has asked `decide`;
 * `proposal` is brought up to date with what is written.
 */
export async function receiveCommand(
  manager: EntityManager,
  proposal: ProposalEntity,
  command: CommandToReceive,
): Promise<CommandEntity> {
  const { deskId, id: proposalId } = proposal;
  const { kind, now } = command;
  const number = proposal.nextNumber;
  // A reopening is the first command of a new opening: a run of its own, since the closed one takes no signals. On a
  // case that is still open, or behind another reopening, it must not take the run away from what is in line.
  const reopens = kind === 'reopen' && proposal.closed && proposal.last === number - 1;
  const opening = reopens ? proposal.opening + 1 : proposal.opening;
  const row = manager.create(CommandEntity, {
    deskId,
    id: command.id ?? randomUUID(),
    proposalId,
    number,
    opening,
    kind,
    actorPersonId: personOf(command.actor),
    occurredOn: command.occurredOn,
    expectedVersion: command.expectedVersion,
    receivedAt: now,
    status: 'received',
    code: null,
    errors: null,
    result: null,
    settledAt: null,
    workflowId: null,
    runId: null,
  });
  row.input = command.input;
  row.actor = command.actor;
  row.onBehalfOf = command.onBehalfOf;
  await manager.insert(CommandEntity, row as never);
  // When it is due is told by the database's own clock: the poller compares with that one, and this one may be off.
  await manager.query(
    `insert into outbox (command_id, desk_id, proposal_id, opening, number, kind, created_at, next_attempt_at)
     values ($1, $2, $3, $4, $5, $6, $7, ${command.isPushed ? `now() + ${HEAD_START}` : 'now()'})`,
    [row.id, deskId, proposalId, opening, number, kind, now],
  );
  Object.assign(proposal, { nextNumber: number + 1, opening, updatedAt: now });
  if (reopens) proposal.started = false;
  if (kind === 'submit') await bringOrganisation(manager, proposal, now);
  if (kind === 'submit') await appendRevision(manager, proposal, row, proposal.content);
  if (kind === 'resubmit' || kind === 'convert') {
    const { content } = command.input as CommandInput<'resubmit' | 'convert'>;
    await appendRevision(manager, proposal, row, content);
    if (kind === 'convert') await nameOrganisation(manager, proposal, content, now);
  }
  await manager.update(
    ProposalEntity,
    { deskId, id: proposalId },
    {
      nextNumber: proposal.nextNumber,
      opening: proposal.opening,
      started: proposal.started,
      updatedAt: now,
      receivedAt: proposal.receivedAt,
      organisationId: proposal.organisationId,
    },
  );
  await appendAudit(manager, {
    deskId,
    chain: proposalId,
    action: 'command.received',
    at: now,
    personId: row.actorPersonId,
    commandId: row.id,
    facts: {
      kind,
      number,
      opening,
      roles: command.actor.roles.join(' '),
      occurredOn: command.occurredOn,
      onBehalfOf: command.onBehalfOf?.party ?? null,
      expectedVersion: command.expectedVersion,
    },
    words: { ...wordsOf(command.input, 'input'), ...wordsOf(command.onBehalfOf?.evidence ?? null, 'evidence') },
  });
  if (kind === 'submit') {
    await writeReceipt(manager, proposal, row, now);
    if (proposal.referenceNumber === null) await giveReferenceNumber(manager, proposal, now);
  }
  return row;
}

/**
 * What the proposer gets at once, whether or not anything else is up: with the last entry of the chain and its hash they
 * can show later what the record held when it acknowledged this. The number is read when the receipt is sent.
 */
async function writeReceipt(manager: EntityManager, proposal: ProposalEntity, row: CommandEntity, now: Date) {
  const { deskId, id: proposalId, proposerPersonId: personId } = proposal;
  const head = await chainHead(manager, deskId, proposalId);
  await writeNotices(manager, [
    {
      ...{ deskId, proposalId, personId, kind: 'receipt', recipient: 'proposer', commandId: row.id, createdAt: now },
      params: { entries: head.n, head: head.hash },
    },
  ]);
}

/**
 * 受付番号: per desk and fiscal year, from a counter that stays locked until the submission commits, so that the row of
 * numbers has no gaps. It is therefore taken last of all: other submissions wait for this commit and for nothing else.
 * A submission that was refused keeps its number for the next try.
 */
async function giveReferenceNumber(manager: EntityManager, proposal: ProposalEntity, now: Date): Promise<void> {
  const { deskId, id } = proposal;
  const year = fiscalYear(tokyoDay(now.toISOString()));
  const [[given]] = await manager.query<[{ fiscalNumber: number; referenceNumber: string }[], number]>(
    `with counted as (
       insert into number_counters (desk_id, fiscal_year, last) values ($1, $3, 1)
       on conflict (desk_id, fiscal_year) do update set last = number_counters.last + 1
       returning last
     )
     update proposals
        set fiscal_year = $3, fiscal_number = counted.last,
            reference_number = $4 || lpad(counted.last::text, greatest(4, length(counted.last::text)), '0')
       from counted where desk_id = $1 and id = $2
     returning fiscal_number as "fiscalNumber", reference_number as "referenceNumber"`,
    [deskId, id, year, `R${reiwaYear(year)}-`],
  );
  if (!given) throw new Error('the record is gone');
  Object.assign(proposal, { fiscalYear: year, ...given });
}

/** Who brings it: an organisation of the desk's from now on, where the proposer has none yet. */
async function bringOrganisation(manager: EntityManager, proposal: ProposalEntity, now: Date): Promise<void> {
  proposal.receivedAt ??= now;
  await nameOrganisation(manager, proposal, proposal.content, now);
}

/** The organisation that a content names. Who only asks something need not be one. */
async function nameOrganisation(
  manager: EntityManager,
  proposal: ProposalEntity,
  content: Content,
  now: Date,
): Promise<void> {
  const name = textOf(content, 'org_name', '');
  if (proposal.organisationId !== null || (name === '' && proposal.state.kind !== 'proposal')) return;
  const kind = textOf(content, 'org_kind', 'other');
  const organisation = { deskId: proposal.deskId, id: randomUUID(), kind, name, createdAt: now };
  await manager.insert(OrganisationEntity, organisation);
  proposal.organisationId = organisation.id;
}

const textOf = (content: Content, key: string, otherwise: string): string => {
  const value = content[key];
  return typeof value === 'string' ? value : otherwise;
};

/** What a command brings is kept beside what is in force, and takes effect when the command settles. */
async function appendRevision(
  manager: EntityManager,
  proposal: ProposalEntity,
  command: CommandEntity,
  content: Content,
): Promise<void> {
  const { deskId, id: proposalId } = proposal;
  const [{ last } = { last: 0 }] = await manager.query<{ last: number }[]>(
    `select coalesce(max(revision), 0) as last from proposal_revisions where desk_id = $1 and proposal_id = $2`,
    [deskId, proposalId],
  );
  await manager.insert(ProposalRevisionEntity, {
    deskId,
    id: randomUUID(),
    proposalId,
    revision: last + 1,
    commandId: command.id,
    content,
    effectiveAt: null,
    createdBy: command.actorPersonId ?? proposal.authorPersonId,
    createdAt: command.receivedAt,
  } as never);
}

/** A row of the ledger as `decide` reads it. */
export function readCommand(row: CommandEntity): Command {
  return {
    kind: row.kind,
    number: row.number,
    input: COMMAND_INPUTS[row.kind].parse(row.input),
    actor: row.actor,
    onBehalfOf: row.onBehalfOf,
    receivedAt: row.receivedAt.toISOString(),
    occurredOn: row.occurredOn,
    expectedVersion: row.expectedVersion,
  };
}

/** Whether a reopening of this closed case waits to be settled: a second one would be another opening. */
export const isReopeningUnderWay = (manager: EntityManager, proposal: ProposalEntity): Promise<boolean> =>
  manager.existsBy(CommandEntity, {
    deskId: proposal.deskId,
    proposalId: proposal.id,
    status: 'received',
    kind: 'reopen',
  });
