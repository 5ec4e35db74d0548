import { expect, test } from '@jest/globals';
import { AUDIT } from '../../../api/examples/answers.js';
import { joinLines, type Books, type Speech } from '../../../web/pages/office/audit/lines.js';
import { AUDIT_WORDS } from '../../../web/words/audit.js';

const speech: Speech = {
  w: AUDIT_WORDS.ja,
  say: ({ ja }) => ja,
  nameSide: (side) => side,
  nameStage: (stage) => `〈${stage}〉`,
  nameType: (type) => `〈${type}〉`,
  nameConsent: (code) => `同意 ${code}`,
  showMoment: (instant) => instant.slice(0, 10),
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
    ['ledger', 'メッセージの送信', 'この窓口に登録のない人', '読む人：proposer'],
    ['workflow', 'SomethingNew', 'システム', ''],
  ]);
  expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
});

test('without Temporal the record alone', () => {
  const lines = joinLines({ ...books, history: null }, speech);
  expect(lines.map(({ source }) => source)).toEqual(['ledger', 'notice', 'notice', 'ledger']);
});

const entryOf = (action: string, facts: Books['chain'][number]['facts']) => {
  const chain = [{ n: 1, at: '2026-11-20T01:12:30.004Z', action, person: PERSON, commandId: null, facts, hash: 'a' }];
  return joinLines({ chain, history: null, notices: [] }, speech)[0]!.more;
};

test('facts stand in the words of the process and of the guideline, and what has none as it was written', () => {
  expect(
    entryOf('due.extended', {
      ...{ ask: 'respond', holder: 'desk', departmentId: null },
      ...{ from: '2026-12-01T08:15:00.000Z', until: '2026-12-08T08:15:00.000Z' },
    }),
  ).toBe('求めている対応：担当可否の回答・対応する側：desk・前の期限：2026-12-01・新しい期限：2026-12-08');
  expect(entryOf('command.settled', { kind: 'withdraw', number: 4, stage: 'closed', outcome: 'withdrawn' })).toBe(
    '#4・取下げ',
  );
  expect(entryOf('follow_up.done', { kind: 'publish', followUp: PERSON.id })).toBe('種類：公表');
  expect(
    entryOf('draft.created', { kind: 'consultation', type: 'open_proposal', channel: 'phone', onBehalf: true }),
  ).toBe('種類：相談・提案の種類：〈open_proposal〉・受付方法：電話・代理：はい');
  expect(entryOf('consents.recorded', { 'statement.publication': false, onBehalfOf: 'proposer' })).toBe(
    '同意 publication：いいえ・代理の相手：proposer',
  );
  expect(entryOf('something.new', { kind: 'toString', shade: 'blue' })).toBe('種類：toString・shade：blue');
});
