import type { DeskProfile, NewDraft } from './desk-client.js';
import type { Content } from './play.js';
import { formsOf } from './story.js';

/** The form of a desk, filled in as its profile asks: every required field, and what its usual fields are about. */

type Field = DeskProfile['form_fields'][number];

/** What people write into the fields that desks usually have. */
const USUAL: Content = {
  title: '空き家を使った見守りの拠点',
  summary: '地域の空き家を借りて拠点とし、事業者の社員が見守りと買い物の手伝いをします。',
  org_name: '株式会社エックス',
  person: '提案 太郎',
  person_affiliation: '地域連携部',
  issue: '一人で暮らす高齢の方が増え、日々の見守りが足りない。',
  self_set_challenge: '日々の見守りが足りない。',
  solution: '空き家を拠点に、決まった曜日に巡回する。',
  local_base: '市内の営業所',
  can_implement: true,
};

/** Kinds of organisation that a guideline can shut out come last. */
const orgKind = ({ eligibility }: DeskProfile): string => {
  const codes = eligibility.organisation_kinds.map((kind) => kind.code);
  return codes.find((code) => code !== 'individual' && code !== 'sole_proprietor') ?? codes[0]!;
};

function anyAnswer(field: Field, profile: DeskProfile): Content[string] {
  const codes = (field.options ?? []).map((option) => option.code);
  switch (field.type) {
    case 'boolean':
      return field.key === 'municipal_cost' && profile.cost.default_municipal_cost === true;
    case 'select':
      return field.key === 'org_kind' ? orgKind(profile) : codes[0]!;
    case 'multiselect':
      return codes.slice(0, 1);
    case 'checklist':
      return Object.fromEntries(codes.map((code) => [code, 'yes']));
    case 'consents':
      return Object.fromEntries(profile.consents.map((consent) => [consent.code, consent.required]));
    case 'list':
      return [`${field.label.ja}について`];
    case 'tel':
      return '03-0000-0000';
    case 'email':
      return `proposer@${profile.id}.example`;
    case 'text':
    case 'textarea':
      return `${field.label.ja}について`;
  }
}

export function fillForm(profile: DeskProfile, type: NewDraft['type'], said: Content = {}): Content {
  const asked = profile.form_fields.filter(
    (field) => field.kinds.includes('proposal') && (field.applies_to === null || field.applies_to === type),
  );
  const fits = (field: Field): boolean => typeof USUAL[field.key] === (field.type === 'boolean' ? 'boolean' : 'string');
  const answers = asked.flatMap((field): [string, Content[string]][] => {
    const usual = fits(field) ? USUAL[field.key] : undefined;
    if (usual !== undefined && !field.options) return [[field.key, usual]];
    return field.required ? [[field.key, anyAnswer(field, profile)]] : [];
  });
  const { pledges } = formsOf(profile);
  const read = profile.notices.filter((notice) => notice.must_be_read).map((notice) => notice.code);
  return { ...Object.fromEntries(answers), pledges, notices_read: read, ...said };
}
