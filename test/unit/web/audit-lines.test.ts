import { expect, test } from '@jest/globals';
import { AUDIT } from '../../../api/examples/answers.js';
import { joinLines, type Books, type Speech } from '../../../web/pages/office/audit/lines.js';
import { AUDIT_WORDS } from '../../../web/words/audit.js';

const speech: Speech = {
  w: AUDIT_WORDS.ja,
  say: ({ ja }) => ja,
  nameSide: (side) => side,
  nameStage: (stage) => `〈${stage}〉`,
};

const command = AUDIT.commands[0]!;
const PERSON = { id: 'b5f0f1c4-6d0e-4f39-8f0d-2f6f1c2f4a77', name: '提案 太郎' };

const books: Books = {
  chain: [
    {
      n: 1,
      at: '2026-11-20T01:12:30.004Z',
      action: 'command.received',
      person: PERSON,
      commandId: command.commandId,
      facts: { kind: 'submit', number: 1, roles: 'proposer', onBehalfOf: null },
      hash: 'a',
    },
    {
      n: 2,
      at: '2026-11-20T01:12:31.000Z',
      action: 'message.written',
      person: { id: 'somebody', name: null },
      commandId: null,
      facts: { audience: 'proposer', message: PERSON.id },
      hash: 'b',
    },
  ],
  history: {
    ...AUDIT,
    events: [
      { opening: 1, runId: 'r', eventId: 3, at: '2026-11-20T01:12:30.010Z', type: 'WorkflowTaskScheduled' },
      {
        opening: 1,
        runId: 'r',
        eventId: 2,
        at: '2026-11-20T01:12:30.004Z',
        type: 'WorkflowExecutionSignaled',
        signal: { name: 'command', payload: { commandId: command.commandId, number: 1, kind: 'submit' } },
      },
      {
        opening: 1,
        runId: 'r',
        eventId: 7,
        at: '2026-11-20T01:12:30.050Z',
        type: 'MarkerRecorded',
        activity: {
          type: 'settle',
          result: { answer: 'settled', commandId: command.commandId, code: null, state: { stage: 'screening' } },
        },
      },
      { opening: 1, runId: 'r', eventId: 8, at: null, type: 'SomethingNew' },
    ],
  },
  notices: [
    {
      id: 'n2',
      at: '2026-11-20T01:12:30.060Z',
      kind: 'ask_opened',
      label: { ja: '対応のお願い', en: '' },
      recipient: 'desk',
      departmentId: null,
      person: null,
      commandId: null,
      mails: [{ person: { id: PERSON.id, name: '調整 一郎' }, status: 'sent', code: null, sentAt: null }],
    },
    {
      id: 'n1',
      at: '2026-11-20T01:12:30.055Z',
      kind: 'receipt',
      label: { ja: '受付', en: '' },
      recipient: 'proposer',
      departmentId: null,
      person: PERSON,
      commandId: null,
      mails: [],
    },
  ],
};

test('three books become one list: in the order of time, the ledger first, the workflow’s housekeeping left out', () => {
  const lines = joinLines(books, speech);
  expect(lines.map(({ source, what, who, more }) => [source, what, who, more])).toEqual([
    ['ledger', '手続の受付：提出', '提案 太郎', '#1'],
    ['workflow', '合図の受信', 'システム', '#1・提出'],
    ['workflow', '台帳への書込みの記録・確定', 'システム', '#1・確定・〈screening〉'],
    ['notice', '受付', '提案 太郎へ', 'お知らせ一覧のみ'],
    ['notice', '対応のお願い', 'deskへ', '調整 一郎 さん：送信済み'],
    ['ledger', 'メッセージの送信', 'この窓口に登録のない人', 'audience: proposer'],
    ['workflow', 'SomethingNew', 'システム', ''],
  ]);
  expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
});

test('without Temporal the record alone', () => {
  const lines = joinLines({ ...books, history: null }, speech);
  expect(lines.map(({ source }) => source)).toEqual(['ledger', 'notice', 'notice', 'ledger']);
});
