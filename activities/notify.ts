import type { EntityManager } from 'typeorm';
import { isDesk, RESULTS, TOLD_TO_PROPOSER, type Actor } from '../domain/access.js';
import { actingFor, isAssignedSide, type InCharge } from '../domain/assignments.js';
import { tokyoDay } from '../domain/calendar.js';
import { asksOpened, ballOf, type Ask, type CaseState } from '../domain/case-state.js';
import type { CommandInput } from '../domain/commands.js';
import { distinct, reached, type PeopleAround } from '../domain/escalation.js';
import { AHEAD, type Rung } from '../domain/ladder.js';
import type { Profile } from '../domain/profile.js';
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
  return actingFor(inCharge, ask);
}

/** The side that is awaited by an ask. */
const awaitedBy = (ask: Ask, proposal: ProposalEntity, state: CaseState, inCharge: readonly InCharge[]) => ({
  recipient: ask.holder,
  departmentId: ask.departmentId,
  personId: personAwaited(ask, proposal, state, inCharge),
  askKey: ask.key,
  params: { ask: ask.kind, until: ask.until },
});

interface SettledForNotice {
  readonly proposal: ProposalEntity;
  readonly profile: Profile;
  readonly row: CommandEntity;
  readonly before: CaseState;
  readonly after: CaseState;
  readonly now: Date;
}

export async function notifyOfCommand(manager: EntityManager, settled: SettledForNotice): Promise<void> {
  const { row: command, after, now } = settled;
  const rows = command.kind === 'extend_due' ? await ofExtension(manager, settled) : await ofAsks(manager, settled);
  await writeNotices(manager, [...rows, ...ofStep(settled)]);
  await notifyOfRefusals(manager, settled);
  await tellWatchers(manager, { command, state: after, now });
}

/** Whom a step awaits from now on, and who from outside is no longer awaited. */
async function ofAsks(manager: EntityManager, settled: SettledForNotice): Promise<Notice[]> {
  const { proposal, row: command, before, after, now } = settled;
  const opened = asksOpened(before, after);
  const inCharge = opened.some(({ holder }) => isAssignedSide(holder))
    ? await findInChargeOf(manager, proposal, now)
    : [];
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
  return rows;
}

/** What a proposer is told of a step. A submission was told of with its receipt, when it came in. */
function ofStep({ proposal, row: command, after, now }: SettledForNotice): Notice[] {
  if (!TOLD_TO_PROPOSER.has(command.kind) || command.kind === 'submit') return [];
  return [
    {
      ...row(proposal, now),
      kind: RESULTS.has(command.kind) ? 'result' : 'command_settled',
      recipient: 'proposer',
      personId: proposal.proposerPersonId,
      commandId: command.id,
      params: { command: command.kind, stage: after.stage, outcome: after.outcome },
    },
  ];
}

/**
 * More time is told to whoever has it and to the desk, but for the side that gave it. The proposer is told of the city's
 * where the date moves that they see; what exactly is waited for in the city is its own matter.
 */
async function ofExtension(manager: EntityManager, settled: SettledForNotice): Promise<Notice[]> {
  const { proposal, row: command, before, after, now } = settled;
  const [ask] = asksOpened(before, after);
  if (!ask) return [];
  const { ask: key } = command.input as CommandInput<'extend_due'>;
  const was = before.asks.find((other) => other.key === key)?.until;
  const inCharge = await findInChargeOf(manager, proposal, now);
  const sideOf = (side: Ask): Notice => {
    const awaited = awaitedBy(side, proposal, after, inCharge);
    const params = { ...awaited.params, before: was };
    return { ...row(proposal, now), kind: 'extended', commandId: command.id, ...awaited, params };
  };
  const awaited = sideOf(ask);
  const notices = isGivenByThemselves(awaited, command.actor) ? [] : [awaited];
  if (!isDesk(command.actor)) notices.push(sideOf({ ...ask, ...DESK_SIDE }));
  const [shownBefore, shown] = [ballOf(before), ballOf(after)];
  if (ask.holder !== 'proposer' && shown?.holder !== 'proposer' && shown?.until !== shownBefore?.until) {
    const params = { until: shown?.until, before: shownBefore?.until };
    notices.push({ ...sideOf({ ...ask, holder: 'proposer', departmentId: null }), params });
  }
  return notices;
}

/** Of their own side somebody who is in charge of it themselves, or whose side nobody is in charge of, knows already. */
function isGivenByThemselves({ recipient, departmentId, personId }: Notice, actor: Actor): boolean {
  const isOwn = recipient === 'desk' ? isDesk(actor) : actor.departmentIds.includes(departmentId ?? '');
  return isOwn && (personId === null || personId === actor.personId);
}

const findInChargeOf = (manager: EntityManager, { deskId, id }: ProposalEntity, now: Date): Promise<InCharge[]> =>
  findInCharge(manager, deskId, [id], tokyoDay(now.toISOString()));

const isEndedForExpert =
  (after: CaseState) =>
  (ask: Ask): boolean =>
    ask.holder === 'expert' && !after.asks.some((other) => other.key === ask.key);

/** Tells of rungs that are due at once: each of those whom they reach once, as the lowest of them that reaches them would. */
export async function notifyOfReminder(
  manager: EntityManager,
  proposal: ProposalEntity,
  ask: Ask,
  rungs: readonly Rung[],
  now: Date,
): Promise<void> {
  const around = await loadPeopleAround(manager, proposal, proposal.state, now);
  const highest = rungs.at(-1)?.rung ?? AHEAD;
  const told = rungs.flatMap(({ to }) =>
    to.flatMap((target) =>
      reached(target, ask, around).map((each) => ({
        ...each,
        kind: target === 'assignee' ? ('reminder' as const) : ('escalation' as const),
      })),
    ),
  );
  const rows = distinct(told, around).map((each): Notice => ({
    ...row(proposal, now),
    ...each,
    kind: highest === AHEAD ? 'due_soon' : each.kind,
    askKey: ask.key,
    params: { ask: ask.kind, until: ask.until, rung: highest },
  }));
  await writeNotices(manager, rows);
}

/** Nothing happens in a case: whoever is in charge of the desk is told, and its head. */
export async function notifyOfStandstill(manager: EntityManager, proposal: ProposalEntity, now: Date): Promise<void> {
  const around = await loadPeopleAround(manager, proposal, proposal.state, now);
  const told = (['coordinator', 'desk_head'] as const).flatMap((target) => reached(target, DESK_SIDE, around));
  const rows = distinct(told, around).map((each): Notice => ({
    ...row(proposal, now),
    ...each,
    kind: 'stalled',
    params: { since: proposal.movedAt?.toISOString() ?? null },
  }));
  await writeNotices(manager, rows);
}

/** As many departments have refused as the guideline lets pass, and none has the case: somebody above has to see to it. */
async function notifyOfRefusals(
  manager: EntityManager,
  { proposal, profile, row: command, after, now }: SettledForNotice,
): Promise<void> {
  const { after_refusals: most, to } = profile.escalation.no_department_found;
  const refusals = after.departments.filter(({ status }) => status === 'refused').length;
  if (command.kind !== 'refuse_task' || refusals < most || refusals < after.departments.length) return;
  const around = await loadPeopleAround(manager, proposal, after, now);
  const rows = distinct(reached(to, DESK_SIDE, around), around).map((each): Notice => ({
    ...row(proposal, now),
    ...each,
    kind: 'no_department_found',
    commandId: command.id,
    params: { refusals },
  }));
  await writeNotices(manager, rows);
}

const DESK_SIDE = { holder: 'desk', departmentId: null } as const;

/** Who is there to be told, on the day on which it is told. */
async function loadPeopleAround(
  manager: EntityManager,
  proposal: ProposalEntity,
  state: CaseState,
  now: Date,
): Promise<PeopleAround> {
  return {
    proposerPersonId: proposal.proposerPersonId,
    expertPersonId: state.expert.personId,
    inCharge: await findInChargeOf(manager, proposal, now),
    staff: await listAssignees(manager, proposal.deskId, tokyoDay(now.toISOString())),
  };
}
