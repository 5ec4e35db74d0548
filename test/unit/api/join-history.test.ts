import { describe, expect, test } from '@jest/globals';
import { draftState, type CaseState } from '../../../domain/case-state.js';
import type { CommandEntity } from '../../../entities/index.js';
import type { OpeningHistory, Settlement, Signal } from '../../../temporal/case-histories.js';
import { joinHistory, type AuditLink } from '../../../api/audit/join-history.js';

/** Record and history are compared command by command; every way of not agreeing has a name. */

const place = { workflowId: 'proposal/x/1', runId: 'r', eventId: 5, at: '2026-04-01T00:00:00.000Z' };
const after: CaseState = {
  ...draftState('open_proposal'),
  submitted: true,
  stage: 'screening',
  last: 1,
  lastSettled: 1,
};

const row = (changes: object = {}): CommandEntity =>
  ({
    id: 'c1',
    number: 1,
    kind: 'submit',
    opening: 1,
    status: 'settled',
    code: null,
    result: JSON.stringify({ state: after }),
    ...changes,
  }) as CommandEntity;

const signal = (changes: Partial<Signal> = {}): Signal => ({
  ...place,
  name: 'command',
  commandId: 'c1',
  number: 1,
  kind: 'submit',
  ...changes,
});

const settlement = (changes: Partial<Settlement> = {}): Settlement => ({
  ...place,
  commandId: 'c1',
  status: 'settled',
  code: null,
  // The same state as a payload brings it: its keys in another order.
  state: Object.fromEntries(Object.entries(after).reverse()) as unknown as CaseState,
  ...changes,
});

const history = (changes: Partial<OpeningHistory> = {}): OpeningHistory => ({
  opening: 1,
  workflowId: 'proposal/x/1',
  isWhole: true,
  status: 'RUNNING',
  runIds: [],
  events: [],
  signals: [signal()],
  settlements: [settlement()],
  ...changes,
});

const link = (action: string): AuditLink => ({ n: 1, action, hash: 'h', commandId: 'c1' });
const links = [link('command.received'), link('command.settled')];

const differenceOf = (histories: OpeningHistory[], rows: CommandEntity[], entries = links) =>
  joinHistory(histories, rows, entries).commands[0]?.difference;

describe('record and history', () => {
  test('agree, whatever the order of keys', () => {
    expect(joinHistory([history()], [row()], links)).toMatchObject({ agrees: true, unmatchedSignals: [] });
  });

  test.each([
    ['nothing of it left', [history({ isWhole: false, signals: [], settlements: [] })], row(), 'HISTORY_GONE'],
    ['no settlement', [history({ settlements: [] })], row(), 'SETTLEMENT_MISSING'],
    ['no signal', [history({ signals: [] })], row(), 'SIGNAL_MISSING'],
    ['a signal for another number', [history({ signals: [signal({ number: 2 })] })], row(), 'SIGNAL_DIFFERS'],
    ['decided in the history only', [history()], row({ status: 'received', result: null }), 'SETTLEMENT_AHEAD'],
    [
      'refused there, settled here',
      [history({ settlements: [settlement({ status: 'refused' })] })],
      row(),
      'STATUS_DIFFERS',
    ],
    ['another reason', [history({ settlements: [settlement({ code: 'CASE_CLOSED' })] })], row(), 'CODE_DIFFERS'],
    [
      'another state',
      [history({ settlements: [settlement({ state: { ...after, stage: 'dialogue' } })] })],
      row(),
      'STATE_DIFFERS',
    ],
  ])('%s', (_what, histories, command, difference) => {
    expect(differenceOf(histories, [command])).toBe(difference);
  });

  test('a command whose entries are missing from the chain does not agree', () => {
    expect(differenceOf([history()], [row()], [link('command.received')])).toBe('AUDIT_MISSING');
    expect(differenceOf([history()], [row()], [])).toBe('AUDIT_MISSING');
  });

  test('a command that waits, or was refused when the case closed, needs no settlement of its own', () => {
    const silent = [history({ settlements: [] })];
    expect(differenceOf(silent, [row({ status: 'received', result: null })])).toBeNull();
    const refused = row({ status: 'refused', code: 'CASE_CLOSED', result: null });
    expect(differenceOf(silent, [refused], [link('command.received'), link('command.refused')])).toBeNull();
  });

  test('forged signals are listed and change nothing', () => {
    const forged = [signal({ commandId: 'nobody' }), signal({ number: 9 }), signal({ name: 'x', commandId: null })];
    const joined = joinHistory([history({ signals: [signal(), ...forged] })], [row()], links);
    expect(joined.unmatchedSignals).toEqual(forged);
    expect(joined.agrees).toBe(true);
  });
});
