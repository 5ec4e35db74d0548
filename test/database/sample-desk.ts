import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { draftState } from '../../domain/case-state.js';
import type { Profile } from '../../domain/profile.js';
import {
  AuditAccessEntity,
  AuditEntryEntity,
  AuditValueEntity,
  CommandEntity,
  DeskEntity,
  LocatorEntity,
  OutboxMessageEntity,
  PersonEntity,
  ProfileVersionEntity,
  ProposalEntity,
} from '../../entities/index.js';
import { withDesk } from '../../entities/with-desk.js';

export interface SampleDesk {
  deskId: string;
  personId: string;
  proposalId: string;
  commandId: string;
}

/** A desk with one person, one draft and one received command, each with its audit rows: enough for walls to stand on. */
export async function addSampleDesk(dataSource: DataSource, deskId: string): Promise<SampleDesk> {
  const sample = { deskId, personId: randomUUID(), proposalId: randomUUID(), commandId: randomUUID() };
  await withDesk(dataSource, sample, async (manager) => {
    await addDesk(manager, sample);
    await addProposal(manager, sample);
    await addCommand(manager, sample);
    await addAudit(manager, sample);
  });
  return sample;
}

async function addDesk(manager: EntityManager, { deskId, personId }: SampleDesk): Promise<void> {
  const now = new Date();
  await manager.insert(DeskEntity, { id: deskId, nameJa: '試験市', nameEn: 'Test', profileVersion: 1, createdAt: now });
  await manager.insert(ProfileVersionEntity, {
    deskId,
    version: 1,
    content: { id: deskId } as Profile,
    digest: 'd'.repeat(64),
    loadedAt: now,
  });
  await manager.insert(PersonEntity, { deskId, id: personId, name: '髙﨑 花子', createdAt: now });
}

async function addProposal(manager: EntityManager, { deskId, personId, proposalId }: SampleDesk): Promise<void> {
  const now = new Date();
  await manager.insert(ProposalEntity, {
    deskId,
    id: proposalId,
    kind: 'proposal',
    type: 'open_proposal',
    profileVersion: 1,
    authorPersonId: personId,
    proposerPersonId: personId,
    channel: 'portal',
    content: { title: '防災', pledges: ['a'] },
    title: '防災',
    stage: 'intake',
    closed: false,
    submitted: false,
    last: 0,
    lastSettled: 0,
    state: draftState('open_proposal'),
    createdAt: now,
    updatedAt: now,
  });
  await manager.insert(LocatorEntity, { proposalId, deskId });
}

async function addCommand(manager: EntityManager, { deskId, personId, proposalId, commandId }: SampleDesk) {
  const now = new Date();
  await manager.insert(CommandEntity, {
    deskId,
    id: commandId,
    proposalId,
    number: 1,
    opening: 1,
    kind: 'submit',
    input: {},
    actor: { personId, roles: ['proposer'], departmentIds: [], ownsCase: true },
    actorPersonId: personId,
    occurredOn: '2026-04-01',
    receivedAt: now,
    status: 'received',
  });
  await manager.insert(OutboxMessageEntity, {
    commandId,
    deskId,
    proposalId,
    opening: 1,
    number: 1,
    kind: 'submit',
    createdAt: now,
  });
}

async function addAudit(manager: EntityManager, { deskId, personId, proposalId, commandId }: SampleDesk) {
  const now = new Date();
  const [hash, previousHash] = ['a'.repeat(64), '0'.repeat(64)];
  await manager.insert(AuditEntryEntity, {
    deskId,
    chain: proposalId,
    n: 1,
    text: '{"v":1}',
    hash,
    previousHash,
    commandId,
    at: now,
  });
  await manager.insert(AuditValueEntity, { deskId, commitment: 'c'.repeat(64), salt: 's'.repeat(32), value: '理由' });
  await manager.insert(AuditAccessEntity, { deskId, at: now, personId, action: 'read', proposalId });
}
