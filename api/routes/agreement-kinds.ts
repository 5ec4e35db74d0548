import { z } from 'zod';
import { KIND_CHOICES } from '../examples/answers.js';
import { documented } from '../json-schemas.js';
import { caseParams } from '../params.js';
import { defineRoute, reply } from '../route.js';
import { kindChoiceSchema, viewKindChoice } from '../views/agreement-kinds-view.js';

/** Codes as profiles spell them, as many as `choose_agreement_kind` takes. */
const CODES = /^[a-z][a-z0-9_]{0,59}(,[a-z][a-z0-9_]{0,59}){0,29}$/;

const counted = z.strictObject({
  policyFields: z
    .string()
    .regex(CODES)
    .transform((codes) => codes.split(','))
    .describe('Codes of the fields that it covers, with commas between them')
    .meta({ examples: ['disaster_prevention,welfare'] }),
  initiatives: documented(
    z
      .string()
      .regex(/^([1-9]\d{0,2}|1000)$/)
      .transform(Number)
      .optional()
      .describe('How many initiatives are expected, 1 to 1000; needed where a rule counts them'),
    { type: 'integer', minimum: 1, maximum: 1000 },
  ),
});

const get = defineRoute({
  name: 'GET /proposals/{id}/agreement-kinds',
  operationId: 'getAgreementKinds',
  tag: 'Proposals',
  summary: 'Which kind of agreement the rules propose, and which take a reason',
  description:
    'For the city’s own people who may see the case. By the rules of the guideline that the case keeps, and as the case stands now, also before its agreement. It decides nothing: `choose_agreement_kind` does, by the same rules.',
  params: caseParams,
  query: counted,
  responses: {
    200: { description: 'What can be chosen, and what is proposed', schema: kindChoiceSchema, examples: KIND_CHOICES },
  },
  handler: async ({ query, openCase }) => reply(200, await openCase(async (at) => viewKindChoice(at, query))),
});

export const agreementKindRoutes = [get];
