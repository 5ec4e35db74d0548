import { DEPARTMENT } from './commands.js';

/** Answers about a desk's calendar and about what waits, as the page shows them. */

const PROPOSAL = '0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10';

export const CLOSED_DAYS = {
  closedDays: [
    { day: '2026-12-28', note: '庁舎の設備点検', origin: 'desk' },
    { day: '2027-08-13', note: null, origin: 'guideline' },
  ],
} as const;

export const REPLAN = {
  id: '2b11f0b7-54a7-4f6f-9d0e-1f3f5a0c5f0b',
  status: 'ordered',
  reason: '12月28日を休業日にしたため',
  orderedBy: '管理 八子',
  orderedAt: '2026-11-20T01:00:00.000Z',
  endedAt: null,
  given: 20,
  settling: 3,
} as const;

export const REPLAN_RESULT = {
  replan: null,
  cases: 1,
  examples: [
    {
      proposalId: PROPOSAL,
      referenceNumber: 'R8-0001',
      dates: [
        {
          ask: 'respond',
          holder: 'department',
          departmentId: DEPARTMENT,
          from: '2026-12-28T08:15:00.000Z',
          to: '2027-01-04T08:15:00.000Z',
        },
      ],
    },
  ],
} as const;

export const AGEING = {
  asOf: '2026-11-20',
  holders: [
    {
      holder: 'department',
      departmentId: DEPARTMENT,
      inCharge: { personId: '0c6f4c55-4f2d-4d57-8a3e-6d2f1f0b9a01', name: '担当 二郎' },
      open: 3,
      overdue: 1,
      stopped: 0,
      oldestSince: '2026-10-30T02:10:00.000Z',
      byAge: { upTo5: 1, upTo10: 1, upTo20: 1, over20: 0 },
    },
  ],
  cases: [
    {
      proposalId: PROPOSAL,
      referenceNumber: 'R8-0001',
      ball: {
        holder: 'department',
        departmentId: DEPARTMENT,
        since: '2026-10-30T02:10:00.000Z',
        until: '2026-11-16T08:15:00.000Z',
      },
      waitedDays: 14,
      overdue: true,
    },
  ],
  more: false,
} as const;
