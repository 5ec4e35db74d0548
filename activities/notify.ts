import type { EntityManager } from 'typeorm';
import { TOLD_TO_PROPOSER } from '../domain/access.js';
import type { InCharge } from '../domain/assignments.js';
import { tokyoDay } from '../domain/calendar.js';
import type { Ask, AskKind, CaseState } from '../domain/case-state.js';
import type { CommandEntity, ProposalEntity } from '../entities/index.js';
import { findInCharge } from '../entities/records/assignments.js';
import { writeNotices, type Notice } from '../entities/records/notices.js';
import { listAssignees } from '../entities/records/people.js';
import { tellWatchers } from '../entities/records/watches.js';

/** Who is told what: rows that are written with the action itself, for whatever delivers them. */

const row = (proposal: ProposalEntity, now: Date) => ({
  deskId: proposal.deskId,
  proposalId: proposal.id,
  createdAt: now,
});

/** The person whom an ask awaits, where it is one: of the city's sides whoever is in charge, or stands in for them. */
function personAwaited(
  ask: Ask,
  proposal: ProposalEntity,
  state: CaseState,
  inCharge: readonly InCharge[],
): string | null {
  if (ask.holder === 'proposer') return proposal.proposerPersonId;
  if (ask.holder === 'expert') return state.expert.personId;
  const own = inCharge.find((each) => each.holder === ask.holder && each.departmentId === ask.departmentId);
  return own?.inForce ? (own.substituteIds[0] ?? own.personId) : null;
}

/** The side that is awaited by an ask. */
const awaitedBy = (ask: Ask, proposal: ProposalEntity, state: CaseState, inCharge: readonly InCharge[]) => ({
  recipient: ask.holder,
  departmentId: ask.departmentId,
  personId: personAwaited(ask, proposal, state, inCharge),
  askKey: ask.key,
  params: { ask: ask.kind, until: ask.until },
});

export async function notifyOfCommand(
  manager: EntityManager,
  settled: { proposal: ProposalEntity; row: CommandEntity; before: CaseState; after: CaseState; now: Date },
): Promise<void> {
  const { proposal, row: command, before, after, now } = settled;
  const opened = after.asks.filter((ask) => !before.asks.some((other) => other.key === ask.key));
  const inCharge = opened.some(isOfCity) ? await findInChargeOf(manager, proposal, now) : [];
  const rows = opened.map((ask): Notice => ({
    ...row(proposal, now),
    kind: 'ask_opened',
    commandId: command.id,
    ...awaitedBy(ask, proposal, after, inCharge),
  }));
  // Who was asked from outside sees nothing else of the case: that it goes on, or ends, without them has to be told.
  const ended = command.kind === 'record_advice' ? [] : before.asks.filter(isEndedForExpert(after));
  rows.push(
    ...ended.map((ask): Notice => ({
      ...row(proposal, now),
      kind: 'ask_ended',
      commandId: command.id,
      ...awaitedBy(ask, proposal, before, []),
    })),
  );
  const told: readonly Notice[] = TOLD_TO_PROPOSER.has(command.kind)
    ? [
        {
          ...row(proposal, now),
          kind: 'command_settled',
          recipient: 'proposer',
          personId: proposal.proposerPersonId,
          commandId: command.id,
          params: { command: command.kind, stage: after.stage, outcome: after.outcome },
        },
      ]
    : [];
  await writeNotices(manager, [...rows, ...told]);
  await tellWatchers(manager, { command, state: after, now });
}

const isOfCity = ({ holder }: Ask): boolean => holder === 'desk' || holder === 'department';

const findInChargeOf = (manager: EntityManager, { deskId, id }: ProposalEntity, now: Date): Promise<InCharge[]> =>
  findInCharge(manager, deskId, [id], tokyoDay(now.toISOString()));

const isEndedForExpert =
  (after: CaseState) =>
  (ask: Ask): boolean =>
    ask.holder === 'expert' && !after.asks.some((other) => other.key === ask.key);

export async function notifyOfReminder(
  manager: EntityManager,
  proposal: ProposalEntity,
  ask: Ask,
  now: Date,
): Promise<void> {
  const inCharge = isOfCity(ask) ? await findInChargeOf(manager, proposal, now) : [];
  const told: Notice = {
    ...row(proposal, now),
    kind: 'reminder',
    ...awaitedBy(ask, proposal, proposal.state, inCharge),
  };
  const heads = TOLD_TO_HEADS.has(ask.kind) ? await findDeskHeads(manager, proposal.deskId, now) : [];
  const escalated = heads.map((personId): Notice => ({
    ...row(proposal, now),
    kind: 'escalation',
    recipient: 'desk',
    personId,
    askKey: ask.key,
    params: { ask: ask.kind, until: ask.until },
  }));
  await writeNotices(manager, [told, ...escalated]);
}

/** What was not agreed by its due date goes to the head of the desk, who alone can end it (I-S4). */
const TOLD_TO_HEADS: ReadonlySet<AskKind> = new Set<AskKind>(['answer_protection', 'settle_protection']);

async function findDeskHeads(manager: EntityManager, deskId: string, now: Date): Promise<string[]> {
  const staff = await listAssignees(manager, deskId, tokyoDay(now.toISOString()));
  return staff.filter(({ roles }) => roles.includes('desk_head')).map(({ personId }) => personId);
}
