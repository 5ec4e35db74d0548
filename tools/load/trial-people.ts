import type { Profile } from '../../domain/profile.js';
import type { Role } from '../../domain/stages.js';

/**
 * Who tries a desk out: invented people and departments, for a machine of one's own only. They follow from the profile,
 * so that a desk that is written tomorrow has them without a line of code.
 */

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
  readonly department?: string | undefined;
  /** Organisation of a proposer, or municipality of a partner. */
  readonly organisation?: { readonly kind: string; readonly name: string } | undefined;
  /** Login of somebody above in the list, to whose organisation this person belongs too. */
  readonly colleagueOf?: string;
}

/** Departments of a desk that has none of its own here. */
const GENERAL: readonly TrialDepartment[] = [
  { code: 'industry', ja: '産業振興課', en: 'Industry Promotion Division' },
  { code: 'environment', ja: '環境課', en: 'Environment Division' },
  { code: 'welfare', ja: '福祉課', en: 'Welfare Division' },
];

const DEPARTMENTS: Readonly<Record<string, readonly TrialDepartment[]>> = {
  minato: [
    { code: 'transport', ja: '地域交通課', en: 'Local Transport Division' },
    { code: 'industry', ja: '産業振興課', en: 'Industry Promotion Division' },
    { code: 'welfare', ja: '福祉課', en: 'Welfare Division' },
  ],
};

export const trialDepartments = (deskId: string): readonly TrialDepartment[] => DEPARTMENTS[deskId] ?? GENERAL;

/** Invented bodies by the kinds that guidelines name; a desk with a kind of its own gets the general one. */
const BODIES: Readonly<Record<string, string>> = {
  company: '株式会社エックス',
  university: 'ワイ大学',
  npo: '特定非営利活動法人ゼット',
};
const ANY_BODY = '一般社団法人ワイ';

/** An invented municipality: no guideline names one. */
const PARTNER = { kind: 'municipality', name: '連携市' };

/** Two kinds of organisation that may propose here, a company and a university before all others. */
function trialOrganisations({ eligibility }: Profile): NonNullable<TrialPerson['organisation']>[] {
  const codes = eligibility.organisation_kinds.map((kind) => kind.code);
  const usual = ['company', 'university'].filter((code) => codes.includes(code));
  const kinds = [...usual, ...codes.filter((code) => !usual.includes(code))];
  return [kinds[0]!, kinds[1] ?? kinds[0]!].map((kind) => ({ kind, name: BODIES[kind] ?? ANY_BODY }));
}

/**
 * Every role once, the proposer twice with two colleagues, an officer per department and one more of the first: also those that this desk does
 * not use, so that what they may not do can be tried. The first part of an address never changes, whatever the profile says later.
 */
export function trialPeople(profile: Profile): readonly TrialPerson[] {
  const [first, second, third] = trialDepartments(profile.id).map((department) => department.code);
  const [own, other] = trialOrganisations(profile);
  return [
    { role: 'proposer', login: 'proposer', name: '提案 太郎', organisation: own },
    { role: 'proposer', login: 'proposer2', name: '大学 花子', organisation: other },
    { role: 'proposer_viewer', login: 'colleague', name: '提案 次郎', colleagueOf: 'proposer' },
    { role: 'proposer', login: 'colleague2', name: '提案 三郎', colleagueOf: 'proposer' },
    { role: 'coordinator', login: 'coordinator', name: '調整 一郎' },
    { role: 'officer', login: 'officer', name: '担当 二郎', department: first },
    { role: 'officer', login: 'officer2', name: '担当 三郎', department: second },
    { role: 'officer', login: 'officer3', name: '担当 九郎', department: third },
    { role: 'officer', login: 'officer4', name: '担当 十一郎', department: first },
    { role: 'leader', login: 'leader', name: '課長 四郎', department: first },
    { role: 'desk_head', login: 'desk-head', name: '室長 五郎' },
    { role: 'expert', login: 'expert', name: '弁理 六郎' },
    { role: 'auditor', login: 'auditor', name: '監査 七子' },
    { role: 'administrator', login: 'administrator', name: '管理 八子' },
    { role: 'partner', login: 'partner', name: '連携 十郎', organisation: PARTNER },
  ];
}
