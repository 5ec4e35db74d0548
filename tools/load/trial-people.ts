import type { Role } from '../../domain/stages.js';

/** Who tries a desk out: invented people and departments, for a machine of one's own only. */

export interface TrialDepartment {
  readonly code: string;
  readonly ja: string;
  readonly en: string;
}

export interface TrialPerson {
  readonly role: Role;
  /** First part of the e-mail address; unique per desk. */
  readonly login: string;
  readonly name: string;
  /** Code of the department of an officer or leader. */
  readonly department?: string;
  /** Organisation of a proposer. */
  readonly organisation?: { readonly kind: string; readonly name: string };
}

/** Departments of a desk that has none of its own here. */
const GENERAL: readonly TrialDepartment[] = [
  { code: 'industry', ja: '産業振興課', en: 'Industry Promotion Division' },
  { code: 'environment', ja: '環境課', en: 'Environment Division' },
];

const DEPARTMENTS: Readonly<Record<string, readonly TrialDepartment[]>> = {
  minato: [
    { code: 'transport', ja: '地域交通課', en: 'Local Transport Division' },
    { code: 'industry', ja: '産業振興課', en: 'Industry Promotion Division' },
  ],
};

export const trialDepartments = (deskId: string): readonly TrialDepartment[] => DEPARTMENTS[deskId] ?? GENERAL;

export function trialPeople(deskId: string): readonly TrialPerson[] {
  const [first, second] = trialDepartments(deskId).map((department) => department.code);
  return [
    {
      role: 'proposer',
      login: 'proposer',
      name: '提案 太郎',
      organisation: { kind: 'company', name: '株式会社エックス' },
    },
    { role: 'proposer', login: 'proposer2', name: '大学 花子', organisation: { kind: 'university', name: 'ワイ大学' } },
    { role: 'coordinator', login: 'coordinator', name: '調整 一郎' },
    { role: 'officer', login: 'officer', name: '担当 二郎', department: first },
    { role: 'officer', login: 'officer2', name: '担当 三郎', department: second },
    { role: 'leader', login: 'leader', name: '課長 四郎', department: first },
    { role: 'desk_head', login: 'desk-head', name: '室長 五郎' },
    { role: 'expert', login: 'expert', name: '弁理 六郎' },
    { role: 'auditor', login: 'auditor', name: '監査 七子' },
    { role: 'administrator', login: 'administrator', name: '管理 八子' },
  ];
}
