import { In } from 'typeorm';
import { z } from 'zod';
import { sees } from '../../domain/field-access.js';
import { OrganisationEntity, type DeliveryEntity } from '../../entities/index.js';
import { latestConsents } from '../../entities/records/consents.js';
import type { AtCase } from '../callers.js';
import { loadNames } from './people-view.js';

export const deliverySchema = z
  .object({
    id: z.uuid(),
    municipality: z.object({ id: z.uuid(), name: z.string() }),
    deliveredAt: z.iso.datetime(),
    items: z.array(z.string()).describe('Keys of the form fields that were passed on'),
    revision: z.int().describe('Revision of the content'),
    consentId: z.uuid().describe('The line of the consent ledger that it rests on'),
    inForce: z.boolean().describe('That line still holds: the municipality may read the case'),
    deliveredBy: z.string().optional().describe('Only for the city’s own people, as is the note'),
    note: z.string().nullable().optional(),
  })
  .meta({ id: 'Delivery' });
export type DeliveryView = z.output<typeof deliverySchema>;

export async function viewDeliveries(
  { manager, deskId, proposal, sight }: AtCase,
  rows: readonly DeliveryEntity[],
): Promise<DeliveryView[]> {
  if (rows.length === 0) return [];
  const isInner = sees(sight, 'internal');
  const ids = [...new Set(rows.map(({ municipalityId }) => municipalityId))];
  const municipalities = await manager.findBy(OrganisationEntity, { deskId, id: In(ids) });
  const held = await latestConsents(manager, proposal);
  const names = await loadNames(manager, deskId, isInner ? rows.map(({ deliveredBy }) => deliveredBy) : []);
  return rows.map(({ id, municipalityId, deliveredAt, items, revision, consentId, deliveredBy, note }) => ({
    id,
    municipality: {
      id: municipalityId,
      name: municipalities.find((candidate) => candidate.id === municipalityId)?.name ?? '',
    },
    deliveredAt: deliveredAt.toISOString(),
    items: [...items],
    revision,
    consentId,
    inForce: held.some((line) => line.id === consentId && line.given),
    ...(isInner && { deliveredBy: names.get(deliveredBy) ?? '', note }),
  }));
}
