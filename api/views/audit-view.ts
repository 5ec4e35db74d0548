import { z } from 'zod';
import type { ChainCheck } from '../../entities/records/audit.js';
import type { OpeningHistory, Signal } from '../../temporal/case-histories.js';
import { DIFFERENCES, type Joined, type JoinedCommand } from '../audit/join-history.js';
import { actorSchema, viewActor, type Names } from './people-view.js';
import { commandStatusSchema, daySchema, outcomeSchema, positionSchema } from './vocabulary.js';

/** What an auditor reads of a case: the history, the record and the chain side by side. */

const signalSchema = z
  .object({
    workflowId: z.string(),
    runId: z.string(),
    eventId: z.int(),
    at: z.iso.datetime().nullable(),
    name: z.string(),
    commandId: z.string().nullable(),
    number: z.int().nullable(),
    kind: z.string().nullable(),
  })
  .meta({ id: 'AuditedSignal' });

const decision = {
  status: commandStatusSchema,
  code: z.string().nullable(),
  stage: positionSchema.nullable(),
  outcome: outcomeSchema.nullable(),
  workflowId: z.string().nullable(),
  runId: z.string().nullable(),
  at: z.iso.datetime().nullable(),
};

const settlementSchema = z.object(decision).meta({ id: 'AuditedSettlement', description: 'As the history has it' });

const recordSchema = z
  .object({
    ...decision,
    receivedAt: z.iso.datetime(),
    occurredOn: daySchema.nullable(),
    actor: actorSchema,
    onBehalfOf: z.object({ party: z.string(), evidence: z.string() }).nullable(),
    input: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditedRecord', description: 'As the record has it' });

const auditedCommand = z
  .object({
    commandId: z.uuid(),
    number: z.int(),
    kind: z.string(),
    status: commandStatusSchema,
    record: recordSchema,
    signals: z.array(signalSchema),
    settlement: settlementSchema.nullable(),
    auditEntries: z.array(z.object({ n: z.int(), action: z.string(), hash: z.string() })),
    agrees: z.boolean(),
    difference: z.enum(DIFFERENCES).optional(),
  })
  .meta({ id: 'AuditedCommand' });

const openingSchema = z
  .object({
    opening: z.int(),
    workflowId: z.string(),
    whole: z.boolean().describe('False: Temporal does not have all of it any more'),
    status: z.string().nullable().describe('Null: Temporal has nothing of it'),
  })
  .meta({ id: 'AuditedOpening' });

const eventSchema = z
  .object({
    opening: z.int(),
    runId: z.string(),
    eventId: z.int(),
    at: z.iso.datetime().nullable(),
    type: z.string(),
    signal: z.object({ name: z.string(), payload: z.unknown() }).optional(),
    activity: z.object({ type: z.string(), result: z.unknown().optional(), failure: z.string().optional() }).optional(),
  })
  .meta({ id: 'AuditedEvent', description: 'An event of the Temporal history, decoded' });

export const auditSchema = z
  .object({
    openings: z.array(openingSchema),
    events: z.array(eventSchema),
    commands: z.array(auditedCommand),
    unmatchedSignals: z
      .array(signalSchema)
      .describe('Signals behind which no such command stands; they change nothing'),
    chain: z.object({ length: z.int(), head: z.string(), valid: z.boolean() }),
    agrees: z.boolean().describe('Record and history agree in every command, and the chain is whole'),
  })
  .meta({ id: 'CaseAudit' });
export type CaseAudit = z.output<typeof auditSchema>;

const viewSignal = (signal: Signal): z.output<typeof signalSchema> => ({
  workflowId: signal.workflowId,
  runId: signal.runId,
  eventId: signal.eventId,
  at: signal.at,
  name: signal.name,
  commandId: signal.commandId,
  number: signal.number,
  kind: signal.kind,
});

function viewJoined(joined: JoinedCommand, names: Names): CaseAudit['commands'][number] {
  const { row, after, settlement, difference } = joined;
  return {
    commandId: row.id,
    number: row.number,
    kind: row.kind,
    status: row.status,
    record: {
      status: row.status,
      code: row.code,
      stage: after?.stage ?? null,
      outcome: after?.outcome ?? null,
      workflowId: row.workflowId,
      runId: row.runId,
      at: row.settledAt?.toISOString() ?? null,
      receivedAt: row.receivedAt.toISOString(),
      occurredOn: row.occurredOn,
      actor: viewActor(row.actor, names, 'whole'),
      onBehalfOf: row.onBehalfOf && { party: row.onBehalfOf.party, evidence: row.onBehalfOf.evidence },
      input: { ...row.input },
    },
    signals: joined.signals.map(viewSignal),
    settlement: settlement && {
      status: settlement.status,
      code: settlement.code,
      stage: settlement.state.stage,
      outcome: settlement.state.outcome,
      workflowId: settlement.workflowId,
      runId: settlement.runId,
      at: settlement.at,
    },
    auditEntries: joined.auditEntries.map(({ n, action, hash }) => ({ n, action, hash })),
    agrees: difference === null,
    ...(difference !== null && { difference }),
  };
}

export function viewAudit(
  histories: readonly OpeningHistory[],
  joined: Joined,
  chain: ChainCheck,
  names: Names,
): CaseAudit {
  return {
    openings: histories.map(({ opening, workflowId, isWhole, status }) => ({
      opening,
      workflowId,
      whole: isWhole,
      status,
    })),
    events: histories.flatMap((history) =>
      history.events.map(({ opening, runId, eventId, at, type, signal, activity }) => ({
        opening,
        runId,
        eventId,
        at,
        type,
        ...(signal && { signal: { name: signal.name, payload: signal.payload } }),
        ...(activity && { activity }),
      })),
    ),
    commands: joined.commands.map((command) => viewJoined(command, names)),
    unmatchedSignals: joined.unmatchedSignals.map(viewSignal),
    chain: { length: chain.length, head: chain.head, valid: chain.valid },
    agrees: joined.agrees && chain.valid,
  };
}
