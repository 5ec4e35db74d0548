import { randomUUID } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';
import { addBusinessDays, addDays, tokyoDay } from '../../domain/calendar.js';
import type { AskKind, CaseState } from '../../domain/case-state.js';
import { buildCalendar } from '../../entities/desk-calendar.js';
import { commandSignal, retrySignal } from '../../workflows/messages.js';
import { answers, recheck } from '../factories/case-run.js';
import { contentFor, D1, D2, DESKS, PEOPLE, type DeskName } from '../factories/desks.js';
import { CANARY, said } from '../factories/recorded-walks.js';
import type { CaseBench, CaseHandle } from '../workflow/case-bench.js';
import { eventually } from '../workflow/case-bench.js';
import { type DeskBench, type LiveCase, pointerTo } from '../workflow/desk-bench.js';
import { askDue, type FakeRecord } from '../workflow/fake-record.js';

/**
 * Whole cases, as different from one another as histories can be: what a release records of them is replayed on the code
 * of every later one. Those of a desk go through the real records; the others bring about what a desk's day does not, over
 * records in memory. Every text that is given holds the canary: a history that holds it has let a text through.
 */
export { CANARY };

/** A scenario plays itself and says whose histories are to be kept. */
export interface Played {
  readonly proposalId: string;
  readonly openings: number;
}

type OfDesk = (bench: DeskBench) => Promise<Played>;
type InMemory = (bench: CaseBench) => Promise<Played>;

const { proposer, coordinator, deskHead, officer1, officer2 } = PEOPLE;
const DAY_MS = 86_400_000;
const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY_MS);
const played = (theCase: LiveCase, openings = 1): Played => ({ proposalId: theCase.id, openings });

const document = said('協定書案 第1版');
const draft = { agreementKind: 'project_agreement', document };

export const dialogue = ({ today: heldOn }: LiveCase, next: 'stay' | 'pilot' | 'evaluation') => ({
  heldOn,
  participants: ['proposer' as const, 'desk' as const, 'department' as const],
  summary: said('要旨'),
  sharedGoal: said('目標'),
  benefitProposer: said('提案者の利点'),
  benefitMunicipality: said('市の利点'),
  next,
});

const screens = async (theCase: LiveCase, desk: DeskName): Promise<void> => {
  if (desk === 'minato') {
    await theCase.does(coordinator, 'record_dialogue', {
      heldOn: theCase.today,
      participants: ['proposer', 'desk'],
      summary: said('内容の確認'),
    });
  }
  await theCase.does(coordinator, 'pass_screening', { answers: answers(DESKS[desk]), note: said('確認') });
};

export const inDialogue = async (bench: DeskBench, desk: DeskName, now = () => new Date()): Promise<LiveCase> => {
  const theCase = await bench.draft(desk, { now: now().toISOString() });
  theCase.now = now;
  await theCase.does(proposer, 'submit', {});
  await screens(theCase, desk);
  await theCase.does(coordinator, 'assign_departments', { departments: [{ departmentId: D1, lead: true }] });
  await theCase.does(officer1, 'take_task', { note: said('引受け') });
  return theCase;
};

const pilots = async (theCase: LiveCase): Promise<void> => {
  await theCase.does(officer1, 'start_pilot', {
    plan: said('計画'),
    place: said('駅前'),
    startsOn: theCase.today,
    endsOn: addDays(theCase.today, 40),
  });
};

export const isAdopted = async (theCase: LiveCase, desk: DeskName): Promise<void> => {
  if (desk === 'tokorozawa') {
    await theCase.does(officer1, 'evaluate', { effect: said('効果'), effectVerified: true });
    await theCase.does(deskHead, 'concur', { note: said('同意') });
    await theCase.does(officer1, 'decide_feasibility', { feasible: true, reason: said('可') });
  } else {
    await theCase.does(deskHead, 'concur', {});
    await theCase.does(officer1, 'adopt', { reason: said('区民の役に立つ') });
  }
};

export const concludes = async (
  theCase: LiveCase,
  desk: DeskName,
  term?: { from: string; to: string },
): Promise<void> => {
  await theCase.does(officer1, 'consent_to_agreement', draft);
  await theCase.does(proposer, 'consent_to_agreement', draft);
  await theCase.does(officer1, 'conclude', {
    ...draft,
    title: said('協定'),
    recheck: recheck(DESKS[desk]),
    ...(desk === 'minato' ? { instrument: 'memorandum' } : {}),
    ...(term ? { term } : {}),
  });
};

/** Scenarios of what is new since the last release: the next one records them, and takes them out of this list. */
export const TO_BE_RECORDED: readonly string[] = ['tokorozawa-more-time-and-a-clock-that-stops-twice'];

export const SCENARIOS_OF_DESKS: Readonly<Record<string, OfDesk>> = {
  'tokorozawa-whole-life': async (bench) => {
    const theCase = await inDialogue(bench, 'tokorozawa');
    await theCase.does(officer1, 'record_dialogue', dialogue(theCase, 'pilot'));
    await pilots(theCase);
    await theCase.does(officer1, 'finish_pilot', { report: said('報告'), dataVerified: true, endedOn: theCase.today });
    await isAdopted(theCase, 'tokorozawa');
    await concludes(theCase, 'tokorozawa');
    await theCase.does(officer1, 'implement', { startedOn: theCase.today, note: said('開始') });
    return played(theCase);
  },

  'minato-whole-life': async (bench) => {
    const theCase = await inDialogue(bench, 'minato');
    await theCase.does(officer1, 'record_dialogue', dialogue(theCase, 'evaluation'));
    await isAdopted(theCase, 'minato');
    await concludes(theCase, 'minato');
    await theCase.does(officer1, 'implement', { startedOn: theCase.today });
    return played(theCase);
  },

  // Concluded years ago and settled today, as after an outage: what fell due in between is overdue, and told of.
  'minato-agreement-of-years': async (bench) => {
    const theCase = await inDialogue(bench, 'minato', () => daysAgo(800));
    await theCase.does(officer1, 'record_dialogue', dialogue(theCase, 'evaluation'));
    await isAdopted(theCase, 'minato');
    const term = { from: theCase.today, to: addDays(theCase.today, 1_000) };
    await concludes(theCase, 'minato', term);
    await theCase.does(officer1, 'implement', { startedOn: theCase.today });
    theCase.now = () => daysAgo(400);
    await theCase.does(officer1, 'review_agreement', { findings: said('順調') });
    theCase.now = () => new Date();
    await theCase.does(officer1, 'review_agreement', { findings: said('更新'), renewUntil: addDays(term.to, 400) });
    await theCase.does(officer1, 'end_agreement', { reason: said('合意による終了') });
    return played(theCase);
  },

  'tokorozawa-ways-back': async (bench) => {
    const theCase = await bench.draft('tokorozawa');
    await theCase.does(proposer, 'submit', {});
    await theCase.does(coordinator, 'request_correction', { message: said('補正'), fields: ['phone'] });
    await theCase.does(proposer, 'resubmit', {
      content: contentFor('tokorozawa', 'open_proposal', { title: said('件名') }),
      note: said('補正済み'),
    });
    await screens(theCase, 'tokorozawa');
    const ask = (departmentId: string) => ({ departments: [{ departmentId, lead: true }], note: said('依頼') });
    await theCase.does(coordinator, 'assign_departments', ask(D2));
    await theCase.does(officer2, 'refuse_task', { reason: said('所管外') });
    await theCase.does(coordinator, 'assign_departments', ask(D1));
    await theCase.does(officer1, 'take_task', {});
    await theCase.does(officer1, 'record_dialogue', dialogue(theCase, 'pilot'));
    await pilots(theCase);
    await theCase.does(officer1, 'abort_pilot', { reason: said('故障'), endedOn: theCase.today });
    return played(theCase);
  },

  'tokorozawa-more-time-and-a-clock-that-stops-twice': async (bench) => {
    const theCase = await bench.draft('tokorozawa');
    const calendar = buildCalendar(DESKS.tokorozawa, []);
    const extend = async (kind: AskKind): Promise<void> => {
      const { state } = await theCase.recorded.record();
      const { key, until } = state.asks.find((ask) => ask.kind === kind)!;
      const later = addBusinessDays(calendar, addDays(tokyoDay(until!), 1), 4);
      await theCase.does(coordinator, 'extend_due', { ask: key, until: later, reason: said('日程の都合') });
    };
    await theCase.does(proposer, 'submit', {});
    await extend('screen');
    for (const content of [{ title: said('件名') }, { title: said('新しい件名') }]) {
      await theCase.does(coordinator, 'request_correction', { message: said('補正') });
      await extend('correct');
      await theCase.does(proposer, 'resubmit', { content: contentFor('tokorozawa', 'open_proposal', content) });
    }
    await extend('screen');
    await theCase.does(coordinator, 'redirect', { section: said('道路課'), reason: said('既存事業') });
    return played(theCase);
  },

  'tokorozawa-second-pilot-and-objection': async (bench) => {
    const theCase = await inDialogue(bench, 'tokorozawa');
    await theCase.does(officer1, 'record_dialogue', dialogue(theCase, 'pilot'));
    await pilots(theCase);
    await theCase.does(officer1, 'finish_pilot', { report: said('報告'), dataVerified: true, endedOn: theCase.today });
    await theCase.does(officer1, 'evaluate', { effect: said('不足'), effectVerified: true, next: 'pilot' });
    await pilots(theCase);
    await theCase.does(officer1, 'finish_pilot', {
      report: said('再報告'),
      dataVerified: true,
      endedOn: theCase.today,
    });
    await theCase.does(officer1, 'evaluate', { effect: said('効果'), effectVerified: true });
    await theCase.does(deskHead, 'object', { reason: said('反対') });
    await theCase.does(officer1, 'record_dialogue', dialogue(theCase, 'evaluation'));
    await theCase.does(officer1, 'evaluate', { effect: said('効果'), effectVerified: true });
    await theCase.does(deskHead, 'concur', {});
    await theCase.does(officer1, 'decide_feasibility', { feasible: false, reason: said('否') });
    return played(theCase);
  },

  'tokorozawa-withdrawn-and-reopened': async (bench) => {
    const theCase = await inDialogue(bench, 'tokorozawa');
    await theCase.does(proposer, 'withdraw', { reason: said('事情') });
    await theCase.handle(1).result();
    await theCase.does(deskHead, 'reopen', { reason: said('異議') });
    await theCase.does(officer1, 'record_dialogue', dialogue(theCase, 'evaluation'));
    return played(theCase, 2);
  },

  'minato-excluded': async (bench) => {
    const theCase = await bench.draft('minato');
    await theCase.does(proposer, 'submit', {});
    await theCase.does(coordinator, 'exclude', { criteria: ['public_order'], reason: said('該当') });
    return played(theCase);
  },

  'tokorozawa-redirected': async (bench) => {
    const theCase = await bench.draft('tokorozawa');
    await theCase.does(proposer, 'submit', {});
    await theCase.does(coordinator, 'redirect', { section: said('道路課'), reason: said('既存事業') });
    return played(theCase);
  },

  'minato-no-department': async (bench) => {
    const theCase = await bench.draft('minato');
    await theCase.does(proposer, 'submit', {});
    await screens(theCase, 'minato');
    await theCase.does(coordinator, 'assign_departments', { departments: [{ departmentId: D2, lead: true }] });
    await theCase.does(officer2, 'refuse_task', { reason: said('所管外') });
    await theCase.does(coordinator, 'close_without_department', { reason: said('引受けなし') });
    return played(theCase);
  },

  'tokorozawa-lapsed-after-reminders': async (bench) => {
    const theCase = await bench.draft('tokorozawa', { now: daysAgo(90).toISOString() });
    theCase.now = () => daysAgo(90);
    await theCase.does(proposer, 'submit', {});
    await remindedOf(theCase, 1);
    theCase.now = () => daysAgo(80);
    await theCase.does(coordinator, 'request_correction', { message: said('補正') });
    await remindedOf(theCase, 2);
    theCase.now = () => new Date();
    await theCase.does(coordinator, 'lapse', { reason: said('返答なし') });
    return played(theCase);
  },

  'tokorozawa-refusals': async (bench) => {
    const theCase = await bench.draft('tokorozawa');
    await theCase.does(proposer, 'submit', {});
    for (const give of [
      () => theCase.receive(proposer, 'submit', {}),
      () => theCase.receive(officer1, 'evaluate', { effect: said('早すぎる'), effectVerified: true }),
      () => theCase.receive(coordinator, 'lapse', { reason: said('早すぎる') }),
    ]) {
      const command = await give();
      await theCase.tell(command);
      await theCase.outcomeOf(command);
    }
    return played(theCase);
  },

  'tokorozawa-out-of-order-and-forged': async (bench) => {
    const theCase = await bench.draft('tokorozawa');
    await theCase.does(proposer, 'submit', {});
    const screening = await theCase.receive(coordinator, 'pass_screening', { answers: answers(DESKS.tokorozawa) });
    const departments = [{ departmentId: D1, lead: true }];
    const matching = await theCase.receive(coordinator, 'assign_departments', { departments });
    const taking = await theCase.receive(officer1, 'take_task', { note: said('引受け') });
    const handle = theCase.handle();
    for (const forged of [null, 7, { commandId: randomUUID(), number: 2, kind: 'note' }, { number: 1 }]) {
      await handle.signal(commandSignal.name, forged);
    }
    await handle.signal(commandSignal, { ...pointerTo(screening), number: 1 });
    for (const command of [taking, matching, taking, screening, matching]) {
      await handle.signal(commandSignal, pointerTo(command));
    }
    await theCase.outcomeOf(taking);
    return played(theCase);
  },

  'minato-closed-with-commands-behind': async (bench) => {
    const theCase = await bench.draft('minato');
    await theCase.does(proposer, 'submit', {});
    const withdrawal = await theCase.receive(proposer, 'withdraw', { reason: said('事情') });
    const late = await theCase.receive(coordinator, 'exclude', { criteria: ['public_order'], reason: said('遅れて') });
    await theCase.handle().signal(commandSignal, pointerTo(late));
    await theCase.tell(withdrawal);
    await theCase.outcomeOf(late);
    return played(theCase);
  },
};

async function remindedOf(theCase: LiveCase, count: number): Promise<void> {
  await eventually(async () => (await theCase.recorded.rowsOf('reminders', 'sent_at')).length >= count, 20_000);
}

const inFuture = (ms: number): string => new Date(Date.now() + ms).toISOString();
const term = { from: '2026-04-01', to: '2030-03-31' };
const atAgreement = (state: CaseState): CaseState => ({ ...state, stage: 'agreement' });
const ofRecord = ({ proposalId, opening }: FakeRecord): Played => ({ proposalId, openings: opening });
const caughtUp = (bench: CaseBench, handle: CaseHandle, record: FakeRecord) =>
  eventually(async () => {
    const { state, queued } = await bench.view(handle);
    return queued === 0 && state.last === record.state.last && record.state.last > 0;
  }, 30_000);

export const SCENARIOS_IN_MEMORY: Readonly<Record<string, InMemory>> = {
  'timers-fired-moved-and-taken-back': async (bench) => {
    const record = bench.newRecord();
    record.state = { ...record.state, asks: [askDue('a', inFuture(800)), askDue('b', inFuture(1_000))] };
    record.remindAnswers.push({ answer: 'sent' }, { answer: 'moved', at: inFuture(1_500) }, { answer: 'void' });
    const handle = await bench.start(record);
    await eventually(() => record.reminded.length === 3);
    await bench.send(
      handle,
      record.receive(() => ({ asks: [askDue('c', inFuture(DAY_MS))] }), 'submit'),
    );
    await caughtUp(bench, handle, record);
    await bench.send(
      handle,
      record.receive(() => ({ asks: [askDue('d', inFuture(2 * DAY_MS))] }), 'replan'),
    );
    await caughtUp(bench, handle, record);
    return ofRecord(record);
  },

  'gap-filled-from-the-ledger': async (bench) => {
    const record = bench.newRecord();
    const [, , three] = [record.receive(), record.receive(() => null), record.receive()];
    const handle = await bench.start(record, { gapMs: 400 });
    await bench.send(handle, three);
    await caughtUp(bench, handle, record);
    await bench.send(handle, { commandId: randomUUID(), number: 9, kind: 'note' });
    await eventually(async () => record.asked.length >= 5 && (await bench.view(handle)).queued === 0);
    return ofRecord(record);
  },

  'attention-and-retry': async (bench) => {
    const record = bench.newRecord();
    record.failures.push(
      () => ({ answer: 'mismatch' }),
      () => ({ answer: 'mismatch' }),
      () => {
        throw ApplicationFailure.nonRetryable('step failed', 'TypeError');
      },
    );
    const handle = await bench.start(record);
    await bench.send(handle, record.receive());
    for (let asked = 1; asked <= 3; asked += 1) {
      await eventually(async () => record.asked.length === asked && (await bench.view(handle)).attention !== null);
      await handle.signal(retrySignal);
    }
    await eventually(() => record.attention.at(-1) === null);
    await caughtUp(bench, handle, record);
    return ofRecord(record);
  },

  'database-away-for-longer-than-a-task': async (bench) => {
    const record = bench.newRecord();
    for (let attempt = 0; attempt < 8; attempt += 1) {
      record.failures.push(() => {
        throw ApplicationFailure.create({ type: 'DATABASE_UNAVAILABLE', message: 'the database is not available' });
      });
    }
    const handle = await bench.start(record);
    await bench.send(handle, record.receive(), record.receive());
    await caughtUp(bench, handle, record);
    return ofRecord(record);
  },

  'run-after-run-with-much-in-line': async (bench) => {
    const record = bench.newRecord();
    const commands = Array.from({ length: 130 }, () => record.receive());
    const handle = await bench.start(record, { maxEvents: 40 });
    await Promise.all(commands.map((command) => bench.send(handle, command)));
    await eventually(() => record.state.last === commands.length, 60_000);
    await caughtUp(bench, handle, record);
    return ofRecord(record);
  },

  'agreement-entered-and-reviewed-yearly': async (bench) => {
    const record = bench.newRecord();
    record.state = atAgreement(record.state);
    const handle = await bench.start(record);
    const asks = [askDue('review_agreement', inFuture(300 * DAY_MS))];
    await bench.send(
      handle,
      record.receive(({ agreement }) => ({ agreement: { ...agreement, term, nextReviewOn: '2027-04-01' }, asks })),
    );
    await caughtUp(bench, handle, record);
    for (const nextReviewOn of ['2028-04-01', '2029-04-01']) {
      await bench.send(
        handle,
        record.receive(({ agreement }) => ({ agreement: { ...agreement, nextReviewOn }, asks })),
      );
      await caughtUp(bench, handle, record);
    }
    await bench.send(
      handle,
      record.receive(() => ({ stage: 'closed', outcome: 'concluded', asks: [] })),
    );
    await handle.result();
    return ofRecord(record);
  },

  'superseded-by-a-later-opening': async (bench) => {
    const record = bench.newRecord();
    const handle = await bench.start(record);
    record.opening = 2;
    await bench.send(handle, record.receive());
    await handle.result();
    return { proposalId: record.proposalId, openings: 1 };
  },

  'reopening-refused': async (bench) => {
    const record = bench.newRecord();
    record.state = { ...record.state, stage: 'closed', closedFrom: 'screening', outcome: 'not_adopted' };
    const handle = await bench.start(record);
    await bench.send(
      handle,
      record.receive(() => null, 'reopen'),
    );
    await handle.result();
    return ofRecord(record);
  },
};
