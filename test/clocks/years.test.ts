import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes.js';
import { CommandEntity } from '../../entities/index.js';
import { contentFor, PEOPLE } from '../factories/desks.js';
import { concludes, dialogue, inDialogue, isAdopted } from '../replay/scenarios.js';
import { eventually } from '../workflow/case-bench.js';
import type { LiveCase } from '../workflow/desk-bench.js';
import { ClockBench, WHY_NO_CLOCKS } from './clock-bench.js';

const { proposer, coordinator, officer1 } = PEOPLE;
const title = `the clocks of a case${WHY_NO_CLOCKS ? ` (skipped: ${WHY_NO_CLOCKS})` : ''}`;

/** How late a reminder may be: the server's clock runs on by itself while a step is taken. */
const LATEST_MS = 60_000;

// One after the other on one clock, which only goes on: each test is later than the one before it.
(WHY_NO_CLOCKS ? describe.skip : describe)(title, () => {
  let clocks: ClockBench;

  beforeAll(async () => {
    clocks = await ClockBench.open();
  }, 120_000);

  afterAll(() => clocks?.close(), 60_000);

  /** Fails unless exactly these due dates were told of, in this order, each within a minute of its instant. */
  const expectReminders = async (theCase: LiveCase, wanted: readonly [kind: string, at: string][]): Promise<void> => {
    const told = await theCase.recorded.rowsOf<{ ask_key: string; rung: number; sent_at: Date }>(
      'reminders',
      'sent_at',
    );
    const rows = told.filter(({ rung }) => rung === 0);
    expect(rows.map((row) => row.ask_key.split('/')[0])).toEqual(wanted.map(([kind]) => kind));
    rows.forEach(({ sent_at: sentAt }, index) => {
      const late = sentAt.getTime() - Date.parse(wanted[index]?.[1] ?? '');
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThan(LATEST_MS);
    });
  };

  it('remind of a silent month once each, over Golden Week', async () => {
    await clocks.until('2031-04-24');
    const theCase = await clocks.draft('tokorozawa');
    await theCase.does(proposer, 'submit', {});
    await clocks.until('2031-05-02T08:14:00.000Z');
    await expectReminders(theCase, []);
    // Five business days: 29 April is a holiday.
    const screening = ['screen', '2031-05-02T08:15:00.000Z'] as const;
    await clocks.until('2031-05-07');
    await expectReminders(theCase, [[...screening]]);
    await theCase.does(coordinator, 'request_correction', { message: '電話番号をご確認ください。' });
    await clocks.until('2031-05-28');
    await expectReminders(theCase, [[...screening], ['correct', '2031-05-21T08:15:00.000Z']]);
    await theCase.does(coordinator, 'lapse', { reason: '返答がない。' });
    expect(await theCase.recorded.record()).toMatchObject({ closed: true, outcome: 'lapsed' });
  }, 120_000);

  it('stand still for the desk while the proposer corrects', async () => {
    await clocks.until('2031-07-01');
    const theCase = await clocks.draft('tokorozawa');
    await theCase.does(proposer, 'submit', {});
    await clocks.until('2031-07-03');
    await theCase.does(coordinator, 'request_correction', { message: '電話番号をご確認ください。' });
    await clocks.until('2031-07-14');
    await expectReminders(theCase, []);
    const content = contentFor('tokorozawa', 'open_proposal', { phone: '04-0000-0000' });
    await theCase.does(proposer, 'resubmit', { content, note: '補正した。' });
    await clocks.until('2031-07-24');
    // Three of its five days were left: 15, 16 and 17 July.
    await expectReminders(theCase, [['screen', '2031-07-17T08:15:00.000Z']]);
    await theCase.does(proposer, 'withdraw', {});
  }, 120_000);

  it('let the days around New Year pass, on which the desk is closed', async () => {
    await clocks.until('2031-12-26');
    const theCase = await clocks.draft('minato');
    await theCase.does(proposer, 'submit', {});
    await clocks.until('2032-01-09T08:14:00.000Z');
    await expectReminders(theCase, []);
    await clocks.until('2032-01-12T01:00:00.000Z');
    // Counted are 5 to 9 January: 29 December to 3 January are closed, and 3 and 4 January are a weekend.
    await expectReminders(theCase, [['screen', '2032-01-09T08:15:00.000Z']]);
    await theCase.does(proposer, 'withdraw', {});
  }, 120_000);

  it('run through an agreement of years with reviews and a renewal to the end of its term, from run to run', async () => {
    await clocks.until('2032-02-16');
    const theCase = await inDialogue(clocks.bench, 'minato', () => clocks.now);
    const runIds = new Set<string>();
    const noteRun = async (count: number): Promise<void> => {
      await eventually(async () => runIds.add((await theCase.handle().describe()).runId).size === count);
    };
    await noteRun(1);
    await theCase.does(officer1, 'record_dialogue', dialogue(theCase, 'evaluation'));
    await isAdopted(theCase, 'minato');
    await concludes(theCase, 'minato', { from: '2032-04-01', to: '2035-03-31' });
    await theCase.does(officer1, 'implement', { startedOn: theCase.today });
    await noteRun(2);

    const reviews = [
      { on: '2033-04-20', input: { findings: '順調である。' } },
      { on: '2034-04-20', input: { findings: '延長する。', renewUntil: '2037-03-31' } },
      { on: '2035-04-20', input: { findings: '順調である。' } },
      { on: '2036-04-21', input: { findings: '最後の一年に入る。' } },
    ];
    // Into the term, and once a review: each goes on in a run of its own.
    for (const [index, { on, input }] of reviews.entries()) {
      await clocks.until(on);
      await theCase.does(officer1, 'review_agreement', input);
      await noteRun(3 + index);
    }
    const { typedSearchAttributes: shown } = await theCase.handle().describe();
    expect(shown.get(SEARCH_ATTRIBUTES.stage)).toBe('agreement');
    expect(shown.get(SEARCH_ATTRIBUTES.due)?.toISOString()).toBe('2037-03-31T08:15:00.000Z');

    await clocks.until('2037-04-02');
    await expectReminders(theCase, [
      ['review_agreement', '2033-04-01T08:15:00.000Z'],
      ['review_agreement', '2034-04-01T08:15:00.000Z'],
      ['review_agreement', '2035-04-01T08:15:00.000Z'],
      ['review_agreement', '2036-04-01T08:15:00.000Z'],
      ['end_agreement', '2037-03-31T08:15:00.000Z'],
    ]);
    // The last day's command is the clock's own; there is no relay in here that would send it.
    const [end] = await clocks.bench.desks.within('minato', (manager) =>
      manager.findBy(CommandEntity, { deskId: 'minato', proposalId: theCase.id, status: 'received' }),
    );
    expect(end?.kind).toBe('end_agreement');
    await theCase.tell(end!);
    await eventually(async () => (await theCase.recorded.record()).closed);
    expect(await theCase.handle().result()).toEqual({ ended: 'closed', outcome: 'concluded' });
  }, 180_000);
});
