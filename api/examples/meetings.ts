import type { MeetingView } from '../views/meeting-view.js';

/** Answers about meetings as they come. */

export const MEETING: MeetingView = {
  id: '6f2d4b8a-3c91-4e7d-9a05-1b2c3d4e5f60',
  audience: 'proposer',
  startsAt: '2026-12-03T05:00:00.000Z',
  endsAt: '2026-12-03T06:30:00.000Z',
  place: '市役所4階 第2会議室',
  sequence: 0,
  status: 'planned',
  reason: null,
  plannedAt: '2026-11-20T01:00:00.000Z',
  changedAt: '2026-11-20T01:00:00.000Z',
};

export const MOVED_MEETING: MeetingView = {
  ...MEETING,
  startsAt: '2026-12-04T05:00:00.000Z',
  endsAt: '2026-12-04T06:30:00.000Z',
  sequence: 1,
  reason: '会議室が使えなくなったため。',
  changedAt: '2026-11-24T01:00:00.000Z',
};

export const CANCELLED_MEETING: MeetingView = {
  ...MOVED_MEETING,
  sequence: 2,
  status: 'cancelled',
  reason: '電話で済んだため。',
  changedAt: '2026-11-25T01:00:00.000Z',
};
