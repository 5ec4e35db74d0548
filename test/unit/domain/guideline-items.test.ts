import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { viewDesk } from '../../../api/views/desk-view.js';
import { COMMAND_INPUTS } from '../../../domain/commands.js';
import type { Content } from '../../../domain/content.js';
import { fieldsFor, needsLocalityException } from '../../../domain/form.js';
import { parseProfile } from '../../../domain/profile-text.js';
import { criteriaOf } from '../../../domain/profile.js';
import type { IntakeKind, ProposalType } from '../../../domain/stages.js';
import { answers, caseAt, CaseRun, recheck } from '../../factories/case-run.js';
import { CHALLENGE, contentFor, D1, D2, DESKS, PEOPLE, type DeskName } from '../../factories/desks.js';

/**
 * What the guidelines list, item by item: a criterion, a pledge, a field or a method that somebody takes out of a profile
 * or that nothing reads is missed here, by the id of its requirement (docs/REQUIREMENTS.md).
 */

const { proposer, coordinator } = PEOPLE;

const PROPOSALS = '§7 連携対象となる事業';
const BODIES = '§7 連携対象とする事業者等';
const OUT = '§2(4)ウ 対象外となる提案';
const OUTSIDERS = '§2(5) 対象外となる団体';

describe('criteria that exclude', () => {
  test.each<[string, DeskName, string, string]>([
    ['T-29', 'tokorozawa', 'sales_pitch', `${PROPOSALS} (1)`],
    ['T-30', 'tokorozawa', 'illegal', `${PROPOSALS} (2)`],
    ['T-31', 'tokorozawa', 'public_order', `${PROPOSALS} (3)`],
    ['T-32', 'tokorozawa', 'religion_politics', `${PROPOSALS} (4)`],
    ['T-33', 'tokorozawa', 'human_rights', `${PROPOSALS} (5)`],
    ['T-35', 'tokorozawa', 'bid_disqualified', `${BODIES} (1)`],
    ['T-36', 'tokorozawa', 'bid_suspended.in_force', `${BODIES} (2)`],
    ['T-36', 'tokorozawa', 'bid_suspended.recognised', `${BODIES} (2)`],
    ['T-37', 'tokorozawa', 'organised_crime.in_force', `${BODIES} (3)`],
    ['T-37', 'tokorozawa', 'organised_crime.recognised', `${BODIES} (3)`],
    ['M-09', 'minato', 'no_service_gain', `${OUT} (1)`],
    ['M-10', 'minato', 'mere_abolition', `${OUT} (2)`],
    ['M-11', 'minato', 'public_order', `${OUT} (3)`],
    ['M-12', 'minato', 'religion_politics', `${OUT} (4)`],
    ['M-13', 'minato', 'other_unsuitable', `${OUT} (5)`],
    ['M-17', 'minato', 'illegal_or_public_order', `${OUTSIDERS} (2)`],
    ['M-18', 'minato', 'organised_crime', `${OUTSIDERS} (3)`],
    ['M-19', 'minato', 'other_unsuitable_org', `${OUTSIDERS} (4)`],
  ])('%s: %s cannot pass while "%s" is unanswered or hit, and excludes by it with a reason', (_, desk, key, source) => {
    const run = caseAt(desk, 'screening');
    const [code] = key.split('.');
    expect(criteriaOf(run.profile).find((criterion) => criterion.code === code)?.source).toBe(source);
    run.does(coordinator, 'record_dialogue', {
      heldOn: run.today,
      participants: ['proposer', 'desk'],
      summary: '内容を確認した。',
    });
    const all = answers(run.profile);
    const unanswered = all.filter(({ criterion }) => criterion !== key);
    expect(run.refusal(coordinator, 'pass_screening', { answers: unanswered })).toEqual({
      code: 'CRITERIA_UNANSWERED',
      errors: [{ field: `input.answers.${key}`, code: 'REQUIRED' }],
    });
    expect(run.refusedAs(coordinator, 'pass_screening', { answers: answers(run.profile, [key]) })).toBe(
      'CRITERION_HIT',
    );
    expect(COMMAND_INPUTS.exclude.safeParse({ criteria: [key], reason: ' ' }).success).toBe(false);
    run.does(coordinator, 'exclude', { criteria: [key], reason: '要件に該当する。' });
    expect(run.state).toMatchObject({ stage: 'closed', outcome: 'excluded', closedFrom: 'screening' });
  });

  test.each<[string, string]>([
    ['T-35', 'bid_disqualified'],
    ['T-36', 'bid_suspended.recognised'],
    ['T-37', 'organised_crime.in_force'],
    ['T-37', 'organised_crime.recognised'],
  ])('%s: "%s" that is found after screening stops the agreement', (_, key) => {
    const run = caseAt('tokorozawa', 'agreement').bothConsent();
    expect(run.refusedAs(run.decider, 'conclude', run.conclusion({ recheck: recheck(run.profile, [key]) }))).toBe(
      'CRITERION_HIT',
    );
    expect(run.state.outcome).toBeNull();
  });
});

describe('pledges', () => {
  test.each<[string, DeskName, string]>([
    ['T-26', 'tokorozawa', 'no_compensation'],
    ['T-27', 'tokorozawa', 'ip_liability'],
    ['A-35', 'aomori', 'rules_read'],
    ['A-36', 'aomori', 'no_compensation'],
    ['A-40', 'aomori', 'safeguards'],
    ['A-41', 'aomori', 'liability'],
    ['A-42', 'aomori', 'secrecy'],
    ['M-35', 'minato', 'proposer_bears_cost'],
    ['M-36', 'minato', 'ip_stated'],
    ['M-38', 'minato', 'secrecy'],
    ['N-03', 'nara', 'no_organised_crime'],
  ])('%s: %s takes no proposal without the pledge %s', (_, desk, pledge) => {
    const ticked = DESKS[desk].pledges.map(({ code }) => code).filter((code) => code !== pledge);
    const run = new CaseRun(desk, { content: { pledges: ticked } });
    expect(run.refusal(proposer, 'submit', {})).toEqual({
      code: 'SUBMISSION_INCOMPLETE',
      errors: [{ field: `content.pledges.${pledge}`, code: 'PLEDGE_REQUIRED' }],
    });
    expect(run.state.submitted).toBe(false);
  });
});

describe('what the form wants to know', () => {
  const asked = (
    desk: DeskName,
    changes: Content,
    { type = 'open_proposal', kind = 'proposal' }: { type?: ProposalType; kind?: IntakeKind } = {},
  ) => {
    const run = new CaseRun(desk, { type, kind, content: changes });
    const { errors = [] } = run.refusal(proposer, 'submit', {});
    expect(run.state.submitted).toBe(false);
    return errors.map(({ field, code }) => `${field} ${code}`);
  };

  test.each<[string, DeskName, string, Content, string]>([
    ['I-09', 'izumiotsu', 'no issue', { issue: ' ' }, 'content.issue REQUIRED'],
    ['A-09', 'aomori', 'no challenge that it helps with', { issue: '' }, 'content.issue REQUIRED'],
    [
      'A-37',
      'aomori',
      'nobody who can carry it out',
      { can_implement: false },
      'content.can_implement CAN_IMPLEMENT_REQUIRED',
    ],
    ['A-40', 'aomori', 'personal data without safeguards', { personal_data: true }, 'content.safeguards REQUIRED'],
    ['M-03', 'minato', 'no issue of one’s own', { self_set_challenge: '' }, 'content.self_set_challenge REQUIRED'],
    ['M-36', 'minato', 'property that is not named', { ip_included: true }, 'content.ip_detail REQUIRED'],
  ])('%s: %s, %s', (_, desk, _what, changes, fault) => {
    expect(asked(desk, changes)).toEqual([fault]);
  });

  test('A-10: Aomori wants a concrete solution for a challenge that it posted', () => {
    expect(asked('aomori', { solution: ' ' }, { type: 'posted_challenge' })).toEqual(['content.solution REQUIRED']);
  });

  test.each(['title', 'summary', 'person', 'person_affiliation', 'email'])(
    'A-30: Aomori wants %s of a proposal and of an inquiry',
    (key) => {
      const kinds = ['proposal', 'inquiry'] as const;
      expect(kinds.flatMap((kind) => asked('aomori', { [key]: undefined }, { kind }))).toEqual([
        `content.${key} REQUIRED`,
        `content.${key} REQUIRED`,
      ]);
    },
  );

  test('M-03: Minato asks which issues of its basic plan were looked at, for an issue of one’s own only', () => {
    const keys = (type: ProposalType) => fieldsFor(DESKS.minato, type).map(({ key }) => key);
    expect(keys('open_proposal')).toEqual(expect.arrayContaining(['self_set_challenge', 'basic_plan_ref']));
    expect(keys('posted_challenge')).not.toEqual(expect.arrayContaining(['basic_plan_ref']));
  });

  test('T-44: a name, a way to answer and the question are enough for a consultation; nothing is pledged', () => {
    const run = new CaseRun('tokorozawa', { kind: 'consultation' });
    expect(Object.keys(run.facts.content).sort()).toEqual(['email', 'person', 'summary', 'title']);
    run.does(proposer, 'submit', {});
    expect(run.askKinds()).toEqual(['answer']);
  });
});

describe('what is no proposal yet', () => {
  test.each<[string, DeskName, IntakeKind]>([
    ['T-01', 'tokorozawa', 'consultation'],
    ['I-06', 'izumiotsu', 'request'],
    ['A-31', 'aomori', 'inquiry'],
    ['N-09', 'nara', 'consultation'],
  ])('%s: %s: a case of kind %s is answered, or becomes a proposal without being entered again', (_, desk, kind) => {
    const received = () => new CaseRun(desk, { kind }).does(proposer, 'submit', {});
    expect(received().openTo(coordinator)).not.toContain('pass_screening');
    expect(received().does(coordinator, 'answer', { message: 'お答えします。' }).stands).toBe('closed/answered');
    const content = contentFor(desk, 'open_proposal');
    const turned = received().does(proposer, 'convert', { type: 'open_proposal', content });
    expect(turned.state).toMatchObject({ kind: 'proposal', submitted: true, stage: 'screening' });
  });
});

describe('posted challenges', () => {
  const posted = (desk: DeskName, challenge: typeof CHALLENGE | null) =>
    new CaseRun(desk, { type: 'posted_challenge', facts: { challenge } });

  test.each<[string, DeskName]>([
    ['T-10', 'tokorozawa'],
    ['I-19', 'izumiotsu'],
    ['A-10', 'aomori'],
    ['M-05', 'minato'],
    ['N-07', 'nara'],
  ])('%s: %s takes an answer to one only where it was posted', (_, desk) => {
    expect(posted(desk, null).refusedAs(proposer, 'submit', {})).toBe('CHALLENGE_REQUIRED');
    expect(posted(desk, { ...CHALLENGE, publishedOn: null }).refusedAs(proposer, 'submit', {})).toBe(
      'CHALLENGE_NOT_PUBLISHED',
    );
    expect(posted(desk, CHALLENGE).does(proposer, 'submit', {}).stands).toBe('screening');
  });

  test('N-35: each section that owns it is asked, and the first of them leads', () => {
    const run = posted('nara', { ...CHALLENGE, departmentIds: [D2, D1] })
      .does(proposer, 'submit', {})
      .passes();
    expect(run.state.departments).toEqual([
      { departmentId: D2, lead: true, status: 'asked' },
      { departmentId: D1, lead: false, status: 'asked' },
    ]);
    expect(run.askKinds()).toEqual(['respond', 'respond']);
  });

  test('M-08: the themes that the document names are shown with the type', () => {
    const themes = viewDesk(DESKS.minato).proposal_types.find((type) => type.code === 'posted_challenge')?.examples;
    expect(themes?.map(({ en }) => en)).toEqual([
      expect.stringContaining('online advice'),
      'Prevention of passive smoking',
      expect.stringContaining('SDGs'),
      'Abandoned bicycles',
    ]);
  });
});

test.each<[string, DeskName]>([
  ['T-19', 'tokorozawa'],
  ['A-22', 'aomori'],
])('%s: the open proposals of %s can neither be kept for some nor be closed', (_, desk) => {
  const text = readFileSync(new URL(`../../../desks/${desk}.yaml`, import.meta.url), 'utf8');
  const faultsOf = (from: string, to: string) => {
    expect(text).toContain(from);
    const parsed = parseProfile(text.replace(from, to), desk);
    return 'faults' in parsed ? parsed.faults.map(({ key }) => key) : [];
  };
  expect(faultsOf('    challenge: none\n', '    challenge: none\n    invited: [X社]\n')).toEqual([
    'proposal_types[0].invited',
  ]);
  expect(faultsOf('mode: always_open', 'mode: closed')).toEqual(['proposal_types[0].window.mode']);
});

test('I-28: an agreement of Izumiotsu names one of six fields or another, and the draft with its arrangements', () => {
  expect(DESKS.izumiotsu.agreement_kinds.policy_fields.map(({ ja }) => ja)).toEqual([
    ...['防災', '福祉', '環境', '産業', 'まちづくり', '教育'],
    'その他',
  ]);
  const choice = { agreementKind: 'project_agreement', initiatives: 1 };
  const run = caseAt('izumiotsu', 'agreement');
  expect(COMMAND_INPUTS.choose_agreement_kind.safeParse({ ...choice, policyFields: [] }).success).toBe(false);
  expect(run.refusal(coordinator, 'choose_agreement_kind', { ...choice, policyFields: ['sports'] })).toEqual({
    code: 'INVALID_REQUEST',
    errors: [{ field: 'input.policyFields.0', code: 'NOT_ALLOWED' }],
  });
  run.does(coordinator, 'choose_agreement_kind', { ...choice, policyFields: ['education'] }).bothConsent();
  expect(run.refusal(run.decider, 'conclude', run.conclusion({ document: undefined }))).toEqual({
    code: 'INVALID_REQUEST',
    errors: [{ field: 'input.document', code: 'REQUIRED' }],
  });
});

test('I-31: who sits outside Izumiotsu needs no exception', () => {
  const content = { org_address: '北海道札幌市' };
  expect(needsLocalityException(DESKS.izumiotsu, content)).toBe(false);
  expect(caseAt('izumiotsu', 'matching', { content }).stands).toBe('matching');
});

test.each([
  'pfi',
  'park_pfi',
  'designated_manager',
  'public_property_use',
  'pfs_sib',
  'naming_rights',
  'advertising',
  'hometown_tax_companies',
])('A-33: a case is closed as one for another method: %s', (method) => {
  const run = caseAt('aomori', 'dialogue');
  expect(run.tries(coordinator, 'choose_other_method', { method, reason: '別の制度による。' })).toBe(
    'closed/other_method',
  );
});

test('T-42: who reads the public profile of Tokorozawa finds where to ask', () => {
  const { contact, desk } = viewDesk(DESKS.tokorozawa);
  expect([desk.host_unit.ja, desk.name.ja]).toEqual(['経営企画課', '公民連携推進室']);
  expect(contact).toMatchObject({ phone: '04-2998-9027', email: 'a9027@city.tokorozawa.lg.jp' });
  expect(contact.address).toContain('所沢市役所高層棟３階');
});
