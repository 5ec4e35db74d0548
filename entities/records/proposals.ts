import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { draftState } from '../../domain/case-state.js';
import { DomainError } from '../../domain/errors.js';
import type { Content } from '../../domain/content.js';
import type { Profile } from '../../domain/profile.js';
import type { IntakeKind, ProposalType } from '../../domain/stages.js';
import { LocatorEntity, ProposalEntity } from '../index.js';
import { appendAudit, wordsOf } from './audit.js';
import type { Person } from './people.js';

/** A proposal never changes its desk: where it lies is looked up once per process, or a few times. */
const desks = new Map<string, string>();
const MOST_DESKS = 10_000;

/** The desk that a proposal belongs to, for what names no desk; null when there is no such proposal. */
export async function findDeskOf(dataSource: DataSource, proposalId: string): Promise<string | null> {
  const known = desks.get(proposalId);
  if (known !== undefined) return known;
  const locator = await dataSource.manager.findOneBy(LocatorEntity, { proposalId });
  if (!locator) return null;
  if (desks.size >= MOST_DESKS) desks.clear();
  desks.set(proposalId, locator.deskId);
  return locator.deskId;
}

export const findProposal = (manager: EntityManager, deskId: string, id: string): Promise<ProposalEntity | null> =>
  manager.findOneBy(ProposalEntity, { deskId, id });

/** The record, locked until the transaction ends: whoever changes a case holds this. */
export const lockProposal = (manager: EntityManager, deskId: string, id: string): Promise<ProposalEntity | null> =>
  manager.findOne(ProposalEntity, { where: { deskId, id }, lock: { mode: 'pessimistic_write' } });

const titleOf = (content: Content): string => (typeof content['title'] === 'string' ? content['title'] : '');

export interface NewDraft {
  readonly deskId: string;
  readonly profile: Profile;
  readonly kind: IntakeKind;
  readonly type: ProposalType;
  /** Checked by the caller against the desk's form. */
  readonly content: Content;
  readonly challengeId: string | null;
  readonly author: Person;
  /** The desk writes it down for a proposer who has no account here. */
  readonly onBehalf: boolean;
  readonly channel: string;
  readonly now: Date;
}

/** Makes a draft: a record without a number and without a workflow. */
export async function createDraft(manager: EntityManager, draft: NewDraft): Promise<ProposalEntity> {
  const { deskId, profile, kind, type, content, author, now } = draft;
  const proposal = manager.create(ProposalEntity, {
    deskId,
    id: randomUUID(),
    kind,
    type,
    profileVersion: profile.version,
    challengeId: draft.challengeId,
    proposerPersonId: draft.onBehalf ? null : author.personId,
    organisationId: draft.onBehalf ? null : author.organisationId,
    authorPersonId: author.personId,
    channel: draft.channel,
    fiscalYear: null,
    fiscalNumber: null,
    referenceNumber: null,
    title: titleOf(content),
    stage: 'intake',
    outcome: null,
    closed: false,
    submitted: false,
    ballHolder: null,
    ballDepartmentId: null,
    ballSince: null,
    dueAt: null,
    last: 0,
    lastSettled: 0,
    nextNumber: 1,
    opening: 1,
    started: false,
    attention: null,
    attentionAt: null,
    workflowRunId: null,
    reconciledAt: null,
    receivedAt: null,
    closedAt: null,
    movedAt: null,
    stalledSince: null,
    createdAt: now,
    updatedAt: now,
  });
  // jsonb columns are set as they are: `create` would copy them through its own deep merge.
  proposal.content = content;
  proposal.state = draftState(type, profile.cost.default_municipal_cost ?? false, kind);
  await manager.insert(ProposalEntity, proposal as never);
  await manager.insert(LocatorEntity, { proposalId: proposal.id, deskId });
  await appendAudit(manager, {
    deskId,
    chain: proposal.id,
    action: 'draft.created',
    at: now,
    personId: author.personId,
    facts: { kind, type, onBehalf: draft.onBehalf, channel: draft.channel, profileVersion: profile.version },
    words: wordsOf(content),
  });
  return proposal;
}

/** Replaces the content of a draft. The caller holds the lock and has checked content and rights. */
export async function saveDraft(
  manager: EntityManager,
  proposal: ProposalEntity,
  change: { content: Content; challengeId: string | null; person: Person; now: Date },
): Promise<void> {
  // A submission that is on its way was given for the content as it is.
  if (proposal.submitted || proposal.nextNumber - 1 > proposal.last) throw new DomainError('ALREADY_SUBMITTED');
  const { deskId, id } = proposal;
  const { content, challengeId, person, now } = change;
  await manager.update(ProposalEntity, { deskId, id }, {
    content,
    challengeId,
    title: titleOf(content),
    updatedAt: now,
  } as never);
  await appendAudit(manager, {
    deskId,
    chain: id,
    action: 'draft.changed',
    at: now,
    personId: person.personId,
    words: wordsOf(content),
  });
}
