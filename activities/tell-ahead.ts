import type { EntityManager } from 'typeorm';
import { actingFor } from '../domain/assignments.js';
import { addDays, isBusinessDay, tokyoDay } from '../domain/calendar.js';
import type { Party } from '../domain/stages.js';
import { isToBeTold, type Watch } from '../domain/watches.js';
import { findInCharge } from '../entities/records/assignments.js';
import { loadCalendar, rulesByVersion } from '../entities/records/closed-days.js';
import { findDraftsFor, findEndings, type Ending } from '../entities/records/ending-soon.js';
import { writeNoticesOnce, type OnceNotice } from '../entities/records/notices.js';
import { loadCurrentProfile } from '../entities/records/profiles.js';
import { withDesk } from '../entities/with-desk.js';
import type { RoundInput, RoundResult } from './contract.js';
import type { ActivityDeps } from './deps.js';

const AT_ONCE = 100;
/** No guideline gives notice of more than 260 business days, which lie within so many days. */
const FARTHEST_DAYS = 500;

/** Tells of what ends soon, from the first day of notice on; in a morning on which nothing ran, the next one does. */
export async function tellAheadOf(
  deps: ActivityDeps,
  { deskId, watch, after }: RoundInput & { readonly watch: Watch },
): Promise<RoundResult> {
  return withDesk(deps.dataSource, { deskId }, async (manager): Promise<RoundResult> => {
    const now = deps.now();
    const today = tokyoDay(now.toISOString());
    const current = await loadCurrentProfile(manager, deskId);
    if (!current || !isBusinessDay(await loadCalendar(manager, deskId, current), today)) return { told: 0, next: null };
    const range = { from: today, to: addDays(today, FARTHEST_DAYS) };
    const found = await findEndings(manager, deskId, watch, { ...range, after, most: AT_ONCE });
    const rulesOf = rulesByVersion(manager, deskId);
    const due: Ending[] = [];
    for (const ending of found) {
      const rules = await rulesOf(ending.profileVersion);
      if (isToBeTold(watch, ending.endsOn, { ...rules, today })) due.push(ending);
    }
    const notices = [
      ...(await noticesOf(manager, deskId, watch, due, now)),
      ...(watch === 'window_closing' ? await noticesOfDrafts(manager, deskId, due, now) : []),
    ];
    const told = await writeNoticesOnce(manager, notices);
    return { told, next: found.length < AT_ONCE ? null : (found.at(-1)?.id ?? null) };
  });
}

async function noticesOf(
  manager: EntityManager,
  deskId: string,
  watch: Watch,
  endings: readonly Ending[],
  now: Date,
): Promise<OnceNotice[]> {
  const ofCases = watch !== 'window_closing';
  const inCharge = ofCases
    ? await findInCharge(
        manager,
        deskId,
        endings.map(({ id }) => id),
        tokyoDay(now.toISOString()),
      )
    : [];
  return endings.flatMap((ending) => {
    const own = inCharge.filter(({ proposalId }) => proposalId === ending.id);
    return sidesOf(ending).map(({ holder, departmentId }) => ({
      deskId,
      createdAt: now,
      kind: watch,
      // The day is part of it: what was moved to another day is told of again.
      onceKey: [watch, ending.id, ending.endsOn, departmentId ?? holder].join('/'),
      recipient: holder,
      departmentId,
      personId: holder === 'proposer' ? ending.proposerPersonId : actingFor(own, { holder, departmentId }),
      proposalId: ofCases ? ending.id : null,
      params: { endsOn: ending.endsOn, ...(!ofCases && { challengeId: ending.id }) },
    }));
  });
}

/** Whoever has begun to write for it is told on time, with the draft; who begins late is, on the next morning. */
async function noticesOfDrafts(
  manager: EntityManager,
  deskId: string,
  windows: readonly Ending[],
  now: Date,
): Promise<OnceNotice[]> {
  const drafts = await findDraftsFor(
    manager,
    deskId,
    windows.map(({ id }) => id),
  );
  return windows.flatMap(({ id: challengeId, endsOn }) =>
    drafts
      .filter((draft) => draft.challengeId === challengeId)
      .map(({ proposalId, personId }): OnceNotice => ({
        ...{ deskId, createdAt: now, kind: 'window_closing', recipient: 'proposer', personId, proposalId },
        onceKey: ['window_closing', challengeId, endsOn, personId].join('/'),
        params: { endsOn, challengeId },
      })),
  );
}

interface ToldSide {
  readonly holder: Party;
  readonly departmentId: string | null;
}

const sidesOf = ({ departmentIds, proposerPersonId }: Ending): ToldSide[] => [
  { holder: 'desk', departmentId: null },
  ...departmentIds.map((departmentId) => ({ holder: 'department' as const, departmentId })),
  ...(proposerPersonId === null ? [] : [{ holder: 'proposer' as const, departmentId: null }]),
];
