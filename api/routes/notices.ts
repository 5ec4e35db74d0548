import { z } from 'zod';
import { sightThrough } from '../../domain/access.js';
import { lineOf, showContent } from '../../domain/field-access.js';
import { noticeRule } from '../../domain/notice-kinds.js';
import { recordReads, type Read } from '../../entities/records/audit.js';
import { findInbox, readNotices, type InboxNotice } from '../../entities/records/inbox.js';
import { loadProfile } from '../../entities/records/profiles.js';
import { findProposal } from '../../entities/records/proposals.js';
import { relationsTo } from '../../entities/records/sharing.js';
import { atEachDesk, type AtOneDesk } from '../callers.js';
import { cutPage, isInstant, readCursor } from '../cursor.js';
import { NOTICES, NOTICES_READ } from '../examples/notices.js';
import { DEFAULT_PAGE, nextPage, pageQuery } from '../params.js';
import { defineRoute, reply } from '../route.js';
import { noticeSchema, type NoticeView } from '../views/notice-view.js';
import { stageLabelOf } from '../views/state-view.js';

/** The inbox: what I was told, over all my desks, whether or not a mail went out. */

/** Beyond these nobody counts. */
const MOST_COUNTED = 100;
const unreadSchema = z
  .int()
  .describe(`Unread notices over all my desks; of each desk at most ${MOST_COUNTED} are counted`);

/** Codes and instants of a notice that anybody may see who got it. Nothing else of it leaves. */
const detailsSchema = noticeSchema.pick({ ask: true, command: true, outcome: true }).partial();
function detailsOf(params: InboxNotice['params']): Partial<NoticeView> {
  const { ask, command, outcome, until, at } = params;
  const known = detailsSchema.safeParse({
    ...(ask !== undefined && { ask }),
    ...(command !== undefined && { command }),
    ...(outcome !== undefined && { outcome }),
  });
  return {
    ...(known.success ? known.data : {}),
    ...(typeof until === 'string' && isInstant(until) && { due: until }),
    ...(typeof at === 'string' && isInstant(at) && { meetsAt: at }),
  };
}

/** A notice as its reader may see it now; null where they may not see its case any more. */
async function showNotice(
  { manager, deskId, person }: AtOneDesk,
  notice: InboxNotice,
): Promise<{ readonly view: NoticeView; readonly read: Read | null } | null> {
  const { urgency, label } = noticeRule(notice.kind);
  const about = {
    ...{ id: notice.id, desk: deskId, kind: notice.kind, urgency, read: notice.isRead },
    label: { ...label },
    at: notice.createdAt.toISOString(),
    ...detailsOf(notice.params),
  };
  if (notice.proposalId === null) return { view: { ...about, proposal: null }, read: null };
  const proposal = await findProposal(manager, deskId, notice.proposalId);
  if (!proposal) return null;
  const profile = await loadProfile(manager, deskId, proposal.profileVersion);
  const sight = sightThrough(await relationsTo(manager, proposal, profile, person));
  if (sight === 'none') return null;
  const shown = showContent(profile, proposal, sight, ['title']);
  return {
    view: {
      ...about,
      proposal: {
        id: proposal.id,
        referenceNumber: proposal.referenceNumber,
        title: lineOf(shown, 'title'),
        stageLabel: stageLabelOf(proposal.state, profile),
      },
    },
    read: { proposalId: proposal.id, fields: shown.recorded },
  };
}

const countUnread = async ({ manager, deskId, person }: AtOneDesk): Promise<number> =>
  (await findInbox(manager, deskId, person, { before: null, unreadOnly: true, limit: MOST_COUNTED })).length;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

const list = defineRoute({
  name: 'GET /notices',
  operationId: 'listNotices',
  tag: 'Notices',
  summary: 'What I was told, over all my desks, the latest first',
  description:
    'My own notices and those of my sides that name nobody. Each shows its case as it stands now and as I may see it now; of a case that I may not see any more nothing is shown.',
  query: z.strictObject({
    ...pageQuery,
    unread: z.enum(['true', 'false']).optional().describe('true: only what I have not read'),
  }),
  responses: {
    200: {
      description: 'A page; `next` is the cursor of the following one, null on the last',
      schema: z
        .object({ notices: z.array(noticeSchema), unread: unreadSchema, next: nextPage })
        .meta({ id: 'NoticePage' }),
      examples: { 'one notice': NOTICES },
    },
  },
  handler: async ({ account, query, now, deps }) => {
    const { cursor, limit = DEFAULT_PAGE } = query;
    const before = readCursor(cursor, isInstant);
    const asked = { before, unreadOnly: query.unread === 'true', limit: limit + 1 };
    const desks = await atEachDesk({ deps, account, now }, async (at) => {
      const found = await findInbox(at.manager, at.deskId, at.person, asked);
      return { deskId: at.deskId, found, unread: await countUnread(at) };
    });
    const all = desks
      .flatMap(({ deskId, found }) => found.map((notice) => ({ deskId, notice })))
      .sort(
        (a, b) => b.notice.createdAt.getTime() - a.notice.createdAt.getTime() || (a.notice.id < b.notice.id ? 1 : -1),
      );
    const { page, next } = cutPage(all, limit, ({ notice }) => ({ at: notice.createdAt.toISOString(), id: notice.id }));
    const shown = await atEachDesk({ deps, account, now }, async (at) => {
      const { manager, deskId, person } = at;
      const views = [];
      for (const { notice } of page.filter((each) => each.deskId === deskId)) {
        views.push((await showNotice(at, notice)) ?? []);
      }
      const by = { deskId, at: now, personId: person.personId, accountId: account.accountId, action: 'GET /notices' };
      await recordReads(
        manager,
        by,
        views.flat().flatMap(({ read }) => read ?? []),
      );
      return views.flat().map(({ view }) => view);
    });
    const views = new Map(shown.flat().map((view) => [view.id, view]));
    return reply(200, {
      notices: page.flatMap(({ notice }) => views.get(notice.id) ?? []),
      unread: sum(desks.map(({ unread }) => unread)),
      next,
    });
  },
});

const read = defineRoute({
  name: 'POST /notices/read',
  operationId: 'markNoticesRead',
  tag: 'Notices',
  summary: 'I have read these notices, or all up to an instant',
  description: 'For me alone: others of my side have their own. What is not mine is passed over.',
  body: z
    .strictObject({
      ids: z.array(z.uuid()).max(100).optional(),
      upTo: z.iso.datetime({ offset: true }).optional().describe('An instant to come counts as now'),
    })
    .meta({ id: 'NoticesRead' }),
  bodyExamples: { 'all until now': { upTo: '2026-11-20T02:00:00Z' } },
  responses: {
    200: {
      description: 'What is left',
      schema: z.object({ unread: unreadSchema }).meta({ id: 'UnreadNotices' }),
      examples: { 'nothing is left': NOTICES_READ },
    },
  },
  handler: async ({ account, body, now, deps }) => {
    const { ids = [], upTo } = body;
    const left = await atEachDesk({ deps, account, now }, async (at) => {
      const { manager, deskId, person } = at;
      await readNotices(manager, deskId, person, { ids, upTo: upTo === undefined ? null : new Date(upTo), now });
      return countUnread(at);
    });
    return reply(200, { unread: sum(left) });
  },
});

export const noticeRoutes = [list, read];
