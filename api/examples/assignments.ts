import type { InChargeView } from '../views/assignment-view.js';
import { DEPARTMENT } from './commands.js';

/** Answers about who is in charge, as the page shows them. */

const OFFICER = '0c6f4c55-4f2d-4d57-8a3e-6d2f1f0b9a01';
export const SUBSTITUTE = '0c6f4c55-4f2d-4d57-8a3e-6d2f1f0b9a02';

export const IN_CHARGE: InChargeView = {
  holder: 'department',
  departmentId: DEPARTMENT,
  personId: OFFICER,
  name: '担当 二郎',
  how: 'claimed',
  since: '2026-11-20T02:10:00.000Z',
  inForce: true,
  substituteIds: [],
};

export const ASSIGNMENTS = {
  inCharge: [IN_CHARGE],
  history: [
    {
      holder: 'department',
      departmentId: DEPARTMENT,
      personId: OFFICER,
      name: '担当 二郎',
      how: 'claimed',
      givenBy: '担当 二郎',
      note: null,
      since: '2026-11-20T02:10:00.000Z',
      until: null,
    },
  ],
} as const;

export const ASSIGNEES = {
  assignees: [{ personId: OFFICER, name: '担当 二郎', roles: ['officer'], departmentIds: [DEPARTMENT], ofDesk: false }],
} as const;

export const ABSENCE = {
  id: '4d2f1f0b-9a01-4c39-8f0d-0c6f4c554f2d',
  personId: OFFICER,
  person: '担当 二郎',
  substituteId: SUBSTITUTE,
  substitute: '担当 十郎',
  from: '2026-12-21',
  to: '2026-12-25',
} as const;
