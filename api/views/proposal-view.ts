import { In, IsNull, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { tokyoDay } from '../../domain/calendar.js';
import { completed } from '../../domain/case-state.js';
import { answersBeside } from '../../domain/decision-aid.js';
import { lineOf, sees, showContent } from '../../domain/field-access.js';
import { checkContent } from '../../domain/form.js';
import { formValue } from '../../domain/form-value.js';
import { extendableAsks } from '../../domain/moves/extension.js';
import { openActions, type OpenAction } from '../../domain/process.js';
import type { Profile } from '../../domain/profile.js';
import { CaseWatchEntity, DepartmentEntity, NotificationEntity, type ProposalEntity } from '../../entities/index.js';
import { findInCharge } from '../../entities/records/assignments.js';
import { loadFacts } from '../../entities/records/case-facts.js';
import { currentConsents } from '../../entities/records/consents.js';
import type { AtCase } from '../callers.js';
import { describeFieldError, fieldErrorSchema } from '../problem.js';
import { consentGiven } from './consent-view.js';
import { chargeSchema, inChargeSchema, viewCharges, viewInCharge } from './assignment-view.js';
import { protectionSchema, viewProtection } from './protection-view.js';
import { askSchema, clockSchema, standingSchema, viewAsks, viewClock, viewStanding } from './state-view.js';
import { commandKindSchema, intakeKindSchema, proposalTypeSchema, wordsSchema } from './vocabulary.js';

const actionSchema = z
  .object({
    kind: commandKindSchema,
    own: z.boolean().describe('It may be given in one’s own name'),
    onBehalfOf: z.array(z.enum(['proposer', 'mayor'])).describe('For whom it may be given instead'),
  })
  .meta({ id: 'Action', description: 'A command that is open to the one who asks' });

const departmentPart = z
  .object({
    departmentId: z.uuid(),
    name: wordsSchema,
    lead: z.boolean(),
    status: z.enum(['asked', 'taken', 'refused']),
  })
  .meta({ id: 'DepartmentPart', description: 'A department’s part in a case' });

const answerBeside = z
  .object({
    criterion: z.string().describe('As screening or the decision answers it'),
    field: z.string(),
    item: z.string().nullable().describe('Item of a checklist; null: the answer as a whole'),
    label: wordsSchema,
    answer: formValue,
  })
  .meta({ id: 'AnswerBeside', description: 'What the form says on a criterion' });

const receiptSchema = z
  .object({
    entries: z.int().describe('Entries of the case’s chain at that moment'),
    head: z.string().describe('Hash of the last of them: with it the record can be shown to hold what it acknowledged'),
  })
  .meta({ id: 'Receipt' });

export const proposalSchema = standingSchema
  .extend({
    id: z.uuid(),
    desk: z.string(),
    kind: intakeKindSchema.describe('Only a proposal goes through the stages'),
    type: proposalTypeSchema,
    challengeId: z.uuid().nullable(),
    referenceNumber: z.string().nullable().describe('受付番号'),
    title: z.string(),
    content: z.record(z.string(), formValue).describe('Values by form-field key, and the pledges accepted'),
    consents: z
      .array(consentGiven)
      .describe(
        'What the proposer consents to at this moment; where nothing was answered, what the guideline says holds',
      ),
    protection: protectionSchema.optional().describe('Items of which somebody asked that they be protected'),
    profileVersion: z.int().describe('Version of the desk’s guideline that it keeps'),
    submitted: z.boolean(),
    receivedAt: z.iso.datetime().nullable(),
    receipt: receiptSchema
      .nullable()
      .optional()
      .describe('What was acknowledged when it was handed in; null: it was not. For its proposer and the city'),
    faults: z
      .array(fieldErrorSchema)
      .optional()
      .describe('Of a draft: what would be refused if it were handed in as it is'),
    savedAt: z.iso.datetime().optional().describe('Of a draft: when it was saved last'),
    asks: z.array(askSchema).describe('Who is awaited; a proposer sees what awaits them'),
    clock: clockSchema.optional().describe('Only for the proposer’s people and the city’s own'),
    actions: z.array(actionSchema).describe('Commands that are open to me now'),
    departments: z.array(departmentPart).optional().describe('Only for the city’s own people, as all that follows'),
    inCharge: z.array(inChargeSchema).optional().describe('Who is in charge of which side, now'),
    charges: z
      .array(chargeSchema)
      .optional()
      .describe('The sides of the case, each with what I may do now with its charge'),
    extendable: z
      .array(z.string())
      .optional()
      .describe('Keys of the asks for which I may give more time (`extend_due`)'),
    watching: z.boolean().optional().describe('I follow it (POST /proposals/{id}/watch)'),
    answersBeside: z
      .array(answerBeside)
      .optional()
      .describe('Answers of the form beside the criteria that they help to judge'),
    channel: z.string().optional(),
    opening: z.int().optional(),
    unsettled: z
      .int()
      .optional()
      .describe('Commands that were received and wait to be decided; a proposer sees it of a draft that was handed in'),
    movedAt: z.iso.datetime().nullable().optional().describe('When something last happened'),
    stalledSince: z.iso
      .datetime()
      .nullable()
      .optional()
      .describe('Since when it counts as stalled: nothing happened for the guideline’s number of business days'),
    attention: z.string().nullable().optional().describe('Code of what an operator has to look at'),
    attentionAt: z.iso.datetime().nullable().optional(),
  })
  .meta({ id: 'Proposal' });
type Receipt = z.output<typeof receiptSchema>;
export type ProposalView = z.output<typeof proposalSchema>;

const viewActions = (actions: readonly OpenAction[]): z.output<typeof actionSchema>[] =>
  actions.map(({ kind, own, onBehalfOf }) => ({ kind, own, onBehalfOf: [...onBehalfOf] }));

/** A case as the one who asks may see it. */
export async function viewProposal(at: AtCase, now: Date): Promise<ProposalView> {
  const { manager, deskId, proposal, profile, actor, sight } = at;
  const { state } = proposal;
  const shown = showContent(profile, proposal, sight);
  await at.noteReads([{ proposalId: proposal.id, fields: shown.recorded }]);
  const facts = await loadFacts(manager, proposal, profile);
  const shared: ProposalView = {
    id: proposal.id,
    desk: deskId,
    kind: proposal.kind,
    type: proposal.type,
    challengeId: sees(sight, 'content') ? proposal.challengeId : null,
    referenceNumber: proposal.referenceNumber,
    title: lineOf(shown, 'title'),
    content: shown.content,
    consents:
      sees(sight, 'content') && proposal.kind === 'proposal' ? await currentConsents(manager, proposal, profile) : [],
    ...(sees(sight, 'protected') && { protection: viewProtection(state) }),
    profileVersion: proposal.profileVersion,
    submitted: proposal.submitted,
    receivedAt: proposal.receivedAt?.toISOString() ?? null,
    ...(sees(sight, 'protected') && { receipt: await findReceipt(manager, proposal) }),
    ...(!proposal.submitted && {
      faults: faultsOf(proposal, profile),
      savedAt: proposal.updatedAt.toISOString(),
      unsettled: unsettledOf(proposal),
    }),
    ...viewStanding(state, profile, sight),
    asks: viewAsks(state.asks, sight),
    ...((sight === 'own' || sight === 'whole') && { clock: viewClock(state) }),
    actions: viewActions(openActions(state, actor, facts, profile, now.toISOString())),
  };
  if (!sees(sight, 'internal')) return shared;
  const inCharge = await findInCharge(manager, deskId, [proposal.id], tokyoDay(now.toISOString()));
  return {
    ...shared,
    departments: await viewDepartments(at),
    inCharge: viewInCharge(inCharge),
    charges: viewCharges(state, at.person, inCharge),
    extendable: extendableAsks({ state: completed(state), actor }).map(({ key }) => key),
    watching: await isWatching(at),
    answersBeside: answersBeside(profile, proposal),
    channel: proposal.channel,
    opening: proposal.opening,
    unsettled: unsettledOf(proposal),
    movedAt: proposal.movedAt?.toISOString() ?? null,
    stalledSince: proposal.stalledSince?.toISOString() ?? null,
    attention: proposal.attention,
    attentionAt: proposal.attentionAt?.toISOString() ?? null,
  };
}

const isWatching = ({ manager, deskId, proposal, person }: AtCase): Promise<boolean> =>
  manager.existsBy(CaseWatchEntity, {
    deskId,
    proposalId: proposal.id,
    personId: person.personId,
    until: IsNull(),
  });

const unsettledOf = ({ nextNumber, last }: ProposalEntity): number => nextNumber - 1 - last;

const faultsOf = ({ type, kind, content }: ProposalEntity, profile: Profile) =>
  checkContent(profile, type, content, kind).map(describeFieldError);

async function findReceipt(manager: EntityManager, { deskId, id }: ProposalEntity): Promise<Receipt | null> {
  const row = await manager.findOne(NotificationEntity, {
    where: { deskId, proposalId: id, kind: 'receipt' },
    order: { createdAt: 'DESC' },
  });
  const receipt = receiptSchema.safeParse(row?.params);
  return receipt.success ? receipt.data : null;
}

async function viewDepartments(at: AtCase): Promise<NonNullable<ProposalView['departments']>> {
  const { manager, deskId, proposal } = at;
  const parts = proposal.state.departments;
  if (parts.length === 0) return [];
  const rows = await manager.findBy(DepartmentEntity, { deskId, id: In(parts.map((part) => part.departmentId)) });
  return parts.map(({ departmentId, lead, status }) => {
    const row = rows.find((candidate) => candidate.id === departmentId);
    return { departmentId, lead, status, name: { ja: row?.nameJa ?? '', en: row?.nameEn ?? '' } };
  });
}
