import { z } from 'zod';
import type { CaseState } from '../../domain/case-state.js';
import type { Profile } from '../../domain/profile.js';
import { STAGES, type Outcome, type Party, type Position } from '../../domain/stages.js';
import { stageLabelOf } from './state-view.js';
import { outcomeSchema, partySchema, stageSchema, wordsSchema } from './vocabulary.js';

export const proposalCountsSchema = z
  .object({
    total: z.int(),
    overdue: z.int().describe('Whose due instant has passed'),
    byHeading: z
      .array(z.object({ heading: wordsSchema, count: z.int() }))
      .describe('By the heading of the desk’s own under which they stand, the most first'),
    byOutcome: z.array(z.object({ outcome: outcomeSchema, count: z.int() })).describe('Of those that are over'),
    byBall: z.array(z.object({ holder: partySchema, count: z.int() })).describe('By whose turn it is'),
    byStage: z
      .array(
        z.object({
          stage: stageSchema,
          count: z.int(),
          overdue: z.int(),
          stalled: z.int().describe('In which nothing has happened for the guideline’s number of business days'),
        }),
      )
      .optional()
      .describe(
        'Open cases that they see whole, by the stage in which they are, in its order; only for the city’s own people',
      ),
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
  readonly stalled: boolean;
  /** Whoever asks sees them whole: their stage is told. */
  readonly whole: boolean;
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

const total = (counted: readonly CountedGroup[]): number => counted.reduce((sum, { count }) => sum + count, 0);

function countStages(groups: readonly CountedGroup[]): NonNullable<ProposalCounts['byStage']> {
  const open = groups.filter(({ submitted, whole }) => submitted && whole);
  return STAGES.map((stage) => ({ stage, within: open.filter((group) => group.stage === stage) }))
    .filter(({ within }) => within.length > 0)
    .map(({ stage, within }) => ({
      stage,
      count: total(within),
      overdue: total(within.filter(({ overdue }) => overdue)),
      stalled: total(within.filter(({ stalled }) => stalled)),
    }));
}

/** What the list shows, counted: by headings, since a stage is told to the city's own people only. */
export function viewCounts(
  groups: readonly CountedGroup[],
  profiles: ReadonlyMap<number, Profile>,
  reader: { readonly isOfCity: boolean },
): ProposalCounts {
  const headingOf = ({ profileVersion, stage, submitted }: CountedGroup) => {
    const standing: Pick<CaseState, 'stage' | 'submitted'> = { stage, submitted };
    const profile = profiles.get(profileVersion);
    return profile ? stageLabelOf(standing, profile) : null;
  };
  return {
    total: total(groups),
    overdue: total(groups.filter(({ overdue }) => overdue)),
    byHeading: addUp(groups, headingOf).map(({ key: { ja, en }, count }) => ({ heading: { ja, en }, count })),
    byOutcome: addUp(groups, ({ outcome }) => outcome).map(({ key, count }) => ({ outcome: key, count })),
    byBall: addUp(groups, ({ ball }) => ball).map(({ key, count }) => ({ holder: key, count })),
    ...(reader.isOfCity && { byStage: countStages(groups) }),
  };
}
