import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { isDesk, relationsOf, sightThrough } from '../../domain/access.js';
import { lineOf, sees, showContent } from '../../domain/field-access.js';
import type { Role } from '../../domain/stages.js';
import { ProposalEntity } from '../../entities/index.js';
import type { Read } from '../../entities/records/audit.js';
import { actorFor, type Person } from '../../entities/records/people.js';
import { loadProfile } from '../../entities/records/profiles.js';
import { isInstant, readCursor, writeCursor } from '../cursor.js';
import { PROPOSALS } from '../examples/answers.js';
import { DEFAULT_PAGE, deskParams, nextPage, pageQuery } from '../params.js';
import { invalid } from '../problem.js';
import { defineRoute, reply } from '../route.js';
import { standingSchema, viewStanding } from '../views/state-view.js';
import {
  intakeKindSchema,
  outcomeSchema,
  partySchema,
  positionSchema,
  proposalTypeSchema,
} from '../views/vocabulary.js';

const flag = z
  .enum(['true', 'false'])
  .meta({ id: 'Flag' })
  .transform((value) => value === 'true');

const filters = z.strictObject({
  ...pageQuery,
  kind: intakeKindSchema.optional().describe('Of this kind'),
  type: proposalTypeSchema.optional().describe('Of this type'),
  stage: positionSchema.optional().describe('Only for the city’s own people'),
  outcome: outcomeSchema.optional().describe('With this outcome'),
  closed: flag.optional().describe('Closed, or still open'),
  submitted: flag.optional().describe('Handed in, or still a draft'),
  ball: partySchema.optional().describe('Whose turn it is'),
  overdue: flag.optional().describe('The due instant has passed'),
  departmentId: z.uuid().optional().describe('Asked or working on it; only for the city’s own people'),
  challengeId: z.uuid().optional().describe('Answers to this challenge'),
});
type Filters = z.output<typeof filters>;

const row = standingSchema
  .extend({
    id: z.uuid(),
    kind: intakeKindSchema,
    type: proposalTypeSchema,
    challengeId: z.uuid().nullable(),
    referenceNumber: z.string().nullable(),
    title: z.string(),
    organisation: z.string().nullable().describe('Name given in the proposal'),
    submitted: z.boolean(),
    createdAt: z.iso.datetime(),
    receivedAt: z.iso.datetime().nullable(),
    attention: z.string().nullable().optional(),
  })
  .meta({ id: 'ProposalRow' });

type Search = SelectQueryBuilder<ProposalEntity>;

/** The rows to which this person stands in a relation, said in SQL; `showRow` asks `relationsOf` again. */
function onlyVisible(search: Search, person: Person): void {
  const { roles, personId, organisationId, departmentIds } = person;
  // Nobody without a role sees anything.
  const ways = ['false'];
  if (isDesk(person)) ways.push('proposal.submitted', 'proposal.author_person_id = :personId');
  if (roles.includes('auditor')) ways.push('proposal.submitted');
  if (departmentIds.length > 0) {
    ways.push(
      `(proposal.submitted and exists (select 1 from jsonb_array_elements(proposal.state -> 'departments') part
         where part ->> 'departmentId' = any(:departmentIds)))`,
    );
  }
  if (roles.includes('proposer') || roles.includes('proposer_viewer')) {
    ways.push('proposal.proposer_person_id = :personId');
    if (organisationId !== null) ways.push('proposal.organisation_id = :organisationId');
  }
  search.andWhere(`(${ways.join(' or ')})`, { personId, organisationId, departmentIds: [...departmentIds] });
}

function applyFilters(search: Search, query: Filters, now: Date): void {
  const { kind, type, stage, outcome, closed, submitted, ball, challengeId, departmentId } = query;
  if (kind !== undefined) search.andWhere('proposal.kind = :kind', { kind });
  if (type !== undefined) search.andWhere('proposal.type = :type', { type });
  if (stage !== undefined) search.andWhere('proposal.stage = :stage', { stage });
  if (outcome !== undefined) search.andWhere('proposal.outcome = :outcome', { outcome });
  if (closed !== undefined) search.andWhere('proposal.closed = :closed', { closed });
  if (submitted !== undefined) search.andWhere('proposal.submitted = :submitted', { submitted });
  if (ball !== undefined) search.andWhere('proposal.ball_holder = :ball', { ball });
  if (challengeId !== undefined) search.andWhere('proposal.challenge_id = :challengeId', { challengeId });
  if (query.overdue === true) search.andWhere('proposal.due_at < :now', { now });
  if (query.overdue === false) search.andWhere('(proposal.due_at is null or proposal.due_at >= :now)', { now });
  if (departmentId !== undefined) {
    search.andWhere(`proposal.state -> 'departments' @> :part::jsonb`, {
      part: JSON.stringify([{ departmentId: departmentId.toLowerCase() }]),
    });
  }
}

const OUTSIDE: ReadonlySet<Role> = new Set<Role>(['proposer', 'proposer_viewer', 'expert', 'partner']);

/** Filtering by what one may not read would be a way of reading it. */
function refuseInnerFilters(query: Filters, person: Person): void {
  if (person.roles.some((role) => !OUTSIDE.has(role))) return;
  const inner = (['stage', 'departmentId'] as const).filter((name) => query[name] !== undefined);
  if (inner.length > 0) throw invalid(inner.map((field) => ({ field, code: 'NOT_ALLOWED' })));
}

/** Items of a content of which a list shows a line. */
const LINES = ['title', 'org_name'];

interface ShownRow {
  readonly view: z.output<typeof row>;
  readonly read: Read;
}

async function showRow(manager: EntityManager, proposal: ProposalEntity, person: Person): Promise<ShownRow | null> {
  const isAuthor = proposal.authorPersonId === person.personId;
  const sight = sightThrough(relationsOf(actorFor(person, proposal), proposal.state, isAuthor));
  if (sight === 'none' || !sees(sight, 'content')) return null;
  const profile = await loadProfile(manager, proposal.deskId, proposal.profileVersion);
  const shown = showContent(profile, proposal, sight, LINES);
  return {
    read: { proposalId: proposal.id, fields: shown.recorded },
    view: {
      id: proposal.id,
      kind: proposal.kind,
      type: proposal.type,
      challengeId: proposal.challengeId,
      referenceNumber: proposal.referenceNumber,
      title: lineOf(shown, 'title'),
      organisation: lineOf(shown, 'org_name') || null,
      submitted: proposal.submitted,
      createdAt: proposal.createdAt.toISOString(),
      receivedAt: proposal.receivedAt?.toISOString() ?? null,
      ...viewStanding(proposal.state, profile, sight),
      ...(sees(sight, 'internal') && { attention: proposal.attention }),
    },
  };
}

const list = defineRoute({
  name: 'GET /desks/{desk}/proposals',
  operationId: 'listProposals',
  tag: 'Proposals',
  summary: 'The cases that I may see, the newest first',
  description:
    'Proposers see their own and their organisation’s, departments those they were asked for, desk and auditors all that were handed in; a draft is its author’s alone. All filters together must hold.',
  params: deskParams,
  query: filters,
  responses: {
    200: {
      description: 'A page; `next` is the cursor of the following one, null on the last',
      schema: z.object({ proposals: z.array(row), next: nextPage }).meta({ id: 'ProposalPage' }),
      examples: { 'a page': PROPOSALS },
    },
  },
  handler: async ({ manager, deskId, person, query, now, noteReads }) => {
    refuseInnerFilters(query, person);
    const from = readCursor(query.cursor, isInstant);
    const limit = query.limit ?? DEFAULT_PAGE;
    const search = manager
      .createQueryBuilder(ProposalEntity, 'proposal')
      .where('proposal.desk_id = :deskId', { deskId })
      .orderBy('proposal.createdAt', 'DESC')
      .addOrderBy('proposal.id', 'ASC')
      .limit(limit + 1);
    onlyVisible(search, person);
    applyFilters(search, query, now);
    if (from) {
      search.andWhere('(proposal.created_at < :at or (proposal.created_at = :at and proposal.id > :id))', { ...from });
    }
    const rows = await search.getMany();
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const shown = [];
    for (const proposal of page) shown.push((await showRow(manager, proposal, person)) ?? []);
    await noteReads(shown.flat().map(({ read }) => read));
    const next = rows.length > limit && last ? writeCursor({ at: last.createdAt.toISOString(), id: last.id }) : null;
    return reply(200, { proposals: shown.flat().map(({ view }) => view), next });
  },
});

export const proposalListRoutes = [list];
