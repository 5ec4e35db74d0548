/** Examples of mails in the document. */

const REFUSED = {
  id: '5c1f5b0e-3a1d-4b59-8a37-0a3a6a4e7d21',
  kind: 'reminder',
  status: 'failed',
  code: 'SMTP_550',
  attempts: 1,
  person: { id: 'b5f0f1c4-6d0e-4f39-8f0d-2f6f1c2f4a77', name: '調整 一郎' },
  number: 'R8-0001',
  createdAt: '2026-11-20T00:00:00.000Z',
  lastAttemptAt: '2026-11-20T00:00:02.000Z',
  sentAt: null,
} as const;

export const MAILS = { mails: [REFUSED], next: null };

export const MAIL = { ...REFUSED, status: 'waiting', code: null, attempts: 0 } as const;
