import type { HandoverBrief } from '../views/handover-brief-view.js';
import { IN_CHARGE } from './assignments.js';
import { DEPARTMENT } from './commands.js';

/** Answers about transfers, as the page shows them. */

const OFFICER = '0c6f4c55-4f2d-4d57-8a3e-6d2f1f0b9a01';
const SUCCESSOR = '0c6f4c55-4f2d-4d57-8a3e-6d2f1f0b9a02';
const PROPOSAL = '0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10';

export const NEW_HANDOVER = {
  from: { kind: 'person', id: OFFICER },
  effectiveOn: '2027-04-01',
  successorId: SUCCESSOR,
  cases: [{ proposalId: PROPOSAL, note: '五月に提案者と現地を見る約束がある。' }],
  note: '各案件の経過は記録のとおり。',
} as const;

export const HANDOVER = {
  id: '5f0b7c1e-54a7-4f6f-9d0e-1f3f5a0c2b11',
  from: { kind: 'person', id: OFFICER, name: '担当 二郎' },
  effectiveOn: '2027-04-01',
  successorId: SUCCESSOR,
  status: 'planned',
  problem: null,
  orderedBy: '管理 八子',
  orderedAt: '2027-03-15T01:00:00.000Z',
  endedAt: null,
  settling: 0,
} as const;

export const HANDOVER_RESULT = {
  handover: HANDOVER,
  parts: [
    {
      proposalId: PROPOSAL,
      referenceNumber: 'R8-0001',
      holder: 'department',
      departmentId: DEPARTMENT,
      because: 'in_charge',
      due: '2027-04-09T08:15:00.000Z',
      successorId: SUCCESSOR,
      hasNote: true,
    },
  ],
  missing: [],
  warnings: [{ code: 'NO_LEADER_LEFT', departmentId: DEPARTMENT }],
} as const;

const DIALOGUE_ASK = {
  key: `hold_dialogue/${DEPARTMENT}:2:9`,
  kind: 'hold_dialogue',
  holder: 'department',
  departmentId: DEPARTMENT,
  since: '2027-03-01T02:00:00.000Z',
  until: '2027-04-09T08:15:00.000Z',
} as const;

export const BRIEF: HandoverBrief = {
  id: PROPOSAL,
  referenceNumber: 'R8-0001',
  title: '商店街の空き店舗を使った学習スペース',
  standing: {
    stage: 'dialogue',
    stageLabel: { ja: '対話', en: 'Dialogue' },
    stageGroup: ['dialogue'],
    outcome: null,
    closed: false,
    ball: { holder: 'department', departmentId: DEPARTMENT, since: DIALOGUE_ASK.since, until: DIALOGUE_ASK.until },
    due: DIALOGUE_ASK.until,
    version: 9,
  },
  inCharge: [{ ...IN_CHARGE, how: 'handed_over', since: '2027-03-31T15:00:00.000Z' }],
  promised: {
    asks: [DIALOGUE_ASK],
    agreement: null,
    contributions: [
      {
        code: 'field',
        label: { ja: 'フィールドの提供', en: 'A field' },
        status: 'promised',
        needed: true,
        place: '商店街の空き店舗一か所',
        note: null,
      },
    ],
    roles: { proposer: '運営と見守り', municipality: '場所と広報' },
  },
  next: { ask: DIALOGUE_ASK, actions: ['record_dialogue'] },
  met: [
    {
      heldOn: '2027-02-26',
      participants: ['proposer', 'department'],
      summary: '対象の店舗と見守りの体制を話し合った。',
      sharedByCity: null,
      recordedBy: { side: 'department', name: '担当 二郎', roles: ['officer'] },
    },
  ],
  open: [
    {
      code: 'SHARED_GOAL_REQUIRED',
      messages: { ja: '共有した目標を記録してください。', en: 'The shared goal must be on record.' },
      departmentId: null,
    },
  ],
  unsettled: 0,
  notes: [
    {
      effectiveOn: '2027-04-01',
      note: '五月に提案者と現地を見る約束がある。',
      from: ['担当 一郎'],
      to: ['担当 二郎'],
      by: { side: 'desk', name: '管理 八子', roles: ['administrator'] },
    },
  ],
};
