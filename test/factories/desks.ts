import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Actor } from '../../domain/access.js';
import type { Content } from '../../domain/content.js';
import { fieldsFor } from '../../domain/form.js';
import type { CaseFacts, ChallengeFacts } from '../../domain/process.js';
import { formatFaults, parseProfile } from '../../domain/profile-text.js';
import { typeRuleOf, type Profile } from '../../domain/profile.js';
import type { IntakeKind, ProposalType } from '../../domain/stages.js';
import { buildCalendar } from '../../entities/desk-calendar.js';

/** The five shipped desks with invented people, as the tests of the process meet them. */

function shippedProfile(desk: string): Profile {
  const result = parseProfile(readFileSync(new URL(`../../desks/${desk}.yaml`, import.meta.url), 'utf8'), desk);
  if ('faults' in result) throw new Error(formatFaults(result.faults));
  return result.profile;
}

export const DESKS = {
  tokorozawa: shippedProfile('tokorozawa'),
  minato: shippedProfile('minato'),
  izumiotsu: shippedProfile('izumiotsu'),
  aomori: shippedProfile('aomori'),
  nara: shippedProfile('nara'),
} as const;
export type DeskName = keyof typeof DESKS;

const id = (tail: number): string => `00000000-0000-4000-8000-${String(tail).padStart(12, '0')}`;

/** Departments of the desk. Of a posted challenge, the second is the owner. */
export const DEPARTMENTS = [id(101), id(102), id(103), id(104)] as const;
export const [D1, D2, D3, D4] = DEPARTMENTS;

const person = (tail: number, part: Partial<Actor>): Actor => ({
  personId: id(tail),
  roles: [],
  departmentIds: [],
  ownsCase: false,
  ...part,
});

export const PEOPLE = {
  proposer: person(1, { roles: ['proposer'], ownsCase: true }),
  otherProposer: person(2, { roles: ['proposer'] }),
  coordinator: person(3, { roles: ['coordinator'] }),
  deskHead: person(4, { roles: ['desk_head'] }),
  officer1: person(5, { roles: ['officer'], departmentIds: [D1] }),
  officer2: person(6, { roles: ['officer'], departmentIds: [D2] }),
  leader3: person(7, { roles: ['leader'], departmentIds: [D3, D4] }),
  /** Works for the desk and for a department: the one who could decide with nobody but himself. */
  twoHats: person(8, { roles: ['coordinator', 'officer'], departmentIds: [D1, D2] }),
  expert: person(9, { roles: ['expert'] }),
  auditor: person(10, { roles: ['auditor'] }),
  administrator: person(11, { roles: ['administrator'] }),
} as const;

/** Something that a required field of a desk takes. */
function anyValueOf({ type, options = [] }: Profile['form_fields'][number]): unknown {
  const codes = options.map((option) => option.code);
  switch (type) {
    case 'boolean':
      return false;
    case 'select':
      return codes[0];
    case 'multiselect':
      return codes.slice(0, 1);
    case 'checklist':
      return Object.fromEntries(codes.map((code) => [code, 'yes']));
    case 'list':
      return ['一つ目'];
    case 'consents':
      return {};
    case 'tel':
      return '03-0000-0000';
    case 'email':
      return 'x@example.jp';
    case 'text':
    case 'textarea':
      return '記入';
  }
}

/** A content with which each desk takes a proposal; what a test is about is changed on top of it. */
export function contentFor(
  desk: DeskName,
  type: ProposalType,
  changes: Content = {},
  kind: IntakeKind = 'proposal',
  profile: Profile = DESKS[desk],
): Content {
  const values: Record<string, unknown> = {
    title: '放置自転車を減らす仕組み',
    summary: '駅前の放置自転車を地図で知らせる。',
    org_kind: 'company',
    org_name: 'X社',
    person: '山田 花子',
    person_affiliation: '企画部',
    phone: '03-0000-0000',
    email: 'x@example.jp',
    issue: '放置自転車',
    self_set_challenge: '駅前の通行の妨げ',
    local_base: '区内の営業所',
    can_implement: true,
    municipal_cost: false,
    ip_included: false,
    personal_data: false,
  };
  const content = Object.fromEntries(
    fieldsFor(profile, type, kind).flatMap((field) => {
      if (field.key in values) return [[field.key, values[field.key]] as const];
      return field.required ? [[field.key, anyValueOf(field)] as const] : [];
    }),
  );
  if (kind !== 'proposal') return { ...content, ...changes };
  const [pledges, read] = [profile.pledges, profile.notices].map((items) => items.map((item) => item.code));
  return { ...content, pledges, notices_read: read, ...changes };
}

/** An open theme from 1 September to 30 November 2026. */
export const CHALLENGE: ChallengeFacts = {
  publishedOn: '2026-08-20',
  opensOn: '2026-09-01',
  closesOn: '2026-11-30',
  departmentIds: [D2],
};

export const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export function factsFor(
  desk: DeskName,
  type: ProposalType,
  changes: Partial<CaseFacts> = {},
  profile: Profile = DESKS[desk],
): CaseFacts {
  const published = typeRuleOf(profile, type)?.challenge.startsWith('published_') ?? false;
  return {
    calendar: buildCalendar(profile),
    content: contentFor(desk, type, {}, 'proposal', profile),
    challenge: published ? CHALLENGE : null,
    departmentIds: DEPARTMENTS,
    expertIds: [PEOPLE.expert.personId],
    digest,
    ...changes,
  };
}
