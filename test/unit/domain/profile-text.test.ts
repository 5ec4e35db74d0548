import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { fieldsFor } from '../../../domain/form.js';
import { criterionKeys, stageRuleOf, type Profile } from '../../../domain/profile.js';
import { formatFaults, parseProfile, type ProfileFault } from '../../../domain/profile-text.js';
import type { IntakeKind } from '../../../domain/stages.js';

const read = (desk: string) => readFileSync(new URL(`../../../desks/${desk}.yaml`, import.meta.url), 'utf8');
const DESKS = ['tokorozawa', 'minato', 'aomori', 'izumiotsu', 'nara'];
const FILE = 'desks/tokorozawa.yaml';
const shipped = read('tokorozawa');

/** The shipped text with one place changed; the place must be there once, or the test would test something else. */
function changed(from: string, to: string): string {
  expect(shipped.split(from)).toHaveLength(2);
  return shipped.replace(from, to);
}

/** Line, counted from 1, of the only line that contains a text. */
function lineOf(text: string, part: string): number {
  const lines = text.split('\n').flatMap((line, index) => (line.includes(part) ? [index + 1] : []));
  expect(lines).toHaveLength(1);
  return lines[0] ?? 0;
}

function faultsOf(text: string): ProfileFault[] {
  const result = parseProfile(text, FILE);
  return 'faults' in result ? result.faults : [];
}

function profileOf(text: string): Profile {
  const result = parseProfile(text, FILE);
  if ('faults' in result) throw new Error(formatFaults(result.faults));
  return result.profile;
}

const codes = (items: readonly { readonly code: string }[]): string[] => items.map(({ code }) => code);

/** Keys of the fields that are asked for where it is no proposal. */
const askedFor = (profile: Profile, kind: IntakeKind): string[] =>
  fieldsFor(profile, 'open_proposal', kind).map(({ key }) => key);

const isUnder = (path: string, mark: string): boolean =>
  path === mark || path.startsWith(`${mark}.`) || path.startsWith(`${mark}[`);

/** Whether all of these keys are marked as defaults, none of them is, or which are. */
const marksOf =
  ({ defaults }: Profile) =>
  (keys: readonly string[]): 'all' | 'none' | string[] => {
    const marked = keys.filter((key) => defaults.some((mark) => isUnder(key, mark)));
    return marked.length === keys.length ? 'all' : marked.length === 0 ? 'none' : marked;
  };

/** Paths of all groups whose `source` is null. */
function pathsOfNullSources(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each, index) => pathsOfNullSources(each, `${path}[${index}]`));
  const inner = Object.entries(value).flatMap(([key, each]) =>
    pathsOfNullSources(each, path === '' ? key : `${path}.${key}`),
  );
  return 'source' in value && value.source === null ? [path, ...inner] : inner;
}

describe('the shipped profiles', () => {
  test.each(DESKS)('%s is valid', (desk) => {
    expect(faultsOf(read(desk))).toEqual([]);
    expect(profileOf(read(desk)).id).toBe(desk);
  });

  test('Tokorozawa asks twice about a suspension: in force, or recognised (T-36, T-37)', () => {
    const { organisation } = profileOf(shipped).exclusions;
    expect(criterionKeys(organisation)).toEqual([
      'bid_disqualified',
      'bid_suspended.in_force',
      'bid_suspended.recognised',
      'organised_crime.in_force',
      'organised_crime.recognised',
      'other_unsuitable_org',
    ]);
  });

  test('Tokorozawa leaves the two catch-alls to the mayor (T-34, T-38)', () => {
    const { proposal, organisation } = profileOf(shipped).exclusions;
    const mayors = [...proposal, ...organisation].filter((criterion) => criterion.judged_by === 'mayor');
    expect(mayors.map(({ code }) => code)).toEqual(['other_unsuitable', 'other_unsuitable_org']);
  });

  test('Minato has five criteria on the proposal and four on the organisation, one answered by the system', () => {
    const { proposal, organisation } = profileOf(read('minato')).exclusions;
    expect(proposal).toHaveLength(5);
    expect(organisation).toHaveLength(4);
    expect(criterionKeys(organisation)).not.toContain('individual');
  });

  test('Minato: dialogue before routing, three parties, the department adopts with the desk (M-21, M-27, M-29)', () => {
    const minato = profileOf(read('minato'));
    expect(stageRuleOf(minato, 'screening').requires).toEqual(['desk_dialogue']);
    expect(stageRuleOf(minato, 'dialogue').required_participants).toEqual(['proposer', 'desk', 'department']);
    expect(stageRuleOf(minato, 'evaluation')).toMatchObject({ decider: 'department', coordinate_with: 'desk' });
    expect(stageRuleOf(minato, 'pilot').enabled).toBe(false);
  });

  test('Minato names three consents: off until ticked, and whatever is decided (M-23 to M-26)', () => {
    const minato = profileOf(read('minato'));
    expect(
      minato.consents.map((consent) => [consent.code, consent.default_value, consent.regardless_of_decision]),
    ).toEqual([
      ['database', false, true],
      ['internal_sharing', false, true],
      ['partner_municipalities', false, true],
      ['publication', false, false],
    ]);
    const marks = marksOf(minato);
    expect(marks(['consents[0].default_value', 'consents[1].default_value', 'consents[2].default_value'])).toBe('all');
    expect(marks(['consents[0].source', 'consents[1].source', 'consents[2].source'])).toBe('none');
  });

  test('Tokorozawa: what may be asked of its dialogue and its agreement is ours; what it offers is its own (T-23)', () => {
    const tokorozawa = profileOf(shipped);
    expect(codes(tokorozawa.pilot.city_contributions)).toEqual(['open_data', 'field', 'other']);
    const marks = marksOf(tokorozawa);
    expect(marks(['stages[3].required_participants', 'stages[6].both_parties_sign', 'sources[0].title'])).toBe('all');
    expect(marks(['stages[3].requires', 'pilot.city_contributions', 'idea_protection.mode'])).toBe('none');
  });

  test.each(DESKS)('%s: who is named or reached by a field is kept as personal data', (desk) => {
    const fields = profileOf(read(desk)).form_fields;
    const personal = fields.filter((field) => field.personal).map((field) => field.key);
    expect(personal).toEqual(expect.arrayContaining(['person', 'person_affiliation', 'phone', 'email', 'org_address']));
  });
});

describe('Aomori, as its document says', () => {
  const aomori = profileOf(read('aomori'));

  test('who the desk is and how it is reached (A-47)', () => {
    expect(aomori.guideline).toMatchObject({ version: 'Since July. 25, 2023', issued: '2023-07-25' });
    expect([aomori.desk.name.ja, aomori.desk.host_unit.ja, aomori.desk.scheme_name?.ja]).toEqual([
      '青森市公民連携デスク',
      '青森市 企画部 連携推進課',
      '民間提案制度',
    ]);
    expect(aomori.contact).toEqual({
      postal_code: '030-8505',
      address: '青森県青森市柳川一丁目1-1 柳川庁舎3階',
      phone: '017-761-4154',
      email: null,
      web: null,
      web_contact: 'ポータルサイトのCONTACT',
    });
  });

  test('proposals and inquiries by portal or in person; no individuals, sole proprietors yes (A-05, A-06, A-31)', () => {
    expect(aomori.intake).toMatchObject({ kinds: ['proposal', 'inquiry'], channels: ['portal', 'direct'] });
    expect(aomori.proposal_types.map(({ code, label }) => [code, label.ja])).toEqual([
      ['open_proposal', '自由提案'],
      ['posted_challenge', '課題提案'],
    ]);
    expect(aomori.eligibility.individual).toMatchObject({ allowed: false, sole_proprietor_allowed: true });
    expect(aomori.eligibility.can_implement.required).toBe(true);
    expect(aomori.exclusions.proposal).toEqual([]);
    expect(aomori.exclusions.organisation).toMatchObject([{ code: 'individual', judged_by: 'system' }]);
    expect(askedFor(aomori, 'inquiry')).toEqual(['title', 'summary', 'person', 'person_affiliation', 'phone', 'email']);
  });

  test('five pledges and five notices (A-36, A-40 to A-42, A-35, A-08, A-32, A-38, A-39, A-49)', () => {
    expect(codes(aomori.pledges)).toEqual(['no_compensation', 'safeguards', 'liability', 'secrecy', 'rules_read']);
    expect(aomori.pledges.every((pledge) => pledge.required)).toBe(true);
    expect(codes(aomori.notices)).toEqual(['may_take_time', 'tender_must', 'tender_may', 'spec_use', 'disclosure']);
  });

  test('dialogue and internal coordination are one; whether it can be done is decided there (A-07, A-11)', () => {
    expect(aomori.terms.stage_groups.map(({ label, stages }) => [label.ja, stages])).toEqual([
      ['提案受付', ['intake', 'screening']],
      ['対話・庁内調整', ['matching', 'dialogue']],
      ['連携事業', ['pilot', 'evaluation', 'agreement']],
    ]);
    expect(stageRuleOf(aomori, 'matching').parallel_with).toBe('dialogue');
    expect(stageRuleOf(aomori, 'dialogue')).toMatchObject({
      coordinate_with: 'department',
      feasibility_decision: true,
      requires: ['shared_goal', 'benefit_proposer', 'benefit_municipality'],
    });
  });

  test('a pilot is a track of its own beside the partnership, not a step before it (A-03, A-12, A-24)', () => {
    expect(aomori.tracks.map(({ code, label, stages }) => [code, label.ja, stages])).toEqual([
      ['partnership', 'パートナーシップ', ['agreement']],
      ['pilot_support', '実証実験サポート', ['pilot', 'evaluation']],
    ]);
    expect(stageRuleOf(aomori, 'pilot')).toMatchObject({ mode: 'track', requires: ['issue_kind'] });
    expect(stageRuleOf(aomori, 'evaluation').mode).toBe('track');
    expect(stageRuleOf(aomori, 'agreement').mode).toBe('step');
  });

  test('what the city gives a pilot: the Center is a base of activity, not a field (A-25, A-26)', () => {
    const given = aomori.pilot.city_contributions;
    expect(codes(given)).toEqual(['field', 'data', 'pr', 'deregulation_review', 'activity_base', 'other']);
    expect(given.filter(({ places }) => places.length > 0).map(({ code, places }) => [code, places[0]?.ja])).toEqual([
      ['activity_base', 'AOMORI STARTUP CENTER'],
    ]);
  });

  test('four duties of the operator, who pays but for an exception with a reason (A-27, A-28)', () => {
    expect(codes(aomori.pilot.operator_duties)).toEqual(['run', 'bear_cost', 'verify_data', 'report']);
    expect(aomori.pilot.cost_rule).toMatchObject({
      default_bearer: 'operator',
      exception: { ja: '実費程度の予算措置' },
      reason_required: true,
    });
  });

  test('the kind follows the fields, both sides sign, roles are settled before it begins (A-13 to A-18)', () => {
    expect(aomori.agreement_kinds.rule_basis).toBe('fields');
    expect(aomori.agreement_kinds.kinds.map(({ code, ja, when }) => [code, ja, when]).slice(0, 2)).toEqual([
      ['comprehensive_agreement', '包括連携協定', 'multi_field'],
      ['project_agreement', '事業連携協定', 'single_field'],
    ]);
    expect(codes(aomori.agreement_kinds.kinds).slice(2)).toEqual(['no_agreement', 'contract']);
    expect(stageRuleOf(aomori, 'agreement')).toMatchObject({ requires: ['role_division'], both_parties_sign: true });
  });

  test('cost and broad recruitment must have a procedure, the nature of a proposal may (A-32, A-38)', () => {
    expect(aomori.procurement).toMatchObject({
      triggers: ['municipal_cost', 'broad_recruitment', 'nature_of_proposal'],
      strength: 'must',
      strength_by_trigger: { municipal_cost: 'must', broad_recruitment: 'must', nature_of_proposal: 'may' },
    });
    expect(codes(aomori.procurement.procedures)).toEqual(['competitive_proposal', 'bid', 'open_call']);
  });

  test('eight other methods; secrecy without exception; disclosure with a hearing (A-33, A-42 to A-44, A-23, A-39)', () => {
    expect(aomori.other_methods.map(({ ja }) => ja)).toEqual([
      'PFI',
      'Park-PFI',
      '指定管理者制度',
      '公有財産の利活用',
      'PFS/SIB',
      'ネーミングライツ',
      '広告事業',
      '企業版ふるさと納税',
    ]);
    expect(aomori.other_methods.filter(({ description }) => description === null)).toEqual([]);
    expect(aomori.city_information.secrecy).toBe('absolute');
    expect(aomori.disclosure).toMatchObject({
      enabled: true,
      default_rule: 'disclose_except_identifying',
      hear_proposer: true,
    });
    expect(aomori.publication.realised_projects).toBe('required_minus_protected');
    expect(aomori.idea_protection.mode).toBe('item_with_spec_consultation');
  });

  test('what it is silent about is marked, what it says is not', () => {
    const marks = marksOf(aomori);
    expect(marks(['contact.email', 'contact.web', 'terms.stages.screening', 'eligibility.locality'])).toBe('all');
    expect(marks(['proposal_types[1].routing', 'stages[3].decider', 'pilot.cost_rule.reason_required'])).toBe('all');
    expect(marks(['consents[0]', 'reminders.screening_due', 'escalation.levels', 'retention.start'])).toBe('all');
    expect(marks(['contact.phone', 'intake.kinds', 'intake.channels', 'eligibility.individual', 'pledges'])).toBe(
      'none',
    );
    expect(marks(['stages[3].coordinate_with', 'stages[3].feasibility_decision', 'tracks', 'notices'])).toBe('none');
    expect(marks(['procurement.strength_by_trigger', 'disclosure.enabled', 'city_information'])).toBe('none');
    expect(marks(['agreement_kinds.rule_basis', 'pilot.city_contributions', 'other_methods'])).toBe('none');
  });
});

describe('Izumiotsu, as its guideline says', () => {
  const izumiotsu = profileOf(read('izumiotsu'));

  test('who the desk is and how it is reached (I-34)', () => {
    expect(izumiotsu.guideline).toMatchObject({
      title: { ja: '泉大津市 官民連携ガイドライン' },
      version: '令和3年6月',
      issued: '2021-06',
    });
    expect([izumiotsu.desk.name.ja, izumiotsu.desk.host_unit.ja]).toEqual([
      '泉大津市官民連携デスク',
      '泉大津市秘書広報課成長戦略担当',
    ]);
    expect(izumiotsu.contact).toEqual({
      postal_code: null,
      address: null,
      phone: '0725-33-1131 (代表)',
      email: 'senryaku@city.izumiotsu.osaka.jp',
      web: null,
      web_contact: null,
    });
  });

  test('proposals and requests of two types; a posting can be a challenge or an idea wanted (I-06, I-18, I-19)', () => {
    expect(izumiotsu.intake.kinds).toEqual(['proposal', 'request']);
    expect(izumiotsu.proposal_types.map(({ label, posting_kinds: kinds }) => [label.ja, kinds])).toEqual([
      ['自由提案型', ['challenge']],
      ['課題提示型', ['challenge', 'idea_wanted']],
    ]);
    expect(askedFor(izumiotsu, 'request')).toEqual(['title', 'summary', 'person', 'email']);
  });

  test('no criteria at screening, one on the method; from anywhere; no pledge, one notice (I-10, I-27, I-31, I-33)', () => {
    expect([...izumiotsu.exclusions.proposal, ...izumiotsu.exclusions.organisation]).toEqual([]);
    expect(izumiotsu.exclusions.scheme).toMatchObject([{ code: 'hampers_fairness', source: '§7②', judged_by: 'desk' }]);
    expect(izumiotsu.eligibility.locality).toMatchObject({ rule: 'none', source: '§1' });
    expect([izumiotsu.pledges, codes(izumiotsu.notices)]).toEqual([[], ['tender_must']]);
  });

  test('no pilot, no evaluation: the dialogue decides after the departments (I-09, I-12, I-13, I-21)', () => {
    expect(izumiotsu.stages.filter((stage) => !stage.enabled).map(({ code }) => code)).toEqual(['pilot', 'evaluation']);
    expect(stageRuleOf(izumiotsu, 'dialogue')).toMatchObject({
      decider: 'desk',
      coordinate_with: 'department',
      feasibility_decision: true,
      requires: ['issue', 'shared_goal', 'benefit_proposer', 'benefit_municipality'],
    });
    expect(izumiotsu.terms.stage_groups.map(({ label }) => label.ja)).toEqual([
      '(1) 連携事業の提案',
      '(2) 連携手法の検討',
      '(3) 連携事業の実施',
    ]);
  });

  test('matched with departments or projects; every risk has an owner before it begins (I-04, I-14)', () => {
    expect(stageRuleOf(izumiotsu, 'matching')).toMatchObject({
      targets: ['department', 'project'],
      multiple_departments: true,
    });
    expect(stageRuleOf(izumiotsu, 'agreement').requires).toEqual(['risk_owners']);
  });

  test('two rules for the kind of agreement; other methods need a reason (I-22 to I-26, I-28, I-29)', () => {
    const { rule_basis: basis, kinds, policy_fields: fields } = izumiotsu.agreement_kinds;
    expect(basis).toBe('fields_and_initiatives');
    expect(kinds.map(({ code, when, reason_required: needsReason }) => [code, when, needsReason])).toEqual([
      ['comprehensive_agreement', 'multi_field', false],
      ['project_agreement', 'single_field', false],
      ['no_agreement', 'no_agreement', true],
      ['open_call', 'cost_bearing_after_procurement', true],
    ]);
    expect(fields.map(({ ja }) => ja)).toEqual(['防災', '福祉', '環境', '産業', 'まちづくり', '教育', 'その他']);
  });

  test('cost or broad recruitment: a procedure is held (I-27); ideas are protected one by one (I-16, I-17)', () => {
    expect(izumiotsu.procurement).toMatchObject({
      triggers: ['municipal_cost', 'broad_recruitment'],
      strength: 'must',
      strength_by_trigger: {},
    });
    expect(izumiotsu.idea_protection).toMatchObject({ mode: 'item_by_consultation', source: '§7⑦' });
    expect(izumiotsu.publication.realised_projects).toBe('required');
  });

  test('what it is silent about is marked, what it says is not', () => {
    const marks = marksOf(izumiotsu);
    expect(marks(['contact.address', 'intake.channels', 'eligibility.individual', 'terms.stages.screening'])).toBe(
      'all',
    );
    expect(marks(['proposal_types[0].window', 'proposal_types[1].window', 'stages[3].decider'])).toBe('all');
    expect(marks(['stages[6].both_parties_sign', 'consents[0]', 'disclosure', 'city_information'])).toBe('all');
    expect(marks(['contact.phone', 'contact.email', 'intake.kinds', 'eligibility.locality'])).toBe('none');
    expect(marks(['proposal_types[1].posting_kinds', 'stages[2].targets', 'exclusions.scheme', 'notices'])).toBe(
      'none',
    );
    expect(marks(['stages[3].requires', 'stages[3].coordinate_with', 'stages[6].requires'])).toBe('none');
    expect(marks(['agreement_kinds.rule_basis', 'agreement_kinds.policy_fields', 'procurement.strength'])).toBe('none');
  });
});

describe('Nara, as its document says', () => {
  const nara = profileOf(read('nara'));

  test('who the desk is: no telephone, no e-mail, the pages of the two forms (N-17, N-33)', () => {
    expect([nara.desk.name.ja, nara.desk.host_unit.ja]).toEqual(['公民連携デスク', '奈良市総合政策課']);
    expect(nara.guideline).toMatchObject({ version: null, issued: null });
    expect(nara.contact).toEqual({
      postal_code: null,
      address: null,
      phone: null,
      email: null,
      web: 'https://www.city.nara.lg.jp/site/narasikouminrenkei/',
      web_contact: '提案フォーム',
    });
  });

  test('two types, both always open; existing work is redirected (N-07, N-08, N-09)', () => {
    expect(nara.intake).toMatchObject({
      kinds: ['proposal', 'consultation'],
      channels: ['form'],
      redirect_existing_work: true,
    });
    expect(nara.proposal_types.map(({ label, window, url }) => [label.ja, window.mode, url])).toEqual([
      ['自由提案型', 'always_open', 'https://www.city.nara.lg.jp/site/narasikouminrenkei/'],
      ['課題提示型', 'always_open', 'https://www.city.nara.lg.jp/soshiki/4/210414.html'],
    ]);
    expect(askedFor(nara, 'consultation')).toEqual(['title', 'summary', 'person', 'email']);
  });

  test('pledge items, and two notices, one of which must be read first (N-03, N-12)', () => {
    expect(nara.pledges.length).toBeGreaterThanOrEqual(2);
    expect(nara.pledges.every((pledge) => pledge.required && pledge.source === null)).toBe(true);
    expect(nara.notices.map((notice) => [notice.code, notice.must_be_read])).toEqual([
      ['cautions', true],
      ['existing_work', false],
    ]);
  });

  test('the form asks for soundness and for the criteria of the decision (N-03, N-04)', () => {
    const field = (key: string) => nara.form_fields.find((candidate) => candidate.key === key);
    expect(field('soundness')).toMatchObject({ type: 'checklist', required: true, supports: ['unsound'] });
    expect(field('criteria_answers')).toMatchObject({ type: 'checklist', required: true });
    expect(field('criteria_answers')?.options?.map(({ code }) => code)).toEqual(codes(nara.evaluation.criteria));
    expect(stageRuleOf(nara, 'evaluation').requires).toEqual(['criteria_answers', 'risk_note', 'fairness_note']);
  });

  test('a mere sales pitch is asked about at screening; "against the intent" is too vague to be (N-12)', () => {
    expect(criterionKeys(nara.exclusions.proposal)).toEqual(['sales_pitch']);
    expect(codes(nara.exclusions.proposal)).toEqual(['sales_pitch', 'against_intent']);
  });

  test('several sections with a lead, a note that nobody overstrains, leaders above them (N-15, N-16, N-32)', () => {
    expect(stageRuleOf(nara, 'matching')).toMatchObject({ multiple_departments: true, parallel_with: null });
    expect(stageRuleOf(nara, 'dialogue').requires).toEqual(['feasibility_note']);
    expect(stageRuleOf(nara, 'pilot').enabled).toBe(false);
    expect(nara.leaders).toMatchObject({
      enabled: true,
      label: { ja: '共創推進リーダー' },
      who: { ja: '各部次長級' },
      per: { ja: '部' },
    });
    expect(nara.escalation.levels).toContainEqual({ after_due: 5, to: 'leader' });
  });

  test('events, survey and training are on; what is realised is published with consent (N-19 to N-21, N-24)', () => {
    expect(nara.events).toMatchObject({ enabled: true, invite_from: 'comprehensive_agreement' });
    expect(nara.events.kinds.map(({ ja }) => ja)).toEqual(['奈良市公民連携ダイアログ', 'ラウンドテーブル']);
    expect(nara.survey).toMatchObject({ enabled: true, scale: 5, top_box: [4, 5] });
    expect(nara.survey.groups.map(({ ja }) => ja)).toEqual(['企業', '市職員']);
    expect(nara.training.enabled).toBe(true);
    expect(nara.publication.realised_projects).toBe('with_consent');
  });

  test('what it is silent about is marked, what it says is not', () => {
    const marks = marksOf(nara);
    expect(marks(['guideline.title', 'contact.phone', 'contact.email', 'terms.stage_groups'])).toBe('all');
    expect(marks(['pledges[0]', 'pledges[1]', 'form_fields[9].options', 'evaluation.criteria[0]'])).toBe('all');
    expect(marks(['exclusions.organisation[0]', 'stages[5].decider', 'stages[5].requires', 'consents[0]'])).toBe('all');
    expect(marks(['agreement_kinds.rule_basis', 'procurement.triggers', 'publication.realised_projects'])).toBe('all');
    expect(marks(['escalation.levels', 'disclosure', 'idea_protection'])).toBe('all');
    expect(marks(['tracks', 'stages[4].enabled', 'form_fields[12].type', 'notices[0].ja', 'notices[0].en'])).toBe(
      'all',
    );
    expect(marks(['contact.web', 'intake.kinds', 'intake.channels', 'intake.redirect_existing_work'])).toBe('none');
    expect(marks(['proposal_types[0].window', 'proposal_types[1].window', 'leaders', 'events', 'survey'])).toBe('none');
    expect(marks(['training', 'notices[0].must_be_read', 'notices[1].ja', 'terms.stages.evaluation'])).toBe('none');
  });
});

test.each(DESKS)('%s: what names no section is marked as a default', (desk) => {
  const profile = profileOf(read(desk));
  const unmarked = pathsOfNullSources(profile).filter(
    (path) => !profile.defaults.some((mark) => isUnder(path, mark)) && !profile.defaults.includes(`${path}.source`),
  );
  expect(unmarked).toEqual([]);
});

describe('a profile with a fault is refused with its place and what is allowed', () => {
  test('wrong key', () => {
    const text = changed('    coordinate_with: desk', '    coordinate_wiht: desk');
    expect(faultsOf(text)).toContainEqual({
      file: FILE,
      line: lineOf(text, 'coordinate_wiht'),
      column: 5,
      key: 'stages[5].coordinate_wiht',
      message:
        'unknown key "coordinate_wiht"; allowed: code, enabled, optional, mode, decider, decisions, requires, ' +
        'required_participants, coordinate_with, feasibility_decision, multiple_departments, targets, parallel_with, ' +
        'both_parties_sign',
    });
  });

  test('wrong value of a list of words', () => {
    const text = changed('decider: desk # §4: the office examines', 'decider: bureau # §4: the office examines');
    const line = lineOf(text, 'bureau');
    expect(formatFaults(faultsOf(text))).toBe(
      `${FILE}:${line}:14 stages[1].decider: "bureau" is not allowed; allowed: desk, department`,
    );
  });

  test('missing key: the line of its group', () => {
    const text = changed('  host_unit: { ja: 経営企画課, en: Management Planning Section }\n', '');
    expect(faultsOf(text)).toEqual([
      {
        file: FILE,
        line: text.split('\n').indexOf('desk:') + 1,
        column: 1,
        key: 'desk.host_unit',
        message: 'is missing; allowed: a group with the keys ja, en',
      },
    ]);
  });

  test('missing key of a list’s item: the line where the item begins', () => {
    const text = changed('    enabled: true\n    optional: true\n', '    enabled: true\n');
    expect(faultsOf(text)).toMatchObject([
      {
        line: lineOf(text, '- code: pilot'),
        column: 5,
        key: 'stages[4].optional',
        message: 'is missing; allowed: true, false',
      },
    ]);
  });

  test('duplicate key', () => {
    const text = changed('    challenge: none\n', '    challenge: none\n    challenge: self_set\n');
    expect(faultsOf(text)).toEqual([
      {
        file: FILE,
        line: lineOf(text, 'challenge: self_set'),
        column: 5,
        key: 'proposal_types[0].challenge',
        message: '"challenge" stands here twice; allowed: each key once',
      },
    ]);
  });

  test('no YAML', () => {
    const text = changed('  kind: 市', '\tkind: 市');
    const [fault, ...others] = faultsOf(text);
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ line: lineOf(text, '\tkind'), key: '' });
    expect(fault?.message).toBe('not valid YAML: a tab stands at the head of the line; allowed: spaces');
    expect(formatFaults(faultsOf(text))).toBe(`${FILE}:${fault?.line}:${fault?.column} ${fault?.message}`);
  });

  test('a closing date on an open proposal (T-08)', () => {
    const windowed = changed(
      '{ mode: always_open }',
      '{ mode: per_challenge, default_months: 2, shorten: true, extend: true }',
    );
    expect(faultsOf(windowed)).toMatchObject([
      {
        line: lineOf(windowed, 'default_months: 2'),
        key: 'proposal_types[0].window.mode',
        message: 'an open proposal has no closing date; allowed: always_open',
      },
    ]);
    const dated = changed('{ mode: always_open }', "{ mode: always_open, closes_on: '2026-12-31' }");
    expect(faultsOf(dated)).toMatchObject([
      {
        line: lineOf(dated, 'closes_on'),
        key: 'proposal_types[0].window.closes_on',
        message: 'unknown key "closes_on"; allowed: mode',
      },
    ]);
  });

  test('a window that is neither kind', () => {
    expect(faultsOf(changed('{ mode: always_open }', '{ mode: sometimes }'))).toMatchObject([
      {
        key: 'proposal_types[0].window.mode',
        message: '"sometimes" is not allowed; allowed: always_open, per_challenge',
      },
    ]);
  });

  test('a stage without a decision that its cases need', () => {
    const text = changed('start_pilot, finish_pilot, abort_pilot', 'start_pilot, finish_pilot');
    expect(faultsOf(text)).toMatchObject([
      {
        line: lineOf(text, 'start_pilot, finish_pilot, reject'),
        key: 'stages[4].decisions',
        message: 'stage "pilot" needs abort_pilot: without it a case could not go on',
      },
    ]);
  });

  test('several faults come in the order of the text, values out of range with their range', () => {
    const text = changed('screening_due: 5', 'screening_due: 5.5')
      .replace('routing_due: 5', 'routing_due: soon')
      .replace('email: a9027@city.tokorozawa.lg.jp', 'email: desk')
      .replace("'17:15'", "'25:00'");
    expect(faultsOf(text).map(({ key, message }) => `${key}: ${message}`)).toEqual([
      'contact.email: "desk" is not allowed; allowed: an e-mail address, null',
      'reminders.calendar.close_of_business: "25:00" is not allowed; allowed: ' +
        "a time of day between quotes, as in '17:15'",
      'reminders.screening_due: 5.5 is not allowed; allowed: a whole number from 0 to 260',
      'reminders.routing_due: "soon" is not allowed; allowed: a whole number from 0 to 260',
    ]);
  });

  test('what PostgreSQL could not keep', () => {
    expect(faultsOf(changed('en: Company', 'en: "Comp\\0any"'))).toMatchObject([
      { key: 'eligibility.organisation_kinds[0].en', message: 'holds a character of the code 0; allowed: plain text' },
    ]);
  });

  test.each([
    ['nothing', ''],
    ['a list', '- a\n'],
    ['a word', 'desk'],
  ])('%s instead of a profile', (_, text) => {
    expect(faultsOf(text)).toMatchObject([{ line: 1, column: 1, key: '' }]);
  });

  test('keys that JavaScript treats specially are wrong keys like others', () => {
    const keys = faultsOf(changed('schema_version: 1\n', 'schema_version: 1\n__proto__: { a: 1 }\nconstructor: 1\n'));
    expect(keys.map(({ key }) => key)).toEqual(['__proto__', 'constructor']);
  });
});

describe('aliases and hostile texts', () => {
  test('an alias of a value above is read, and what is wrong behind it is found', () => {
    const text = changed('name: { ja: 公民連携推進室', 'name: &office { ja: 公民連携推進室').replace(
      'scheme_name: null',
      'scheme_name: *office',
    );
    expect(profileOf(text).desk.scheme_name?.ja).toBe('公民連携推進室');
  });

  test('an alias of nothing is refused at its place', () => {
    const text = changed('scheme_name: null', 'scheme_name: *office');
    expect(faultsOf(text)).toMatchObject([{ line: lineOf(text, '*office'), key: 'desk.scheme_name' }]);
  });

  test('a text that grows by its aliases is refused', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x]',
      'b: &b [*a, *a, *a, *a, *a]',
      'c: &c [*b, *b, *b, *b, *b]',
      'd: [*c, *c]',
    ];
    expect(faultsOf(bomb.join('\n'))[0]?.message).toMatch(/together at most 20 values$/);
  });

  test.each([
    ['brackets on one line', '['.repeat(40_000) + ']'.repeat(40_000)],
    ['brackets on many lines', '[\n'.repeat(40_000)],
    ['lists', `${'- '.repeat(40_000)}a`],
    ['lists of nothing', '- '.repeat(5_000)],
    ['groups', Array.from({ length: 100 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('nesting without end is refused before it is read: %s', (_, text) => {
    expect(faultsOf(text)).toMatchObject([{ message: 'nested too deeply; allowed: at most 60 levels' }]);
  });

  test('a text far longer than a profile is refused', () => {
    expect(faultsOf(`# ${'x'.repeat(200_000)}`)[0]?.message).toMatch(/^too long/);
  });

  test('a thousand wrong keys are answered with the first hundred', () => {
    const text = Array.from({ length: 1_000 }, (_, index) => `wrong_${index}: 1`).join('\n');
    expect(faultsOf(text).filter(({ message }) => message.startsWith('unknown key'))).toHaveLength(100);
  });
});
