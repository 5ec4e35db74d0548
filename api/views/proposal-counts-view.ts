import { z } from 'zod';
import type { CaseState } from '../../domain/case-state.js';
import type { Profile } from '../../domain/profile.js';
import type { Outcome, Party, Position } from '../../domain/stages.js';
import { stageLabelOf } from './state-view.js';
import { outcomeSchema, partySchema, wordsSchema } from './vocabulary.js';

export const proposalCountsSchema = z
  .object({
    total: z.int(),
    overdue: z.int().describe('Whose due instant has passed'),
    byHeading: z
      .array(z.object({ heading: wordsSchema, count: z.int() }))
      .describe('By the heading of the desk’s own under which they stand, the most first'),
    byOutcome: z.array(z.object({ outcome: outcomeSchema, count: z.int() })).describe('Of those that are over'),
    byBall: z.array(z.object({ holder: partySchema, count: z.int() })).describe('By whose turn it is'),
  })
  .meta({ id: 'ProposalCounts' });
export type ProposalCounts = z.output<typeof proposalCountsSchema>;

/** So many cases of one version of the guideline stand alike. */
export interface CountedGroup {
  readonly profileVersion: number;
  readonly stage: Position;
  readonly submitted: boolean;
  readonly outcome: Outcome | null;
  readonly ball: Party | null;
  readonly overdue: boolean;
  readonly count: number;
}

/** Adds up groups by what `keyOf` says of each; null is not counted. The most first. */
function addUp<K>(
  groups: readonly CountedGroup[],
  keyOf: (group: CountedGroup) => K | null,
): { key: K; count: number }[] {
  const sums = new Map<string, { key: K; count: number }>();
  for (const group of groups) {
    const key = keyOf(group);
    if (key === null) continue;
    const name = JSON.stringify(key);
    const sum = sums.get(name) ?? { key, count: 0 };
    sums.set(name, { key, count: sum.count + group.count });
  }
  return [...sums.entries()]
    .sort(([a, { count: some }], [b, { count: others }]) => others - some || a.localeCompare(b))
    .map(([, sum]) => sum);
}

/** What the list shows, counted: by headings, since a stage is told to the city's own people only. */
export function viewCounts(groups: readonly CountedGroup[], profiles: ReadonlyMap<number, Profile>): ProposalCounts {
  const headingOf = ({ profileVersion, stage, submitted }: CountedGroup) => {
    const standing: Pick<CaseState, 'stage' | 'submitted'> = { stage, submitted };
    const profile = profiles.get(profileVersion);
    return profile ? stageLabelOf(standing, profile) : null;
  };
  const total = (counted: readonly CountedGroup[]): number => counted.reduce((sum, { count }) => sum + count, 0);
  return {
    total: total(groups),
    overdue: total(groups.filter(({ overdue }) => overdue)),
    byHeading: addUp(groups, headingOf).map(({ key: { ja, en }, count }) => ({ heading: { ja, en }, count })),
    byOutcome: addUp(groups, ({ outcome }) => outcome).map(({ key, count }) => ({ outcome: key, count })),
    byBall: addUp(groups, ({ ball }) => ball).map(({ key, count }) => ({ holder: key, count })),
  };
}
