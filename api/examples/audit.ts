/** What an auditor is answered beside the history of a case (`answers.ts`). */

const HASH = '5f2b8c1e9a7d4036b2e8f1c07d9a6e35b4c8f2017e6d9a3b5c1f80e27d4b9a66';

const CASE = '0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10';

export const DEEDS = {
  person: { personId: 'b5f0f1c4-6d0e-4f39-8f0d-2f6f1c2f4a77', name: '調整 一郎' },
  deeds: [
    {
      id: '4f0a7a52-6f9c-4b75-8f6e-7c2f0c1d9e11',
      at: '2026-11-20T02:00:00.000Z',
      source: 'chain' as const,
      action: 'command.received',
      proposal: { id: CASE, referenceNumber: 'R8-0012' },
      command: 'pass_screening',
      fields: [],
      code: null,
    },
    {
      id: '8b1d2c63-70ad-4c86-9a7f-8d301d2ea022',
      at: '2026-11-20T01:58:00.000Z',
      source: 'access' as const,
      action: 'GET /proposals/{id}',
      proposal: { id: CASE, referenceNumber: 'R8-0012' },
      command: null,
      fields: ['protected' as const, 'personal' as const],
      code: null,
    },
  ],
  next: null,
};

const OFFICER = { id: 'b5f0f1c4-6d0e-4f39-8f0d-2f6f1c2f4a77', name: '担当 二郎' };

export const CHAIN = {
  length: 1,
  head: HASH,
  valid: true,
  entries: [
    {
      n: 1,
      at: '2026-11-20T01:12:30.004Z',
      action: 'draft.created',
      person: OFFICER,
      commandId: null,
      facts: { kind: 'proposal', type: 'open_proposal' },
      hash: HASH,
    },
  ],
  next: null,
};

export const TOLD_OF_CASE = {
  notices: [
    {
      id: '9c2e3d74-81be-4d97-8b80-9e412e3fb133',
      at: '2026-11-20T02:00:01.000Z',
      kind: 'ask_opened',
      label: { ja: '対応のお願い', en: 'Something awaits you' },
      recipient: 'department' as const,
      departmentId: '1d6a3c8e-2f74-4c0b-9a11-5b7e9f0c2d33',
      person: null,
      commandId: null,
      mails: [{ person: OFFICER, status: 'sent' as const, code: null, sentAt: '2026-11-20T02:00:04.000Z' }],
    },
  ],
  next: null,
};
