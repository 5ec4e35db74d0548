import { z } from 'zod';
import { CONSENT_ORIGINS } from '../../domain/consents.js';
import { sees } from '../../domain/field-access.js';
import { currentConsents, listConsents } from '../../entities/records/consents.js';
import type { AtCase } from '../callers.js';
import { actorSchema, loadNames } from './people-view.js';

export const consentGiven = z
  .object({ code: z.string(), given: z.boolean() })
  .meta({ id: 'ConsentGiven', description: 'A consent of the desk’s guideline, and whether it holds' });

const line = z
  .object({
    n: z.int().describe('Place in the ledger; the latest line of a code is what holds'),
    code: z.string(),
    given: z.boolean().describe('false: withdrawn, or not given'),
    origin: z
      .enum(CONSENT_ORIGINS)
      .describe('The form, the guideline where the form left it open, or a later word of the proposer'),
    at: z.iso.datetime(),
    by: actorSchema.nullable().describe('Null: nobody; the guideline said it'),
    evidence: z.string().optional().describe('Where the desk wrote it down; only for the city’s own people'),
  })
  .meta({ id: 'ConsentLine' });

export const consentLedgerSchema = z
  .object({
    consents: z.array(consentGiven).describe('Each consent of the guideline and whether it is in force now'),
    ledger: z.array(line).describe('Every line in its order; empty until the proposal is handed in'),
  })
  .meta({ id: 'ConsentLedger' });
export type ConsentLedgerView = z.output<typeof consentLedgerSchema>;

/** The ledger of a case; its proposer reads which side said what, the city’s own people who. */
export async function viewConsents({ manager, deskId, proposal, profile, sight }: AtCase): Promise<ConsentLedgerView> {
  const rows = await listConsents(manager, proposal);
  const isInner = sees(sight, 'internal');
  const names = isInner
    ? await loadNames(
        manager,
        deskId,
        rows.map((row) => row.personId),
      )
    : new Map<string, string>();
  return {
    consents: await currentConsents(manager, proposal, profile),
    ledger: rows.map(({ n, code, given, origin, at, personId, onBehalfOf }) => ({
      ...{ n, code, given, origin, at: at.toISOString() },
      by:
        origin === 'guideline' || personId === null
          ? null
          : {
              side: onBehalfOf ? ('desk' as const) : ('proposer' as const),
              ...(isInner && { name: names.get(personId) }),
            },
      ...(isInner && onBehalfOf && { evidence: onBehalfOf.evidence }),
    })),
  };
}
