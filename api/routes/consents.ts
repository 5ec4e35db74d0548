import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { authorityOverConsents } from '../../domain/access.js';
import { addDays, tokyoDay, tokyoInstant } from '../../domain/calendar.js';
import { onBehalfOf } from '../../domain/commands.js';
import { isAskedFor } from '../../domain/consents.js';
import { DomainError } from '../../domain/errors.js';
import type { ProposalEntity } from '../../entities/index.js';
import { consentsInForce, stateConsent, statementsSince } from '../../entities/records/consents.js';
import { followConsent } from '../../entities/records/follow-ups.js';
import type { AtCase } from '../callers.js';
import { CONSENT_LEDGER } from '../examples/answers.js';
import { caseParams } from '../params.js';
import { ApiProblem, invalid } from '../problem.js';
import { defineRoute, reply } from '../route.js';
import { consentLedgerSchema, viewConsents } from '../views/consent-view.js';

const get = defineRoute({
  name: 'GET /proposals/{id}/consents',
  operationId: 'getConsents',
  tag: 'Proposals',
  summary: 'What the proposer consents to, and every word on it',
  description:
    'The ledger begins with the submission. What is in force is the latest line of a code; nothing is shared, passed on or published without the line that it rests on.',
  params: caseParams,
  responses: { 200: { description: 'The ledger', schema: consentLedgerSchema, examples: { ledger: CONSENT_LEDGER } } },
  handler: async ({ openCase }) => reply(200, await openCase(viewConsents)),
});

/** A stranger can't fill a ledger that nobody may ever shorten: what comes from outside is capped per day. */
async function refuseOverLimit(manager: EntityManager, proposal: ProposalEntity, most: number, now: Date) {
  const today = tokyoDay(now.toISOString());
  if ((await statementsSince(manager, proposal, new Date(tokyoInstant(today, '00:00')))) < most) return;
  const freeAt = Date.parse(tokyoInstant(addDays(today, 1), '00:00'));
  throw new ApiProblem('TOO_MANY_COMMANDS', [], { retryAfterS: Math.ceil((freeAt - now.getTime()) / 1000) });
}

const state = defineRoute({
  name: 'POST /proposals/{id}/consents',
  operationId: 'stateConsent',
  tag: 'Proposals',
  summary: 'Give or withdraw a consent, on a closed case too',
  description:
    'It counts from its commit: after the answer nothing more is shared on a consent that was withdrawn; what was passed on before stays listed. The desk writes down what a proposer told it with `onBehalfOf` and the evidence. Saying what already holds changes nothing.',
  params: caseParams,
  body: z
    .strictObject({
      code: z.string().max(60).describe('A consent that the desk’s guideline asks for'),
      given: z.boolean(),
      onBehalfOf: onBehalfOf.optional(),
    })
    .meta({ id: 'ConsentStatement' }),
  bodyExamples: {
    withdrawn: { code: 'internal_sharing', given: false },
    'by letter': {
      code: 'publication',
      given: true,
      onBehalfOf: { party: 'proposer', evidence: '令和8年11月20日付けの書面' },
    },
  },
  problems: [
    'NOT_SUBMITTED',
    'NOT_A_PROPOSAL',
    'NOT_AUTHORISED',
    'ON_BEHALF_NOT_ALLOWED',
    'CONSENT_NOT_ASKED',
    'TOO_MANY_COMMANDS',
  ],
  responses: {
    200: { description: 'The ledger as it is now', schema: consentLedgerSchema, examples: { ledger: CONSENT_LEDGER } },
  },
  handler: async ({ body, now, deps, openCase }) => {
    const work = async (at: AtCase) => {
      const { manager, proposal, profile, actor, person } = at;
      const said = body.onBehalfOf ?? null;
      const authority = authorityOverConsents(actor, said);
      if (authority === 'denied') throw new DomainError('NOT_AUTHORISED');
      if (authority === 'on_behalf_denied') throw new DomainError('ON_BEHALF_NOT_ALLOWED');
      if (proposal.kind !== 'proposal') throw new DomainError('NOT_A_PROPOSAL');
      if (!proposal.submitted) throw new DomainError('NOT_SUBMITTED');
      if (!profile.consents.some((consent) => consent.code === body.code)) {
        throw invalid([{ field: 'code', code: 'NOT_ALLOWED' }]);
      }
      if (!isAskedFor(profile, body.code)) throw new DomainError('CONSENT_NOT_ASKED');
      if (said === null) await refuseOverLimit(manager, proposal, deps.limits.commandsPerDay, now);
      const before = await consentsInForce(manager, proposal);
      const { code: named, given } = body;
      const word = { code: named, given, personId: person.personId, onBehalfOf: said, now };
      if (await stateConsent(manager, proposal, word)) {
        const after = await consentsInForce(manager, proposal);
        await followConsent(manager, proposal, profile, { before, after }, now);
      }
      return viewConsents(at);
    };
    return reply(200, await openCase(work, { lock: true }));
  },
});

export const consentRoutes = [get, state];
