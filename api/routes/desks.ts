import { z } from 'zod';
import { DepartmentEntity, DeskEntity } from '../../entities/index.js';
import { loadCurrentProfile } from '../../entities/records/profiles.js';
import { withDesk } from '../../entities/with-desk.js';
import { deskParams } from '../params.js';
import { notFound } from '../problem.js';
import { defineRoute, reply } from '../route.js';
import { deskSchema, viewDesk } from '../views/desk-view.js';
import { departmentSchema, viewDepartment } from '../views/people-view.js';
import { wordsSchema } from '../views/state-view.js';

const list = defineRoute({
  name: 'GET /desks',
  tag: 'Desks',
  summary: 'The desks of this installation',
  responses: {
    200: {
      description: 'The desks',
      schema: z.object({ desks: z.array(z.object({ id: z.string(), name: wordsSchema })) }),
    },
  },
  handler: async ({ deps }) => {
    const desks = await deps.dataSource.manager.find(DeskEntity, { order: { id: 'ASC' } });
    return reply(200, { desks: desks.map(({ id, nameJa, nameEn }) => ({ id, name: { ja: nameJa, en: nameEn } })) });
  },
});

const get = defineRoute({
  name: 'GET /desks/{desk}',
  tag: 'Desks',
  summary: 'A desk’s guideline and its form',
  params: deskParams,
  responses: { 200: { description: 'The desk as new proposals find it', schema: deskSchema } },
  handler: async ({ params, deps }) => {
    const profile = await withDesk(deps.dataSource, { deskId: params.desk }, (manager) =>
      loadCurrentProfile(manager, params.desk),
    );
    if (!profile) throw notFound('desk');
    return reply(200, viewDesk(profile));
  },
});

const departments = defineRoute({
  name: 'GET /desks/{desk}/departments',
  tag: 'Desks',
  summary: 'The departments of the municipality',
  params: deskParams,
  responses: {
    200: {
      description: 'Departments in use and retired ones, which old cases name',
      schema: z.object({ departments: z.array(departmentSchema.extend({ retiredOn: z.string().nullable() })) }),
    },
  },
  handler: async ({ manager, deskId }) => {
    const rows = await manager.find(DepartmentEntity, { where: { deskId }, order: { code: 'ASC' } });
    return reply(200, { departments: rows.map((row) => ({ ...viewDepartment(row), retiredOn: row.retiredOn })) });
  },
});

export const deskRoutes = [list, get, departments];
