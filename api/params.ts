import { z } from 'zod';
import { addDays, tokyoInstant } from '../domain/calendar.js';
import { documented } from './json-schemas.js';

/** Path parameters and query parts that several routes share. */

export const deskId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,38}[a-z0-9]$/)
  .describe('Short name of the desk')
  .meta({ examples: ['minato'] });

export const caseParams = z.strictObject({
  id: z
    .uuid()
    .describe('Id of the proposal')
    .meta({ examples: ['0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10'] }),
});

export const deskParams = z.strictObject({ desk: deskId });

const MAX_PAGE = 100;

export const pageQuery = {
  limit: documented(
    z
      .string()
      .regex(/^([1-9]\d?|100)$/)
      .transform(Number)
      .optional()
      .describe('Items of a page, 1 to 100; 50 where it is not given'),
    { type: 'integer', minimum: 1, maximum: MAX_PAGE },
  ),
  cursor: z.string().max(200).optional().describe('`next` of the page before'),
};

/** Where a list goes on. */
export const nextPage = z.string().nullable().describe('`cursor` of the following page; null on the last');

export const DEFAULT_PAGE = 50;

/** From the beginning of one day (Tokyo) to the end of another; a day that is not given is no bound. */
export const betweenDays = (
  from: string | undefined,
  to: string | undefined,
): { readonly first: string; readonly after: string } => ({
  first: tokyoInstant(from ?? '1970-01-01', '00:00'),
  after: tokyoInstant(addDays(to ?? '9999-12-30', 1), '00:00'),
});
