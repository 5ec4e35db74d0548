import { z } from 'zod';
import { URGENCIES } from '../../domain/notice-kinds.js';
import { noticeKindSchema } from './preferences-view.js';
import { askKindSchema, commandKindSchema, outcomeSchema, wordsSchema } from './vocabulary.js';

/** A notice in somebody's inbox. */

export const noticeSchema = z
  .object({
    id: z.uuid(),
    desk: z.string(),
    kind: noticeKindSchema,
    label: wordsSchema,
    urgency: z.enum(URGENCIES).meta({ id: 'Urgency' }),
    at: z.iso.datetime(),
    read: z.boolean(),
    proposal: z
      .object({
        id: z.uuid(),
        referenceNumber: z.string().nullable(),
        title: z.string().describe('Empty where it is not shown'),
        stageLabel: wordsSchema,
      })
      .nullable()
      .describe('As it stands now; null: it is about no case'),
    ask: askKindSchema.optional(),
    due: z.iso.datetime().nullable().optional(),
    meetsAt: z.iso.datetime().optional().describe('When a meeting begins'),
    command: commandKindSchema.optional(),
    outcome: outcomeSchema.nullable().optional(),
  })
  .meta({ id: 'InboxNotice' });
export type NoticeView = z.output<typeof noticeSchema>;
