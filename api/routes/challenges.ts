import { randomUUID } from 'node:crypto';
import { In, IsNull, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { isDesk } from '../../domain/access.js';
import { tokyoDay } from '../../domain/calendar.js';
import { checkWindow, lastDayByRule } from '../../domain/challenge-window.js';
import { DomainError } from '../../domain/errors.js';
import { isOfCity } from '../../domain/people-rules.js';
import { POSTING_KINDS } from '../../domain/profile-parts.js';
import { typeRuleOf } from '../../domain/profile.js';
import { day, text } from '../../domain/text.js';
import { ChallengeDepartmentEntity, ChallengeEntity, DepartmentEntity, DeskEntity } from '../../entities/index.js';
import { appendAudit, DESK_CHAIN } from '../../entities/records/audit.js';
import { findPersonByAccount, type Person } from '../../entities/records/people.js';
import { loadCurrentProfile } from '../../entities/records/profiles.js';
import { withDesk } from '../../entities/with-desk.js';
import { publishChallenge } from '../challenge-publication.js';
import { changeWindow, refuseWindow } from '../challenge-window.js';
import { cutPage, readCursor } from '../cursor.js';
import { CHALLENGE_VIEW, CHALLENGES, MOVED_CHALLENGE } from '../examples/answers.js';
import { DEPARTMENT } from '../examples/commands.js';
import { DEFAULT_PAGE, deskParams, nextPage, pageQuery } from '../params.js';
import { invalid, notFound } from '../problem.js';
import { defineRoute, reply } from '../route.js';
import { challengeSchema, viewChallenges } from '../views/challenge-view.js';

const isDay = (value: string): boolean => day().safeParse(value).success;

async function isStaffAt(manager: EntityManager, deskId: string, accountId: string, today: string): Promise<boolean> {
  const person = await findPersonByAccount(manager, deskId, accountId, today);
  return person !== null && isOfCity(person);
}

const list = defineRoute({
  name: 'GET /desks/{desk}/challenges',
  operationId: 'listChallenges',
  tag: 'Challenges',
  summary: 'The challenges that the city posted, the latest window first',
  description:
    'Without signing in one sees those that were published; the city’s own people also see those that are not published yet, and every move of a window.',
  params: deskParams,
  query: z.strictObject(pageQuery),
  responses: {
    200: {
      description: 'Published challenges; for the city’s own people also those that are not published yet',
      schema: z.object({ challenges: z.array(challengeSchema), next: nextPage }).meta({ id: 'ChallengePage' }),
      examples: { 'one page': CHALLENGES },
    },
  },
  handler: async ({ params, query, account, now, deps }) => {
    const deskId = params.desk;
    const today = tokyoDay(now.toISOString());
    const from = readCursor(query.cursor, isDay);
    const limit = query.limit ?? DEFAULT_PAGE;
    const body = await withDesk(deps.dataSource, { deskId }, async (manager) => {
      if (!(await manager.existsBy(DeskEntity, { id: deskId }))) throw notFound('desk');
      const isStaff = account !== null && (await isStaffAt(manager, deskId, account.accountId, today));
      const search = manager
        .createQueryBuilder(ChallengeEntity, 'challenge')
        .where('challenge.desk_id = :deskId', { deskId })
        .orderBy('challenge.opensOn', 'DESC')
        .addOrderBy('challenge.id', 'ASC')
        .limit(limit + 1);
      if (!isStaff) search.andWhere('challenge.published_on <= :today', { today });
      if (from) {
        search.andWhere('(challenge.opens_on < :at or (challenge.opens_on = :at and challenge.id > :id))', { ...from });
      }
      const { page, next } = cutPage(await search.getMany(), limit, ({ opensOn, id }) => ({ at: opensOn, id }));
      return { challenges: await viewChallenges(manager, page, { deskId, today, isStaff }), next };
    });
    return reply(200, body);
  },
});

const post = defineRoute({
  name: 'POST /desks/{desk}/challenges',
  operationId: 'postChallenge',
  tag: 'Challenges',
  summary: 'Post a challenge',
  description:
    'A department posts its own challenges, the desk anybody’s. What is not given follows the desk’s guideline: published today, open from then on, closed by the rule of the desk.',
  params: deskParams,
  problems: ['TYPE_NOT_TAKEN', 'DEPARTMENT_UNKNOWN', 'KIND_NOT_TAKEN', 'WINDOW_RULE'],
  body: z
    .strictObject({
      kind: z.enum(POSTING_KINDS).optional().describe('The first of the desk’s posting_kinds where it is not given'),
      title: text(200),
      description: text(20_000),
      departmentIds: z.array(z.uuid()).max(20).default([]).describe('Owners, the leading one first'),
      publishedOn: day().nullable().optional().describe('Today where it is not given; null: not published yet'),
      opensOn: day().optional().describe('The day of publication where it is not given'),
      closesOn: day()
        .nullable()
        .optional()
        .describe('Last day; by the desk’s rule where it is not given, null: open end'),
    })
    .meta({ id: 'NewChallenge' }),
  bodyExamples: {
    'by the rules of the desk': {
      title: '放置自転車対策',
      description: '駅前の放置自転車を減らす方法の提案を募集します。',
      departmentIds: [DEPARTMENT],
    },
  },
  responses: { 201: { description: 'The challenge', schema: challengeSchema, examples: { posted: CHALLENGE_VIEW } } },
  handler: async ({ manager, deskId, person, body, now }) => {
    const profile = await loadCurrentProfile(manager, deskId);
    const type = profile && typeRuleOf(profile, 'posted_challenge');
    if (!type) throw new DomainError('TYPE_NOT_TAKEN');
    const today = tokyoDay(now.toISOString());
    const kind = body.kind ?? type.posting_kinds[0]!;
    if (!type.posting_kinds.includes(kind)) {
      throw new DomainError('KIND_NOT_TAKEN', [{ field: 'kind', code: 'KIND_NOT_TAKEN' }]);
    }
    const departmentIds = [...new Set(body.departmentIds)];
    await checkOwners(manager, deskId, departmentIds);
    if (departmentIds.length === 0 && type.challenge === 'published_by_department') {
      throw invalid([{ field: 'departmentIds', code: 'TOO_FEW' }]);
    }
    refuseOthers(person, departmentIds);

    const publishedOn = body.publishedOn === undefined ? today : body.publishedOn;
    const opensOn = body.opensOn ?? publishedOn ?? today;
    const closesOn = body.closesOn === undefined ? lastDayByRule(type.window, opensOn) : body.closesOn;
    refuseWindow(checkWindow(type.window, { opensOn, closesOn }));
    const challenge = manager.create(ChallengeEntity, {
      deskId,
      id: randomUUID(),
      kind,
      title: body.title,
      description: body.description,
      publishedOn,
      opensOn,
      closesOn,
      createdBy: person.personId,
      createdAt: now,
    });
    await manager.insert(ChallengeEntity, challenge);
    if (departmentIds.length > 0) {
      await manager.insert(
        ChallengeDepartmentEntity,
        departmentIds.map((departmentId, position) => ({ deskId, challengeId: challenge.id, departmentId, position })),
      );
    }
    await appendAudit(manager, {
      deskId,
      chain: DESK_CHAIN,
      action: 'challenge.posted',
      at: now,
      personId: person.personId,
      facts: { challenge: challenge.id, kind, publishedOn, opensOn, closesOn, departments: departmentIds.join(' ') },
      words: { title: body.title, description: body.description },
    });
    const [view] = await viewChallenges(manager, [challenge], { deskId, today, isStaff: true });
    return reply(201, view!);
  },
});

/** A department posts its own challenges; the desk posts anybody's. */
function refuseOthers(person: Person, departmentIds: readonly string[]): void {
  if (!isDesk(person) && !departmentIds.some((id) => person.departmentIds.includes(id))) {
    throw new DomainError('FORBIDDEN');
  }
}

const challengeParams = deskParams.extend({
  challengeId: z
    .uuid()
    .describe('Id of the challenge')
    .meta({ examples: [CHALLENGE_VIEW.id] }),
});

const publish = defineRoute({
  name: 'POST /desks/{desk}/challenges/{challengeId}/publication',
  operationId: 'publishChallenge',
  tag: 'Challenges',
  summary: 'Publish a challenge that nobody outside has seen, today or on a later day',
  description:
    'By the department that owns it, or by the desk. Until it is out its days can be set anew as they could when it was posted, and without a reason: what is not given stays, but a window that would begin before its publication begins with it, and its last day follows from the guideline once more. What was published stays so.',
  params: challengeParams,
  problems: ['ALREADY_PUBLISHED', 'DATE_IN_PAST', 'TYPE_NOT_TAKEN', 'WINDOW_RULE'],
  body: z
    .strictObject({
      publishedOn: day().optional().describe('Today where it is not given; never a day that is over'),
      opensOn: day().optional(),
      closesOn: day().nullable().optional().describe('Last day; null: open end'),
    })
    .meta({ id: 'ChallengePublication' }),
  bodyExamples: { today: {}, 'on a later day': { publishedOn: '2026-12-01', closesOn: '2027-02-28' } },
  responses: {
    200: { description: 'The challenge', schema: challengeSchema, examples: { published: CHALLENGE_VIEW } },
  },
  handler: async ({ manager, deskId, person, params, body, now }) => {
    const today = tokyoDay(now.toISOString());
    const challenge = await publishChallenge(manager, {
      ...{ deskId, challengeId: params.challengeId, today, now, person },
      rule: (await windowRuleOf(manager, deskId)) ?? null,
      refuse: (departmentIds) => refuseOthers(person, departmentIds),
      ...body,
    });
    const [view] = await viewChallenges(manager, [challenge], { deskId, today, isStaff: true });
    return reply(200, view!);
  },
});

/** How a desk lets windows be set and moved; undefined: it takes no proposals on posted challenges (any more). */
const windowRuleOf = async (manager: EntityManager, deskId: string) => {
  const profile = await loadCurrentProfile(manager, deskId);
  return (profile && typeRuleOf(profile, 'posted_challenge'))?.window;
};

async function checkOwners(manager: EntityManager, deskId: string, departmentIds: readonly string[]): Promise<void> {
  if (departmentIds.length === 0) return;
  const known = await manager.findBy(DepartmentEntity, { deskId, id: In([...departmentIds]), retiredOn: IsNull() });
  const errors = departmentIds.flatMap((id, index) =>
    known.some((department) => department.id === id.toLowerCase())
      ? []
      : [{ field: `departmentIds.${index}`, code: 'DEPARTMENT_UNKNOWN' as const }],
  );
  if (errors.length > 0) throw new DomainError('DEPARTMENT_UNKNOWN', errors);
}

const move = defineRoute({
  name: 'POST /desks/{desk}/challenges/{challengeId}/window',
  operationId: 'moveChallengeWindow',
  tag: 'Challenges',
  summary: 'Shorten or extend the window of a challenge, with a reason',
  description:
    'As far as the desk’s guideline allows it, and never to before a submission that was accepted. Every move stays on record with its reason.',
  params: challengeParams,
  problems: ['WINDOW_RULE', 'WINDOW_BEFORE_SUBMISSION'],
  body: z
    .strictObject({
      opensOn: day().optional(),
      closesOn: day().nullable().describe('New last day; null: open end'),
      reasonCode: z
        .string()
        .max(60)
        .optional()
        .describe('Code of a reason of the guideline; required where it names reasons'),
      reason: text(2000).describe('Why the window moves'),
    })
    .meta({ id: 'WindowMove' }),
  bodyExamples: { extended: { closesOn: '2027-02-28', reasonCode: 'response', reason: '応募が少ないため。' } },
  responses: {
    200: {
      description: 'The challenge with its new window',
      schema: challengeSchema,
      examples: { moved: MOVED_CHALLENGE },
    },
  },
  handler: async ({ manager, deskId, person, params, body, now }) => {
    const rule = (await windowRuleOf(manager, deskId)) ?? null;
    const today = tokyoDay(now.toISOString());
    const challenge = await changeWindow(manager, {
      ...{ deskId, challengeId: params.challengeId, rule, today, now, person },
      ...body,
      reasonCode: body.reasonCode ?? null,
    });
    const [view] = await viewChallenges(manager, [challenge], { deskId, today, isStaff: true });
    return reply(200, view!);
  },
});

export const challengeRoutes = [list, post, publish, move];
