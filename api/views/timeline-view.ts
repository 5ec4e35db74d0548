import { IsNull, Like } from 'typeorm';
import { z } from 'zod';
import { tokyoDay } from '../../domain/calendar.js';
import { COMMAND_KINDS, type CommandInput } from '../../domain/commands.js';
import { showContent, type RecordedClass } from '../../domain/field-access.js';
import type { Content } from '../../domain/content.js';
import { AskEntity, AuditEntryEntity, CommandEntity, ReminderEntity } from '../../entities/index.js';
import type { AtCase } from '../callers.js';
import { isToldTo, stateAfter } from './command-view.js';
import { actorSchema, loadNames, sideOf, viewActor, type Names } from './people-view.js';
import { HOLDER_SEEN, stageLabelOf } from './state-view.js';
import {
  askKindSchema,
  commandStatusSchema,
  daySchema,
  outcomeSchema,
  partySchema,
  positionSchema,
  wordsSchema,
} from './vocabulary.js';

const rung = z.int().describe('-1: before the due date; 0: on it; from 1 on: the levels of the escalation after it');

const entrySchema = z
  .object({
    kind: z
      .enum([...COMMAND_KINDS, 'reminder', 'restart'])
      .describe('A command; a reminder that was sent; a restart of the workflow from the record'),
    at: z.iso.datetime().describe('When it was received or sent'),
    commandId: z.uuid().nullable(),
    number: z.int().nullable(),
    status: commandStatusSchema.nullable(),
    code: z.string().nullable().describe('Why it was refused'),
    occurredOn: daySchema.nullable().describe('Day on which it happened, where that was said'),
    settledAt: z.iso.datetime().nullable(),
    actor: actorSchema.nullable().describe('Null: the system'),
    onBehalfOf: z.object({ party: z.string(), evidence: z.string().optional() }).nullable(),
    stage: positionSchema.nullable().describe('Where the case stood after it; only for the city’s own people'),
    stageLabel: wordsSchema.nullable(),
    outcome: outcomeSchema.nullable(),
    words: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('What the command said, where it is told to the one who asks'),
    reminderOf: z
      .object({ ask: askKindSchema, holder: partySchema, departmentId: z.uuid().nullable(), rung })
      .optional(),
    extended: z
      .object({
        ask: askKindSchema,
        holder: partySchema,
        departmentId: z.uuid().nullable(),
        from: daySchema.nullable(),
        until: daySchema,
      })
      .optional()
      .describe('Which due date was moved, from which day to which; to a proposer and an expert, of their own'),
  })
  .meta({ id: 'TimelineEntry' });
type Entry = z.output<typeof entrySchema>;

export const timelineSchema = z.object({ entries: z.array(entrySchema) }).meta({ id: 'Timeline' });
export type Timeline = z.output<typeof timelineSchema>;

const NO_COMMAND = {
  commandId: null,
  number: null,
  status: null,
  code: null,
  occurredOn: null,
  settledAt: null,
  actor: null,
  onBehalfOf: null,
  stage: null,
  stageLabel: null,
  outcome: null,
} as const;

/** Of the city's commands a proposer sees what was carried out; what waits or was refused is the city's own matter. */
const isShown = (row: CommandEntity, sight: AtCase['sight']): boolean =>
  sight === 'whole' ||
  (row.status === 'settled' && (sight !== 'question' || isToldTo(row, sight))) ||
  (sight === 'own' && sideOf(row.actor) === 'proposer');

/** Asks of a case that is shown, by their keys: open ones and those that have ended. */
type Asks = ReadonlyMap<string, AskEntity>;

const isSeen = ({ holder }: AskEntity, sight: AtCase['sight']): boolean =>
  sight === 'whole' || holder === HOLDER_SEEN[sight];

/** The ask that was replaced stands in the record as it was then. */
function viewExtension(row: CommandEntity, asks: Asks, sight: AtCase['sight']): Entry['extended'] {
  if (row.kind !== 'extend_due' || row.status !== 'settled') return undefined;
  const { ask: key, until } = row.input as CommandInput<'extend_due'>;
  const was = asks.get(key);
  if (!was || !isSeen(was, sight)) return undefined;
  const { kind, holder, departmentId } = was;
  return { ask: kind, holder, departmentId, from: was.until && tokyoDay(was.until.toISOString()), until };
}

function viewEntry(row: CommandEntity, { profile, sight }: AtCase, names: Names, asks: Asks): Entry {
  const extended = viewExtension(row, asks, sight);
  const after = stateAfter(row);
  const { onBehalfOf } = row;
  const isWhole = sight === 'whole';
  return {
    kind: row.kind,
    at: row.receivedAt.toISOString(),
    commandId: row.id,
    number: row.number,
    status: row.status,
    code: row.code,
    occurredOn: row.occurredOn,
    settledAt: row.settledAt?.toISOString() ?? null,
    actor: viewActor(row.actor, names, sight),
    onBehalfOf: onBehalfOf && { party: onBehalfOf.party, ...(isWhole && { evidence: onBehalfOf.evidence }) },
    stage: isWhole ? (after?.stage ?? null) : null,
    stageLabel: after && stageLabelOf(after, profile),
    outcome: after?.outcome ?? null,
    ...(isToldTo(row, sight) && { words: { ...row.input } }),
    ...(extended && { extended }),
  };
}

/** What a proposer wrote anew stands in the words of their commands. */
function guardedIn(rows: readonly CommandEntity[], { proposal: { state }, profile, sight }: AtCase): RecordedClass[] {
  const shown = rows
    .filter((row) => isToldTo(row, sight))
    .flatMap(({ input }) => {
      const { content } = input as { readonly content?: Content };
      return content ? showContent(profile, { content, state }, sight).recorded : [];
    });
  return [...new Set(shown)];
}

async function listReminders({ manager, deskId, proposal, sight }: AtCase, asks: Asks): Promise<Entry[]> {
  const reminders = await manager.findBy(ReminderEntity, { deskId, proposalId: proposal.id, collapsedInto: IsNull() });
  return reminders.flatMap(({ askKey, rung, sentAt }): Entry[] => {
    const ask = asks.get(askKey);
    if (!ask || !isSeen(ask, sight)) return [];
    const { kind, holder, departmentId } = ask;
    const reminderOf = { ask: kind, holder, departmentId, rung };
    return [{ ...NO_COMMAND, kind: 'reminder', at: sentAt.toISOString(), reminderOf }];
  });
}

/** Runs that were started anew from the record, as after a Temporal that lost its store: the city's own matter. */
async function listRestarts({ manager, deskId, proposal, sight }: AtCase): Promise<Entry[]> {
  if (sight !== 'whole') return [];
  const rows = await manager.find(AuditEntryEntity, {
    where: { deskId, chain: proposal.id, text: Like('%"action":"case.restarted"%') },
    order: { n: 'ASC' },
  });
  return rows.map((row) => ({ ...NO_COMMAND, kind: 'restart', at: row.at.toISOString() }));
}

/** What happened to a case, as the one who asks may see it. Commands keep their order whatever the clock said. */
export async function readTimeline(at: AtCase): Promise<Timeline> {
  const { manager, deskId, proposal, sight } = at;
  const rows = await manager.find(CommandEntity, {
    where: { deskId, proposalId: proposal.id },
    order: { number: 'ASC' },
  });
  const personIds = sight === 'whole' ? rows.map((row) => row.actorPersonId) : [];
  const names = await loadNames(manager, deskId, personIds);
  const asks: Asks = new Map(
    (await manager.findBy(AskEntity, { deskId, proposalId: proposal.id })).map((ask) => [ask.key, ask]),
  );
  const commands = rows.filter((row) => isShown(row, sight)).map((row) => viewEntry(row, at, names, asks));
  await at.noteReads([
    {
      proposalId: proposal.id,
      fields: guardedIn(
        rows.filter((row) => isShown(row, sight)),
        at,
      ),
    },
  ]);
  const others = [...(await listReminders(at, asks)), ...(await listRestarts(at))].sort((a, b) =>
    a.at.localeCompare(b.at),
  );
  return { entries: merge(commands, others) };
}

/** Puts the others between the commands by time, without changing the order of the commands. */
function merge(commands: readonly Entry[], others: readonly Entry[]): Entry[] {
  const merged: Entry[] = [];
  const left = [...others];
  for (const command of commands) {
    while (left[0] && left[0].at < command.at) merged.push(left.shift()!);
    merged.push(command);
  }
  return [...merged, ...left];
}
