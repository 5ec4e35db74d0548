import { z } from 'zod';
import { completed, type CaseState } from '../../domain/case-state.js';
import { consultationOf } from '../../domain/protection.js';

const wish = z.enum(['protect', 'release']);

export const protectionSchema = z
  .object({
    items: z
      .array(
        z.object({
          item: z.string().describe('Key of a field of the form'),
          standing: z
            .enum(['marked', 'agreed', 'released'])
            .describe('marked: protected by wish; agreed: by agreement; released: it may be shown to others'),
        }),
      )
      .describe('Items of which somebody said something'),
    status: z
      .enum(['none', 'open', 'unresolved'])
      .describe('Of the consultation. open: the proposer is asked; unresolved: both sides want different things'),
    consultation: z
      .array(
        z.object({
          item: z.string(),
          desk: wish.describe('What the desk wants'),
          proposer: wish.nullable().describe('What the proposer wants; null: not said'),
        }),
      )
      .describe('Items that are talked over'),
  })
  .meta({ id: 'Protection', description: 'How the ideas of a proposal are protected' });

export function viewProtection(state: CaseState): z.output<typeof protectionSchema> {
  const { protection } = completed(state);
  return {
    items: protection.items.map(({ item, standing }) => ({ item, standing })),
    status: consultationOf({ protection }),
    consultation: protection.consultation.map(({ item, desk, proposer }) => ({ item, desk, proposer })),
  };
}
