import { z } from 'zod';
import { sees } from '../../domain/field-access.js';
import { MESSAGE_AUDIENCES, WRITING_SIDES } from '../../domain/messages.js';
import type { MessageEntity } from '../../entities/index.js';
import type { AtCase } from '../callers.js';
import type { Names } from './people-view.js';

/** What was written in a case. */

export const messageAudienceSchema = z
  .enum(MESSAGE_AUDIENCES)
  .meta({ id: 'MessageAudience', description: 'proposer: both sides read it; internal: the city’s own people' });

export const messageSchema = z
  .object({
    id: z.uuid(),
    audience: messageAudienceSchema,
    side: z.enum(WRITING_SIDES).describe('For which side it was written'),
    name: z.string().optional().describe('Of the author; only for the city’s own people'),
    departmentId: z.uuid().nullable().optional().describe('Only for the city’s own people'),
    text: z.string(),
    writtenAt: z.iso.datetime(),
    mine: z.boolean(),
    unread: z.boolean(),
  })
  .meta({ id: 'Message' });
export type MessageView = z.output<typeof messageSchema>;

interface Reader {
  readonly at: AtCase;
  readonly names: Names;
  readonly readTo: Date | null;
}

/** As this reader may see it: who wrote it, only the city's own people. */
export function viewMessage(row: MessageEntity, { at, names, readTo }: Reader): MessageView {
  const mine = row.authorPersonId === at.person.personId;
  return {
    id: row.id,
    audience: row.audience,
    side: row.side,
    ...(sees(at.sight, 'internal') && { name: names.get(row.authorPersonId), departmentId: row.departmentId }),
    text: row.text,
    writtenAt: row.writtenAt.toISOString(),
    mine,
    unread: !mine && (readTo === null || row.writtenAt > readTo),
  };
}
