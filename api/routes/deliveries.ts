import { z } from 'zod';
import { text } from '../../domain/text.js';
import { loadCurrentProfile } from '../../entities/records/profiles.js';
import { deliverCase, listDeliveries, listPartners } from '../../entities/records/deliveries.js';
import { DELIVERIES, DELIVERY, PARTNERS } from '../examples/answers.js';
import { caseParams, deskParams } from '../params.js';
import { invalid, notFound } from '../problem.js';
import { defineRoute, reply } from '../route.js';
import { deliverySchema, viewDeliveries } from '../views/delivery-view.js';

const partners = defineRoute({
  name: 'GET /desks/{desk}/partners',
  operationId: 'listPartners',
  tag: 'Desks',
  summary: 'The partner municipalities of a desk',
  description:
    'The municipalities that the desk knows; where its guideline names partners, those of them. A case is passed on to one of these with `POST /proposals/{id}/deliveries`.',
  params: deskParams,
  responses: {
    200: {
      description: 'By name',
      schema: z
        .object({ partners: z.array(z.object({ id: z.uuid(), name: z.string() }).meta({ id: 'Partner' })) })
        .meta({ id: 'PartnerList' }),
      examples: { 'one partner': PARTNERS },
    },
  },
  handler: async ({ manager, deskId }) => {
    const profile = await loadCurrentProfile(manager, deskId);
    if (!profile) throw notFound('desk');
    const rows = await listPartners(manager, deskId, profile);
    return reply(200, { partners: rows.map(({ id, name }) => ({ id, name })) });
  },
});

const list = defineRoute({
  name: 'GET /proposals/{id}/deliveries',
  operationId: 'listDeliveries',
  tag: 'Proposals',
  summary: 'To which partner municipalities a case was passed on',
  description:
    'Each with what was passed on, when, and the line of the consent ledger that it rests on. They stay listed after that consent was withdrawn; reading ends with it.',
  params: caseParams,
  responses: {
    200: {
      description: 'In their order',
      schema: z.object({ deliveries: z.array(deliverySchema) }).meta({ id: 'DeliveryList' }),
      examples: { 'one delivery': DELIVERIES },
    },
  },
  handler: async ({ openCase }) =>
    reply(200, {
      deliveries: await openCase(async (at) => viewDeliveries(at, await listDeliveries(at.manager, at.proposal))),
    }),
});

const deliver = defineRoute({
  name: 'POST /proposals/{id}/deliveries',
  operationId: 'deliverProposal',
  tag: 'Proposals',
  summary: 'Pass a case on to a partner municipality',
  description:
    'Only what was decided, and only while the proposer’s consent to it is in force: both are asked in the transaction that writes the delivery. From then on people of that municipality read the case, without what is protected or personal, as long as the consent holds. The same content on the same consent is passed on once.',
  params: caseParams,
  body: z
    .strictObject({
      municipalityId: z.uuid().describe('One of `GET /desks/{desk}/partners`'),
      note: text(2000).optional(),
    })
    .meta({ id: 'NewDelivery' }),
  bodyExamples: { 'to one partner': { municipalityId: DELIVERY.municipality.id } },
  problems: ['NOT_TO_BE_SHARED', 'CONSENT_NOT_IN_FORCE'],
  responses: {
    201: { description: 'Passed on', schema: deliverySchema, examples: { delivered: DELIVERY } },
    200: {
      description: 'It had been passed on to them before',
      schema: deliverySchema,
      examples: { 'delivered before': DELIVERY },
    },
  },
  handler: async ({ body, now, openCase }) => {
    const done = await openCase(
      async (at) => {
        const { manager, deskId, proposal, profile, person } = at;
        // Whom a desk works with is what its guideline says today, whatever it said when the case began.
        const today = await loadCurrentProfile(manager, deskId);
        const known = today ? await listPartners(manager, deskId, today) : [];
        const municipality = known.find(({ id }) => id === body.municipalityId.toLowerCase());
        if (!municipality) throw invalid([{ field: 'municipalityId', code: 'NOT_FOUND' }]);
        const { personId } = person;
        const delivered = await deliverCase(manager, proposal, profile, {
          ...{ municipality, note: body.note ?? null, personId, now },
        });
        const [view] = await viewDeliveries(at, [delivered.delivery]);
        return { view: view!, isNew: delivered.isNew };
      },
      { lock: true },
    );
    return done.isNew ? reply(201, done.view) : reply(200, done.view);
  },
});

export const deliveryRoutes = [partners, list, deliver];
