import type { EntityManager } from 'typeorm';
import { ASK_WORDS } from '../domain/ask-words.js';
import type { AskKind } from '../domain/case-state.js';
import type { Language } from '../domain/languages.js';
import { isNoticeKind, noticeRule } from '../domain/notice-kinds.js';
import { listCollected } from '../entities/records/mails.js';
import { dayAndTime } from './instants.js';

/** The lines of a digest: what awaits its person, by number, and what they wanted to be told with it. */

interface DigestItem {
  readonly referenceNumber: string | null;
  readonly ask: AskKind;
  readonly until: string | null;
}

const HEADINGS = {
  awaited: { ja: 'お待ちしていること', en: 'What awaits you' },
  collected: { ja: 'お知らせ', en: 'News' },
} as const;

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
  const { deskId, mailId, params, language } = of;
  const items = (params['items'] ?? []) as readonly DigestItem[];
  const counts = Object.values((params['counts'] ?? {}) as Readonly<Record<string, number>>);
  const awaited = items.map(({ referenceNumber, ask, until }) =>
    [referenceNumber, ASK_WORDS[ask][language], until && dayAndTime(until, language)].filter(Boolean).join('  '),
  );
  const collected = (await listCollected(manager, deskId, mailId)).map(({ kind, number }) =>
    [number, isNoticeKind(kind) ? noticeRule(kind).label[language] : ''].filter(Boolean).join('  '),
  );
  const all = counts.reduce((sum, count) => sum + count, 0);
  return [
    [HEADINGS.awaited[language], linesOf(awaited, Math.max(all, awaited.length), language)] as const,
    [HEADINGS.collected[language], linesOf(collected, collected.length, language)] as const,
  ].filter(([, text]) => text !== '');
}

function linesOf(lines: readonly string[], count: number, language: Language): string {
  const shown = lines.slice(0, MOST_LINES);
  return [...shown, ...(count > shown.length ? [more[language](count - shown.length)] : [])].join('\n');
}
