import type { z } from 'zod';
import { describeProblem } from '../problem.js';
import type { KindChoiceView } from '../views/agreement-kinds-view.js';
import type { CaseAudit } from '../views/audit-view.js';
import type { ChallengeView } from '../views/challenge-view.js';
import type { CommandState } from '../views/command-view.js';
import type { deskSchema } from '../views/desk-view.js';
import type { ConsentLedgerView } from '../views/consent-view.js';
import type { DeliveryView } from '../views/delivery-view.js';
import type { ProposalCounts } from '../views/proposal-counts-view.js';
import type { ProposalView } from '../views/proposal-view.js';
import type { PublicationView } from '../views/publication-view.js';
import type { Standing } from '../views/state-view.js';
import type { FollowUpView } from '../views/follow-up-view.js';
import type { Timeline } from '../views/timeline-view.js';
import { DEPARTMENT } from './commands.js';

/** Answers as the page shows them. Their types are the views', and the tests hold them to the document's schemas. */

const PROPOSAL = '0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10';
const COMMAND = '7f1f9a52-3a0e-4c39-9f0a-3c6b7d1f2e55';
const CHALLENGE = 'c0a8012e-7b1d-4b7e-9a53-5d1f3f2b8c77';
const RUN = '019a9f3c-6e8a-7f39-8f0d-2f6f1c2f4a11';
const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const WORKFLOW = `proposal/${PROPOSAL}/1`;

const NEXT = 'WyIyMDI2LTExLTIwVDAwOjAwOjAwLjAwMFoiLCIwYjlmM2M2ZSJd';
const matching = { ja: 'マッチング', en: 'Matching' };
const title = '商店街の空き店舗を使った学習スペース';

const inScreening: Standing = {
  stage: 'screening',
  stageLabel: matching,
  stageGroup: ['screening', 'matching'],
  outcome: null,
  closed: false,
  ball: {
    holder: 'desk',
    departmentId: null,
    since: '2026-11-20T01:12:30.120Z',
    until: '2026-12-04T08:15:00.000Z',
  },
  due: '2026-12-04T08:15:00.000Z',
  version: 1,
};

const forProposer: Standing = {
  stageLabel: matching,
  stageGroup: ['screening', 'matching'],
  outcome: null,
  closed: false,
  ball: { holder: 'desk', since: '2026-11-20T01:12:30.120Z', until: '2026-12-04T08:15:00.000Z' },
  due: '2026-12-04T08:15:00.000Z',
};

const command = { commandId: COMMAND, number: 1, kind: 'submit' } as const;

export const SETTLED: CommandState = { ...command, status: 'settled', result: forProposer };
export const RECEIVED: CommandState = { ...command, status: 'received' };
export const REFUSED: CommandState = {
  ...command,
  number: 2,
  kind: 'withdraw',
  status: 'refused',
  problem: describeProblem('CASE_CLOSED', []),
};

export const DRAFT = {
  id: PROPOSAL,
  desk: 'tokorozawa',
  type: 'open_proposal',
  title,
  createdAt: '2026-11-20T01:10:00.000Z',
} as const;

const caseForProposer: ProposalView = {
  id: PROPOSAL,
  desk: 'tokorozawa',
  kind: 'proposal',
  type: 'open_proposal',
  challengeId: null,
  referenceNumber: 'R8-0001',
  title,
  content: { title, org_name: '株式会社エックス', municipal_cost: false, pledges: ['ip_liability'] },
  consents: [{ code: 'database', given: false }],
  protection: { items: [{ item: 'solution', standing: 'marked' }], status: 'none', consultation: [] },
  profileVersion: 1,
  submitted: true,
  receivedAt: '2026-11-20T01:12:30.120Z',
  ...forProposer,
  asks: [],
  clock: {
    stands: false,
    remainingDays: null,
    stops: [{ from: '2026-11-24', to: '2026-11-27', why: 'correction' }],
  },
  actions: [{ kind: 'withdraw', own: true, onBehalfOf: [] }],
};

export const CASES: Readonly<Record<string, ProposalView>> = {
  'for its proposer': caseForProposer,
  'for the desk': {
    ...caseForProposer,
    ...inScreening,
    asks: [
      {
        key: 'screen/:0:1',
        kind: 'screen',
        holder: 'desk',
        departmentId: null,
        since: '2026-11-20T01:12:30.120Z',
        until: '2026-12-04T08:15:00.000Z',
      },
    ],
    actions: [
      { kind: 'withdraw', own: false, onBehalfOf: ['proposer'] },
      { kind: 'pass_screening', own: true, onBehalfOf: [] },
    ],
    departments: [],
    inCharge: [],
    charges: [{ holder: 'desk', departmentId: null, actions: ['claim'] }],
    extendable: ['screen/:0:1'],
    watching: false,
    channel: 'portal',
    opening: 1,
    unsettled: 0,
    movedAt: '2026-09-01T01:00:00.000Z',
    stalledSince: null,
    attention: null,
    attentionAt: null,
  },
};

const page = {
  title,
  organisation: '株式会社エックス',
  summary: '商店街の空き店舗を、放課後の学習スペースとして開く。',
  items: [{ key: 'issue', label: { ja: '解決する課題', en: 'Issue to be solved' }, value: '放課後の居場所が少ない。' }],
  progress: 'implemented',
} as const;

export const PUBLICATION: PublicationView = {
  page: { ...page, items: [...page.items] },
  withheld: [{ key: 'solution', label: { ja: '解決の方法', en: 'Solution' } }],
  consentNeeded: false,
  problem: null,
  published: {
    at: '2027-04-21T02:00:00.000Z',
    hearing: { heldOn: '2027-04-20', answer: 'no_objection', note: null },
  },
};

export const PUBLICATION_ENDED: PublicationView = { ...PUBLICATION, published: null };

export const INITIATIVES = {
  initiatives: [{ id: RUN, ...page, items: [...page.items], publishedAt: '2027-04-21T02:00:00.000Z' }],
  next: null,
};

export const PROPOSALS = {
  proposals: [
    {
      id: PROPOSAL,
      kind: 'proposal',
      type: 'open_proposal',
      challengeId: null,
      referenceNumber: 'R8-0001',
      title,
      organisation: '株式会社エックス',
      submitted: true,
      createdAt: '2026-11-20T01:10:00.000Z',
      receivedAt: '2026-11-20T01:12:30.120Z',
      ...inScreening,
      awaited: 'screen',
      dueGroup: 'later',
      age: 1,
      inCharge: [],
      stalledSince: null,
      attention: null,
    },
  ],
  next: NEXT,
} as const;

const CONSENT_LINE = '3f6f2c1e-5b7d-4a6e-8d0a-9d1c2b3a4e55';

export const CONSENT_LEDGER: ConsentLedgerView = {
  consents: [
    { code: 'database', given: true },
    { code: 'internal_sharing', given: false },
  ],
  ledger: [
    {
      ...{ n: 1, code: 'database', given: true, origin: 'form' },
      at: '2026-11-20T01:12:30.004Z',
      by: { side: 'proposer', name: '提案 太郎' },
    },
    { n: 2, code: 'internal_sharing', given: false, origin: 'guideline', at: '2026-11-20T01:12:30.004Z', by: null },
  ],
};

export const PARTNERS = { partners: [{ id: '5a1f0e2d-3c4b-4a59-9687-7f6e5d4c3b2a', name: '連携市' }] };

export const DELIVERY: DeliveryView = {
  id: '8c7b6a59-4d3e-4f2a-9b1c-0d9e8f7a6b5c',
  municipality: PARTNERS.partners[0]!,
  deliveredAt: '2027-02-01T02:00:00.000Z',
  items: ['title', 'summary', 'org_name'],
  revision: 1,
  consentId: CONSENT_LINE,
  inForce: true,
  deliveredBy: '調整 一郎',
  note: null,
};
export const DELIVERIES = { deliveries: [DELIVERY] };

const followUp: FollowUpView = {
  id: '1d2c3b4a-5e6f-4071-8293-a4b5c6d7e8f9',
  kind: 'offer_to_departments',
  holder: 'desk',
  departmentId: null,
  openedAt: '2027-02-01T01:00:00.000Z',
  doneAt: null,
  doneBy: null,
  note: null,
  droppedAt: null,
};
export const FOLLOW_UP: FollowUpView = {
  ...followUp,
  doneAt: '2027-02-03T05:00:00.000Z',
  doneBy: '調整 一郎',
  note: '庁内連絡会で各課に紹介した。',
};
export const FOLLOW_UPS = { followUps: [followUp] };

export const PROPOSAL_COUNTS: ProposalCounts = {
  total: 12,
  overdue: 1,
  byHeading: [
    { heading: matching, count: 7 },
    { heading: { ja: '終了', en: 'Closed' }, count: 5 },
  ],
  byOutcome: [
    { outcome: 'concluded', count: 3 },
    { outcome: 'not_adopted', count: 2 },
  ],
  byBall: [
    { holder: 'desk', count: 4 },
    { holder: 'department', count: 3 },
  ],
  byStage: [{ stage: 'screening', count: 7, overdue: 1, stalled: 0 }],
};

export const TIMELINE: Timeline = {
  entries: [
    {
      kind: 'submit',
      at: '2026-11-20T01:12:30.004Z',
      commandId: COMMAND,
      number: 1,
      status: 'settled',
      code: null,
      occurredOn: null,
      settledAt: '2026-11-20T01:12:30.120Z',
      actor: { side: 'proposer', name: '提案 太郎', roles: ['proposer'] },
      onBehalfOf: null,
      stage: 'screening',
      stageLabel: matching,
      outcome: null,
      words: {},
    },
    {
      kind: 'reminder',
      at: '2026-12-04T08:15:00.210Z',
      commandId: null,
      number: null,
      status: null,
      code: null,
      occurredOn: null,
      settledAt: null,
      actor: null,
      onBehalfOf: null,
      stage: null,
      stageLabel: null,
      outcome: null,
      reminderOf: { ask: 'screen', holder: 'desk', departmentId: null, rung: 0 },
    },
  ],
};

const comprehensive = {
  code: 'comprehensive_agreement',
  ja: '包括連携協定',
  en: 'Comprehensive partnership agreement',
  source: '§9(1)①',
  when: 'multi_field',
};
const ofOneProject = {
  code: 'project_agreement',
  ja: '事業連携協定',
  en: 'Agreement on one project',
  source: '§9(1)②',
  when: 'single_field',
};

export const KIND_CHOICES: Readonly<Record<string, KindChoiceView>> = {
  'two rules disagree': {
    kinds: [
      { kind: comprehensive, reasonNeeded: true },
      { kind: ofOneProject, reasonNeeded: true },
    ],
    proposals: [
      { rule: 'fields', count: 1, kind: ofOneProject },
      { rule: 'initiatives', count: 3, kind: comprehensive },
    ],
    disagree: true,
  },
  'the rules agree': {
    kinds: [
      { kind: comprehensive, reasonNeeded: false },
      { kind: ofOneProject, reasonNeeded: true },
    ],
    proposals: [
      { rule: 'fields', count: 2, kind: comprehensive },
      { rule: 'initiatives', count: 2, kind: comprehensive },
    ],
    disagree: false,
  },
  'a procedure comes first': {
    kinds: [],
    proposals: [
      { rule: 'fields', count: 1, kind: ofOneProject },
      { rule: 'initiatives', count: 1, kind: ofOneProject },
    ],
    disagree: false,
    problem: describeProblem('PROCUREMENT_UNDETERMINED', []),
  },
};

export const TASKS = {
  tasks: [
    {
      desk: 'tokorozawa',
      proposalId: PROPOSAL,
      referenceNumber: 'R8-0001',
      title,
      ask: 'screen',
      holder: 'desk',
      departmentId: null,
      since: '2026-11-20T01:12:30.120Z',
      due: '2026-12-04T08:15:00.000Z',
      overdue: false,
      inCharge: null,
    },
  ],
  followUps: [],
  more: false,
} as const;

const department = {
  id: DEPARTMENT,
  code: 'industry',
  name: { ja: '産業経済部 商業観光課', en: 'Commerce and Tourism Section' },
};

export const DEPARTMENTS = { departments: [{ ...department, retiredOn: null }] };

export const CHALLENGE_VIEW: ChallengeView = {
  id: CHALLENGE,
  kind: 'challenge',
  title: '放置自転車対策',
  description: '駅前の放置自転車を減らす方法の提案を募集します。',
  publishedOn: '2026-11-20',
  opensOn: '2026-11-20',
  closesOn: '2027-02-28',
  open: true,
  departments: [department],
};

export const MOVED_CHALLENGE: ChallengeView = {
  ...CHALLENGE_VIEW,
  windowChanges: [
    {
      at: '2026-11-21T00:30:00.000Z',
      by: '調整 一郎',
      reasonCode: 'response',
      reason: '応募が少ないため。',
      old: { opensOn: '2026-11-20', closesOn: '2026-12-31' },
      new: { opensOn: '2026-11-20', closesOn: '2027-02-28' },
    },
  ],
};

export const CHALLENGES = { challenges: [CHALLENGE_VIEW], next: null };

export const DESKS = {
  desks: [{ id: 'tokorozawa', name: { ja: '公民連携推進室', en: 'Public-Private Partnership Office' } }],
};

const words = (ja: string, en: string): { ja: string; en: string } => ({ ja, en });
const item = (code: string, ja: string, en: string) => ({ code, ja, en, source: null });

export const DESK: z.output<typeof deskSchema> = {
  id: 'tokorozawa',
  version: 1,
  guideline: {
    title: words('公民連携ガイドライン', 'Public-private partnership guideline'),
    version: '第1版',
    issued: null,
  },
  municipality: { name: words('所沢市', 'Tokorozawa City'), kind: '市' },
  desk: {
    name: words('公民連携推進室', 'Public-Private Partnership Office'),
    host_unit: words('経営企画課', 'Management Planning Section'),
    scheme_name: null,
    roles: [words('総合窓口', 'One window for all')],
  },
  contact: {
    postal_code: '359-8501',
    address: '所沢市並木一丁目1番地の1',
    phone: '04-0000-0000',
    email: null,
    web: null,
    web_contact: null,
  },
  languages: { default: 'ja', available: ['ja', 'en'] },
  terms: {
    collaboration: words('公民連携', 'Public-private partnership'),
    organisation: words('企業・大学等', 'Companies, universities and others'),
    proposer: words('提案者', 'Proposer'),
    department: words('関係する部署', 'Department concerned'),
    challenge: words('地域課題', 'Local challenge'),
    challenge_owner: words('課題の担当部署', 'Department of the challenge'),
    excluded: words('対象外', 'Out of scope'),
    stages: {
      intake: words('提案募集', 'Call for proposals'),
      screening: matching,
      matching,
      dialogue: words('協議', 'Dialogue'),
      pilot: words('実証実験', 'Pilot'),
      evaluation: words('評価', 'Evaluation'),
      agreement: words('連携', 'Partnership'),
    },
    stage_groups: [{ label: matching, stages: ['screening', 'matching'] }],
  },
  intake: { kinds: ['proposal'], channels: ['form', 'email'], redirect_existing_work: true, opens_on: null },
  proposal_types: [
    {
      code: 'open_proposal',
      label: words('自由提案', 'Open proposal'),
      challenge: 'none',
      routing: 'desk_selects',
      window: {
        mode: 'always_open',
        default_months: null,
        shorten: false,
        extend: false,
        reasons: [],
        period: null,
      },
      posting_kinds: ['challenge'],
      examples: [],
      url: null,
    },
  ],
  eligibility: {
    organisation_kinds: [item('company', '企業', 'Company')],
    individual: { allowed: true, sole_proprietor_allowed: true, source: null },
    locality: { rule: 'none', source: null },
    can_implement: { required: false, source: null },
  },
  exclusions: {
    proposal: [{ ...item('sales_pitch', '商品の宣伝', 'Advertising of a product'), judged_by: 'desk' }],
    organisation: [],
    scheme: [],
  },
  pledges: [{ ...item('ip_liability', '知的財産の責任', 'Liability for intellectual property'), required: true }],
  notices: [],
  form_fields: [
    {
      key: 'title',
      label: words('提案名', 'Title'),
      type: 'text',
      required: true,
      applies_to: null,
      kinds: ['proposal'],
      personal: false,
      longest: 200,
      protectable: false,
    },
  ],
  matching: { targets: ['department'], multiple_departments: true },
  tracks: [],
  agreement_kinds: {
    rule_basis: 'none',
    kinds: [{ ...item('project_agreement', '個別連携協定', 'Agreement of one field'), when: 'single_field' }],
    instruments: [],
    policy_fields: [],
  },
  procurement: {
    triggers: ['municipal_cost'],
    strength: 'may',
    strength_by_trigger: {},
    procedures: [item('competitive_proposal', 'プロポーザル', 'Competitive proposal')],
    funding_first: false,
    adoption_is_selection: true,
  },
  cost: { default_municipal_cost: null, proposer_bears_preparation: true },
  pilot: {
    city_contributions: [{ ...item('field', '実証の場', 'A place for the pilot'), places: [] }],
    operator_duties: [],
    cost_rule: { default_bearer: 'unspecified', exception: null, source: null },
  },
  evaluation: { criteria: [] },
  experts: { enabled: false, kinds: [], topics: [] },
  other_methods: [],
  consents: [],
  idea_protection: { mode: 'phase', protected_until: 'agreed_release', source: null },
  disclosure: { enabled: false, ordinance: null, source: null },
  city_information: { secrecy: 'unless_approved', source: null },
  partner_municipalities: [],
  retention: { case_record_years: 10, excluded_or_withdrawn_years: 3, personal_data_after_close_years: 3 },
  publication: {
    realised_projects: 'open_in_principle',
    unrealised_proposals: 'never',
    statistics: true,
    channels: [words('市ホームページ', 'The city’s website')],
  },
  events: { enabled: false, kinds: [] },
  sources: [{ title: '公民連携ガイドライン' }],
  defaults: ['retention.case_record_years'],
};

const people = [
  {
    desk: 'tokorozawa',
    personId: '3c6b7d1f-2e55-4c39-9f0a-7f1f9a523a0e',
    name: '調整 一郎',
    roles: ['coordinator'],
    departmentIds: [],
  },
] as const;

const expiresAt = '2026-11-20T13:00:00.000Z';
const csrfToken = 'pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g';
export const SESSION = {
  expiresAt,
  csrfToken,
  people,
  secondFactor: { isSetUp: true, mustBeSetUp: false, recoveryCodesLeft: 9 },
};
export const SIGNED_IN = { token: 'kd_k3J9x0b1Q7m2v8s5T4w6Zc', expiresAt, people };
export const BROWSER_SESSION = { expiresAt, csrfToken, people };
export const CONTINUED_SESSION = { expiresAt, token: null, csrfToken };
export const NEW_FACTOR = {
  secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  uri: 'otpauth://totp/Kyoso%20Desk:coordinator%40example.jp?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Kyoso%20Desk',
};
export const RECOVERY_CODES = ['K3QX-7MBD-ZP4A-W2LC-H5TN-RD6E', 'T6HN-5RVE-QJ2S-YX3B-M7KA-C4PW'];

export const HEALTHY = {
  status: 'ok',
  parts: { api: 'up', postgres: 'up', temporal: 'up', worker: 'up', relay: 'up' },
  mail: 'up',
  details: { oldestUnsentS: null, unsent: 0, lateCommands: 0, workerSeenS: 2, mailsDue: 0 },
} as const;

export const UNHEALTHY = {
  status: 'down',
  parts: { api: 'up', postgres: 'down', temporal: 'up', worker: 'down', relay: 'down' },
  mail: 'down',
  details: { oldestUnsentS: null, unsent: null, lateCommands: null, workerSeenS: null, mailsDue: null },
} as const;

const decided = {
  status: 'settled',
  code: null,
  stage: 'screening',
  outcome: null,
  workflowId: WORKFLOW,
  runId: RUN,
} as const;

export const ACCESSES = {
  accesses: [
    {
      at: '2026-11-20T02:00:00.000Z',
      personId: 'b5f0f1c4-6d0e-4f39-8f0d-2f6f1c2f4a77',
      name: '調整 一郎',
      action: 'GET /proposals/{id}',
      fields: ['protected' as const, 'personal' as const],
      code: null,
    },
    {
      at: '2026-11-20T01:30:00.000Z',
      personId: 'b5f0f1c4-6d0e-4f39-8f0d-2f6f1c2f4a77',
      name: '担当 三郎',
      action: 'GET /proposals/{id}',
      fields: [],
      code: 'NOT_FOUND',
    },
  ],
  next: null,
};

export const AUDIT: CaseAudit = {
  openings: [{ opening: 1, workflowId: WORKFLOW, whole: true, status: 'RUNNING' }],
  events: [
    {
      opening: 1,
      runId: RUN,
      eventId: 2,
      at: '2026-11-20T01:12:30.020Z',
      type: 'WORKFLOW_EXECUTION_SIGNALED',
      signal: { name: 'command', payload: { commandId: COMMAND, number: 1, kind: 'submit' } },
    },
  ],
  commands: [
    {
      commandId: COMMAND,
      number: 1,
      kind: 'submit',
      status: 'settled',
      record: {
        ...decided,
        at: '2026-11-20T01:12:30.120Z',
        receivedAt: '2026-11-20T01:12:30.004Z',
        occurredOn: null,
        actor: { side: 'proposer', name: '提案 太郎', roles: ['proposer'] },
        onBehalfOf: null,
        input: {},
      },
      signals: [
        {
          workflowId: WORKFLOW,
          runId: RUN,
          eventId: 2,
          at: '2026-11-20T01:12:30.020Z',
          name: 'command',
          commandId: COMMAND,
          number: 1,
          kind: 'submit',
        },
      ],
      settlement: { ...decided, at: '2026-11-20T01:12:30.131Z' },
      auditEntries: [
        { n: 2, action: 'command.received', hash: HASH },
        { n: 3, action: 'command.settled', hash: HASH },
      ],
      agrees: true,
    },
  ],
  unmatchedSignals: [],
  chain: { length: 3, head: HASH, valid: true },
  agrees: true,
};
