import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { isDesk, sightThrough } from '../../domain/access.js';
import { tokyoDay } from '../../domain/calendar.js';
import { lineOf, sees, showContent } from '../../domain/field-access.js';
import { isOfCity } from '../../domain/people-rules.js';
import type { Profile } from '../../domain/profile.js';
import { POSITIONS, type Position } from '../../domain/stages.js';
import { ProposalEntity } from '../../entities/index.js';
import { findInCharge, type Assignment } from '../../entities/records/assignments.js';
import type { Read } from '../../entities/records/audit.js';
import type { Person } from '../../entities/records/people.js';
import { loadProfile } from '../../entities/records/profiles.js';
import { databaseInSql, relationsTo, sharedInSql, type Condition } from '../../entities/records/sharing.js';
import type { AtDesk } from '../callers.js';
import { cutPage, isInstant, readCursor } from '../cursor.js';
import { PROPOSAL_COUNTS, PROPOSALS } from '../examples/answers.js';
import { DEFAULT_PAGE, deskParams, nextPage, pageQuery } from '../params.js';
import { invalid } from '../problem.js';
import { defineRoute, reply } from '../route.js';
import { inChargeSchema, viewInCharge } from '../views/assignment-view.js';
import { pressureSchema, readPressures, type Pressures } from '../views/pressure-view.js';
import { proposalCountsSchema, viewCounts, type CountedGroup } from '../views/proposal-counts-view.js';
import { standingSchema, viewStanding } from '../views/state-view.js';
import { intakeKindSchema, outcomeSchema, partySchema, proposalTypeSchema } from '../views/vocabulary.js';

const flag = z
  .enum(['true', 'false'])
  .meta({ id: 'Flag' })
  .transform((value) => value === 'true');

const SORTS = ['newest', 'oldest', 'received', 'received_first', 'due'] as const;
type Sort = (typeof SORTS)[number];

/** One stage or several, as those that a desk groups under one heading. */
const stages = z
  .string()
  .regex(new RegExp(`^(${POSITIONS.join('|')})(,(${POSITIONS.join('|')})){0,${POSITIONS.length - 1}}$`))
  .transform((codes) => codes.split(',') as Position[])
  .describe('In this stage, or in one of several with commas between them; only for the city’s own people')
  .meta({ examples: ['screening', 'dialogue,evaluation'] });

const filters = {
  q: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Part of the title, the organisation or the reference number; width and case make no difference'),
  database: flag
    .optional()
    .describe('Entries of the desk’s database of proposals: decided, with the proposer’s consent'),
  kind: intakeKindSchema.optional().describe('Of this kind'),
  type: proposalTypeSchema.optional().describe('Of this type'),
  stage: stages.optional(),
  outcome: outcomeSchema.optional().describe('With this outcome'),
  closed: flag.optional().describe('Closed, or still open'),
  submitted: flag.optional().describe('Handed in, or still a draft'),
  ball: partySchema.optional().describe('Whose turn it is'),
  overdue: flag.optional().describe('The due instant has passed'),
  stalled: flag
    .optional()
    .describe('Nothing has happened for the guideline’s number of business days; only for the city’s own people'),
  departmentId: z.uuid().optional().describe('Asked or working on it; only for the city’s own people'),
  inCharge: z.uuid().optional().describe('This person is in charge of a side of it; only for the city’s own people'),
  challengeId: z.uuid().optional().describe('Answers to this challenge'),
};
const countQuery = z.strictObject(filters);
const listQuery = z.strictObject({
  ...pageQuery,
  sort: z
    .enum(SORTS)
    .default('newest')
    .describe(
      'By when they were begun, newest or oldest first; received: handed in last; received_first: handed in first; due: due first',
    ),
  ...filters,
});
type Filters = z.output<typeof countQuery>;

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
    ...pressureSchema,
    inCharge: z.array(inChargeSchema).optional().describe('Of each side that somebody is in charge of'),
    stalledSince: z.iso.datetime().nullable().optional(),
    attention: z.string().nullable().optional(),
  })
  .meta({ id: 'ProposalRow' });

type Search = SelectQueryBuilder<ProposalEntity>;

/**
 * The rows to which this person stands in a relation, said in SQL; `showRow` asks `relationsOf` again. What they see
 * whole, what is theirs and what others' consents open are kept apart: not every filter may be asked of all three.
 */
interface Visible {
  readonly whole: readonly string[];
  readonly own: readonly string[];
  readonly shared: Condition;
  readonly parameters: ObjectLiteral;
}

const anyOf = (ways: readonly string[]): string => `(${['false', ...ways].join(' or ')})`;

async function visibleTo(manager: EntityManager, deskId: string, person: Person): Promise<Visible> {
  const { roles, personId, organisationId, departmentIds } = person;
  const isProposer = roles.includes('proposer') || roles.includes('proposer_viewer');
  return {
    whole: [
      ...(isDesk(person) ? ['proposal.submitted', 'proposal.author_person_id = :personId'] : []),
      ...(roles.includes('auditor') ? ['proposal.submitted'] : []),
      ...(departmentIds.length > 0
        ? [
            `(proposal.submitted and exists (select 1 from jsonb_array_elements(proposal.state -> 'departments') part
               where part ->> 'departmentId' = any(:departmentIds)))`,
          ]
        : []),
    ],
    own: isProposer
      ? [
          'proposal.proposer_person_id = :personId',
          ...(organisationId === null ? [] : ['proposal.organisation_id = :organisationId']),
        ]
      : [],
    shared: await sharedInSql(manager, deskId, person),
    parameters: { personId, organisationId, departmentIds: [...departmentIds] },
  };
}

const everything = ({ whole, own, shared }: Visible): string => anyOf([...whole, ...own, shared.sql]);

/** Width and case make no difference on either side. */
const plain = (sql: string): string => `lower(normalize(${sql}, NFKC))`;
const plainText = (text: string): string => text.normalize('NFKC').toLowerCase();

const FOUND_BY = `position(${plain(':q')} in ${plain(
  `concat_ws(e'\n', proposal.title, proposal.content ->> 'org_name', proposal.reference_number)`,
)}) > 0`;

/**
 * Rows that are opened by a consent and match only by an item that is not shown with it: they must not be found by it.
 * Which items are shown is decided by `showContent` alone, so these few are asked one by one.
 */
async function matchedByHidden(manager: EntityManager, deskId: string, visible: Visible, q: string): Promise<string[]> {
  if (visible.shared.sql === 'false') return [];
  const candidates = await manager
    .createQueryBuilder(ProposalEntity, 'proposal')
    .where('proposal.desk_id = :deskId', { deskId })
    .andWhere(`not ${anyOf([...visible.whole, ...visible.own])}`, visible.parameters)
    .andWhere(visible.shared.sql, visible.shared.parameters)
    .andWhere(FOUND_BY, { q })
    .getMany();
  const hidden: string[] = [];
  for (const proposal of candidates) {
    const profile = await loadProfile(manager, deskId, proposal.profileVersion);
    const shown = showContent(profile, proposal, 'shared', LINES);
    const lines = [...LINES.map((key) => lineOf(shown, key)), proposal.referenceNumber ?? ''];
    if (!plainText(lines.join('\n')).includes(plainText(q))) hidden.push(proposal.id);
  }
  return hidden;
}

interface Found {
  readonly search: Search;
  /** Condition for those of the rows that this person sees whole. */
  readonly whole: string;
}

/** The rows that this person sees and that all filters let through: what the list pages through and the counts count. */
async function found(
  { manager, deskId, person }: Pick<AtDesk, 'manager' | 'deskId' | 'person'>,
  query: Filters,
  now: Date,
): Promise<Found> {
  refuseInnerFilters(query, person);
  const visible = await visibleTo(manager, deskId, person);
  const search = manager
    .createQueryBuilder(ProposalEntity, 'proposal')
    .where('proposal.desk_id = :deskId', { deskId })
    .andWhere(everything(visible), { ...visible.parameters, ...visible.shared.parameters });
  if (INNER.some((name) => query[name] !== undefined)) search.andWhere(anyOf(visible.whole));
  if (query.q !== undefined) {
    const { q } = query;
    const hidden = await matchedByHidden(manager, deskId, visible, q);
    search.andWhere(FOUND_BY, { q });
    if (hidden.length > 0) search.andWhere('proposal.id <> all(:hidden)', { hidden });
  }
  if (query.database !== undefined) {
    const entries = await databaseInSql(manager, deskId);
    search.andWhere(query.database ? entries.sql : `not ${entries.sql}`, entries.parameters);
  }
  applyFilters(search, query, now);
  return { search, whole: anyOf(visible.whole) };
}

function applyFilters(search: Search, query: Filters, now: Date): void {
  const { kind, type, stage, outcome, closed, submitted, ball, challengeId, departmentId, inCharge } = query;
  if (kind !== undefined) search.andWhere('proposal.kind = :kind', { kind });
  if (type !== undefined) search.andWhere('proposal.type = :type', { type });
  if (stage !== undefined) search.andWhere('proposal.stage = any(:stage)', { stage });
  if (outcome !== undefined) search.andWhere('proposal.outcome = :outcome', { outcome });
  if (closed !== undefined) search.andWhere('proposal.closed = :closed', { closed });
  if (submitted !== undefined) search.andWhere('proposal.submitted = :submitted', { submitted });
  if (ball !== undefined) search.andWhere('proposal.ball_holder = :ball', { ball });
  if (challengeId !== undefined) search.andWhere('proposal.challenge_id = :challengeId', { challengeId });
  if (inCharge !== undefined) {
    search.andWhere(
      `exists (select 1 from case_assignments charged
         where charged.desk_id = proposal.desk_id and charged.proposal_id = proposal.id and charged.until is null
           and charged.person_id = :inCharge)`,
      { inCharge },
    );
  }
  if (query.overdue === true) search.andWhere('proposal.due_at < :now', { now });
  if (query.overdue === false) search.andWhere('(proposal.due_at is null or proposal.due_at >= :now)', { now });
  if (query.stalled === true) search.andWhere('proposal.stalled_since is not null');
  if (query.stalled === false) search.andWhere('proposal.stalled_since is null');
  if (departmentId !== undefined) {
    search.andWhere(`proposal.state -> 'departments' @> :part::jsonb`, {
      part: JSON.stringify([{ departmentId: departmentId.toLowerCase() }]),
    });
  }
}

/** What only the city's own people read, and of the cases that they see whole. */
const INNER = ['stage', 'departmentId', 'stalled', 'inCharge'] as const;

/** Filtering by what one may not read would be a way of reading it. */
function refuseInnerFilters(query: Filters, person: Person): void {
  if (isOfCity(person)) return;
  const inner = INNER.filter((name) => query[name] !== undefined);
  if (inner.length > 0) throw invalid(inner.map((field) => ({ field, code: 'NOT_ALLOWED' })));
}

/** Items of a content of which a list shows a line. */
const LINES = ['title', 'org_name'];

interface ShownRow {
  readonly view: z.output<typeof row>;
  readonly read: Read;
}

/** What the city's own people are told besides, read for a whole page at once. */
interface Beside {
  readonly pressures: Pressures;
  readonly inCharge: readonly Assignment[];
}

async function readBeside(
  { manager, deskId, person }: Pick<AtDesk, 'manager' | 'deskId' | 'person'>,
  page: readonly ProposalEntity[],
  now: Date,
): Promise<Beside | null> {
  if (!isOfCity(person)) return null;
  const ids = page.map(({ id }) => id);
  return {
    pressures: await readPressures(manager, deskId, page, now),
    inCharge: await findInCharge(manager, deskId, ids, tokyoDay(now.toISOString())),
  };
}

async function showRow(
  manager: EntityManager,
  proposal: ProposalEntity,
  person: Person,
  beside: Beside | null,
): Promise<ShownRow | null> {
  const profile = await loadProfile(manager, proposal.deskId, proposal.profileVersion);
  const relations = await relationsTo(manager, proposal, profile, person);
  const sight = sightThrough(relations);
  if (sight === 'none' || !sees(sight, 'content')) return null;
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
      ...(sees(sight, 'internal') && {
        ...beside?.pressures(proposal),
        ...(beside && {
          inCharge: viewInCharge(beside.inCharge.filter(({ proposalId }) => proposalId === proposal.id)),
        }),
        stalledSince: proposal.stalledSince?.toISOString() ?? null,
        attention: proposal.attention,
      }),
    },
  };
}

interface Order {
  readonly by: string;
  readonly direction: 'ASC' | 'DESC';
  readonly placeOf: (proposal: ProposalEntity) => string;
}

const LATEST = 'infinity';
const EARLIEST = '-infinity';
const isPlace = (at: string): boolean => at === LATEST || at === EARLIEST || isInstant(at);

const ORDERS: Readonly<Record<Sort, Order>> = {
  newest: { by: 'proposal.created_at', direction: 'DESC', placeOf: ({ createdAt }) => createdAt.toISOString() },
  oldest: { by: 'proposal.created_at', direction: 'ASC', placeOf: ({ createdAt }) => createdAt.toISOString() },
  received: {
    by: `coalesce(proposal.received_at, '${EARLIEST}')`,
    direction: 'DESC',
    placeOf: ({ receivedAt }) => receivedAt?.toISOString() ?? EARLIEST,
  },
  received_first: {
    by: `coalesce(proposal.received_at, '${LATEST}')`,
    direction: 'ASC',
    placeOf: ({ receivedAt }) => receivedAt?.toISOString() ?? LATEST,
  },
  due: {
    by: `coalesce(proposal.due_at, '${LATEST}')`,
    direction: 'ASC',
    placeOf: ({ dueAt }) => dueAt?.toISOString() ?? LATEST,
  },
};

const list = defineRoute({
  name: 'GET /desks/{desk}/proposals',
  operationId: 'listProposals',
  tag: 'Proposals',
  summary: 'The cases that I may see, the newest first',
  description:
    'Proposers see their own and their organisation’s, departments those they were asked for and those that consents open to other departments, partner municipalities those that were passed on to them, desk and auditors all that were handed in; a draft is its author’s alone. All filters together must hold, and a search finds nothing by what the one who asks does not see. An expert is led to a case by `GET /tasks`.',
  params: deskParams,
  query: listQuery,
  responses: {
    200: {
      description: 'A page; `next` is the cursor of the following one, null on the last',
      schema: z.object({ proposals: z.array(row), next: nextPage }).meta({ id: 'ProposalPage' }),
      examples: { 'a page': PROPOSALS },
    },
  },
  handler: async ({ manager, deskId, person, query, now, noteReads }) => {
    const { cursor, limit = DEFAULT_PAGE, sort, ...asked } = query;
    const { by, direction, placeOf } = ORDERS[sort];
    const from = readCursor(cursor, isPlace);
    const { search } = await found({ manager, deskId, person }, asked, now);
    search
      .addSelect(by, 'place')
      .orderBy('place', direction)
      .addOrderBy('proposal.id', 'ASC')
      .limit(limit + 1);
    if (from) {
      const past = direction === 'ASC' ? '>' : '<';
      search.andWhere(`(${by} ${past} :at or (${by} = :at and proposal.id > :id))`, { ...from });
    }
    const { page, next } = cutPage(await search.getMany(), limit, (row) => ({ at: placeOf(row), id: row.id }));
    const beside = await readBeside({ manager, deskId, person }, page, now);
    const shown = [];
    for (const proposal of page) shown.push((await showRow(manager, proposal, person, beside)) ?? []);
    await noteReads(shown.flat().map(({ read }) => read));
    return reply(200, { proposals: shown.flat().map(({ view }) => view), next });
  },
});

const counts = defineRoute({
  name: 'GET /desks/{desk}/proposals/counts',
  operationId: 'countProposals',
  tag: 'Proposals',
  summary: 'How many cases the list would show, by heading, outcome and whose turn it is',
  description: 'Over the same cases and with the same filters as the list: what one may not see is not counted.',
  params: deskParams,
  query: countQuery,
  responses: {
    200: { description: 'The counts', schema: proposalCountsSchema, examples: { 'of a desk': PROPOSAL_COUNTS } },
  },
  handler: async ({ manager, deskId, person, query, now }) => {
    const { search, whole } = await found({ manager, deskId, person }, query, now);
    const groups = await search
      .select('proposal.profile_version', 'profileVersion')
      .addSelect('proposal.stage', 'stage')
      .addSelect('proposal.submitted', 'submitted')
      .addSelect('proposal.outcome', 'outcome')
      .addSelect('proposal.ball_holder', 'ball')
      .addSelect('coalesce(proposal.due_at < :countedAt, false)', 'overdue')
      .addSelect('proposal.stalled_since is not null', 'stalled')
      .addSelect(whole, 'whole')
      .addSelect('count(*)::int', 'count')
      .setParameter('countedAt', now)
      .groupBy('1, 2, 3, 4, 5, 6, 7, 8')
      .getRawMany<CountedGroup>();
    const profiles = new Map<number, Profile>();
    for (const { profileVersion } of groups) {
      profiles.set(profileVersion, await loadProfile(manager, deskId, profileVersion));
    }
    return reply(200, viewCounts(groups, profiles, { isOfCity: isOfCity(person) }));
  },
});

export const proposalListRoutes = [list, counts];
