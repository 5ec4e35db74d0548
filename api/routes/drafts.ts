import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { isDesk } from '../../domain/access.js';
import { DomainError } from '../../domain/errors.js';
import type { Content } from '../../domain/content.js';
import { contentSchema } from '../../domain/form.js';
import { givenContent } from '../../domain/form-value.js';
import { fieldErrorsOf } from '../../domain/problems.js';
import { notOffered } from '../../domain/offer.js';
import type { Profile } from '../../domain/profile.js';
import { CHANNELS, type IntakeKind, type ProposalType } from '../../domain/stages.js';
import { ChallengeEntity } from '../../entities/index.js';
import { loadCurrentProfile } from '../../entities/records/profiles.js';
import { createDraft, findProposal, saveDraft } from '../../entities/records/proposals.js';
import { claimKey, digestOf, findClaim, readIdempotencyKey } from '../commands/idempotency.js';
import { CASES, DRAFT } from '../examples/answers.js';
import { caseParams, deskParams } from '../params.js';
import { invalid, notFound } from '../problem.js';
import { defineRoute, reply } from '../route.js';
import { proposalSchema, viewProposal } from '../views/proposal-view.js';
import { intakeKindSchema, proposalTypeSchema } from '../views/vocabulary.js';

const ROUTE = 'POST /desks/{desk}/proposals';

const content = givenContent.describe('Values by form-field key of the desk; anything may still be missing');

/** A draft is checked field by field, so that nothing is kept which the form could never hold. */
function readContent(profile: Profile, type: ProposalType, kind: IntakeKind, given: unknown): Content {
  const parsed = contentSchema(profile, type, 'draft', kind).safeParse(given, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw invalid(fieldErrorsOf(parsed.error, ['content']));
}

/** A draft may name any challenge of the desk; whether it is open is asked when it is handed in. */
async function checkChallenge(manager: EntityManager, deskId: string, challengeId: string | null): Promise<void> {
  if (challengeId === null || (await manager.existsBy(ChallengeEntity, { deskId, id: challengeId }))) return;
  throw invalid([{ field: 'challengeId', code: 'NOT_FOUND' }]);
}

const draftRef = z
  .object({
    id: z.uuid(),
    desk: z.string(),
    type: proposalTypeSchema,
    title: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Draft' });

const create = defineRoute({
  name: ROUTE,
  operationId: 'createDraft',
  tag: 'Proposals',
  summary: 'Write a draft; handing it in is the command `submit`',
  description:
    'Anything may still be missing; what is given must fit the desk’s form (`form_fields` of `GET /desks/{desk}`). A proposer writes their own; the desk writes one down for a proposer without an account and says so with `onBehalfOf`.',
  params: deskParams,
  body: z
    .strictObject({
      kind: intakeKindSchema.default('proposal').describe('What it is; only a proposal goes through the stages'),
      type: proposalTypeSchema
        .optional()
        .describe('Required for a proposal; nothing else has one before it becomes one'),
      challengeId: z.uuid().nullable().default(null).describe('The posted challenge that it answers'),
      content: content.default({}),
      channel: z.enum(CHANNELS).optional().describe('How it came in; the desk’s first channel where it is not given'),
      onBehalfOf: z
        .literal('proposer')
        .optional()
        .describe('The desk writes it down for a proposer without an account; only the desk, which has to say so'),
    })
    .meta({ id: 'NewDraft' }),
  bodyExamples: {
    'a title to begin with': { type: 'open_proposal', content: { title: '放置自転車対策' } },
    'at the counter': {
      type: 'open_proposal',
      content: { title: '放置自転車対策', org_name: '株式会社エックス' },
      channel: 'direct',
      onBehalfOf: 'proposer',
    },
  },
  headers: ['Idempotency-Key'],
  problems: ['ON_BEHALF_NOT_ALLOWED', 'KIND_NOT_TAKEN', 'TYPE_NOT_TAKEN', 'CHANNEL_NOT_OFFERED'],
  responses: {
    201: { description: 'The draft', schema: draftRef, examples: { made: DRAFT }, headers: ['Location'] },
    200: {
      description: 'The draft that an earlier request under the same key made',
      schema: draftRef,
      examples: { 'made before': DRAFT },
    },
  },
  handler: async ({ manager, deskId, person, params, body, rawBody, header, now }) => {
    const profile = await loadCurrentProfile(manager, deskId);
    if (!profile) throw notFound('desk');
    const key = readIdempotencyKey(header('idempotency-key'));
    const bodyDigest = digestOf({ path: params, body: rawBody });
    const claim = key === null ? null : { deskId, personId: person.personId, route: ROUTE, key, bodyDigest, now };
    const before = claim && (await findClaim(manager, claim));
    if (before) return reply(200, await viewDraft(manager, deskId, before.proposalId));

    const { kind, challengeId } = body;
    if (kind === 'proposal' && body.type === undefined) throw invalid([{ field: 'type', code: 'REQUIRED' }]);
    const type = body.type ?? profile.proposal_types[0]!.code;
    const channel = body.channel ?? profile.intake.channels[0] ?? 'form';
    const onBehalf = body.onBehalfOf === 'proposer';
    if (onBehalf && !isDesk(person)) throw new DomainError('ON_BEHALF_NOT_ALLOWED');
    if (!onBehalf && !person.roles.includes('proposer')) {
      throw invalid([{ field: 'onBehalfOf', code: 'REQUIRED' }]);
    }
    const refusal = notOffered(profile, { kind, type, channel });
    if (refusal) throw new DomainError(refusal.code, refusal.errors);
    await checkChallenge(manager, deskId, challengeId);
    const draft = await createDraft(manager, {
      deskId,
      profile,
      kind,
      type,
      content: readContent(profile, type, kind, body.content),
      challengeId,
      author: person,
      onBehalf,
      channel,
      now,
    });
    const taken = claim && (await claimKey(manager, { ...claim, proposalId: draft.id, commandId: null }));
    // Somebody was faster under the same key: this transaction's own draft must not stay.
    if (taken)
      throw new DomainError('IDEMPOTENCY_KEY_REUSED', [{ field: 'idempotency-key', code: 'IDEMPOTENCY_KEY_REUSED' }]);
    return reply(201, await viewDraft(manager, deskId, draft.id), { Location: `/api/proposals/${draft.id}` });
  },
});

async function viewDraft(manager: EntityManager, deskId: string, id: string): Promise<z.output<typeof draftRef>> {
  const draft = await findProposal(manager, deskId, id);
  if (!draft) throw notFound();
  const { type, title, createdAt } = draft;
  return { id, desk: deskId, type, title, createdAt: createdAt.toISOString() };
}

const change = defineRoute({
  name: 'PUT /proposals/{id}/draft',
  operationId: 'replaceDraft',
  tag: 'Proposals',
  summary: 'Replace the content of a draft that was not handed in',
  description:
    'The content as a whole takes the place of the former one. Where `challengeId` is not given, it stays as it was. With `savedAt` nobody writes over what somebody else saved in the meantime.',
  params: caseParams,
  body: z
    .strictObject({
      content,
      challengeId: z.uuid().nullable().optional().describe('The posted challenge that it answers'),
      savedAt: z.iso
        .datetime()
        .optional()
        .describe('`savedAt` of the draft that was before one’s eyes: refused if it was saved since then'),
    })
    .meta({ id: 'DraftChange' }),
  bodyExamples: {
    'a new title': { content: { title: '放置自転車を減らす仕組み' } },
    'nothing of others': { content: { title: '放置自転車を減らす仕組み' }, savedAt: '2026-11-20T01:23:45.678Z' },
  },
  problems: ['ALREADY_SUBMITTED', 'DRAFT_CHANGED'],
  responses: {
    200: {
      description: 'The draft',
      schema: proposalSchema,
      examples: { 'for its proposer': CASES['for its proposer'] },
    },
  },
  handler: async ({ body, now, openCase }) => {
    const view = await openCase(
      async (at) => {
        const { manager, deskId, proposal, profile, person } = at;
        if (proposal.submitted) throw new DomainError('ALREADY_SUBMITTED');
        if (body.savedAt !== undefined && Date.parse(body.savedAt) !== proposal.updatedAt.getTime()) {
          throw new DomainError('DRAFT_CHANGED');
        }
        const given = readContent(profile, proposal.type, proposal.kind, body.content);
        const challengeId = body.challengeId === undefined ? proposal.challengeId : body.challengeId;
        await checkChallenge(manager, deskId, challengeId);
        await saveDraft(manager, proposal, { content: given, challengeId, person, now });
        const saved = await findProposal(manager, deskId, proposal.id);
        return viewProposal({ ...at, proposal: saved ?? proposal }, now);
      },
      { lock: true },
    );
    return reply(200, view);
  },
});

export const draftRoutes = [create, change];
