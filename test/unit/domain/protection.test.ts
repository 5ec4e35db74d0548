import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { draftState, type CaseState, type ProtectionView } from '../../../domain/case-state.js';
import { checkContent } from '../../../domain/form.js';
import { consultationOf, isProtectable, isProtected, NAMED_ITEMS } from '../../../domain/protection.js';
import { pageOf, unpublishableBecause } from '../../../domain/publication.js';
import type { Profile } from '../../../domain/profile.js';
import { CaseRun, caseAt, LETTER } from '../../factories/case-run.js';
import { contentFor, DESKS, PEOPLE, type DeskName } from '../../factories/desks.js';
import { changed } from '../parameters/changed.js';

/** Protection of ideas: which items stay with those who take part, and by whose word they are released. */

const { proposer, coordinator, deskHead, officer1 } = PEOPLE;

const asked = (views: Readonly<Record<string, ProtectionView>>) => ({
  items: Object.entries(views).map(([item, view]) => ({ item, view })),
  message: '公表にあたり確認したい。',
});
const said = (views: Readonly<Record<string, ProtectionView>>) => ({ items: asked(views).items });

const hidden = ({ state, profile }: CaseRun, ...items: string[]): boolean[] =>
  items.map((item) => isProtected(item, state, profile));

/** Concluded for years, so that the case goes on. */
const concluded = (profile?: Profile): CaseRun => {
  const run = caseAt('tokorozawa', 'agreement', profile && { profile });
  return run.bothConsent().concludes({ term: { from: run.today, to: '2029-03-31' } });
};

describe('what is protected', () => {
  test('by phase: everything until the agreement, and then what somebody asked for', () => {
    const run = caseAt('tokorozawa', 'agreement');
    run.does(proposer, 'mark_protected', { items: ['issue'] });
    expect(hidden(run, 'summary', 'issue')).toEqual([true, true]);
    run.bothConsent().concludes({ term: { from: run.today, to: '2029-03-31' } });
    expect(hidden(run, 'summary', 'issue')).toEqual([false, true]);
  });

  test('by phase: what ended without an agreement stays as it is', () => {
    const run = caseAt('tokorozawa', 'dialogue').does(proposer, 'withdraw', {});
    expect(hidden(run, 'summary')).toEqual([true]);
  });

  test('by phase and until it is released: nothing opens by itself', () => {
    const profile = changed(DESKS.tokorozawa, { 'idea_protection.protected_until': 'agreed_release' });
    const run = concluded(profile);
    expect(hidden(run, 'summary', 'issue')).toEqual([true, true]);
    run.does(coordinator, 'consult_protection', asked({ summary: 'release' }));
    run.does(proposer, 'answer_protection', said({ summary: 'release' }));
    expect(hidden(run, 'summary', 'issue')).toEqual([false, true]);
  });

  test.each(['izumiotsu', 'aomori', 'minato'] as const)('item by item in %s: what the draft marks', (desk) => {
    const run = caseAt(desk, 'dialogue', { content: { protected_fields: ['issue'], protected_items: ['図面'] } });
    expect(hidden(run, 'issue', 'summary', NAMED_ITEMS)).toEqual([true, false, true]);
    expect(run.state.protection.items.map(({ item, standing }) => [item, standing])).toEqual([
      ['issue', 'marked'],
      [NAMED_ITEMS, 'marked'],
    ]);
  });

  test('the words in which items are named are protected, also in a case of an earlier release', () => {
    const state = { ...draftState('open_proposal'), protection: undefined } as unknown as CaseState;
    expect(isProtected(NAMED_ITEMS, state, DESKS.izumiotsu)).toBe(true);
    expect(isProtected('summary', state, DESKS.izumiotsu)).toBe(false);
    expect(isProtected('summary', state, DESKS.tokorozawa)).toBe(true);
  });

  test('a form takes the keys of its own fields, and none that can’t be protected by themselves', () => {
    const faults = (fields: readonly string[]) =>
      checkContent(
        DESKS.izumiotsu,
        'open_proposal',
        contentFor('izumiotsu', 'open_proposal', { protected_fields: fields }),
      );
    expect(faults(['summary', 'issue'])).toEqual([]);
    for (const field of ['title', 'org_name', 'phone', 'consents', 'protected_fields', 'nothing']) {
      expect(faults([field])).toEqual([{ field: 'content.protected_fields.0', code: 'NOT_ALLOWED' }]);
    }
  });

  test('a correction adds marks, and does not take back what was released meanwhile', () => {
    const content = { protected_fields: ['issue'] };
    const run = caseAt('izumiotsu', 'dialogue', { content });
    run.does(coordinator, 'consult_protection', asked({ issue: 'release' }));
    run.does(proposer, 'answer_protection', said({ issue: 'release' }));
    run.does(coordinator, 'request_correction', { message: '補正' });
    const corrected = contentFor('izumiotsu', 'open_proposal', { protected_fields: ['issue', 'summary'] });
    run.does(proposer, 'resubmit', { content: corrected });
    expect(hidden(run, 'issue', 'summary')).toEqual([false, true]);
  });
});

describe('a consultation', () => {
  const inDialogue = (desk: DeskName = 'izumiotsu'): CaseRun =>
    caseAt(desk, 'dialogue', { content: { protected_fields: ['issue', 'summary'] } });

  test('awaits the proposer with a due date; what both want takes effect at once', () => {
    const run = inDialogue().does(
      coordinator,
      'consult_protection',
      asked({ issue: 'protect', summary: 'release', org_kind: 'protect' }),
    );
    expect(run.ask('answer_protection')).toMatchObject({
      holder: 'proposer',
      days: DESKS.izumiotsu.reminders.proposer_answer_due,
    });
    // Also what nobody had marked is kept while it is talked over.
    expect(hidden(run, 'issue', 'summary', 'org_kind')).toEqual([true, true, true]);
    run.does(proposer, 'answer_protection', said({ issue: 'protect', summary: 'release', org_kind: 'protect' }));
    expect(run.state.protection.items).toEqual([
      { item: 'issue', standing: 'agreed' },
      { item: 'summary', standing: 'released' },
      { item: 'org_kind', standing: 'agreed' },
    ]);
    expect(hidden(run, 'issue', 'summary', 'org_kind')).toEqual([true, false, true]);
    expect(run.askKinds()).not.toContain('answer_protection');
  });

  test.each([
    ['release', 'protect'],
    ['protect', 'release'],
  ] as const)('the desk says %s, the proposer %s: it stays protected, and the desk is awaited', (desk, own) => {
    const run = inDialogue().does(coordinator, 'consult_protection', asked({ issue: desk, summary: 'release' }));
    run.does(proposer, 'answer_protection', said({ issue: own, summary: 'release' }));
    expect(hidden(run, 'issue', 'summary')).toEqual([true, false]);
    expect(run.state.protection.consultation).toEqual([{ item: 'issue', desk, proposer: own }]);
    expect(run.ask('settle_protection')).toMatchObject({
      holder: 'desk',
      days: DESKS.izumiotsu.reminders.coordination_due,
    });
    expect(run.refusedAs(coordinator, 'settle_protection', { reason: '終わり' })).toBe('NOT_AUTHORISED');
    run.does(deskHead, 'settle_protection', { reason: '合意に至らない。' });
    expect(consultationOf(run.state)).toBe('none');
    expect(hidden(run, 'issue', 'summary')).toEqual([true, false]);
    expect(run.askKinds()).not.toContain('settle_protection');
  });

  test('what was not agreed can be talked over once more', () => {
    const run = inDialogue().does(coordinator, 'consult_protection', asked({ issue: 'release' }));
    expect(run.refusedAs(coordinator, 'consult_protection', asked({ issue: 'release' }))).toBe('CONSULTATION_OPEN');
    run.does(proposer, 'answer_protection', said({ issue: 'protect' }));
    run.does(coordinator, 'consult_protection', asked({ issue: 'release' }));
    run.does(proposer, 'answer_protection', said({ issue: 'release' }));
    expect(hidden(run, 'issue')).toEqual([false]);
  });

  test('the head of the desk ends it only after the due date; whoever is silent loses nothing', () => {
    const run = inDialogue().does(coordinator, 'consult_protection', asked({ issue: 'release' }));
    expect(run.refusedAs(deskHead, 'settle_protection', { reason: '早い' })).toBe('NOT_OVERDUE');
    run.at('2027-03-01');
    // Nobody else but the proposer's answer about protection is late: that lets no case lapse.
    expect(run.refusedAs(coordinator, 'lapse', { reason: '返答なし' })).toBe('NOT_OVERDUE');
    run.does(deskHead, 'settle_protection', { reason: '期限までに返答がない。' });
    expect(hidden(run, 'issue')).toEqual([true]);
    expect(run.refusedAs(proposer, 'answer_protection', said({ issue: 'release' }))).toBe('NO_CONSULTATION');
  });

  test('where the guideline says by approval, the proposer’s word alone counts', () => {
    const run = inDialogue('minato').does(
      coordinator,
      'consult_protection',
      asked({ issue: 'release', summary: 'protect' }),
    );
    run.does(proposer, 'answer_protection', said({ issue: 'protect', summary: 'release' }));
    expect(hidden(run, 'issue', 'summary')).toEqual([true, false]);
    expect(consultationOf(run.state)).toBe('none');
  });

  test('every item is answered once, and nothing else', () => {
    const run = inDialogue().does(coordinator, 'consult_protection', asked({ issue: 'protect', summary: 'release' }));
    const faults = (items: { item: string; view: ProtectionView }[]) =>
      run.refusal(proposer, 'answer_protection', { items }).errors;
    expect(faults([{ item: 'issue', view: 'release' }])).toEqual([{ field: 'input.items.summary', code: 'REQUIRED' }]);
    const twice = said({ issue: 'release', summary: 'release' }).items;
    expect(faults([...twice, twice[0]!])).toEqual([{ field: 'input.items.2.item', code: 'NOT_ALLOWED' }]);
    expect(faults([...twice, { item: 'org_kind', view: 'release' }])).toEqual([
      { field: 'input.items.2.item', code: 'NOT_ALLOWED' },
    ]);
  });

  test('neither side speaks for the other, but the desk with the proposer’s own word', () => {
    const run = inDialogue();
    expect(run.refusedAs(proposer, 'consult_protection', asked({ issue: 'release' }))).toBe('NOT_AUTHORISED');
    expect(run.refusedAs(officer1, 'consult_protection', asked({ issue: 'release' }))).toBe('NOT_AUTHORISED');
    run.does(coordinator, 'consult_protection', asked({ issue: 'release' }));
    const answer = said({ issue: 'release' });
    expect(run.refusedAs(coordinator, 'answer_protection', answer)).toBe('NOT_AUTHORISED');
    run.does(coordinator, 'answer_protection', answer, { onBehalfOf: LETTER });
    expect(hidden(run, 'issue')).toEqual([false]);
  });

  test('items are fields of the form that can be protected by themselves', () => {
    const run = inDialogue();
    expect(run.refusal(proposer, 'mark_protected', { items: ['summary', 'title', 'phone'] })).toEqual({
      code: 'ITEM_UNKNOWN',
      errors: [
        { field: 'input.items.1', code: 'NOT_ALLOWED' },
        { field: 'input.items.2', code: 'NOT_ALLOWED' },
      ],
    });
    expect(run.refusedAs(coordinator, 'consult_protection', asked({ nothing: 'release' }))).toBe('ITEM_UNKNOWN');
  });

  test('what is no proposal has nothing to protect', () => {
    const run = new CaseRun('tokorozawa', { kind: 'consultation' }).does(proposer, 'submit', {});
    expect(run.refusedAs(proposer, 'mark_protected', { items: ['summary'] })).toBe('NOT_A_PROPOSAL');
    expect(run.refusedAs(coordinator, 'consult_protection', asked({ summary: 'release' }))).toBe('NOT_A_PROPOSAL');
  });
});

describe('a page of what was realised (A-23)', () => {
  const content = contentFor('aomori', 'open_proposal', {
    summary: '雪の量を知らせる。',
    issue: '計算式',
    protected_items: ['図面'],
    protected_fields: ['issue'],
  });
  const run = (): CaseRun => caseAt('aomori', 'dialogue', { content });
  const keysOf = (fields: readonly { readonly key: string }[]) => fields.map(({ key }) => key);

  test('a page shows neither what is protected nor whom it is from, nor what was declared to the desk', () => {
    const { state, profile } = run();
    const { shown, withheld } = pageOf(profile, state, 'open_proposal', content);
    const keys = keysOf(shown.map(({ field }) => field));
    expect(keys).toContain('summary');
    expect(keysOf(withheld)).toEqual(['issue']);
    for (const key of ['issue', 'protected_items', 'person', 'email', 'municipal_cost', 'consents', 'title']) {
      expect(keys).not.toContain(key);
    }
  });

  test.each<[string, DeskName, boolean, string | null]>([
    ['in principle', 'tokorozawa', false, null],
    ['as a duty', 'izumiotsu', false, null],
    ['with consent that is not there', 'nara', false, 'CONSENT_NOT_IN_FORCE'],
    ['with consent', 'nara', true, null],
    ['by approval that is not there', 'minato', false, 'CONSENT_NOT_IN_FORCE'],
  ])('%s', (_, desk, isConsented, because) => {
    const realised = { ...draftState('open_proposal'), outcome: 'concluded' as const };
    expect(unpublishableBecause(realised, DESKS[desk], { isConsented })).toBe(because);
    for (const outcome of [null, 'adopted_not_selected', 'not_realised', 'withdrawn'] as const) {
      expect(unpublishableBecause({ ...realised, outcome }, DESKS[desk], { isConsented })).toBe('NOT_REALISED');
    }
  });
});

describe('a specification (A-39)', () => {
  const determined = (desk: DeskName, specification: string[]) => {
    const run = caseAt(desk, 'agreement', { content: { protected_fields: ['issue'], municipal_cost: true } });
    return run.refusal(coordinator, 'determine_procurement', {
      procedure: run.profile.procurement.procedures[0]!.code,
      reason: '市の負担がある。',
      specification,
    });
  };

  test('takes in what is the proposer’s own only after that was talked over', () => {
    expect(determined('aomori', ['summary', 'issue'])).toEqual({
      code: 'ITEM_PROTECTED',
      errors: [{ field: 'input.specification.1', code: 'ITEM_PROTECTED' }],
    });
    expect(determined('aomori', ['title'])).toMatchObject({ code: 'ITEM_UNKNOWN' });
    const run = caseAt('aomori', 'agreement', { content: { protected_fields: ['issue'], municipal_cost: true } });
    run.does(coordinator, 'consult_protection', asked({ issue: 'release' }));
    run.does(proposer, 'answer_protection', said({ issue: 'release' }));
    run.does(coordinator, 'determine_procurement', {
      procedure: run.profile.procurement.procedures[0]!.code,
      reason: '市の負担がある。',
      specification: ['summary', 'issue'],
    });
    expect(run.state.procurement.procedure).not.toBeNull();
  });

  test('is asked about only where the guideline promises it', () => {
    expect(determined('izumiotsu', ['summary'])).toMatchObject({ code: 'NOT_USED_BY_DESK' });
  });
});

describe('no sequence of commands releases an item by anything but the guideline’s rule', () => {
  const ITEMS = ['summary', 'issue', 'org_kind'] as const;
  const UNTIL = ['agreement', 'agreed_release', 'approval'] as const;
  const RULES = new Map<string, readonly [DeskName, Profile]>(
    (Object.keys(DESKS) as DeskName[]).flatMap((desk) =>
      UNTIL.map((until) => {
        const profile = changed(DESKS[desk], { 'idea_protection.protected_until': until });
        return [`${desk}, until ${until}`, [desk, profile]] as const;
      }),
    ),
  );

  const view = fc.constantFrom<ProtectionView>('protect', 'release');
  const views = fc.uniqueArray(fc.record({ item: fc.constantFrom(...ITEMS), view }), {
    minLength: 1,
    selector: ({ item }) => item,
  });
  const people = fc.constantFrom(proposer, coordinator, deskHead, officer1, PEOPLE.otherProposer, PEOPLE.twoHats);
  const step = fc.record({
    kind: fc.constantFrom(
      'mark_protected',
      'consult_protection',
      'consult_protection',
      'answer_protection',
      'answer_protection',
      'settle_protection',
      'request_correction',
      'withdraw',
      'reopen',
    ),
    by: fc.oneof({ weight: 1, arbitrary: people }, { weight: 3, arbitrary: fc.constant(null) }),
    views,
    days: fc.constantFrom(0, 1, 40),
    onBehalf: fc.integer({ min: 0, max: 5 }).map((dice) => dice === 0),
  });

  test('whoever gives them, in whatever order', () => {
    let released = 0;
    fc.assert(
      fc.property(fc.constantFrom(...RULES.keys()), fc.array(step, { minLength: 2, maxLength: 14 }), (rule, steps) => {
        const [desk, profile] = RULES.get(rule)!;
        const run = caseAt(desk, 'dialogue', { profile });
        let days = 0;
        // Told by hand: what the desk asked last, what the proposer answered to it, and what was marked since.
        const free = new Set<string>();
        const spoken = new Set<string>();
        let asking: readonly { item: string; view: ProtectionView }[] = [];
        for (const { kind, by, views: wanted, days: later, onBehalf } of steps) {
          days += later;
          const day = new Date(Date.UTC(2026, 8, 2 + days)).toISOString().slice(0, 10);
          run.at(day);
          // Mostly by whoever may, and about what was asked: else nothing would ever be agreed.
          const usual =
            {
              consult_protection: coordinator,
              settle_protection: deskHead,
              request_correction: officer1,
              reopen: deskHead,
            }[kind as string] ?? proposer;
          const actor = by ?? usual;
          const items = kind === 'answer_protection' && asking.length > 0 ? answeredAs(asking, wanted) : wanted;
          const before = run.state;
          const input = {
            mark_protected: { items: items.map(({ item }) => item) },
            consult_protection: { items, message: '相談' },
            answer_protection: { items },
            settle_protection: { reason: '合意なし' },
            request_correction: { message: '補正' },
            withdraw: {},
            reopen: { reason: '続ける' },
          }[kind as string];
          run.tries(actor, kind as 'withdraw', input as never, onBehalf ? { onBehalfOf: LETTER } : {});
          if (run.state.lastSettled === before.lastSettled) continue;
          const forProposer = onBehalf || actor === proposer;
          if (kind === 'mark_protected' || kind === 'consult_protection') {
            for (const { item } of items) spoken.add(item);
          }
          if (kind === 'consult_protection') asking = items;
          if (kind === 'mark_protected') items.forEach(({ item }) => free.delete(item));
          if (kind === 'consult_protection') items.forEach(({ item }) => free.delete(item));
          if (kind === 'answer_protection') {
            expect(forProposer).toBe(true);
            for (const { item, view: own } of items) {
              const city = asking.find((each) => each.item === item)?.view;
              const byApproval = profile.idea_protection.protected_until === 'approval';
              if (own === 'release' && (byApproval || city === 'release')) free.add(item);
            }
          }
          for (const item of ITEMS) {
            if (!isProtectable(profile, item) || isProtected(item, run.state, profile)) continue;
            const neverSpokenOf = !spoken.has(item) && profile.idea_protection.mode !== 'phase';
            expect([rule, kind, item, neverSpokenOf || free.has(item)]).toEqual([rule, kind, item, true]);
            if (free.has(item)) released += 1;
          }
        }
      }),
      { seed: 20261121, numRuns: 300 },
    );
    // Sequences that release nothing would prove nothing.
    expect(released).toBeGreaterThan(40);
  });

  /** An answer to everything that was asked. */
  const answeredAs = (
    asking: readonly { item: string; view: ProtectionView }[],
    wanted: readonly { item: string; view: ProtectionView }[],
  ) => asking.map(({ item }) => ({ item, view: wanted.find((each) => each.item === item)?.view ?? wanted[0]!.view }));
});
