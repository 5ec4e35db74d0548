import { z } from 'zod';

/** Path parameters and query parts that several routes share. */

export const deskId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,38}[a-z0-9]$/)
  .describe('Short name of the desk')
  .meta({ examples: ['minato'] });

export const caseParams = z.strictObject({ id: z.uuid().describe('Id of the proposal') });

export const deskParams = z.strictObject({ desk: deskId });

const MAX_PAGE = 100;

export const pageQuery = {
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(MAX_PAGE))
    .optional()
    .describe('Items of a page, 1 to 100; 50 where it is not given'),
  cursor: z.string().max(200).optional().describe('`next` of the page before'),
};

export const DEFAULT_PAGE = 50;
