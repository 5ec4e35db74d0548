import { z } from 'zod';
import type { Sight } from '../../domain/access.js';
import { ballOf, completed, PAUSE_REASONS, type Ask, type CaseState } from '../../domain/case-state.js';
import { CLOSED_WORDS } from '../../domain/outcome-words.js';
import { headingOf, type Profile } from '../../domain/profile.js';
import type { Stage } from '../../domain/stages.js';
import {
  askKindSchema,
  daySchema,
  outcomeSchema,
  partySchema,
  positionSchema,
  stageSchema,
  wordsSchema,
} from './vocabulary.js';

/** Where a case stands, as somebody may see it. Allow-lists: what is not named here does not leave. */

export const ballSchema = z
  .object({
    holder: partySchema,
    departmentId: z.uuid().nullable().optional().describe('Only for the city’s own people'),
    since: z.iso.datetime(),
    until: z.iso.datetime().nullable().describe('Null: the clock stands'),
  })
  .meta({ id: 'Ball', description: 'Whose turn it is, since when and until when' });

export const askSchema = z
  .object({
    key: z.string(),
    kind: askKindSchema,
    holder: partySchema,
    departmentId: z.uuid().nullable(),
    since: z.iso.datetime(),
    until: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Ask', description: 'Who is awaited, for what, since when and until when' });

export const clockSchema = z
  .object({
    stands: z.boolean().describe('The city’s clock stands, because the proposer is asked to correct'),
    remainingDays: z
      .int()
      .nullable()
      .describe('Business days that the city has left of what falls due first; null while its clock runs'),
    stops: z
      .array(
        z
          .object({
            from: daySchema.describe('What was left on this day is kept'),
            to: daySchema.nullable().describe('Day from which it runs on; null while it stands'),
            why: z.enum(PAUSE_REASONS),
          })
          .meta({ id: 'ClockStop' }),
      )
      .describe('Every stop, the earliest first'),
  })
  .meta({ id: 'Clock', description: 'The city’s clock, as both sides see it' });

export function viewClock(state: CaseState): z.output<typeof clockSchema> {
  const { asks, pauses } = completed(state);
  const left = asks.flatMap(({ remainingDays }) => (remainingDays === null ? [] : [remainingDays]));
  return {
    stands: pauses.some(({ to }) => to === null),
    remainingDays: left.length === 0 ? null : Math.min(...left),
    stops: pauses.map(({ from, to, why }) => ({ from, to, why })),
  };
}

export const standingSchema = z
  .object({
    stage: positionSchema.optional().describe('Only for the city’s own people; proposers see the label'),
    stageLabel: wordsSchema.describe('Heading of the desk’s own under which the stage stands'),
    stageGroup: z
      .array(stageSchema)
      .describe('The stages under that heading, of which it is in one; none: draft or closed'),
    outcome: outcomeSchema.nullable(),
    closed: z.boolean(),
    ball: ballSchema.nullable().describe('Whose turn it is; null on a draft and on a closed case'),
    due: z.iso.datetime().nullable(),
    version: z.int().optional().describe('For `expectedVersion`; only for the city’s own people'),
  })
  .meta({ id: 'Standing', description: 'Where a case stands' });
export type Standing = z.output<typeof standingSchema>;

const DRAFT = { ja: '下書き', en: 'Draft' } as const;

/** What a desk calls the part of its procedure in which a case is. */
export function stageLabelOf(
  state: Pick<CaseState, 'stage' | 'submitted'>,
  profile: Profile,
): { ja: string; en: string } {
  return shownAs(state, profile).label;
}

function shownAs(
  { stage, submitted }: Pick<CaseState, 'stage' | 'submitted'>,
  profile: Profile,
): { label: { ja: string; en: string }; stages: Stage[] } {
  if (!submitted) return { label: DRAFT, stages: [] };
  if (stage === 'closed') return { label: CLOSED_WORDS, stages: [] };
  const { label, stages } = headingOf(profile, stage);
  return { label, stages: [...stages] };
}

export function viewStanding(state: CaseState, profile: Profile, sight: Exclude<Sight, 'none'>): Standing {
  const ball = ballOf(state);
  const { label, stages } = shownAs(state, profile);
  const shared = {
    stageLabel: label,
    stageGroup: stages,
    outcome: state.outcome,
    closed: state.stage === 'closed',
    due: ball?.until ?? null,
  };
  if (sight !== 'whole') {
    return { ...shared, ball: ball && { holder: ball.holder, since: ball.since, until: ball.until } };
  }
  return {
    ...shared,
    stage: state.stage,
    ball: ball && {
      holder: ball.holder,
      departmentId: ball.departmentId,
      since: ball.since,
      until: ball.until,
    },
    version: state.lastSettled,
  };
}

/** Whose asks somebody sees who does not see the whole case. */
export const HOLDER_SEEN = { own: 'proposer', shared: null, question: 'expert' } as const;

/** The open asks; a proposer sees those that await a proposer, an expert those that await advice. */
export const viewAsks = (asks: readonly Ask[], sight: Exclude<Sight, 'none'>): z.output<typeof askSchema>[] =>
  asks
    .filter((ask) => sight === 'whole' || ask.holder === HOLDER_SEEN[sight])
    .map(({ key, kind, holder, departmentId, since, until }) => ({ key, kind, holder, departmentId, since, until }));
