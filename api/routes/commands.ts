import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { COMMAND_INPUTS, COMMAND_KINDS, commandRequest, type CommandKind } from '../../domain/commands.js';
import { CommandEntity } from '../../entities/index.js';
import { awaitSettlement, problemOfRefused, receive, type LedgerEntry } from '../commands/give-command.js';
import { digestOf, readIdempotencyKey } from '../commands/idempotency.js';
import type { ApiDeps } from '../deps.js';
import { RECEIVED, REFUSED, SETTLED } from '../examples/answers.js';
import { COMMAND_EXAMPLES } from '../examples/commands.js';
import { COMMAND_PROBLEMS } from '../problem-codes.js';
import { caseParams } from '../params.js';
import { notFound } from '../problem.js';
import { defineRoute, reply } from '../route.js';
import { commandSchema, isToldTo, viewCommand } from '../views/command-view.js';

const ROUTE = 'POST /proposals/{id}/commands';

/** One schema per kind, so that the document says what each command takes. */
const documentedBody = z
  .discriminatedUnion(
    'kind',
    COMMAND_KINDS.map((kind: CommandKind) => {
      const input: z.ZodObject = COMMAND_INPUTS[kind];
      // Where nothing has to be said, nothing need be sent.
      const mayBeAbsent = input.safeParse({}).success;
      return commandRequest.extend({ kind: z.literal(kind), input: mayBeAbsent ? input.default({}) : input }).meta({
        id: `Command_${kind}`,
        description: input.description,
      });
    }) as unknown as [z.ZodObject, z.ZodObject],
  )
  .meta({ id: 'CommandRequest', description: 'A command, by its `kind`' });

const locationOf = (entry: LedgerEntry): string => `/api/proposals/${entry.row.proposalId}/commands/${entry.row.id}`;

const RESPOND_ASYNC = 'respond-async';

const wantsNoWaiting = (prefer: string | undefined): boolean =>
  (prefer ?? '').split(',').some((part) => part.trim().toLowerCase() === RESPOND_ASYNC);

/** Answers with what became of the command by now. */
async function answer(deps: ApiDeps, entry: LedgerEntry, headers: Readonly<Record<string, string>> = {}) {
  if (entry.row.status === 'refused') throw await problemOfRefused(deps, entry);
  const body = viewCommand(entry.row, entry.profile, entry.sight);
  if (body.status === 'settled') return reply(200, body);
  return reply(202, body, { Location: locationOf(entry), ...headers });
}

const giveCommand = defineRoute({
  name: ROUTE,
  operationId: 'giveCommand',
  tag: 'Proposals',
  summary: 'Give a command: whatever moves a case goes this one way',
  description:
    'The command is checked against the record and refused early, or written to the ledger; then the case’s workflow takes it in its turn and settles it. Within the wait the answer is 200 (carried out) or a refusal; beyond it 202, and `Location` says where to ask. `GET /proposals/{id}` lists in `actions` what is open to me now. A command that is not settled may still be refused: its state then has the problem.',
  params: caseParams,
  body: commandRequest,
  documentedBody,
  bodyExamples: COMMAND_EXAMPLES,
  headers: ['Idempotency-Key', 'Prefer'],
  problems: COMMAND_PROBLEMS,
  responses: {
    200: { description: 'Settled: carried out', schema: commandSchema, examples: { settled: SETTLED } },
    202: {
      description: 'Received: in the ledger for good, not yet decided; see Location',
      schema: commandSchema,
      examples: { received: RECEIVED },
      headers: ['Location', 'Preference-Applied'],
    },
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
      if (wantsNoWaiting(header('prefer'))) return await answer(deps, entry, { 'Preference-Applied': RESPOND_ASYNC });
      const row = await awaitSettlement(entry.row, { deps, expectation, ms: settleWaitMs });
      return await answer(deps, { ...entry, row });
    } finally {
      expectation.release();
    }
  },
});

const getCommand = defineRoute({
  name: 'GET /proposals/{id}/commands/{commandId}',
  operationId: 'getCommand',
  tag: 'Proposals',
  summary: 'What became of a command',
  description:
    'Where the `Location` of a 202 leads: `received` until it is decided, then `settled` with where the case stands after it, or `refused` with the problem. What was decided does not change any more.',
  params: caseParams.extend({
    commandId: z
      .uuid()
      .describe('Id of the command')
      .meta({ examples: [SETTLED.commandId] }),
  }),
  responses: {
    200: {
      description: 'The command',
      schema: commandSchema,
      examples: { received: RECEIVED, settled: SETTLED, refused: REFUSED },
    },
  },
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
