import type { z } from 'zod';
import type { roleGrantSchema } from '../role-grant.js';
import type { ColleagueView, PersonView } from '../views/person-view.js';
import { DEPARTMENT } from './commands.js';

/** People as the page shows them. */

export const PERSON: PersonView = {
  id: '4a10f3c6-8a55-4f39-8f0d-2f6f1c2f0b9f',
  name: '担当 花子',
  email: 'hanako@city.example',
  organisation: null,
  disabledAt: null,
  roles: [
    {
      id: '6f1c2f4a-8a55-4f39-8f0d-0b9f3c6e2f10',
      role: 'officer',
      departmentId: DEPARTMENT,
      from: '2026-11-20',
      to: '2027-03-31',
      inForce: true,
    },
  ],
};

export const PEOPLE = { people: [PERSON], next: null };

export const GRANTS: Readonly<Record<string, z.input<typeof roleGrantSchema>>> = {
  'an officer until the end of the fiscal year': { role: 'officer', departmentId: DEPARTMENT, to: '2027-03-31' },
  'a proposer of a new organisation': { role: 'proposer', organisation: { kind: 'company', name: '株式会社エックス' } },
  'a partner municipality': { role: 'partner', organisation: { kind: 'municipality', name: '隣市' } },
  'an expert for a year': { role: 'expert', credentialUntil: '2027-11-19' },
  'an auditor from April': { role: 'auditor', from: '2027-04-01' },
};

export const COLLEAGUE: ColleagueView = {
  id: '0d2f6f1c-8a55-4f39-8f0d-4a10f3c62f0b',
  name: '同僚 一子',
  email: 'ichiko@company.example',
  access: 'view',
};
export const COLLEAGUES = { colleagues: [COLLEAGUE] };
