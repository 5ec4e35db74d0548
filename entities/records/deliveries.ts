import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { CONSENT } from '../../domain/consents.js';
import { DomainError } from '../../domain/errors.js';
import { showContent } from '../../domain/field-access.js';
import type { Profile } from '../../domain/profile.js';
import { decisionOn, isForPartners, isNamedPartner, reachesUnrealised } from '../../domain/sharing.js';
import { DeliveryEntity, OrganisationEntity, type ProposalEntity } from '../index.js';
import { appendAudit } from './audit.js';
import { latestConsents } from './consents.js';

/** What is passed on to partner municipalities. The caller holds the record's lock. */

export const PARTNER_KIND = 'municipality';

/** The partners of a desk: the municipalities that it knows, of those that its guideline names where it names any. */
export async function listPartners(
  manager: EntityManager,
  deskId: string,
  profile: Profile,
): Promise<OrganisationEntity[]> {
  const known = await manager.find(OrganisationEntity, {
    where: { deskId, kind: PARTNER_KIND },
    order: { name: 'ASC', id: 'ASC' },
  });
  return known.filter(({ name }) => isNamedPartner(profile, name));
}

export interface NewDelivery {
  readonly municipality: OrganisationEntity;
  readonly note: string | null;
  readonly personId: string;
  readonly now: Date;
}

export interface Delivered {
  readonly delivery: DeliveryEntity;
  /** False: the same content was passed on to them on the same consent before. */
  readonly isNew: boolean;
}

/** Passes a case on to a partner, on the consent that is in force now: refused where there is none. */
export async function deliverCase(
  manager: EntityManager,
  proposal: ProposalEntity,
  profile: Profile,
  { municipality, note, personId, now }: NewDelivery,
): Promise<Delivered> {
  const { deskId, id: proposalId, state } = proposal;
  const decision = decisionOn(state);
  if (decision === null || (decision === 'unrealised' && !reachesUnrealised(profile, CONSENT.partners))) {
    throw new DomainError('NOT_TO_BE_SHARED');
  }
  const lines = (await latestConsents(manager, proposal)).filter(({ given }) => given);
  const line = lines.find(({ code }) => code === CONSENT.partners);
  if (line === undefined || !isForPartners(state, profile, new Set(lines.map(({ code }) => code)))) {
    throw new DomainError('CONSENT_NOT_IN_FORCE');
  }
  const [{ revision } = { revision: 1 }] = await manager.query<{ revision: number }[]>(
    `select coalesce(max(revision), 1) as revision from proposal_revisions
      where desk_id = $1 and proposal_id = $2 and effective_at is not null`,
    [deskId, proposalId],
  );
  const items = Object.keys(showContent(profile, proposal, 'shared').content);
  const rests = { deskId, proposalId, municipalityId: municipality.id, consentId: line.id, revision };
  const before = await manager.findOneBy(DeliveryEntity, rests);
  if (before && before.items.join(' ') === items.join(' ')) return { delivery: before, isNew: false };
  const delivery = manager.create(DeliveryEntity, {
    ...rests,
    ...{ id: randomUUID(), items, note, deliveredAt: now, deliveredBy: personId },
  });
  await manager.insert(DeliveryEntity, delivery);
  await appendAudit(manager, {
    deskId,
    chain: proposalId,
    action: 'case.delivered',
    at: now,
    personId,
    facts: {
      delivery: delivery.id,
      municipality: municipality.id,
      consent: line.id,
      revision,
      items: items.join(' '),
    },
    ...(note !== null && { words: { note } }),
  });
  return { delivery, isNew: true };
}

export const listDeliveries = (
  manager: EntityManager,
  { deskId, id }: Pick<ProposalEntity, 'deskId' | 'id'>,
): Promise<DeliveryEntity[]> =>
  manager.find(DeliveryEntity, { where: { deskId, proposalId: id }, order: { deliveredAt: 'ASC', id: 'ASC' } });
