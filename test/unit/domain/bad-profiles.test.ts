import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { NOTICE_KINDS } from '../../../domain/notice-kinds.js';
import { parseProfile, type ProfileFault } from '../../../domain/profile-text.js';
import { YAML_WORDS } from '../../../domain/yaml-words.js';

/**
 * Bad profiles, each a shipped file with one change, and the one fault that must come of it: file, line, column, key and
 * what is allowed. Every sentence that the code can say about a profile has a row here, or the last test fails; that
 * every key of the schema is held to its rules, in the words of profile-allowed.ts, is shown by profile-shape.test.ts.
 */

const read = (desk: string): string => readFileSync(new URL(`../../../desks/${desk}.yaml`, import.meta.url), 'utf8');
const FILE = 'desks/kawa.yaml';

interface Row {
  readonly desk?: string;
  readonly from: string;
  /** What stands there instead; `▸` marks where the fault must be shown. */
  readonly to: string;
  /** Where it must be shown when it is elsewhere: the only place in the text that says this. */
  readonly at?: string;
  readonly key: string;
  readonly message: string;
  /** A change made before, which is none by itself. */
  readonly beforehand?: readonly [string, string];
  /** Keys of what is wrong besides, because of the same change. */
  readonly besides?: readonly string[];
}

function spoil({ desk = 'tokorozawa', from, to, at, beforehand = ['', ''] }: Row): { text: string; offset: number } {
  const shipped = read(desk).replace(...beforehand);
  expect(shipped.split(from)).toHaveLength(2);
  const marked = shipped.replace(from, () => to);
  const text = marked.replace('▸', '');
  if (at === undefined) {
    expect(marked.split('▸')).toHaveLength(2);
    return { text, offset: marked.indexOf('▸') };
  }
  expect(text.split(at)).toHaveLength(2);
  return { text, offset: text.indexOf(at) + at.search(/\S/) };
}

function placeOf(text: string, offset: number): Pick<ProfileFault, 'line' | 'column'> {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

const faultsOf = (given: string | Uint8Array): ProfileFault[] => {
  const result = parseProfile(given, FILE);
  return 'faults' in result ? result.faults : [];
};

/** Values that the schema does not take: a sentence for each kind of value. */
const VALUES: Record<string, Row> = {
  'an id that is no name of a file': {
    from: 'id: tokorozawa',
    to: 'id: ▸Tokorozawa',
    key: 'id',
    message:
      '"Tokorozawa" is not allowed; allowed: a short name of 3 to 40 lower-case letters, digits and hyphens, as in aomori',
  },
  'a name under which something else lies': {
    from: 'id: tokorozawa',
    to: 'id: ▸proposals',
    key: 'id',
    message:
      '"proposals" is an address of its own; allowed: any name but api, assets, sign-in, my, account, proposals, desks, office',
  },
  'a schema of another time': {
    from: 'schema_version: 1',
    to: 'schema_version: ▸2',
    key: 'schema_version',
    message: '2 is not allowed; allowed: 1',
  },
  'a word that is none of a list': {
    from: 'kind: 市',
    to: 'kind: ▸国',
    key: 'municipality.kind',
    message: '"国" is not allowed; allowed: 市, 区, 町, 村, 都, 道, 府, 県',
  },
  'yes in another language': {
    from: 'redirect_existing_work: true',
    to: 'redirect_existing_work: ▸yes',
    key: 'intake.redirect_existing_work',
    message: '"yes" is not allowed; allowed: true, false',
  },
  'a name of blanks': {
    from: 'en: Tokorozawa City',
    to: "en: ▸'　'",
    key: 'municipality.name.en',
    message: '"　" is not allowed; allowed: a text that is not empty',
  },
  'a telephone number without quotes': {
    from: 'phone: 04-2998-9027',
    to: 'phone: ▸0429989027',
    key: 'contact.phone',
    message: '429989027 is not allowed; allowed: a text that is not empty, null (between quotes)',
  },
  'a postal code without its hyphen': {
    from: 'postal_code: null',
    to: "postal_code: ▸'3598501'",
    key: 'contact.postal_code',
    message: '"3598501" is not allowed; allowed: a postal code as in 123-4567, null',
  },
  'no e-mail address': {
    from: 'a9027@city.tokorozawa.lg.jp',
    to: '▸a9027',
    key: 'contact.email',
    message: '"a9027" is not allowed; allowed: an e-mail address, null',
  },
  'an address that is no page': {
    from: 'web: null',
    to: "web: ▸'javascript:alert(1)'",
    key: 'contact.web',
    message: '"javascript:alert(1)" is not allowed; allowed: a web address that begins with https:// or http://, null',
  },
  'a day that does not exist': {
    from: 'opens_on: null',
    to: "opens_on: ▸'2026-02-30'",
    key: 'intake.opens_on',
    message: `"2026-02-30" is not allowed; allowed: a day that exists, as in '2026-04-01', null`,
  },
  'a day of the year that does not exist': {
    from: "to: '01-03'",
    to: "to: ▸'02-30'",
    key: 'reminders.calendar.year_end.to',
    message: `"02-30" is not allowed; allowed: a day of the year that exists, as in '12-29'`,
  },
  'an hour after midnight': {
    from: "'17:15'",
    to: "▸'24:00'",
    key: 'reminders.calendar.close_of_business',
    message: `"24:00" is not allowed; allowed: a time of day between quotes, as in '17:15'`,
  },
  'a due date of half a day': {
    from: 'screening_due: 5',
    to: 'screening_due: ▸0.5',
    key: 'reminders.screening_due',
    message: '0.5 is not allowed; allowed: a whole number from 0 to 260',
  },
  'a word long before anybody could act on it': {
    from: 'remind_before: 1 ',
    to: 'remind_before: ▸61 ',
    key: 'reminders.remind_before',
    message: '61 is not allowed; allowed: a whole number from 0 to 60',
  },
  'notice of a pilot after its end': {
    from: 'pilot_ending_notice: 10',
    to: 'pilot_ending_notice: ▸-1',
    key: 'reminders.pilot_ending_notice',
    message: '-1 is not allowed; allowed: a whole number from 0 to 260',
  },
  'notice of an agreement in words': {
    from: 'agreement_notice: 20',
    to: 'agreement_notice: ▸二十日前',
    key: 'reminders.agreement_notice',
    message: '"二十日前" is not allowed; allowed: a whole number from 0 to 260',
  },
  'a version that is none': {
    from: '\nversion: 2',
    to: '\nversion: ▸0',
    key: 'version',
    message: '0 is not allowed; allowed: a whole number from 1',
  },
  'a code in Japanese': {
    from: 'code: sales_pitch',
    to: 'code: ▸宣伝',
    key: 'exclusions.proposal[0].code',
    message: '"宣伝" is not allowed; allowed: a code of lower-case letters, digits and _, beginning with a letter',
  },
  'a key of a field with a hyphen': {
    from: 'key: org_address',
    to: 'key: ▸org-address',
    key: 'form_fields[4].key',
    message:
      '"org-address" is not allowed; allowed: a key of lower-case letters, digits and _, beginning with a letter',
  },
  'an exclusion without authority': {
    from: '      source: §7 連携対象となる事業 (2)\n      judged_by: desk\n',
    to: '      source: §7 連携対象となる事業 (2)\n',
    at: 'code: illegal',
    key: 'exclusions.proposal[1].judged_by',
    message: 'is missing; allowed: who finds that it applies: system, desk, mayor, municipality',
  },
  'an exclusion with an authority that nobody knows': {
    from: '      source: §7 連携対象となる事業 (2)\n      judged_by: desk\n',
    to: '      source: §7 連携対象となる事業 (2)\n      judged_by: ▸council\n',
    key: 'exclusions.proposal[1].judged_by',
    message: '"council" is not allowed; allowed: who finds that it applies: system, desk, mayor, municipality',
  },
  'one question where two are asked': {
    desk: 'nara',
    from: 'top_box: [4, 5]',
    to: 'top_box: []',
    at: 'top_box:',
    key: 'survey.top_box',
    message: 'an empty list is not allowed; allowed: a list of at least 1, each a whole number from 1',
  },
  'a list for a word': {
    from: 'strength: may',
    to: 'strength: [may]',
    at: 'strength:',
    key: 'procurement.strength',
    message: 'a list of 1 is not allowed; allowed: may, must',
  },
  'a group for a text': {
    from: 'phone: 04-2998-9027',
    to: 'phone: { day: 04-2998-9027 }',
    at: 'phone: { day',
    key: 'contact.phone',
    message: 'a group of keys is not allowed; allowed: a text that is not empty, null',
  },
  'a word for a group': {
    from: 'window: { mode: always_open }',
    to: 'window: ▸always_open',
    key: 'proposal_types[0].window',
    message:
      '"always_open" is not allowed; allowed: a group with the keys mode, default_months, shorten, extend, reasons, period',
  },
  'a list for a group of any keys': {
    desk: 'aomori',
    from: 'strength_by_trigger: { municipal_cost: must, broad_recruitment: must, nature_of_proposal: may }',
    to: 'strength_by_trigger: ▸may',
    key: 'procurement.strength_by_trigger',
    message:
      '"may" is not allowed; allowed: a group with any of the keys municipal_cost, fairness_needed, broad_recruitment, nature_of_proposal',
  },
  'a number of years beyond a life': {
    from: 'case_record_years: 5',
    to: 'case_record_years: ▸101',
    key: 'retention.case_record_years',
    message: '101 is not allowed; allowed: a whole number from 1 to 100',
  },
  'a trigger that nobody knows': {
    from: '  strength: may\n',
    to: '  strength: may\n  strength_by_trigger: { ▸tender: must }\n',
    key: 'procurement.strength_by_trigger.tender',
    message: 'unknown key "tender"; allowed: municipal_cost, fairness_needed, broad_recruitment, nature_of_proposal',
  },
  'a name of a sender that goes on in another header': {
    from: 'mail: { from_name: null,',
    to: 'mail: { from_name: { ja: ▸"窓口\\nBcc: all@city.example", en: Desk },',
    key: 'mail.from_name.ja',
    message:
      '"窓口\\nBcc: all@city.example" is not allowed; allowed: one line of at most 60 characters that is not empty',
  },
  'a footer that is a book': {
    from: 'from_name: null, footer: null,',
    to: `from_name: null, footer: { ja: ▸${'あ'.repeat(1_001)}, en: x },`,
    key: 'mail.footer.ja',
    message: `"${'あ'.repeat(59)}…" is not allowed; allowed: a text of at most 1000 characters that is not empty`,
  },
  'words for a mail that nobody sends': {
    from: 'footer: null, notices: {} }',
    to: 'footer: null, notices: { ▸greeting: { subject: { ja: 挨拶, en: Hello } } } }',
    key: 'mail.notices.greeting',
    message: `unknown key "greeting"; allowed: ${NOTICE_KINDS.join(', ')}`,
  },
  'the list of defaults by hand': {
    from: 'schema_version: 1\n',
    to: '▸schema_version: 1\ndefaults: [contact]\n',
    key: 'defaults',
    message: 'is read from the marks `# default`; leave the key out',
  },
  'half of a character': {
    from: 'en: Tokorozawa City',
    to: 'en: ▸"Tokorozawa \\ud800"',
    key: 'municipality.name.en',
    message: 'holds half of a character; allowed: plain text',
  },
  'a character of the code 0': {
    from: 'en: Tokorozawa City',
    to: 'en: ▸"Tokorozawa \\0"',
    key: 'municipality.name.en',
    message: 'holds a character of the code 0; allowed: plain text',
  },
  'a control character': {
    from: 'en: Tokorozawa City',
    to: 'en: ▸"Tokorozawa \\e[31m"',
    key: 'municipality.name.en',
    message: 'holds a control character; allowed: plain text',
  },
};

/** Settings that contradict each other, point to nothing, or are read by nobody. */
const CHECKS: Record<string, Row> = {
  'a code twice in a list': {
    from: 'code: ip_liability',
    to: 'code: ▸no_compensation',
    key: 'pledges[1].code',
    message: '"no_compensation" stands here twice; allowed: each once',
  },
  'a field twice': {
    from: 'key: org_address',
    to: 'key: ▸title',
    key: 'form_fields[4].key',
    message: '"title" stands here twice; allowed: each once',
  },
  'a word twice in a list': {
    from: 'triggers: [municipal_cost, fairness_needed]',
    to: 'triggers: [municipal_cost, ▸municipal_cost]',
    key: 'procurement.triggers[1]',
    message: '"municipal_cost" stands here twice; allowed: each once',
  },
  'a part of a question twice': {
    from: `- code: recognised
          ja: 措置はまだないが、この要綱の対象になると認められる
          en: No suspension`,
    to: `- code: ▸in_force
          ja: 措置はまだないが、この要綱の対象になると認められる
          en: No suspension`,
    key: 'exclusions.organisation[1].parts[1].code',
    message: '"in_force" stands here twice; allowed: each once',
  },
  'a criterion on the proposal and on the organisation': {
    from: 'code: bid_disqualified',
    to: 'code: ▸illegal',
    key: 'exclusions.organisation[0].code',
    message: '"illegal" stands under proposal too; allowed: each code once',
  },
  'a stage in two groups': {
    from: 'stages: [dialogue, pilot]',
    to: 'stages: [▸matching, dialogue, pilot]',
    key: 'terms.stage_groups[2].stages[0]',
    message: '"matching" stands in a group above too; allowed: once',
  },
  'a stage in no group': {
    from: 'stages: [dialogue, pilot]',
    to: 'stages: [dialogue]',
    at: '  stage_groups:',
    key: 'terms.stage_groups',
    message: 'stage "pilot" stands in no group; allowed: every enabled stage in one of them',
  },
  'a closing date on a free proposal': {
    from: 'window: { mode: always_open }',
    to: 'window: { mode: ▸per_challenge, default_months: 2, shorten: true, extend: true }',
    key: 'proposal_types[0].window.mode',
    message: 'an open proposal has no closing date; allowed: always_open',
  },
  'a window that ends before it begins': {
    from: 'extend: true, reasons: [] }',
    to: "extend: true, reasons: [], period: { from: '2026-06-01', to: ▸'2026-05-31' } }",
    key: 'proposal_types[1].window.period.to',
    message: 'ends before it begins (2026-06-01); allowed: that day or a later one',
  },
  'a posted challenge that nobody posts': {
    desk: 'minato',
    from: 'challenge: published_by_city',
    to: 'challenge: ▸self_set',
    key: 'proposal_types[1].challenge',
    message: 'a posted challenge is published; allowed: published_by_department, published_by_city',
  },
  'a free proposal for a posted challenge': {
    from: 'challenge: none',
    to: 'challenge: ▸published_by_city',
    key: 'proposal_types[0].challenge',
    message: 'an open proposal has no published challenge; allowed: none, self_set',
  },
  'a free proposal for a wanted idea': {
    from: '    challenge: none\n',
    to: '    challenge: none\n    posting_kinds: [idea_wanted]\n',
    at: 'posting_kinds:',
    key: 'proposal_types[0].posting_kinds',
    message: 'idea_wanted is a kind of posted challenge; allowed: challenge',
  },
  'a free proposal to the owner of no challenge': {
    from: 'routing: desk_selects',
    to: 'routing: ▸challenge_owner',
    key: 'proposal_types[0].routing',
    message: 'challenge_owner needs a published challenge; allowed: desk_selects',
  },
  'an exclusion that nobody would find': {
    from: '      source: §7 連携対象となる事業 (2)\n      judged_by: desk\n',
    to: '      source: §7 連携対象となる事業 (2)\n      judged_by: ▸system\n',
    key: 'exclusions.proposal[1].judged_by',
    message: 'the system cannot find "illegal": nobody would; allowed: desk, mayor, municipality',
  },
  'an exclusion of individuals, who are allowed': {
    desk: 'aomori',
    from: 'individual: { allowed: false,',
    to: 'individual: { allowed: true,',
    at: 'system\n  scheme',
    key: 'exclusions.organisation[0].judged_by',
    message: 'the system cannot find "individual": nobody would; allowed: desk, mayor, municipality',
  },
  'a rule of locality that no field asks about': {
    from: 'locality: { rule: none,',
    to: 'locality: { rule: ▸in_principle,',
    key: 'eligibility.locality.rule',
    message: 'no field asks for it; allowed: none, or a field "local_base" in form_fields for every type',
  },
  'a rule of ability that no field asks about': {
    from: 'can_implement: { required: false,',
    to: 'can_implement: { required: ▸true,',
    key: 'eligibility.can_implement.required',
    message:
      'no field asks for it; allowed: false, or a yes/no field "can_implement" in form_fields, required for every type',
  },
  'a field that a rule reads, of another type': {
    from: '  - key: municipal_cost # that cost matters: §6 留意事項 (1)\n    label: { ja: 市の財政負担, en: Cost for the city }\n    type: boolean',
    to: '  - key: municipal_cost\n    label: { ja: 市の財政負担, en: Cost for the city }\n    type: ▸text',
    key: 'form_fields[13].type',
    message: 'the field "municipal_cost" is read by a rule; allowed: boolean',
  },
  'a field under a key that is taken': {
    from: 'key: org_address',
    to: 'key: ▸pledges',
    key: 'form_fields[4].key',
    message: '"pledges" is asked for by itself; allowed: another key',
  },
  'consents under another key': {
    from: '- key: consents\n',
    to: '- key: ▸agreed\n',
    key: 'form_fields[17].key',
    message: 'the consents are kept under one key; allowed: consents',
  },
  'consents that are asked of some only': {
    from: '    type: consents\n    required: false\n    applies_to: null\n',
    to: '    type: consents\n    required: false\n    applies_to: open_proposal\n',
    at: 'form_fields: # default\n',
    key: 'form_fields',
    message: 'there are consents to ask for: a field of the type consents, for every type, is missing',
  },
  'a condition that is no question': {
    from: '    label: { ja: 所在地, en: Address }\n',
    to: '    label: { ja: 所在地, en: Address }\n    required_if: ▸title\n',
    key: 'form_fields[4].required_if',
    message: 'names no yes/no field; allowed: the key of a field of this form with type: boolean',
  },
  'an answer beside a criterion that is none': {
    desk: 'nara',
    from: 'supports: [unsound]',
    to: 'supports: [healthy]',
    at: 'supports: [healthy]',
    key: 'form_fields[9].supports',
    message:
      '"healthy" is no criterion; allowed: sales_pitch, against_intent, unsound, public_benefit, meets_need, feasible, fair, risks_handled',
  },
  'a field for what is not taken in': {
    from: '    label: { ja: 所在地, en: Address }\n',
    to: '    label: { ja: 所在地, en: Address }\n    kinds: [proposal, inquiry]\n',
    at: 'kinds: [proposal, inquiry]',
    key: 'form_fields[4].kinds',
    message: 'this desk does not take that; allowed (intake.kinds): proposal, consultation',
  },
  'a choice without options': {
    from: '    type: list\n',
    to: '    type: select\n',
    at: 'key: protected_items',
    key: 'form_fields[14].options',
    message: 'a select needs options to choose from',
    besides: ['form_fields[14].type'],
  },
  'options where nothing is chosen': {
    from: '    label: { ja: 所在地, en: Address }\n',
    to: '    label: { ja: 所在地, en: Address }\n    options: [{ code: x, label: { ja: 東, en: East } }]\n',
    at: 'options: [{ code: x',
    key: 'form_fields[4].options',
    message: 'a text has no options; leave the key out',
  },
  'options of consents': {
    from: '    type: consents\n',
    to: '    type: consents\n    options: [{ code: x, label: { ja: 東, en: East } }]\n',
    at: 'options: [{ code: x',
    key: 'form_fields[17].options',
    message: 'the consents stand under the key consents; leave the key out',
  },
  'a form without a title': {
    from: '- key: org_name\n',
    to: '- key: org_label\n',
    at: 'form_fields: # default\n',
    key: 'form_fields',
    message: 'the field "org_name" must be there, required, for every type',
  },
  'a consultation without a question': {
    from: '    label: { ja: 提案・相談の内容, en: What is proposed or asked }\n    type: textarea\n    required: true\n    applies_to: null\n    kinds: [proposal, consultation]\n',
    to: '    label: { ja: 提案・相談の内容, en: What is proposed or asked }\n    type: textarea\n    required: true\n    applies_to: null\n',
    at: 'form_fields: # default\n',
    key: 'form_fields',
    message: 'the field "summary" must be there, required, for a consultation too (its kinds)',
  },
  'triggers without a procedure': {
    from: `    - { code: bid, ja: 入札, en: Bid, source: §6 留意事項 (1) }
    - { code: competitive_proposal, ja: プロポーザル, en: Competitive proposal, source: §6 留意事項 (1) }
`,
    to: '    []\n',
    at: 'procedures:\n',
    key: 'procurement.procedures',
    message: 'there are triggers; allowed: at least one procedure',
  },
  'a strength for no trigger of the desk': {
    from: '  strength: may\n',
    to: '  strength: may\n  strength_by_trigger: { broad_recruitment: ▸must }\n',
    key: 'procurement.strength_by_trigger.broad_recruitment',
    message: '"broad_recruitment" is no trigger of this desk; allowed: municipal_cost, fairness_needed',
  },
  'procedures without a contract after them': {
    from: 'when: cost_bearing_after_procurement',
    to: 'when: no_cost',
    at: 'kinds:\n    - code: comprehensive_agreement',
    key: 'agreement_kinds.kinds',
    message: 'there are procedures; allowed: kinds of which one has when: cost_bearing_after_procurement',
  },
  'no agreement without a procedure': {
    from: `    - code: comprehensive_agreement
      ja: 包括連携協定
      en: Comprehensive partnership agreement
      source: §4 評価
      when: multi_field # default
    - code: project_agreement
      ja: 個別連携協定
      en: Agreement on one project
      source: §4 評価
      when: single_field # default
`,
    to: '',
    at: 'kinds:\n    - code: outsourcing',
    key: 'agreement_kinds.kinds',
    message: 'every kind comes after a procedure; allowed: kinds of which one has another when',
  },
  'a rule of fields without a kind for one field': {
    desk: 'aomori',
    from: 'when: single_field',
    to: 'when: no_cost',
    at: 'kinds:\n    - code: comprehensive_agreement',
    key: 'agreement_kinds.kinds',
    message: 'rule_basis is fields; allowed: kinds of which one has when: single_field',
  },
  'experts of no kind': {
    from: 'experts: { enabled: false, kinds: []',
    to: 'experts: { enabled: true, kinds: []',
    at: 'kinds: [], topics',
    key: 'experts.kinds',
    message: 'experts are enabled; allowed: at least one kind',
  },
  'leaders without a name': {
    from: 'leaders: { enabled: false, label: null,',
    to: 'leaders: { enabled: true, label: ▸null,',
    key: 'leaders.label',
    message: 'leaders are enabled; allowed: what they are called, in ja and en',
  },
  'a leader who is not there': {
    from: '{ after_due: 3, to: coordinator }',
    to: '{ after_due: 3, to: ▸leader }',
    key: 'escalation.levels[1].to',
    message:
      'this desk has no leaders (leaders.enabled); allowed: assignee, coordinator, department_manager, desk_head',
  },
  'a level before the one above': {
    from: '{ after_due: 3, to: coordinator }\n    - { after_due: 5,',
    to: '{ after_due: 3, to: coordinator }\n    - { after_due: ▸2,',
    key: 'escalation.levels[2].after_due',
    message: 'comes before the level above; allowed: 3 or more',
  },
  'events of no kind': {
    from: 'events: { enabled: false,',
    to: 'events: { enabled: true,',
    at: 'kinds: [], invite_from',
    key: 'events.kinds',
    message: 'events are enabled; allowed: at least one kind',
  },
  'an ordinance that is not named': {
    from: 'disclosure: { enabled: true, default_rule: disclose_except_identifying, hear_proposer: true, ordinance: null,',
    to: 'disclosure: { enabled: true, default_rule: by_ordinance, hear_proposer: true, ordinance: ▸null,',
    key: 'disclosure.ordinance',
    message: 'the ordinance decides; allowed: its name, in ja and en',
  },
  'a mark beyond the scale': {
    desk: 'nara',
    from: 'top_box: [4, 5]',
    to: 'top_box: [4, 6]',
    at: 'top_box:',
    key: 'survey.top_box',
    message: 'outside the scale; allowed: marks from 1 to 5',
  },
  'a language that is not offered': {
    from: 'available: [ja, en]',
    to: 'available: [en]',
    at: 'ja, available',
    key: 'languages.default',
    message: 'is not among languages.available; allowed: en',
  },
  'kinds by cost, and none without cost': {
    from: 'rule_basis: none # no criterion',
    to: 'rule_basis: cost # no criterion',
    at: 'kinds:\n    - code: comprehensive_agreement',
    key: 'agreement_kinds.kinds',
    message: 'rule_basis is cost; allowed: kinds of which one has when: no_cost',
  },
  'kinds by cost, and no way for what costs something': {
    from: `  rule_basis: none # no criterion is given: the kind is chosen freely
  kinds:
    - code: comprehensive_agreement
      ja: 包括連携協定
      en: Comprehensive partnership agreement
      source: §4 評価
      when: multi_field # default
    - code: project_agreement
      ja: 個別連携協定
      en: Agreement on one project
      source: §4 評価
      when: single_field # default
    - code: outsourcing
      ja: 業務委託
      en: Outsourcing contract
      source: §4 評価
      when: cost_bearing_after_procurement # default
`,
    to: `  rule_basis: ▸cost
  kinds:
    - { code: free, ja: 協定, en: Agreement, source: null, when: no_cost }
    - { code: outsourcing, ja: 業務委託, en: Contract, source: null, when: cost_bearing_after_procurement }
`,
    key: 'agreement_kinds.rule_basis',
    message:
      'a case that costs the city something could not be concluded; allowed: municipal_cost among procurement.triggers with strength: must, or another rule',
  },
  'a consent that must be given and is not asked for': {
    from: 'en: Publication, source: null, required: false, default_value: false }',
    to: 'en: Publication, source: null, required: ▸true, default_value: false, enabled: false }',
    key: 'consents[2].required',
    message: 'it is not asked for (enabled: false); allowed here: false',
  },
  'items to protect that no field asks for': {
    from: 'mode: phase # §5',
    to: 'mode: ▸item_by_consultation # §5',
    key: 'idea_protection.mode',
    message:
      'no field asks for the items; allowed: phase, approval_for_third_party, or a field "protected_items" in form_fields',
    beforehand: ['- key: protected_items', '- key: guarded_items'],
  },
  'an approval that nobody is asked for': {
    from: 'mode: phase # §5 POINT 04: open in principle, ideas under consideration are protected\n  protected_until: agreement\n  hearing_before_publication: true',
    to: 'mode: approval_for_third_party\n  protected_until: agreement\n  hearing_before_publication: ▸false',
    key: 'idea_protection.hearing_before_publication',
    message: 'nobody can approve of what they are not asked about (mode: approval_for_third_party); allowed here: true',
  },
  'a hearing in no procedure': {
    from: 'disclosure: { enabled: true, default_rule: disclose_except_identifying, hear_proposer: true,',
    to: 'disclosure: { enabled: false, default_rule: disclose_except_identifying, hear_proposer: ▸true,',
    key: 'disclosure.hear_proposer',
    message: 'there is no procedure to be heard in (enabled: false); allowed here: false',
  },
  'published with a consent that nobody is asked for': {
    from: 'realised_projects: open_in_principle',
    to: 'realised_projects: ▸with_consent',
    key: 'publication.realised_projects',
    message: 'nobody is asked for it; allowed: another word, or a consent "publication" under consents that is enabled',
    beforehand: ['{ code: publication, ja: 公表', '{ code: printing, ja: 公表'],
  },
  'shared with a consent that nobody is asked for': {
    from: 'unrealised_proposals: never',
    to: 'unrealised_proposals: ▸internal_and_partners_with_consent',
    key: 'publication.unrealised_proposals',
    message: 'nobody is asked for it; allowed: never, or a consent "internal_sharing" under consents that is enabled',
    beforehand: ['{ code: internal_sharing, ja: 庁内', '{ code: sharing, ja: 庁内'],
  },
  'invited from an agreement that is not there': {
    desk: 'nara',
    from: 'when: multi_field',
    to: 'when: single_field',
    at: 'comprehensive_agreement\n\nsurvey',
    key: 'events.invite_from',
    message: 'this desk has no such agreement (a kind with when: multi_field); allowed: everybody, null',
  },
  'a survey of nobody': {
    from: 'survey: { enabled: false,',
    to: 'survey: { enabled: true,',
    at: 'groups: []',
    key: 'survey.groups',
    message: 'a survey is enabled; allowed: at least one group',
  },
  'training of no kind': {
    from: 'training: { enabled: false, kinds: [] }',
    to: 'training: { enabled: true, kinds: [] }',
    at: 'kinds: [] }',
    key: 'training.kinds',
    message: 'training is enabled; allowed: at least one kind',
  },
  'all repeats on one day': {
    from: 'repeat_every: 5',
    to: 'repeat_every: ▸0',
    key: 'reminders.repeat_every',
    message: '3 repeats on one day; allowed: 1 or more',
  },
  'personal data that outlive the record': {
    from: 'personal_data_after_close_years: 1',
    to: 'personal_data_after_close_years: ▸6',
    key: 'retention.personal_data_after_close_years',
    message: 'personal data may not outlive the record; allowed: at most 5',
  },
  'a step after the dialogue has decided': {
    desk: 'izumiotsu',
    from: '  - code: pilot # the guideline has no pilot stage\n    enabled: false\n    optional: true\n    decider: department\n    decisions: []\n',
    to: '  - code: pilot\n    enabled: ▸true\n    optional: true\n    decider: department\n    decisions: [start_pilot, finish_pilot, abort_pilot, reject]\n',
    key: 'stages[4].enabled',
    message:
      'the dialogue decides, and no step follows but the agreement; allowed: false, or mode: track with its track',
    besides: ['terms.stage_groups'],
  },
  'a title in the words of a mail': {
    from: 'footer: null, notices: {} }',
    to: 'footer: null, notices: { receipt: { subject: { ja: 受付, en: ▸"Received: {title}" } } } }',
    key: 'mail.notices.receipt.subject.en',
    message: '"{title}" is not filled in here; allowed: {desk}, {number}, {stage}',
  },
  'a link in a subject': {
    from: 'footer: null, notices: {} }',
    to: 'footer: null, notices: { result: { subject: { ja: ▸"{link}", en: Result } } } }',
    key: 'mail.notices.result.subject.ja',
    message: '"{link}" is not filled in here; allowed: {desk}, {number}, {stage}, {outcome}',
  },
  'a brace that is left open': {
    from: 'footer: null, notices: {} }',
    to: 'footer: null, notices: { reminder: { intro: { ja: ▸"期限は{until", en: Due } } } }',
    key: 'mail.notices.reminder.intro.ja',
    message: '"{until" is not filled in here; allowed: {desk}, {number}, {stage}, {ask}, {until}, {link}',
  },
  'a name of a sender that is to be filled in': {
    from: 'mail: { from_name: null,',
    to: 'mail: { from_name: { ja: ▸"{desk}", en: Desk },',
    key: 'mail.from_name.ja',
    message: '"{desk}" is not filled in here; allowed: a text without braces',
  },
  'a stage of another order': {
    from: '  - code: matching\n',
    to: '  - code: ▸dialogue\n',
    key: 'stages[2].code',
    message:
      'not the stage that comes next; allowed here: matching; all seven stages in the order intake, screening, matching, dialogue, pilot, evaluation, agreement',
  },
};

const STAGE_HEAD_SCREENING = '    decider: desk # §4: the office examines the proposal\n';

/** Stages that nobody can decide, that cannot be left, or that ask for what nobody reads. */
const STAGES: Record<string, Row> = {
  'a dialogue that is left out': {
    from: '  - code: dialogue\n    enabled: true',
    to: '  - code: dialogue\n    enabled: ▸false',
    key: 'stages[3].enabled',
    message: 'only pilot and evaluation can be left out; allowed here: true',
  },
  'a dialogue that may be skipped': {
    from: '  - code: dialogue\n    enabled: true\n    optional: false',
    to: '  - code: dialogue\n    enabled: true\n    optional: ▸true',
    key: 'stages[3].optional',
    message: 'only a pilot can be optional; allowed here: false',
  },
  'a dialogue on a track': {
    from: '  - code: dialogue\n',
    to: '  - code: dialogue\n    mode: ▸track\n',
    key: 'stages[3].mode',
    message: 'only pilot and evaluation can belong to a track; allowed here: step',
    besides: ['stages[3].mode'],
  },
  'a pilot that no track leads through': {
    desk: 'aomori',
    from: 'stages: [pilot, evaluation]\n',
    to: 'stages: [evaluation]\n',
    at: 'track\n    decider: department # default\n    decisions: [record_dialogue, request_correction, start_pilot',
    key: 'stages[4].mode',
    message: 'no track of this profile leads through "pilot"; allowed: step, or the stage in a track',
  },
  'a screening that decides whether it can be done': {
    from: STAGE_HEAD_SCREENING,
    to: `${STAGE_HEAD_SCREENING}    feasibility_decision: ▸true\n`,
    key: 'stages[1].feasibility_decision',
    message: 'decided in dialogue or in evaluation; allowed here: false',
  },
  'concurrence in a screening': {
    from: STAGE_HEAD_SCREENING,
    to: `${STAGE_HEAD_SCREENING}    coordinate_with: ▸department\n`,
    key: 'stages[1].coordinate_with',
    message: 'concurrence belongs to dialogue or evaluation; allowed here: null',
    besides: ['stages[1].decisions', 'stages[1].decisions'],
  },
  'a desk that concurs with itself': {
    desk: 'aomori',
    from: 'coordinate_with: department',
    to: 'coordinate_with: ▸desk',
    key: 'stages[3].coordinate_with',
    message: 'the desk cannot coordinate with itself; allowed: department, null',
  },
  'a screening beside the dialogue': {
    from: STAGE_HEAD_SCREENING,
    to: `${STAGE_HEAD_SCREENING}    parallel_with: ▸dialogue\n`,
    key: 'stages[1].parallel_with',
    message: 'only matching can go on beside the dialogue; allowed here: null',
  },
  'departments that are chosen in the dialogue': {
    from: '  - code: dialogue\n',
    to: '  - code: dialogue\n    multiple_departments: ▸true\n',
    key: 'stages[3].multiple_departments',
    message: 'departments are chosen in matching; leave the key out here',
  },
  'targets of the dialogue': {
    from: '  - code: dialogue\n',
    to: '  - code: dialogue\n    targets: [project]\n',
    at: 'targets: [project]',
    key: 'stages[3].targets',
    message: 'what is matched is said in matching; leave the key out here',
  },
  'who must take part in a pilot': {
    from: '  - code: pilot #',
    to: '  - required_participants: [desk]\n    code: pilot #',
    at: 'required_participants: [desk]',
    key: 'stages[4].required_participants',
    message: 'who must take part is asked of the dialogue only; leave the key out here',
  },
  'a dialogue that only one side signs': {
    from: '  - code: dialogue\n',
    to: '  - code: dialogue\n    both_parties_sign: ▸false\n',
    key: 'stages[3].both_parties_sign',
    message: 'only an agreement is signed; leave the key out here',
  },
  'a stage that nobody can decide: a department, with nothing open to it': {
    from: 'decider: desk # §4: the office examines',
    to: 'decider: ▸department # §4: the office examines',
    key: 'stages[1].decider',
    message: 'nothing that is decided in this stage is open to a department; allowed: desk',
  },
  'a stage that nobody can decide: no decisions': {
    from: 'decisions: [submit]',
    to: 'decisions: []',
    at: 'decisions: []',
    key: 'stages[0].decisions',
    message: 'stage "intake" needs submit: without it a case could not go on',
  },
  'an evaluation that decides nothing': {
    from: 'evaluate, concur, object, decide_feasibility]',
    to: 'evaluate, concur, object]',
    at: 'decisions: [record_dialogue, request_correction, evaluate, concur, object]',
    key: 'stages[5].decisions',
    message: 'stage "evaluation" needs decide_feasibility or adopt: without it a case could not go on',
    besides: ['stages[5].decisions'],
  },
  'a case that is decided twice': {
    desk: 'aomori',
    from: '    feasibility_decision: false\n',
    to: '    feasibility_decision: ▸true\n',
    key: 'stages[5].feasibility_decision',
    message: 'the dialogue decides it already; allowed here: false, or true in one of the two stages only',
    besides: ['stages[5].enabled'],
  },
  'a case that nobody decides': {
    from: 'feasibility_decision: true # §4 評価',
    to: 'feasibility_decision: ▸false # §4 評価',
    key: 'stages[5].feasibility_decision',
    message: 'nobody decides whether it can be done; allowed: true here or in the dialogue',
  },
  'a decision in a stage that is left out': {
    from: '  - code: evaluation\n    enabled: true',
    to: '  - code: evaluation\n    enabled: ▸false',
    key: 'stages[5].enabled',
    message:
      'here it is decided whether it can be done; allowed: enabled: true and mode: step, or the decision in the dialogue',
  },
  'a matching beside a dialogue that asks no department': {
    desk: 'aomori',
    from: '      - assign_departments\n',
    to: '',
    at: 'decisions:\n      - record_dialogue\n      - request_correction\n      - take_task',
    key: 'stages[3].decisions',
    message: 'matching goes on beside the dialogue; allowed: decisions with assign_departments',
  },
  'a track that goes back': {
    desk: 'aomori',
    from: 'stages: [pilot, evaluation]\n',
    to: 'stages: [evaluation, pilot]\n',
    at: 'stages: [evaluation, pilot]',
    key: 'tracks[1].stages',
    message:
      'not in the order of the stages; allowed: intake, screening, matching, dialogue, pilot, evaluation, agreement',
  },
  'a track through a stage that is left out': {
    desk: 'aomori',
    from: '    enabled: true\n    optional: false\n    mode: track\n    decider: department # default\n    decisions: [record_dialogue, request_correction, start_pilot',
    to: '    enabled: false\n    optional: false\n    mode: track\n    decider: department # default\n    decisions: [record_dialogue, request_correction, start_pilot',
    at: 'pilot, evaluation]\n',
    key: 'tracks[1].stages[0]',
    message: 'stage "pilot" is left out; allowed: stages with enabled: true',
  },
  'a track that begins before the dialogue': {
    desk: 'aomori',
    from: 'stages: [pilot, evaluation]\n',
    to: 'stages: [▸matching, pilot, evaluation]\n',
    key: 'tracks[1].stages[0]',
    message: 'a track begins after the dialogue; allowed: pilot, evaluation, agreement',
  },
  'tracks without a decision before them': {
    desk: 'izumiotsu',
    from: 'tracks: []',
    to: 'tracks: [{ code: partnership, label: { ja: 連携, en: Partnership }, source: null, stages: [agreement] }]',
    at: 'decisions:\n      - record_dialogue\n      - request_correction\n      - assign',
    key: 'stages[3].decisions',
    message: 'stage "dialogue" needs choose_track: without it a case could not go on',
  },
  'tracks where the evaluation decides': {
    from: 'tracks: []',
    to: 'tracks: [{ code: partnership, label: { ja: 連携, en: Partnership }, source: null, stages: [agreement] }]',
    at: 'tracks: [',
    key: 'tracks',
    message:
      'a track is chosen once the dialogue has decided; allowed: tracks with feasibility_decision: true in the dialogue',
    besides: ['stages[3].decisions'],
  },
  'tracks of which none leads to an agreement': {
    desk: 'aomori',
    from: 'stages: [agreement]\n',
    to: 'stages: [evaluation]\n',
    at: 'tracks:',
    key: 'tracks',
    message: 'none leads to an agreement; allowed: at least one with agreement among its stages',
  },
  'a pilot without a report': {
    desk: 'aomori',
    from: 'stages: [pilot, evaluation]\n',
    to: 'stages: [pilot, agreement]\n',
    at: 'tracks:',
    key: 'tracks',
    message: 'a pilot’s report is taken in evaluation; allowed: pilot together with evaluation',
    besides: ['stages[5].mode'],
  },
  'a requirement that the stage never reads': {
    from: 'requires: [effect_verification]',
    to: 'requires: [effect_verification, ▸role_division]',
    key: 'stages[5].requires[1]',
    message:
      '"role_division" is asked for nowhere in this stage; allowed here: effect_verification, criteria_answers, risk_note, fairness_note',
  },
  'a requirement of a stage that reads none': {
    from: '    decisions: [submit]\n',
    to: '    decisions: [submit]\n    requires: [▸issue]\n',
    key: 'stages[0].requires[0]',
    message: '"issue" is asked for nowhere in this stage; allowed here: nothing',
  },
  'answers to criteria that are not there': {
    from: 'requires: [effect_verification]',
    to: 'requires: [effect_verification, ▸criteria_answers]',
    key: 'stages[5].requires[1]',
    message: 'there are no criteria to be answered; allowed: leave it out, or list them under evaluation.criteria',
  },
  'an issue that no field asks for': {
    desk: 'izumiotsu',
    from: '  - key: issue',
    to: '  - key: trouble',
    at: 'issue, shared_goal',
    key: 'stages[3].requires[0]',
    message: 'no field of the form asks for the issue; allowed: leave it out, or add the field "issue"',
  },
  'other methods that nobody can choose': {
    desk: 'aomori',
    from: '      - choose_other_method\n',
    to: '',
    at: 'other_methods:',
    key: 'other_methods',
    message: 'nobody could choose one: the dialogue needs choose_other_method among its decisions',
  },
  'a decision that belongs to no stage': {
    from: 'decisions: [submit]',
    to: 'decisions: [submit, ▸withdraw]',
    key: 'stages[0].decisions[1]',
    message: '"withdraw" belongs to no stage: every desk has it, or intake or experts say whether this one does',
  },
  'a decision of another stage': {
    from: 'decisions: [submit]',
    to: 'decisions: [submit, exclude, ▸conclude]',
    key: 'stages[0].decisions[2]',
    message: '"conclude" is not possible in this stage; possible in: agreement',
  },
};

test.each(Object.entries({ ...VALUES, ...CHECKS, ...STAGES }))('%s', (_, row) => {
  const { text, offset } = spoil(row);
  const faults = faultsOf(text);
  const wanted = { file: FILE, ...placeOf(text, offset), key: row.key, message: row.message };
  expect(faults).toContainEqual(wanted);
  const others = faults.filter((fault) => fault.key !== row.key || fault.message !== row.message);
  expect(others.map(({ key }) => key)).toEqual(row.besides ?? []);
});

/** Texts that are no YAML, or more than YAML: what the parser says in its own words is said in ours. */
const TEXTS: Record<string, Row> = {
  'a tab at the head of a line': {
    from: '  kind: 市',
    to: '▸\tkind: 市',
    key: '',
    message: 'not valid YAML: a tab stands at the head of the line; allowed: spaces',
  },
  'a key twice': {
    from: '  kind: 市',
    to: '  kind: 市\n  ▸kind: 市',
    key: 'municipality.kind',
    message: '"kind" stands here twice; allowed: each key once',
  },
  'a line that begins too far to the left': {
    from: '  kind: 市',
    to: '▸ kind: 市',
    key: '',
    message:
      'not valid YAML: the line does not begin in the column of its neighbours, or a bracket before it is still open; allowed: the keys of a group in one column, each [ and { closed on or under its line',
  },
  'a second colon': {
    from: 'postal_code: null',
    to: 'postal_code: ▸T: 359',
    key: '',
    message:
      'not valid YAML: a second colon on the line, or a line that stands too far to the right; allowed: one key and its value, a text that holds ": " between quotes',
  },
  'no space after a colon': {
    from: '  kind: 市',
    to: '  kind: 市\n▸x:y\nz: 1',
    key: '',
    message: 'not valid YAML: no key stands here; allowed: "key: value", with a space after the colon',
  },
  'a quotation mark that is not closed': {
    from: "close_of_business: '17:15'",
    to: "close_of_business: ▸'17:15",
    key: '',
    message: 'not valid YAML: a quotation mark is not closed; allowed: one at the end of the text, of the same kind',
  },
  'a key without a value': {
    from: '  kind: 市\n',
    to: '  kind: 市\n  ▸種類\n',
    key: '',
    message:
      'not valid YAML: something is not finished here: a list or a key without its colon; allowed: "key: value", a comma between the items of a list',
  },
  'a backslash between double quotes': {
    from: 'en: Tokorozawa City',
    to: 'en: "Tokorozawa ▸\\q"',
    key: '',
    message:
      'not valid YAML: a backslash between double quotes, with a letter that means nothing; allowed: two backslashes, or single quotes around the text',
  },
  'an at sign at the head of a text': {
    from: 'web_contact: null',
    to: 'web_contact: ▸@tokorozawa',
    key: '',
    message: 'not valid YAML: a text cannot begin with this character; allowed: the whole text between quotes',
  },
  'words after a quoted text': {
    from: 'web_contact: null',
    to: 'web_contact: "Form" ▸on our page',
    key: '',
    message:
      'not valid YAML: this does not belong to the value before it; allowed: one value, a text with quotes or brackets in it between quotes',
  },
  'two profiles in a file': {
    from: '\nsources:\n',
    to: '\n▸---\nsources:\n',
    key: '',
    message: 'not valid YAML: a second profile begins here (--- or ...); allowed: one in a file',
  },
  'an exclamation mark at the head of a text': {
    from: 'web_contact: null',
    to: 'web_contact: ▸!important',
    key: '',
    message: 'not valid YAML: a word that begins with ! is not a text; allowed: the whole text between quotes',
  },
  'a list as a key': {
    from: 'web_contact: null',
    to: 'web_contact: null\n  ▸[form]: 1',
    key: '',
    message: 'not valid YAML: a list or a group cannot be a key; allowed: a word',
  },
  'a key without end': {
    from: '  kind: 市',
    to: `  kind: 市\n  ▸${'k'.repeat(1100)}: 1`,
    key: '',
    message: 'not valid YAML: the key is too long; allowed: a word',
  },
  'two anchors before a value': {
    from: 'web_contact: null',
    to: 'web_contact: &one ▸&two null',
    key: '',
    message: 'not valid YAML: two names that begin with & stand before one value; allowed: one',
  },
  'an anchor before an alias': {
    from: 'web_contact: null',
    to: 'web_contact: &one ▸*two',
    key: '',
    message: 'not valid YAML: a name that begins with & or ! stands before a *name; allowed: the *name alone',
  },
  'an anchor without a name': {
    from: 'web_contact: null',
    to: 'web_contact: ▸* form',
    key: '',
    message: 'not valid YAML: a name that begins with & or * is not finished; allowed: a name of letters and digits',
  },
  'a bracket that is not closed': {
    from: '[form, email, phone, direct]',
    to: '[form, email, phone, direct',
    at: 'redirect_existing_work',
    key: '',
    message:
      'not valid YAML: the line does not begin in the column of its neighbours, or a bracket before it is still open; allowed: the keys of a group in one column, each [ and { closed on or under its line',
  },
  'two words with an exclamation mark': {
    from: 'web_contact: null',
    to: 'web_contact: !very ▸!important',
    key: '',
    message: 'not valid YAML: a word that begins with ! is not a text; allowed: the whole text between quotes',
  },
  'an anchor before a question mark': {
    from: '  web_contact: null',
    to: '  &one ▸? web_contact\n  : null',
    key: '',
    message:
      'not valid YAML: a name that begins with & or ! stands in the wrong place; allowed: directly before its value',
  },
  'a directive': {
    from: '# Profile of the partnership desk of Tokorozawa',
    to: '▸%FORM 1\n---\n# Profile',
    key: '',
    message: 'not valid YAML: a line that begins with % means nothing here; allowed: no such line',
  },
  'a block within brackets': {
    from: 'roles: # §2\n',
    to: 'x: [\n    ▸- a ]\n  roles: # §2\n',
    key: '',
    message:
      'not valid YAML: a list or group over several lines stands within brackets; allowed: brackets within brackets',
  },
  'an alias of nothing': {
    from: 'scheme_name: null',
    to: 'scheme_name: ▸*office',
    key: 'desk.scheme_name',
    message:
      '"*office" is not allowed; allowed: the *name of a value above that carries &name, together at most 20 values',
  },
  'an alias of itself': {
    from: 'guideline:\n',
    to: 'guideline: &all\n  ▸again: *all\n',
    key: 'guideline.again',
    message: 'unknown key "again"; allowed: title, version, issued',
  },
  'lists within lists without end': {
    from: '\nsources:\n',
    to: `\nx: ${'['.repeat(61)}${']'.repeat(61)}\nsources:\n`,
    at: `x: ${'['.repeat(61)}`,
    key: '',
    message: 'nested too deeply; allowed: at most 60 levels',
  },
  'a text far longer than a profile': {
    from: '# Profile of',
    to: `▸# ${'x'.repeat(100_000)}\n# Profile of`,
    key: '',
    message: 'too long; allowed: at most 100000 characters',
  },
};

test.each(Object.entries(TEXTS))('%s', (_, row) => {
  const { text, offset } = spoil(row);
  expect(faultsOf(text)).toEqual([{ file: FILE, ...placeOf(text, offset), key: row.key, message: row.message }]);
});

describe('the bytes of a file', () => {
  const shipped = read('tokorozawa');

  test('UTF-8 with a mark at its head and ends of lines of Windows is read like any other', () => {
    const windows = Buffer.from(`\uFEFF${shipped.replaceAll('\n', '\r\n')}`, 'utf8');
    expect(parseProfile(windows, FILE)).toEqual(parseProfile(shipped, FILE));
    const [fault] = faultsOf(Buffer.from(windows.toString('utf8').replace('kind: 市', 'kind: 国'), 'utf8'));
    expect(fault).toMatchObject({ ...placeOf(shipped, shipped.indexOf('市', shipped.indexOf('  kind: '))) });
  });

  test('Shift_JIS is told by the line that is no UTF-8', () => {
    const at = shipped.indexOf('所沢市, en');
    // 所沢市 as Shift_JIS writes it.
    const bytes = Buffer.concat([
      Buffer.from(shipped.slice(0, at), 'utf8'),
      Buffer.from([0x8f, 0x8a, 0x91, 0xf2, 0x8e, 0x73]),
      Buffer.from(shipped.slice(at + 3), 'utf8'),
    ]);
    const message = 'not UTF-8 (Shift_JIS, perhaps?); allowed: a text saved as UTF-8';
    expect(faultsOf(bytes)).toEqual([{ file: FILE, line: placeOf(shipped, at).line, column: 1, key: '', message }]);
  });

  test('a file far larger than a profile is not even decoded', () => {
    const message = 'too long; allowed: at most 100000 characters';
    expect(faultsOf(new Uint8Array(10_000_000))).toEqual([{ file: FILE, line: 1, column: 1, key: '', message }]);
  });

  test('a file that is named after another desk', () => {
    const named = parseProfile(shipped, 'desks/kawa.yaml', { id: 'kawa' });
    expect('faults' in named && named.faults).toEqual([
      {
        file: FILE,
        ...placeOf(shipped, shipped.indexOf('tokorozawa\nversion')),
        key: 'id',
        message: '"tokorozawa" is not the name of this file; allowed: kawa, or the file as tokorozawa.yaml',
      },
    ]);
  });

  test.each([
    ['nothing', '', 'null'],
    ['a list', '- a\n', 'a list of 1'],
    ['a word', 'desk', '"desk"'],
  ])('%s instead of a profile', (_, text, shown) => {
    const [fault, ...others] = faultsOf(text);
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ line: 1, column: 1, key: '' });
    expect(fault?.message).toMatch(
      new RegExp(`^${shown} is not allowed; allowed: a group with the keys schema_version, id,`),
    );
  });
});

/** What the parser never says of a text that has come so far, or only of a text beyond the limits. */
const NEVER_SAID = ['BAD_COLLECTION_TYPE', 'RESOURCE_EXHAUSTION', 'IMPOSSIBLE'] as const;

/** Sentences in a file of the code: what stands between quotes and has a blank, but for descriptions and reasons in errors. */
function sentencesOf(file: string): RegExp[] {
  const path = new URL(`../../../domain/${file}`, import.meta.url);
  const source = ts.createSourceFile(file, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: RegExp[] = [];
  const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const visit = (node: ts.Node): void => {
    if (ts.isThrowStatement(node)) return;
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      if (node.expression.name.text === 'describe') return visit(node.expression.expression);
    }
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      if (node.text.trim().includes(' ')) found.push(new RegExp(literally(node.text)));
    }
    if (ts.isTemplateExpression(node)) {
      const parts = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
      if (parts.join('').trim().includes(' ')) found.push(new RegExp(parts.map(literally).join('.+')));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('no sentence about a profile without a row', () => {
  const said = [
    ...Object.values({ ...VALUES, ...CHECKS, ...STAGES, ...TEXTS }).map(({ message }) => message),
    // Shown by the tests of bytes and names above.
    'not UTF-8 (Shift_JIS, perhaps?); allowed: a text saved as UTF-8',
    '"tokorozawa" is not the name of this file; allowed: kawa, or the file as tokorozawa.yaml',
  ];
  const unreachable: readonly string[] = NEVER_SAID.map((code) => YAML_WORDS[code]);

  test.each([
    'profile.ts',
    'profile-parts.ts',
    'profile-checks.ts',
    'profile-mail-checks.ts',
    'profile-right-checks.ts',
    'profile-stage-checks.ts',
    'profile-text.ts',
    'yaml-words.ts',
  ])('%s', (file) => {
    const missing = sentencesOf(file).filter(
      (sentence) =>
        !said.some((message) => sentence.test(message)) && !unreachable.some((words) => sentence.test(words)),
    );
    expect(missing).toEqual([]);
  });

  test('and each of them says what is allowed or what to do, without the words of a programmer', () => {
    const jargon = /invalid|expected|received|undefined|string|array|object|regex|scalar|mapping|token|schema/i;
    for (const message of said) {
      expect(message.replace(/schema_version/g, '')).not.toMatch(jargon);
      expect(message).toMatch(/allowed|leave the key out|needs|must be there|missing|belongs to|possible in/);
    }
  });
});
