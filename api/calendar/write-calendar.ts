import { createHash } from 'node:crypto';
import { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency, ICalCalendar } from 'ical-generator';
import { ASK_WORDS } from '../../domain/ask-words.js';
import type { Words } from '../../domain/profile-parts.js';
import type { CaseDays, MeetingTimes, WindowDays } from '../../entities/records/calendar-feeds.js';
import type { OpenAsk } from '../../entities/records/open-asks.js';

/**
 * A person's due dates as iCalendar (RFC 5545). An entry tells the number of a case and what is awaited, and nothing of
 * what it is about: calendars are shared, synchronised and shown on locked screens. The same facts give the same bytes.
 */
export interface FeedFacts {
  readonly deskId: string;
  readonly deskName: Words;
  readonly asks: readonly OpenAsk[];
  readonly cases: readonly CaseDays[];
  readonly meetings: readonly MeetingTimes[];
  readonly windows: readonly WindowDays[];
  readonly today: string;
}

const REFRESH_S = 3600;
/** A due instant is shown as the half-hour that ends with it: a moment without length is drawn by few programs. */
const SHOWN_MS = 30 * 60_000;

/** Told by the milestone of the case, which is there for both sides. */
const TOLD_AS_DAY: ReadonlySet<OpenAsk['kind']> = new Set(['review_agreement', 'end_agreement']);

const DAYS = {
  pilot: { ja: '実証実験の終了日', en: 'last day of the pilot' },
  review: { ja: '協定の見直し', en: 'review of the agreement' },
  term: { ja: '協定の期間満了', en: 'last day of the agreement' },
  opens: { ja: '募集開始', en: 'window opens' },
  closes: { ja: '募集締切', en: 'last day of the window' },
} as const satisfies Record<string, Words>;

const MEETING: Words = { ja: '打合せ', en: 'meeting' };

const both = ({ ja, en }: Words): string => `${ja} / ${en}`;

/** The same entry keeps its id while it moves, and no id tells what it is of. */
const uidOf = (...parts: readonly string[]): string =>
  `${createHash('sha256').update(parts.join('\n'), 'utf8').digest('hex').slice(0, 40)}@kyoso-desk`;

export function writeCalendar(facts: FeedFacts): string {
  const { deskId, deskName, today } = facts;
  const calendar = new ICalCalendar({
    name: `共創デスク ${deskName.ja}`,
    prodId: { company: 'kyoso-desk', product: 'due dates', language: 'JA' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_S,
  });
  const addDay = (day: string, stamp: Date, what: keyof typeof DAYS, of: string, name: string): void => {
    calendar.createEvent({
      id: uidOf(deskId, what, of),
      stamp,
      start: new Date(`${day}T00:00:00Z`),
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: `${name} ${both(DAYS[what])}`,
    });
  };

  for (const { proposal_id: id, reference_number: number, key, kind, since, until } of facts.asks) {
    if (until === null || TOLD_AS_DAY.has(kind)) continue;
    calendar.createEvent({
      id: uidOf(deskId, 'ask', id, key),
      stamp: since,
      start: new Date(until.getTime() - SHOWN_MS),
      end: until,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: `${number ?? '-'} 期限 / due: ${both(ASK_WORDS[kind])}`,
    });
  }
  for (const { id, reference_number: number, received_at, ...days } of facts.cases) {
    const stamp = received_at ?? new Date(0);
    if (days.pilot_ends_on !== null) addDay(days.pilot_ends_on, stamp, 'pilot', id, number ?? '-');
    if (days.review_on !== null) addDay(days.review_on, stamp, 'review', id, number ?? '-');
    if (days.term_ends_on !== null) addDay(days.term_ends_on, stamp, 'term', id, number ?? '-');
  }
  for (const { id, reference_number: number, starts_at, ends_at, sequence, changed_at, cancelled } of facts.meetings) {
    calendar.createEvent({
      id: uidOf(deskId, 'meeting', id),
      stamp: changed_at,
      sequence,
      start: starts_at,
      end: ends_at,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      // A time that is taken, unlike a date on which something is due.
      transparency: cancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
      summary: `${number ?? '-'} ${both(MEETING)}`,
    });
  }
  for (const { id, title, created_at: stamp, opens_on, closes_on } of facts.windows) {
    if (opens_on >= today) addDay(opens_on, stamp, 'opens', id, title);
    if (closes_on !== null && closes_on >= today) addDay(closes_on, stamp, 'closes', id, title);
  }
  return calendar.toString();
}
