import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { COMMAND_INPUTS, COMMAND_KINDS, commandRequest, type CommandKind } from '../../domain/commands.js';
import { CommandEntity } from '../../entities/index.js';
import { awaitSettlement, problemOfRefused, receive, type LedgerEntry } from '../commands/give-command.js';
import { digestOf, readIdempotencyKey } from '../commands/idempotency.js';
import type { ApiDeps } from '../deps.js';
import { caseParams } from '../params.js';
import { notFound } from '../problem.js';
import { defineRoute, reply } from '../route.js';
import { commandSchema, isToldTo, viewCommand } from '../views/command-view.js';

const ROUTE = 'POST /proposals/{id}/commands';

/** One schema per kind, so that the document says what each command takes. */
const documentedBody = z
  .union(
    COMMAND_KINDS.map((kind: CommandKind) =>
      commandRequest.extend({ kind: z.literal(kind), input: COMMAND_INPUTS[kind] }).meta({
        id: `Command_${kind}`,
        description: COMMAND_INPUTS[kind].description,
      }),
    ) as unknown as [z.ZodObject, z.ZodObject],
  )
  .meta({ id: 'CommandRequest', examples: [{ kind: 'submit', input: {} }] });

const locationOf = (entry: LedgerEntry): string => `/api/proposals/${entry.row.proposalId}/commands/${entry.row.id}`;

const wantsNoWaiting = (prefer: string | undefined): boolean =>
  (prefer ?? '').split(',').some((part) => part.trim().toLowerCase() === 'respond-async');

/** Answers with what became of the command by now. */
async function answer(deps: ApiDeps, entry: LedgerEntry) {
  if (entry.row.status === 'refused') throw await problemOfRefused(deps, entry);
  const body = viewCommand(entry.row, entry.profile, entry.sight);
  if (body.status === 'settled') return reply(200, body);
  return reply(202, body, { Location: locationOf(entry) });
}

const giveCommand = defineRoute({
  name: ROUTE,
  tag: 'Proposals',
  summary: 'Give a command: whatever moves a case goes this one way',
  params: caseParams,
  body: commandRequest,
  documentedBody,
  headers: {
    'Idempotency-Key': 'A repeat under the same key (30 days) is answered with that command’s state and does nothing',
    Prefer: '`respond-async`: answer 202 as soon as the command is in the ledger',
  },
  responses: {
    200: { description: 'Settled: carried out', schema: commandSchema },
    202: { description: 'Received: in the ledger for good, not yet decided; see Location', schema: commandSchema },
  },
  handler: async ({ deps, body, rawBody, params, header, now, openCase }) => {
    const key = readIdempotencyKey(header('idempotency-key'));
    const bodyDigest = digestOf({ path: params, body: rawBody });
    const { settleWaitMs, commandsPerDay } = deps.limits;
    const commandId = randomUUID();
    const expectation = deps.settlements.expect(commandId);
    try {
      const entry = await openCase(
        (at) =>
          receive(at, {
            request: body,
            commandId,
            idempotency: key === null ? null : { route: ROUTE, key, bodyDigest },
            now,
            commandsPerDay,
          }),
        { lock: true, action: `command.${body.kind}` },
      );
      if (!entry.isNew) return await answer(deps, entry);
      void deps.relay.push(commandId, entry.fresh);
      if (wantsNoWaiting(header('prefer'))) return await answer(deps, entry);
      const row = await awaitSettlement(entry.row, { deps, expectation, ms: settleWaitMs });
      return await answer(deps, { ...entry, row });
    } finally {
      expectation.release();
    }
  },
});

const getCommand = defineRoute({
  name: 'GET /proposals/{id}/commands/{commandId}',
  tag: 'Proposals',
  summary: 'What became of a command',
  params: caseParams.extend({ commandId: z.uuid() }),
  responses: { 200: { description: 'The command', schema: commandSchema } },
  handler: async ({ params, openCase }) => {
    const body = await openCase(async ({ manager, deskId, proposal, profile, sight }) => {
      const row = await manager.findOneBy(CommandEntity, { deskId, id: params.commandId, proposalId: proposal.id });
      if (!row || !isToldTo(row, sight)) throw notFound('commandId');
      return viewCommand(row, profile, sight);
    });
    return reply(200, body);
  },
});

export const commandRoutes = [giveCommand, getCommand];
