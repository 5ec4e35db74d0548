import type { EntityManager } from 'typeorm';
import { ASK_WORDS } from '../domain/ask-words.js';
import { tokyoDay } from '../domain/calendar.js';
import type { AskKind } from '../domain/case-state.js';
import { FOLLOW_UP_WORDS } from '../domain/follow-up-words.js';
import type { FollowUpKind } from '../domain/follow-ups.js';
import type { Language } from '../domain/languages.js';
import { isNoticeKind, noticeRule } from '../domain/notice-kinds.js';
import { listCollected } from '../entities/records/mails.js';
import { dayAndTime, dayOnly } from './instants.js';

/**
 * The lines of a digest, the most pressing first: what awaits its person, which cases stand still, which tasks beside the
 * process are open, and what they wanted to be told with it.
 */

interface DigestItem {
  readonly referenceNumber: string | null;
  readonly ask: AskKind;
  readonly until: string | null;
}

interface StandingItem {
  readonly referenceNumber: string | null;
  readonly since: string;
}

/** As the activity wrote them; one that an earlier release wrote has only the first two. */
interface DigestParams {
  readonly items?: readonly DigestItem[];
  readonly counts?: Readonly<Record<string, number>>;
  readonly stalled?: { readonly count: number; readonly cases: readonly StandingItem[] };
  readonly followUps?: {
    readonly count: number;
    readonly items: readonly (StandingItem & { readonly followUp: FollowUpKind })[];
  };
}

const HEADINGS = {
  awaited: { ja: 'お待ちしていること', en: 'What awaits you' },
  stalled: { ja: '動いていない案件', en: 'Cases that stand still' },
  followUps: { ja: '手続とは別の仕事', en: 'Tasks beside the process' },
  collected: { ja: 'お知らせ', en: 'News' },
} as const;

const SINCE = { ja: (day: string) => `${day}から`, en: (day: string) => `since ${day}` } as const;

const MOST_LINES = 30;
const more = { ja: (count: number) => `ほか${count}件`, en: (count: number) => `and ${count} more` } as const;

export async function digestOf(
  manager: EntityManager,
  of: {
    readonly deskId: string;
    readonly mailId: string;
    readonly params: Readonly<Record<string, unknown>>;
    readonly language: Language;
  },
): Promise<(readonly [heading: string, text: string])[]> {
  const { deskId, mailId, language } = of;
  const { items = [], counts = {}, stalled, followUps } = of.params as DigestParams;
  const line = (...parts: (string | null)[]): string => parts.filter((part) => part !== null && part !== '').join('  ');
  const awaited = items.map(({ referenceNumber, ask, until }) =>
    line(referenceNumber, ASK_WORDS[ask][language], until && dayAndTime(until, language)),
  );
  const collected = (await listCollected(manager, deskId, mailId)).map(({ kind, number }) =>
    line(number, isNoticeKind(kind) ? noticeRule(kind).label[language] : ''),
  );
  const still = (stalled?.cases ?? []).map(({ referenceNumber, since }) =>
    line(referenceNumber, SINCE[language](dayOnly(tokyoDay(since), language))),
  );
  const beside = (followUps?.items ?? []).map(({ referenceNumber, followUp }) =>
    line(referenceNumber, FOLLOW_UP_WORDS[followUp][language]),
  );
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return [
    [HEADINGS.awaited[language], linesOf(awaited, Math.max(all, awaited.length), language)] as const,
    [HEADINGS.stalled[language], linesOf(still, stalled?.count ?? 0, language)] as const,
    [HEADINGS.followUps[language], linesOf(beside, followUps?.count ?? 0, language)] as const,
    [HEADINGS.collected[language], linesOf(collected, collected.length, language)] as const,
  ].filter(([, text]) => text !== '');
}

function linesOf(lines: readonly string[], count: number, language: Language): string {
  const shown = lines.slice(0, MOST_LINES);
  return [...shown, ...(count > shown.length ? [more[language](count - shown.length)] : [])].join('\n');
}
