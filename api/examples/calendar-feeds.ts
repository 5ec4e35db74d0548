/** Answers about calendars as the page shows them. */

const createdAt = '2026-11-20T01:12:30.120Z';

export const CALENDAR_FEED = { feed: { createdAt, readAt: '2026-11-24T00:00:02.481Z' } };

const path = '/api/calendar/minato-N2YyZjM0NTY3ODkwYWJjZGVmMDEyMzQ1Njc4OTBhYmM.ics';

export const CALENDAR_FEED_MADE = { path, address: `https://kyoso.example.lg.jp${path}`, createdAt };

export const CALENDAR = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//kyoso-desk//due dates//JA',
  'METHOD:PUBLISH',
  'BEGIN:VEVENT',
  'UID:5f1d1f8f0f5d0c7b7f4e7f9a523a0e4c399f0a3c@kyoso-desk',
  'SEQUENCE:0',
  'DTSTAMP:20261120T011230Z',
  'DTSTART:20261204T074500Z',
  'DTEND:20261204T081500Z',
  'SUMMARY:R8-0001 期限 / due: 受付・審査 / screening',
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');
