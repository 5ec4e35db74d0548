import type { EntityManager } from 'typeorm';
import { isBusinessDay, tokyoDay } from '../domain/calendar.js';
import { dueGroupOf, dueLimits, type DueLimits } from '../domain/due-groups.js';
import type { NoticeKind } from '../domain/notice-kinds.js';
import { listAwaitedPeople, type AwaitedItem } from '../entities/records/awaited-people.js';
import { loadCalendar } from '../entities/records/closed-days.js';
import { writeNoticesOnce, type OnceNotice } from '../entities/records/notices.js';
import { loadCurrentProfile } from '../entities/records/profiles.js';
import { withDesk } from '../entities/with-desk.js';
import type { RoundInput, RoundResult } from './contract.js';
import type { ActivityDeps } from './deps.js';

/** So many people in one transaction, and so many lines of each sort in one digest: the rest is counted. */
const PEOPLE_AT_ONCE = 50;
const MOST_LINES = 30;

const DIGEST: NoticeKind = 'digest';

/**
 * The digests of a desk for the next people. The day is the one on which it runs, not the one for which it was planned:
 * what a worker makes up for in the evening tells how things stand in the evening, and once a day is often enough.
 */
export async function sendDigestsOf(deps: ActivityDeps, { deskId, after }: RoundInput): Promise<RoundResult> {
  return withDesk(deps.dataSource, { deskId }, async (manager): Promise<RoundResult> => {
    const now = deps.now();
    const today = tokyoDay(now.toISOString());
    const limits = await limitsOfOpenDay(manager, deskId, now);
    if (!limits) return { told: 0, next: null };
    const items = await listAwaitedPeople(manager, deskId, {
      today,
      limits,
      after,
      people: PEOPLE_AT_ONCE,
      items: MOST_LINES,
    });
    const people = [...new Set(items.map(({ personId }) => personId))];
    const digests = people.map((personId) =>
      digestOf(
        deskId,
        items.filter((item) => item.personId === personId),
        limits,
      ),
    );
    const told = await writeNoticesOnce(manager, digests);
    return { told, next: people.length < PEOPLE_AT_ONCE ? null : (people.at(-1) ?? null) };
  });
}

/** Null: the desk is closed today. */
async function limitsOfOpenDay(manager: EntityManager, deskId: string, now: Date): Promise<DueLimits | null> {
  const profile = await loadCurrentProfile(manager, deskId);
  if (!profile) return null;
  const calendar = await loadCalendar(manager, deskId, profile);
  const instant = now.toISOString();
  return isBusinessDay(calendar, tokyoDay(instant)) ? dueLimits(calendar, instant) : null;
}

/** Numbers, codes and instants only: what the cases are about stands in the cases. */
function digestOf(deskId: string, items: readonly AwaitedItem[], limits: DueLimits): OnceNotice {
  const [first] = items;
  if (!first) throw new Error('a digest of nothing');
  const { personId, overdue, today, soon, later, stopped, stalled, followUps } = first;
  const day = tokyoDay(limits.now);
  const of = (what: AwaitedItem['what']) => items.filter((item) => item.what === what);
  return {
    deskId,
    createdAt: new Date(limits.now),
    kind: DIGEST,
    onceKey: `${DIGEST}/${day}/${personId}`,
    recipient: first.holder,
    departmentId: first.departmentId,
    personId,
    params: {
      day,
      counts: { overdue, today, soon, later, stopped },
      items: of('ask').map(({ proposalId, referenceNumber, kind, until }) => ({
        ...{ proposalId, referenceNumber, ask: kind },
        until: until?.toISOString() ?? null,
        due: dueGroupOf(until?.toISOString() ?? null, limits),
      })),
      stalled: { count: stalled, cases: of('stalled').map(sinceWhen) },
      followUps: {
        count: followUps,
        items: of('follow_up').map((item) => ({ ...sinceWhen(item), followUp: item.kind })),
      },
    },
  };
}

const sinceWhen = ({ proposalId, referenceNumber, since }: AwaitedItem) => ({
  ...{ proposalId, referenceNumber },
  since: since.toISOString(),
});
