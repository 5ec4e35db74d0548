import { z } from 'zod';
import { DeskEntity } from '../../entities/index.js';
import { findProfile, loadCurrentProfile } from '../../entities/records/profiles.js';
import { withDesk } from '../../entities/with-desk.js';
import { DESK, DESKS } from '../examples/answers.js';
import { documented } from '../json-schemas.js';
import { deskParams } from '../params.js';
import { notFound } from '../problem.js';
import { defineRoute, reply } from '../route.js';
import { deskSchema, viewDesk } from '../views/desk-view.js';
import { wordsSchema } from '../views/vocabulary.js';

const deskRef = z.object({ id: z.string(), name: wordsSchema }).meta({ id: 'DeskRef' });

const list = defineRoute({
  name: 'GET /desks',
  operationId: 'listDesks',
  tag: 'Desks',
  summary: 'The desks of this installation',
  description: 'Every desk with its name, in the order of their ids.',
  responses: {
    200: {
      description: 'The desks',
      schema: z.object({ desks: z.array(deskRef) }).meta({ id: 'DeskList' }),
      examples: { desks: DESKS },
    },
  },
  handler: async ({ deps }) => {
    const desks = await deps.dataSource.manager.find(DeskEntity, { order: { id: 'ASC' } });
    return reply(200, { desks: desks.map(({ id, nameJa, nameEn }) => ({ id, name: { ja: nameJa, en: nameEn } })) });
  },
});

const get = defineRoute({
  name: 'GET /desks/{desk}',
  operationId: 'getDesk',
  tag: 'Desks',
  summary: 'A desk’s guideline and its form',
  description:
    'What a proposer needs to know, in the words of the desk’s profile: types of proposals, who can propose, criteria, pledges, the fields of the form. A case keeps the version it began under: `profileVersion` of the case is the `version` to ask for.',
  params: deskParams,
  query: z.strictObject({
    version: documented(
      z
        .string()
        .regex(/^[1-9]\d{0,8}$/)
        .transform(Number)
        .optional()
        .describe('An earlier version; the one under which new proposals begin where it is not given'),
      { type: 'integer', minimum: 1, maximum: 999_999_999 },
    ),
  }),
  responses: {
    200: {
      description: 'The desk as new proposals find it, or as those of that version keep it',
      schema: deskSchema,
      examples: { tokorozawa: DESK },
    },
  },
  handler: async ({ params, query, deps }) => {
    const { version } = query;
    const profile = await withDesk(deps.dataSource, { deskId: params.desk }, (manager) =>
      version === undefined ? loadCurrentProfile(manager, params.desk) : findProfile(manager, params.desk, version),
    );
    if (!profile) throw notFound(version === undefined ? 'desk' : 'version');
    return reply(200, viewDesk(profile));
  },
});

export const deskRoutes = [list, get];
