import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { DomainError } from '../../domain/errors.js';
import { text } from '../../domain/text.js';
import { DepartmentEntity } from '../../entities/index.js';
import { tellOfPeople } from '../../entities/records/people-changes.js';
import { beginChange } from '../administering.js';
import { DEPARTMENTS } from '../examples/answers.js';
import { DEPARTMENT } from '../examples/commands.js';
import { deskParams } from '../params.js';
import { notFound } from '../problem.js';
import { defineRoute, reply } from '../route.js';
import { departmentSchema, viewDepartment } from '../views/people-view.js';
import { daySchema } from '../views/vocabulary.js';

const listed = departmentSchema
  .extend({ retiredOn: daySchema.nullable().describe('Null: in use') })
  .meta({ id: 'ListedDepartment' });

const view = (row: DepartmentEntity): z.output<typeof listed> => ({ ...viewDepartment(row), retiredOn: row.retiredOn });

const name = z.strictObject({ ja: text(200), en: text(200) }).meta({ id: 'GivenWords' });

const [EXAMPLE] = DEPARTMENTS.departments;

const list = defineRoute({
  name: 'GET /desks/{desk}/departments',
  operationId: 'listDepartments',
  tag: 'Desks',
  summary: 'The departments of the municipality',
  description: 'For the city’s own people: whom a case can be assigned to.',
  params: deskParams,
  responses: {
    200: {
      description: 'Departments in use and retired ones, which old cases name',
      schema: z.object({ departments: z.array(listed) }).meta({ id: 'DepartmentList' }),
      examples: { departments: DEPARTMENTS },
    },
  },
  handler: async ({ manager, deskId }) => {
    const rows = await manager.find(DepartmentEntity, { where: { deskId }, order: { code: 'ASC' } });
    return reply(200, { departments: rows.map(view) });
  },
});

const add = defineRoute({
  name: 'POST /desks/{desk}/departments',
  operationId: 'addDepartment',
  tag: 'Desks',
  summary: 'Add a department',
  description:
    'Its code stays for good: a reorganised department keeps it under a new name, or is retired for another.',
  params: deskParams,
  problems: ['DEPARTMENT_CODE_TAKEN'],
  body: z
    .strictObject({
      code: z
        .string()
        .regex(/^[a-z][a-z0-9_-]{0,39}$/)
        .describe('Short and unique at the desk'),
      name,
    })
    .meta({ id: 'NewDepartment' }),
  bodyExamples: { 'a new section': { code: 'digital', name: { ja: 'デジタル推進課', en: 'Digital Section' } } },
  responses: { 201: { description: 'The department', schema: listed, examples: { added: EXAMPLE } } },
  handler: async (asked) => {
    const { manager, deskId, body, now } = asked;
    const change = await beginChange(asked, now, 'administrator');
    const { code } = body;
    if (await manager.existsBy(DepartmentEntity, { deskId, code })) {
      throw new DomainError('DEPARTMENT_CODE_TAKEN', [{ field: 'code', code: 'DEPARTMENT_CODE_TAKEN' }]);
    }
    const { ja, en } = body.name;
    const row = manager.create(DepartmentEntity, {
      ...{ deskId, id: randomUUID(), code },
      nameJa: ja,
      nameEn: en,
      retiredOn: null,
    });
    await manager.insert(DepartmentEntity, row);
    await tellOfPeople(manager, change, 'department.added', { department: row.id, code }, { ja, en });
    return reply(201, view(row));
  },
});

/** Open cases that ask it or that it has taken, and challenges of its own that take proposals or will. */
async function isInUse(manager: EntityManager, deskId: string, departmentId: string, today: string): Promise<boolean> {
  const [row] = await manager.query<[{ in_use: boolean }]>(
    `select exists (select 1 from proposals p, jsonb_array_elements(p.state -> 'departments') part
                     where p.desk_id = $1 and not p.closed
                       and part ->> 'departmentId' = $2 and part ->> 'status' <> 'refused')
         or exists (select 1 from challenges c join challenge_departments owner
                        on owner.desk_id = c.desk_id and owner.challenge_id = c.id
                     where c.desk_id = $1 and owner.department_id = $2::uuid and (c.closes_on is null or c.closes_on >= $3)) as in_use`,
    [deskId, departmentId, today],
  );
  return row.in_use;
}

const change = defineRoute({
  name: 'PUT /desks/{desk}/departments/{departmentId}',
  operationId: 'changeDepartment',
  tag: 'Desks',
  summary: 'Rename a department, retire it or take it into use again',
  description:
    'Cases keep naming it. It is retired only when no open case and no challenge rests with it: they are handed over first.',
  params: deskParams.extend({
    departmentId: z
      .uuid()
      .describe('Id of the department')
      .meta({ examples: [DEPARTMENT] }),
  }),
  problems: ['DEPARTMENT_IN_USE'],
  body: z.strictObject({ name, retired: z.boolean() }).meta({ id: 'DepartmentChange' }),
  bodyExamples: { renamed: { name: { ja: '商工観光課', en: 'Commerce Section' }, retired: false } },
  responses: { 200: { description: 'The department', schema: listed, examples: { changed: EXAMPLE } } },
  handler: async (asked) => {
    const { manager, deskId, params, body, now } = asked;
    const by = await beginChange(asked, now, 'administrator');
    const row = await manager.findOneBy(DepartmentEntity, { deskId, id: params.departmentId });
    if (!row) throw notFound('departmentId');
    const { ja, en } = body.name;
    const { retired } = body;
    if (retired && row.retiredOn === null && (await isInUse(manager, deskId, row.id, by.today))) {
      throw new DomainError('DEPARTMENT_IN_USE');
    }
    const retiredOn = retired ? (row.retiredOn ?? by.today) : null;
    const changes = { nameJa: ja, nameEn: en, retiredOn };
    await manager.update(DepartmentEntity, { deskId, id: row.id }, changes);
    await tellOfPeople(manager, by, 'department.changed', { department: row.id, retiredOn }, { ja, en });
    return reply(200, view({ ...row, ...changes }));
  },
});

export const departmentRoutes = [list, add, change];
