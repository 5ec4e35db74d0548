import { describe, expect, test } from '@jest/globals';
import { SYSTEM_ACTOR } from '../../../domain/access.js';
import { ballOf, canonical } from '../../../domain/case-state.js';
import type { CommandKind } from '../../../domain/commands.js';
import { AGREED, answers, CaseRun, caseAt, DRAFT, EFFECT, LETTER, recheck } from '../../factories/case-run.js';
import { contentFor, D1, D2, D3, D4, digest, PEOPLE, type DeskName } from '../../factories/desks.js';

/** Ways back, ways out and the years after the agreement. */

const { proposer, otherProposer, coordinator, deskHead, officer1, officer2, leader3, expert, auditor, administrator } =
  PEOPLE;

const corrected = { content: contentFor('tokorozawa', 'open_proposal', { title: '直した件名' }) };
const asksForCorrection = (run: CaseRun) =>
  run.does(coordinator, 'request_correction', { message: '連絡先を直してください。', fields: ['phone'] });

describe('correction', () => {
  test('only the city’s clock stops, and it goes on with the business days that were left', () => {
    // Five business days from Tuesday, 1 September 2026: Tuesday the 8th.
    const run = caseAt('tokorozawa', 'screening');
    expect(run.ask('screen').until).toBe('2026-09-08T08:15:00.000Z');

    asksForCorrection(run.at('2026-09-03'));
    expect(run.state).toMatchObject({ stage: 'intake', correction: { returnTo: 'screening' } });
    expect(run.ask('screen')).toMatchObject({ until: null, remainingDays: 3 });
    expect(run.ask('correct')).toMatchObject({ holder: 'proposer', until: '2026-09-17T08:15:00.000Z' });
    expect(ballOf(run.state)).toMatchObject({ holder: 'proposer', until: '2026-09-17T08:15:00.000Z' });

    // Three business days from Thursday, 17 September, over the holidays of the 21st to 23rd: Friday the 25th.
    run.at('2026-09-17').does(proposer, 'resubmit', corrected);
    expect(run.state).toMatchObject({ stage: 'screening', correction: null });
    expect(run.askKinds()).toEqual(['screen']);
    expect(run.ask('screen')).toMatchObject({ until: '2026-09-25T08:15:00.000Z', remainingDays: null, days: 3 });
  });

  test.each([
    ['on a business day', '2026-09-03T01:00:00.000Z'],
    ['on the due day itself', '2026-09-08T01:00:00.000Z'],
    ['after hours', '2026-09-04T12:00:00.000Z'],
    ['on a Saturday', '2026-09-05T01:00:00.000Z'],
    ['on a Sunday', '2026-09-06T14:00:00.000Z'],
  ])('asked and answered at once, %s, it costs nobody a day', (_, instant) => {
    const run = caseAt('tokorozawa', 'screening').at(instant);
    asksForCorrection(run).does(proposer, 'resubmit', corrected);
    expect(run.ask('screen').until).toBe('2026-09-08T08:15:00.000Z');
  });

  test('stopping the clock twice keeps what is left', () => {
    const run = asksForCorrection(caseAt('tokorozawa', 'screening').at('2026-09-03'));
    run.at('2026-09-10').does(proposer, 'resubmit', corrected);
    asksForCorrection(run.at('2026-09-11'));
    expect(run.ask('screen').remainingDays).toBe(2);
  });

  test('what was already overdue stays overdue', () => {
    const run = asksForCorrection(caseAt('tokorozawa', 'screening').at('2026-09-09'));
    expect(run.ask('screen').until).toBe('2026-09-08T08:15:00.000Z');
  });

  test('a correction that is still incomplete is refused at its fields', () => {
    const run = asksForCorrection(caseAt('tokorozawa', 'screening'));
    const content = { ...corrected.content, title: undefined };
    expect(run.refusal(proposer, 'resubmit', { content })).toEqual({
      code: 'SUBMISSION_INCOMPLETE',
      errors: [{ field: 'input.content.title', code: 'REQUIRED' }],
    });
  });

  test('there is one correction at a time, and none where none was asked', () => {
    const run = caseAt('tokorozawa', 'screening');
    expect(run.refusedAs(proposer, 'resubmit', corrected)).toBe('NO_CORRECTION_ASKED');
    asksForCorrection(run);
    expect(run.refusedAs(coordinator, 'request_correction', { message: 'もう一度' })).toBe('NOT_OPEN_IN_STAGE');
    expect(run.refusedAs(proposer, 'submit', {})).toBe('ALREADY_SUBMITTED');
    const later = asksForCorrection(caseAt('tokorozawa', 'dialogue'));
    expect(later.state).toMatchObject({ stage: 'dialogue', correction: { returnTo: 'dialogue' } });
    expect(later.refusedAs(officer1, 'request_correction', { message: 'もう一度' })).toBe('CORRECTION_PENDING');
  });

  test.each([
    ['evaluation', 'decide_feasibility', { feasible: true, reason: '可' }],
    ['evaluation', 'evaluate', EFFECT],
  ] as const)('in %s nobody does %s while it is awaited', (stage, kind, input) => {
    const run = asksForCorrection(caseAt('tokorozawa', stage));
    expect(run.refusedAs(officer1, kind, input)).toBe('CORRECTION_PENDING');
  });

  test('what is being corrected is neither concluded nor declined as if it were complete', () => {
    const agreed = asksForCorrection(caseAt('tokorozawa', 'agreement').bothConsent());
    expect(agreed.refusedAs(officer1, 'conclude', agreed.conclusion())).toBe('CORRECTION_PENDING');
    const judged = asksForCorrection(caseAt('minato', 'evaluation').does(coordinator, 'concur', {}));
    expect(judged.refusedAs(officer1, 'reject', { reason: '不採用' })).toBe('CORRECTION_PENDING');
  });

  // The case goes on while the proposer corrects; the answer must not throw it back to where it was asked.
  test.each<[string, (run: CaseRun) => CaseRun, Parameters<typeof caseAt>[1], string]>([
    ['a department that takes the case', (run) => run.does(officer1, 'take_task', {}), 'matching', 'dialogue'],
    [
      'a lead that hands it back',
      (run) => run.does(officer1, 'refuse_task', { reason: '所管外' }),
      'dialogue',
      'matching',
    ],
    ['an objection', (run) => run.does(coordinator, 'object', { reason: '不十分' }), 'evaluation', 'dialogue'],
    [
      'a pilot that ends',
      (run) => run.does(officer1, 'abort_pilot', { reason: '事故', endedOn: run.today }),
      'pilot',
      'evaluation',
    ],
  ])('%s meanwhile is not undone by the answer', (_, meanwhile, from, to) => {
    const run = caseAt('tokorozawa', from);
    if (from === 'matching') run.does(coordinator, 'assign_departments', { departments: [{ departmentId: D1 }] });
    if (from === 'pilot') {
      run.does(officer1, 'start_pilot', { plan: '実証', startsOn: '2026-09-01', endsOn: '2026-10-30' });
    }
    if (from === 'evaluation') run.does(officer1, 'evaluate', EFFECT);
    meanwhile(asksForCorrection(run));
    expect(run.state.stage).toBe(to);
    run.does(proposer, 'resubmit', corrected);
    expect(run.state).toMatchObject({ stage: to, correction: null });
  });

  test('the last day of a running pilot does not move while the proposer corrects', () => {
    const run = caseAt('tokorozawa', 'pilot');
    run.does(officer1, 'start_pilot', { plan: '実証', startsOn: '2026-09-01', endsOn: '2026-10-30' });
    const due = run.ask('report_pilot').until;
    expect(due).toBe('2026-11-16T08:15:00.000Z');
    asksForCorrection(run);
    expect(run.ask('report_pilot').until).toBe(due);
  });
});

describe('lapse', () => {
  test('only when the proposer’s own due date has passed, and by the desk', () => {
    const run = asksForCorrection(caseAt('tokorozawa', 'screening'));
    const due = run.ask('correct').until;
    expect(due).toBe('2026-09-15T08:15:00.000Z');
    expect(run.at('2026-09-15T08:15:00.000Z').refusedAs(coordinator, 'lapse', { reason: '返答なし' })).toBe(
      'NOT_OVERDUE',
    );
    run.at('2026-09-15T08:15:00.001Z');
    expect(run.refusedAs(officer1, 'lapse', { reason: '返答なし' })).toBe('NOT_AUTHORISED');
    expect(run.refusedAs(proposer, 'lapse', { reason: '返答なし' })).toBe('NOT_AUTHORISED');
    run.does(coordinator, 'lapse', { reason: '返答なし' });
    expect(run.state).toMatchObject({ stage: 'closed', outcome: 'lapsed', correction: null, asks: [] });
  });

  test('an overdue city is no reason to lapse', () => {
    const run = caseAt('tokorozawa', 'screening').at('2027-03-01');
    expect(run.refusedAs(coordinator, 'lapse', { reason: '返答なし' })).toBe('NOT_OVERDUE');
  });

  test('a request that is recorded late does not cut the proposer’s time', () => {
    const run = caseAt('tokorozawa', 'screening').at('2026-10-01');
    run.does(coordinator, 'request_correction', { message: '直してください。' }, { occurredOn: '2026-09-01' });
    expect(run.ask('correct').until).toBe('2026-10-16T08:15:00.000Z');
    expect(run.refusedAs(coordinator, 'lapse', { reason: '返答なし' })).toBe('NOT_OVERDUE');
  });

  test('before the city has agreed to a draft there is nothing for the proposer to be silent about', () => {
    const run = caseAt('tokorozawa', 'agreement');
    expect(ballOf(run.state)).toMatchObject({ holder: 'department', departmentId: D1 });
    expect(run.at('2027-03-01').refusedAs(coordinator, 'lapse', { reason: '返答なし' })).toBe('NOT_OVERDUE');
    run.does(officer1, 'consent_to_agreement', { agreementKind: 'project_agreement', document: DRAFT });
    expect(run.askKinds()).toEqual(['proposer_consent']);
    run.at('2027-06-01').does(coordinator, 'lapse', { reason: '返答なし' });
    expect(run.state.outcome).toBe('lapsed');
  });
});

describe('consent to a draft', () => {
  test('who agrees to another draft than the other side asks that side again', () => {
    const run = caseAt('tokorozawa', 'agreement').bothConsent();
    run.does(proposer, 'consent_to_agreement', { agreementKind: 'project_agreement', document: '第2版' });
    expect(run.state.agreement).toMatchObject({ municipalityConsent: null });
    expect(run.askKinds()).toEqual(['municipality_consent']);
    run.does(officer1, 'consent_to_agreement', { agreementKind: 'project_agreement', document: '第2版' });
    expect(run.askKinds()).toEqual(['conclude']);
  });

  test('each side agrees for itself; the desk may pass on the proposer’s with its evidence', () => {
    const run = caseAt('tokorozawa', 'agreement');
    const consent = { agreementKind: 'project_agreement', document: DRAFT };
    expect(run.refusedAs(coordinator, 'consent_to_agreement', consent)).toBe('NOT_AUTHORISED');
    expect(run.refusedAs(otherProposer, 'consent_to_agreement', consent)).toBe('NOT_AUTHORISED');
    expect(run.refusedAs(officer1, 'consent_to_agreement', consent, { onBehalfOf: LETTER })).toBe(
      'ON_BEHALF_NOT_ALLOWED',
    );
    run.does(coordinator, 'consent_to_agreement', consent, { onBehalfOf: LETTER });
    const mark = { agreementKind: 'project_agreement', document: digest(DRAFT) };
    expect(run.state.agreement).toMatchObject({ proposerConsent: mark, municipalityConsent: null });
  });

  test('an officer whose organisation also proposes speaks for the city unless signed in as proposer', () => {
    const run = caseAt('tokorozawa', 'agreement');
    run.does({ ...officer1, ownsCase: true }, 'consent_to_agreement', {
      agreementKind: 'project_agreement',
      document: DRAFT,
    });
    expect(run.state.agreement).toMatchObject({
      proposerConsent: null,
      municipalityConsent: { agreementKind: 'project_agreement' },
    });
  });
});

describe('another department', () => {
  const feasible = { feasible: true, reason: '双方に利点がある。' };
  const bothAtTheTable = (): CaseRun => {
    const run = caseAt('izumiotsu', 'matching');
    run.does(coordinator, 'assign_departments', {
      departments: [D1, D2].map((departmentId, index) => ({ departmentId, lead: index === 0 })),
    });
    run.does(officer1, 'take_task', {}).does(officer2, 'take_task', {});
    return run.does(officer1, 'record_dialogue', run.talk('stay'));
  };

  test('I-21: that joins has a voice of its own; what others agreed to stands, and they may still object', () => {
    const run = bothAtTheTable().does(officer1, 'concur', {}).does(officer2, 'concur', {});
    run.does(coordinator, 'assign_departments', { departments: [{ departmentId: D3, lead: false }] });
    expect(run.refusedAs(coordinator, 'decide_feasibility', feasible)).toBe('CONCURRENCE_REQUIRED');
    run.does(leader3, 'take_task', { departmentId: D3 });
    expect(run.state.asks.filter(({ kind }) => kind === 'concur')).toMatchObject([{ departmentId: D3 }]);
    run.does(officer1, 'object', { reason: '三つの課では分担が変わる。' });
    run.does(officer1, 'record_dialogue', run.talk('stay'));
    run.does(officer1, 'concur', {}).does(leader3, 'concur', { departmentId: D3 });
    expect(run.refusedAs(coordinator, 'decide_feasibility', feasible)).toBe('CONCURRENCE_REQUIRED');
    run.does(officer2, 'concur', {}).does(coordinator, 'decide_feasibility', feasible);
  });

  test('I-21: that left and is asked again agrees anew', () => {
    const run = bothAtTheTable().does(officer1, 'concur', {}).does(officer2, 'concur', {});
    run.does(officer2, 'refuse_task', { reason: '所管外' });
    run.does(coordinator, 'assign_departments', { departments: [{ departmentId: D2, lead: false }] });
    run.does(officer2, 'take_task', {});
    expect(run.refusedAs(coordinator, 'decide_feasibility', feasible)).toBe('CONCURRENCE_REQUIRED');
    run.does(officer2, 'concur', {}).does(coordinator, 'decide_feasibility', feasible);
  });

  test('one that refuses after taking sends the case back to matching, with what was agreed', () => {
    const run = caseAt('tokorozawa', 'dialogue').talks('stay');
    run.does(officer1, 'refuse_task', { reason: '所管替え' });
    expect(run.state).toMatchObject({ stage: 'matching', dialogue: { sharedGoal: true } });
    expect(run.state.departments).toEqual([{ departmentId: D1, lead: false, status: 'refused' }]);
    expect(run.askKinds()).toEqual(['assign']);
    expect(run.refusedAs(officer1, 'take_task', {})).toBe('NOT_AUTHORISED');

    run
      .does(coordinator, 'assign_departments', { departments: [{ departmentId: D2 }] })
      .does(officer2, 'take_task', {});
    expect(run.state).toMatchObject({ stage: 'dialogue', dialogue: { complete: false, sharedGoal: true } });
    expect(
      run.refusedAs(officer2, 'record_dialogue', {
        heldOn: run.today,
        participants: ['proposer', 'desk'],
        summary: '引継ぎ',
        next: 'evaluation',
      }),
    ).toBe('PARTICIPANTS_MISSING');
  });

  test('a department that refused can be asked again', () => {
    const run = caseAt('tokorozawa', 'matching');
    run.does(coordinator, 'assign_departments', { departments: [{ departmentId: D1 }] });
    run.does(officer1, 'refuse_task', { reason: '所管外' });
    run.does(coordinator, 'assign_departments', { departments: [{ departmentId: D1 }] });
    expect(run.state.departments).toEqual([{ departmentId: D1, lead: true, status: 'asked' }]);
  });

  test('Minato has one section: another replaces it, also in dialogue', () => {
    const run = caseAt('minato', 'dialogue');
    expect(
      run.refusedAs(coordinator, 'assign_departments', {
        departments: [{ departmentId: D2, lead: true }, { departmentId: D3 }],
      }),
    ).toBe('ONE_DEPARTMENT_ONLY');
    expect(run.refusedAs(coordinator, 'assign_departments', { departments: [{ departmentId: D1 }] })).toBe(
      'DEPARTMENT_ALREADY_ASKED',
    );
    run.does(coordinator, 'assign_departments', { departments: [{ departmentId: D2 }] });
    expect(run.state.stage).toBe('matching');
    expect(run.state.departments).toEqual([
      { departmentId: D2, lead: true, status: 'asked' },
      { departmentId: D1, lead: false, status: 'refused' },
    ]);
    expect(run.askKinds()).toEqual(['respond']);
    expect(run.refusedAs(officer1, 'refuse_task', { reason: '所管外' })).toBe('NOT_AUTHORISED');
  });

  test('Tokorozawa adds departments; the lead moves only when the desk says so', () => {
    const run = caseAt('tokorozawa', 'dialogue');
    run.does(coordinator, 'assign_departments', { departments: [{ departmentId: D2 }] });
    expect(run.state).toMatchObject({ stage: 'dialogue' });
    expect(run.state.departments.find((part) => part.lead)?.departmentId).toBe(D1);
    run.does(officer2, 'take_task', {});
    run.does(coordinator, 'assign_departments', { departments: [{ departmentId: D2, lead: true }] });
    expect(run.state).toMatchObject({ stage: 'dialogue' });
    expect(run.state.departments).toEqual([
      { departmentId: D1, lead: false, status: 'taken' },
      { departmentId: D2, lead: true, status: 'taken' },
    ]);
    expect(run.ask('hold_dialogue').departmentId).toBe(D2);
    expect(run.refusedAs(officer1, 'reject', { reason: '不可' })).toBe('NOT_AUTHORISED');
    run.does(coordinator, 'assign_departments', { departments: [{ departmentId: D3, lead: true }] });
    expect(run.state.stage).toBe('matching');
    expect(run.does(leader3, 'take_task', {}).state.stage).toBe('dialogue');
  });

  test('there is one lead, of a department in use, named once', () => {
    const run = caseAt('tokorozawa', 'matching');
    const refusals = [
      [
        { departmentId: D1, lead: true },
        { departmentId: D2, lead: true },
      ],
      [{ departmentId: D1 }, { departmentId: D2 }],
      [{ departmentId: D1, lead: true }, { departmentId: D1 }],
      [{ departmentId: '00000000-0000-4000-8000-000000000999' }],
    ].map((departments) => run.refusedAs(coordinator, 'assign_departments', { departments }));
    expect(refusals).toEqual(['ONE_LEAD_ONLY', 'ONE_LEAD_ONLY', 'DEPARTMENT_ALREADY_ASKED', 'DEPARTMENT_UNKNOWN']);
  });

  test('a lead that refuses is missed at once, even while another department has yet to answer', () => {
    const run = caseAt('tokorozawa', 'matching');
    run.does(coordinator, 'assign_departments', {
      departments: [{ departmentId: D1, lead: true }, { departmentId: D2 }],
    });
    expect(run.askKinds()).toEqual(['respond', 'respond']);
    run.does(officer1, 'refuse_task', { reason: '所管外' });
    expect(run.askKinds()).toEqual(['assign', 'respond']);
  });

  test('a department that takes it without leading does not start the dialogue', () => {
    const run = caseAt('tokorozawa', 'matching');
    run.does(coordinator, 'assign_departments', {
      departments: [{ departmentId: D1, lead: true }, { departmentId: D2 }],
    });
    expect(run.does(officer2, 'take_task', {}).state.stage).toBe('matching');
    expect(run.does(officer1, 'take_task', {}).state.stage).toBe('dialogue');
  });

  test('who answers for two departments says for which', () => {
    const run = caseAt('tokorozawa', 'matching');
    run.does(coordinator, 'assign_departments', {
      departments: [{ departmentId: D1, lead: true }, { departmentId: D2 }],
    });
    const both = { ...officer1, departmentIds: [D1, D2] };
    expect(run.refusal(both, 'take_task', {})).toEqual({
      code: 'DEPARTMENT_AMBIGUOUS',
      errors: [{ field: 'input.departmentId', code: 'REQUIRED' }],
    });
    expect(run.refusedAs(both, 'take_task', { departmentId: D3 })).toBe('DEPARTMENT_NOT_ASKED');
    run.does(both, 'take_task', { departmentId: D2 }).does(both, 'take_task', {});
    expect(run.state.stage).toBe('dialogue');
  });

  test.each(['pilot', 'evaluation', 'agreement'] as const)(
    'a department that was asked can still answer in %s: its task outlives the stage',
    (stage) => {
      const asked = () => {
        const run = caseAt('tokorozawa', 'dialogue');
        run.does(coordinator, 'assign_departments', { departments: [{ departmentId: D2 }, { departmentId: D3 }] });
        run.talks(stage === 'pilot' ? 'pilot' : 'evaluation');
        return stage === 'agreement' ? run.isAdopted() : run;
      };
      const run = asked().does(officer2, 'take_task', {}).does(leader3, 'refuse_task', { reason: '所管外' });
      expect(run.state.stage).toBe(stage);
      expect(run.askKinds()).not.toContain('respond');
      // Who has it can't drop it here: without its lead, nobody could decide.
      expect(run.refusedAs(officer1, 'refuse_task', { reason: '所管外' })).toBe('NOT_OPEN_IN_STAGE');
    },
  );

  test('when all refuse, the desk closes the case or asks another; it is never shown as out of scope', () => {
    const run = caseAt('tokorozawa', 'matching');
    run.does(coordinator, 'assign_departments', {
      departments: [{ departmentId: D1, lead: true }, { departmentId: D2 }],
    });
    run.does(officer1, 'refuse_task', { reason: '所管外' });
    expect(run.refusedAs(coordinator, 'close_without_department', { reason: '引受けなし' })).toBe(
      'DEPARTMENT_STILL_ASKED',
    );
    run.does(officer2, 'refuse_task', { reason: '所管外' });
    run.does(coordinator, 'close_without_department', { reason: '引受けなし' });
    expect(run.state).toMatchObject({ stage: 'closed', outcome: 'no_department' });
  });

  test('however many departments are asked one after the other, the state stays far below what a payload may hold', () => {
    const many = Array.from(
      { length: 200 },
      (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    );
    const run = caseAt('tokorozawa', 'matching', { facts: { departmentIds: many } });
    const codes = new Set<string>();
    for (let from = 0; from < many.length; from += 10) {
      const departments = many
        .slice(from, from + 10)
        .map((departmentId, index) => ({ departmentId, lead: index === 0 }));
      try {
        run.does(coordinator, 'assign_departments', { departments });
      } catch {
        codes.add(run.refusal(coordinator, 'assign_departments', { departments }).errors?.[0]?.code ?? '');
      }
    }
    expect([...codes]).toEqual(['TOO_MANY']);
    expect(JSON.stringify(run.state).length).toBeLessThan(16_000);
  });
});

describe('objection, another round, another pilot', () => {
  test.each(['tokorozawa', 'minato'] as DeskName[])(
    '%s: an objection leads back to dialogue and a new round',
    (desk) => {
      const run = caseAt(desk, 'evaluation');
      if (desk === 'tokorozawa') run.does(officer1, 'evaluate', EFFECT);
      expect(run.refusedAs(officer1, 'object', { reason: '反対' })).toBe('NOT_AUTHORISED');
      run.does(coordinator, 'object', { reason: '効果の根拠が足りない。' });
      expect(run.state).toMatchObject({ stage: 'dialogue', dialogue: { complete: false } });
      run.talks('evaluation');
      expect(run.state.evaluation).toEqual({
        round: 2,
        effectRecorded: false,
        concurrence: 'open',
        concurredBy: null,
        departments: [],
        adopted: false,
      });
    },
  );

  test('concurrence with one round does not count for the next, and can be taken back by objecting', () => {
    const run = caseAt('minato', 'evaluation').does(coordinator, 'concur', {});
    expect(run.refusedAs(deskHead, 'concur', {})).toBe('ALREADY_CONCURRED');
    run.does(deskHead, 'object', { reason: '再検討' });
    run.talks('evaluation');
    expect(run.refusedAs(officer1, 'adopt', { reason: '採用' })).toBe('CONCURRENCE_REQUIRED');
  });

  test('a second pilot is run, with a clock of its own', () => {
    const run = caseAt('tokorozawa', 'pilot');
    run.does(officer1, 'start_pilot', { plan: '一回目', startsOn: '2026-09-01', endsOn: '2026-09-30' });
    expect(
      run.refusedAs(officer1, 'start_pilot', { plan: '重ねて', startsOn: '2026-09-01', endsOn: '2026-09-30' }),
    ).toBe('PILOT_RUNNING');
    const first = run.ask('report_pilot');
    run.at('2026-10-01').does(officer1, 'abort_pilot', { reason: '機器の故障', endedOn: '2026-09-30' });
    run.does(officer1, 'evaluate', { ...EFFECT, next: 'pilot' });
    expect(run.state).toMatchObject({ stage: 'pilot', pilot: { round: 2, status: 'planned', endsOn: null } });
    run.does(officer1, 'start_pilot', {
      plan: '二回目',
      startsOn: '2026-10-01',
      endsOn: '2026-11-30',
    });
    expect(run.ask('report_pilot')).not.toEqual(first);
    run
      .at('2026-12-01')
      .does(officer1, 'finish_pilot', { report: '三割減', dataVerified: true, endedOn: '2026-11-30' });
    expect(run.state).toMatchObject({ stage: 'evaluation', evaluation: { round: 2, effectRecorded: false } });
  });

  test('a pilot that turns out not to be needed is skipped; one that runs has to end first', () => {
    const run = caseAt('tokorozawa', 'pilot');
    const talk = { heldOn: run.today, participants: ['proposer' as const, 'department' as const], summary: '不要' };
    const running = caseAt('tokorozawa', 'pilot');
    running.does(officer1, 'start_pilot', { plan: '実証', startsOn: '2026-09-01', endsOn: '2026-09-30' });
    expect(running.refusedAs(officer1, 'record_dialogue', { ...talk, next: 'evaluation' })).toBe('PILOT_RUNNING');
    expect(running.refusedAs(officer1, 'record_dialogue', { ...talk, next: 'dialogue' })).toBe('NEXT_NOT_POSSIBLE');
    run.does(officer1, 'record_dialogue', { ...talk, next: 'evaluation' });
    expect(run.state.stage).toBe('evaluation');
  });

  test('back to dialogue from evaluation and from a planned pilot', () => {
    const talk = {
      participants: ['desk' as const, 'department' as const],
      summary: '見直し',
      next: 'dialogue' as const,
    };
    for (const stage of ['evaluation', 'pilot'] as const) {
      const run = caseAt('tokorozawa', stage);
      run.does(officer1, 'record_dialogue', { ...talk, heldOn: run.today });
      expect(run.state).toMatchObject({ stage: 'dialogue', dialogue: { complete: false } });
    }
    const evaluated = caseAt('tokorozawa', 'evaluation').does(officer1, 'evaluate', { ...EFFECT, next: 'dialogue' });
    expect(evaluated.state.stage).toBe('dialogue');
  });

  test('a desk without pilots has none', () => {
    const run = caseAt('minato', 'dialogue');
    const talk = {
      ...AGREED,
      heldOn: run.today,
      participants: ['proposer' as const, 'desk' as const, 'department' as const],
    };
    expect(run.refusedAs(officer1, 'record_dialogue', { ...talk, next: 'pilot' })).toBe('PILOT_NOT_USED');
    expect(run.refusedAs(officer1, 'start_pilot', { plan: '実証', startsOn: run.today, endsOn: run.today })).toBe(
      'NOT_OPEN_IN_STAGE',
    );
    expect(run.refusedAs(officer1, 'decide_feasibility', { feasible: true, reason: '可' })).toBe('NOT_USED_BY_DESK');
    const evaluated = caseAt('minato', 'evaluation');
    expect(evaluated.refusedAs(officer1, 'decide_feasibility', { feasible: true, reason: '可' })).toBe(
      'NOT_USED_BY_DESK',
    );
  });

  test.each([
    ['9999-12-31', 'OUT_OF_RANGE'],
    ['2026-08-31', 'DATES_REVERSED'],
  ])('a pilot that would end on %s is refused', (endsOn, fault) => {
    const run = caseAt('tokorozawa', 'pilot');
    expect(run.refusal(officer1, 'start_pilot', { plan: '実証', startsOn: '2026-09-01', endsOn }).errors).toEqual([
      { field: 'input.endsOn', code: fault },
    ]);
  });
});

describe('reopening', () => {
  const closedWith: Record<string, (desk: DeskName) => CaseRun> = {
    excluded: (desk) =>
      caseAt(desk, 'screening').does(coordinator, 'exclude', { criteria: ['public_order'], reason: '該当' }),
    redirected: (desk) =>
      caseAt(desk, 'screening').does(coordinator, 'redirect', { section: '道路課', reason: '既存事業' }),
    no_department: (desk) => caseAt(desk, 'matching').does(coordinator, 'close_without_department', { reason: 'なし' }),
    withdrawn: (desk) => caseAt(desk, 'dialogue').does(proposer, 'withdraw', {}),
    lapsed: (desk) =>
      caseAt(desk, 'dialogue')
        .does(coordinator, 'request_correction', { message: '直してください。' })
        .at('2027-02-01')
        .does(coordinator, 'lapse', { reason: '返答なし' }),
    not_realised: (desk) => caseAt(desk, 'agreement').does(officer1, 'reject', { reason: '不成立' }),
    concluded: (desk) =>
      caseAt(desk, 'agreement').bothConsent().concludes().does(officer1, 'implement', { startedOn: '2026-09-01' }),
    adopted_not_selected: (desk) => {
      const content = contentFor(desk, 'open_proposal', { municipal_cost: true });
      const run = caseAt(desk, 'agreement', { facts: { content } }).does(officer1, 'secure_funds', { source: '予算' });
      const procedure = desk === 'minato' ? 'contract_procedure' : 'bid';
      return run
        .does(coordinator, 'determine_procurement', { procedure, reason: '費用' })
        .does(coordinator, 'record_procurement_result', { selected: 'other', reason: '価格' });
    },
  };
  const expected = [
    ['excluded', 'screening'],
    ['redirected', 'screening'],
    ['no_department', 'matching'],
    ['withdrawn', 'dialogue'],
    ['lapsed', 'dialogue'],
    ['not_realised', 'evaluation'],
    ['concluded', 'evaluation'],
    ['adopted_not_selected', 'evaluation'],
  ] as const;

  describe.each(['tokorozawa', 'minato'] as DeskName[])('%s', (desk) => {
    test.each(expected)('a case that ended as %s goes on in %s, decided by the head of the desk', (outcome, stage) => {
      const run = closedWith[outcome]?.(desk);
      if (!run) throw new Error(outcome);
      expect(run.state).toMatchObject({ stage: 'closed', outcome });
      expect(run.refusedAs(coordinator, 'reopen', { reason: '異議' })).toBe('NOT_AUTHORISED');
      expect(run.refusedAs(proposer, 'reopen', { reason: '異議' })).toBe('NOT_AUTHORISED');
      run.does(deskHead, 'reopen', { reason: '異議が認められた。' });
      expect(run.state).toMatchObject({
        stage,
        outcome: null,
        closedFrom: null,
        evaluation: { adopted: false },
        procurement: { fundsSecured: false, procedure: null, result: null },
        agreement: { proposerConsent: null, municipalityConsent: null, kind: null, term: null, implemented: false },
      });
      expect(run.state.asks.length).toBeGreaterThan(0);
    });
  });

  test('not adopted in Minato: decided again in a new round', () => {
    const run = caseAt('minato', 'evaluation')
      .does(coordinator, 'concur', {})
      .does(officer1, 'reject', { reason: '不採用' });
    run.does(deskHead, 'reopen', { reason: '異議' });
    expect(run.state).toMatchObject({ stage: 'evaluation', evaluation: { round: 2, concurrence: 'open' } });
  });

  test('a reopening leads back, never ahead: what was not examined is examined', () => {
    const run = caseAt('tokorozawa', 'screening').does(coordinator, 'exclude', {
      criteria: ['public_order'],
      reason: '該当',
    });
    for (const stage of ['matching', 'dialogue', 'evaluation'] as const) {
      expect(run.refusal(deskHead, 'reopen', { reason: '異議', stage })).toEqual({
        code: 'NEXT_NOT_POSSIBLE',
        errors: [{ field: 'input.stage', code: 'NEXT_NOT_POSSIBLE' }],
      });
    }
    run.does(deskHead, 'reopen', { reason: '異議', stage: 'screening' });
    expect(run.state.stage).toBe('screening');
  });

  test.each([
    ['screening', 'screening'],
    ['matching', 'matching'],
    ['dialogue', 'dialogue'],
    ['evaluation', 'evaluation'],
  ] as const)('from the agreement it can lead back to %s', (stage, reached) => {
    const run = caseAt('tokorozawa', 'agreement').does(officer1, 'reject', { reason: '不成立' });
    expect(run.does(deskHead, 'reopen', { reason: '異議', stage }).state.stage).toBe(reached);
  });

  test('a running pilot is over when the case was closed', () => {
    const run = caseAt('tokorozawa', 'pilot');
    run.does(officer1, 'start_pilot', { plan: '実証', startsOn: '2026-09-01', endsOn: '2026-10-30' });
    run.does(officer1, 'reject', { reason: '中止' }).does(deskHead, 'reopen', { reason: '再開' });
    expect(run.state).toMatchObject({ stage: 'dialogue', pilot: { status: 'aborted' } });
  });

  test('an open case is not reopened', () => {
    expect(caseAt('tokorozawa', 'dialogue').refusedAs(deskHead, 'reopen', { reason: '異議' })).toBe('NOT_CLOSED');
  });

  test('a closed case accepts nothing else, from anybody, and says so first', () => {
    const run = caseAt('tokorozawa', 'dialogue').does(proposer, 'withdraw', {});
    const state = canonical(run.state.asks);
    for (const actor of [proposer, coordinator, deskHead, officer1, auditor, SYSTEM_ACTOR]) {
      expect(run.refusedAs(actor, 'withdraw', {})).toBe('CASE_CLOSED');
      expect(run.refusedAs(actor, 'replan', { reason: '暦の変更' })).toBe('CASE_CLOSED');
      expect(run.openTo(actor)).toEqual(actor === deskHead ? ['reopen'] : []);
    }
    expect(canonical(run.state.asks)).toBe(state);
  });
});

describe('the term of an agreement', () => {
  const TERM = { from: '2026-10-01', to: '2029-09-30' };
  const inTerm = (term = TERM): CaseRun => caseAt('tokorozawa', 'agreement').bothConsent().concludes({ term });

  test('the case stays open: implementation, the first review after a year, the last day', () => {
    const run = inTerm();
    expect(run.state).toMatchObject({
      outcome: 'concluded',
      stage: 'agreement',
      agreement: { term: TERM, nextReviewOn: '2027-10-01' },
    });
    expect(run.askKinds()).toEqual(['end_agreement', 'implement', 'review_agreement']);
    expect(run.ask('review_agreement').until).toBe('2027-10-01T08:15:00.000Z');
    expect(run.ask('end_agreement').until).toBe('2029-09-30T08:15:00.000Z');
    run.does(officer1, 'implement', { startedOn: '2026-09-01' });
    expect(run.state.stage).toBe('agreement');
    expect(run.refusedAs(officer1, 'implement', { startedOn: '2026-09-01' })).toBe('ALREADY_IMPLEMENTED');
  });

  test('nothing that was decided is decided again, and nobody withdraws or lapses what is concluded', () => {
    const run = inTerm().at('2027-09-01');
    const codes = [
      run.refusedAs(proposer, 'withdraw', {}),
      run.refusedAs(coordinator, 'lapse', { reason: '沈黙' }),
      run.refusedAs(officer1, 'reject', { reason: '不可' }),
      run.refusedAs(officer1, 'conclude', run.conclusion()),
      run.refusedAs(coordinator, 'request_correction', { message: '直す' }),
      run.refusedAs(coordinator, 'determine_procurement', { procedure: 'bid', reason: '費用' }),
      run.refusedAs(officer1, 'consent_to_agreement', { agreementKind: 'project_agreement', document: DRAFT }),
    ];
    expect(new Set(codes)).toEqual(new Set(['ALREADY_CONCLUDED']));
  });

  test('what is said about cost after the conclusion does not undo it', () => {
    const content = contentFor('tokorozawa', 'open_proposal', { municipal_cost: true });
    const run = caseAt('tokorozawa', 'agreement', { facts: { content } });
    run.does(coordinator, 'determine_procurement', { procedure: 'bid', reason: '費用' });
    run.does(coordinator, 'record_procurement_result', { selected: 'proposer', reason: '価格' });
    run.bothConsent('outsourcing').concludes({ agreementKind: 'outsourcing' });
    run.does(officer1, 'record_dialogue', {
      heldOn: run.today,
      participants: ['proposer', 'department'],
      summary: '費用の見直し',
      cost: { municipalCost: false },
    });
    expect(run.state).toMatchObject({
      outcome: 'concluded',
      procurement: { procedure: 'bid', result: 'proposer' },
      agreement: { kind: 'outsourcing', municipalityConsent: { agreementKind: 'outsourcing' } },
    });
  });

  test('each review asks for the next one, as long as that lies within the term', () => {
    const run = inTerm().at('2027-10-01').does(officer1, 'review_agreement', { findings: '順調' });
    expect(run.state.agreement.nextReviewOn).toBe('2028-10-01');
    run.at('2028-10-05').does(coordinator, 'review_agreement', { findings: '順調' });
    expect(run.state.agreement.nextReviewOn).toBeNull();
    expect(run.askKinds()).toEqual(['end_agreement', 'implement']);
  });

  test('a renewal moves the last day and brings back the review', () => {
    const run = inTerm({ from: '2026-10-01', to: '2027-09-30' });
    expect(run.state.agreement.nextReviewOn).toBeNull();
    run.at('2027-09-01');
    expect(run.refusedAs(officer1, 'review_agreement', { findings: '短縮', renewUntil: '2027-09-29' })).toBe(
      'DATES_REVERSED',
    );
    run.does(officer1, 'review_agreement', { findings: '更新', renewUntil: '2029-09-30' });
    expect(run.state.agreement).toMatchObject({
      term: { from: '2026-10-01', to: '2029-09-30' },
      nextReviewOn: '2027-10-01',
    });
    expect(run.ask('end_agreement').until).toBe('2029-09-30T08:15:00.000Z');
  });

  test('the clock ends it from its last day on, not before; the case closes as concluded', () => {
    const run = inTerm({ from: '2026-10-01', to: '2027-09-30' }).at('2027-09-29');
    expect(run.refusedAs(SYSTEM_ACTOR, 'end_agreement', { reason: '期間満了' })).toBe('NOT_AUTHORISED');
    expect(run.openTo(SYSTEM_ACTOR)).toEqual(['change_guideline']);
    run.at('2027-09-30T08:15:00.000Z').does(SYSTEM_ACTOR, 'end_agreement', { reason: '期間満了' });
    expect(run.state).toMatchObject({ stage: 'closed', outcome: 'concluded', closedFrom: 'agreement', asks: [] });
  });

  test('a renewal that was settled first is not ended by the clock’s earlier command', () => {
    const run = inTerm({ from: '2026-10-01', to: '2027-09-30' }).at('2027-09-30T08:15:00.000Z');
    run.does(officer1, 'review_agreement', { findings: '更新', renewUntil: '2028-09-30' });
    expect(run.refusedAs(SYSTEM_ACTOR, 'end_agreement', { reason: '期間満了' })).toBe('NOT_AUTHORISED');
    expect(run.state.stage).toBe('agreement');
  });

  test('the city can end it before its last day; the desk, the proposer and strangers can’t', () => {
    const run = inTerm();
    for (const actor of [coordinator, proposer, officer2, administrator]) {
      expect(run.refusedAs(actor, 'end_agreement', { reason: '解約' })).toBe('NOT_AUTHORISED');
    }
    run.does(officer1, 'end_agreement', { reason: '合意による解約' });
    expect(run.state).toMatchObject({ stage: 'closed', outcome: 'concluded' });
  });

  test('the system may do nothing else but put a case under another version of its guideline, ever', () => {
    for (const stage of ['screening', 'matching', 'dialogue', 'pilot', 'evaluation', 'agreement'] as const) {
      expect(caseAt('tokorozawa', stage).openTo(SYSTEM_ACTOR)).toEqual(['change_guideline']);
    }
    expect(inTerm().at('2029-10-01').openTo(SYSTEM_ACTOR)).toEqual(['end_agreement', 'change_guideline']);
  });

  test('without a term nothing is awaited but implementation, and with it the case closes', () => {
    const run = caseAt('tokorozawa', 'agreement').bothConsent().concludes();
    expect(run.askKinds()).toEqual(['implement']);
    expect(run.refusedAs(officer1, 'review_agreement', { findings: '順調' })).toBe('NO_TERM');
    expect(run.refusedAs(officer1, 'end_agreement', { reason: '終了' })).toBe('NO_TERM');
    expect(run.refusedAs(officer1, 'implement', { startedOn: '2026-09-02' })).toBe('DATE_IN_FUTURE');
    run.does(officer1, 'implement', { startedOn: run.today });
    expect(run.state).toMatchObject({ stage: 'closed', outcome: 'concluded' });
  });

  test.each([
    [{ from: '2027-10-01', to: '2027-09-30' }, 'input.term.to', 'DATES_REVERSED'],
    [{ from: '9999-01-01', to: '9999-12-31' }, 'input.term.to', 'OUT_OF_RANGE'],
  ])('a term of %j is refused', (term, field, code) => {
    const run = caseAt('tokorozawa', 'agreement').bothConsent();
    expect(run.refusal(officer1, 'conclude', run.conclusion({ term })).errors).toEqual([{ field, code }]);
  });

  test('a renewal without end is refused', () => {
    expect(
      inTerm().refusal(officer1, 'review_agreement', { findings: '更新', renewUntil: '9999-12-31' }).errors,
    ).toEqual([{ field: 'input.renewUntil', code: 'OUT_OF_RANGE' }]);
  });
});

describe('for somebody else, on another day, at another version', () => {
  test('only the desk acts for a proposer, and only in what is the proposer’s', () => {
    const run = new CaseRun('tokorozawa');
    expect(run.refusedAs(coordinator, 'submit', {})).toBe('NOT_AUTHORISED');
    for (const actor of [officer1, otherProposer, auditor, expert]) {
      expect(run.refusedAs(actor, 'submit', {}, { onBehalfOf: LETTER })).toBe('ON_BEHALF_NOT_ALLOWED');
    }
    run.does(coordinator, 'submit', {}, { onBehalfOf: LETTER });
    expect(run.refusedAs(coordinator, 'redirect', { section: '道路課', reason: '既存' }, { onBehalfOf: LETTER })).toBe(
      'ON_BEHALF_NOT_ALLOWED',
    );
    const mayor = { party: 'mayor' as const, evidence: '口頭' };
    expect(run.refusedAs(coordinator, 'withdraw', {}, { onBehalfOf: mayor })).toBe('ON_BEHALF_NOT_ALLOWED');
    run.does(deskHead, 'withdraw', {}, { onBehalfOf: { party: 'proposer', evidence: '電話' } });
    expect(run.state.outcome).toBe('withdrawn');
  });

  test('a draft is nobody’s but the proposer’s, and knows one command', () => {
    const run = new CaseRun('tokorozawa');
    expect(run.openTo(proposer)).toEqual(['submit']);
    expect(run.openTo(coordinator)).toEqual(['submit']);
    expect(run.openTo(officer1)).toEqual([]);
    expect(run.refusedAs(proposer, 'withdraw', {})).toBe('NOT_SUBMITTED');
    expect(run.state.asks).toEqual([]);
  });

  test('an earlier day is for staff, a later one for nobody', () => {
    const run = caseAt('tokorozawa', 'screening').at('2026-09-03T16:00:00.000Z');
    expect(run.today).toBe('2026-09-04');
    expect(
      run.refusal(coordinator, 'redirect', { section: '道路課', reason: '既存' }, { occurredOn: '2026-09-05' }),
    ).toEqual({
      code: 'OCCURRED_ON_IN_FUTURE',
      errors: [{ field: 'occurredOn', code: 'OCCURRED_ON_IN_FUTURE' }],
    });
    expect(run.refusedAs(proposer, 'withdraw', {}, { occurredOn: '2026-09-03' })).toBe('OCCURRED_ON_NOT_ALLOWED');
    const alsoViewer = { ...proposer, roles: ['proposer', 'proposer_viewer'] as const };
    expect(run.refusedAs(alsoViewer, 'withdraw', {}, { occurredOn: '2026-09-03' })).toBe('OCCURRED_ON_NOT_ALLOWED');
    run.does(proposer, 'withdraw', {}, { occurredOn: '2026-09-04' });
    expect(run.state.outcome).toBe('withdrawn');
  });

  test('the city’s promises count from the day on which it happened', () => {
    const run = new CaseRun('tokorozawa').at('2026-09-10');
    run.does(coordinator, 'submit', {}, { onBehalfOf: LETTER, occurredOn: '2026-09-01' });
    expect(run.ask('screen')).toMatchObject({
      since: '2026-09-10T01:00:00.000Z',
      countedFrom: '2026-09-01',
      until: '2026-09-08T08:15:00.000Z',
    });
  });

  test('who has seen an older version is refused, but a refused command in between does not count', () => {
    const run = caseAt('tokorozawa', 'screening');
    expect(run.state).toMatchObject({ last: 1, lastSettled: 1 });
    run.refusal(officer1, 'pass_screening', { answers: answers(run.profile) });
    expect(run.state).toMatchObject({ last: 2, lastSettled: 1 });
    run.does(coordinator, 'pass_screening', { answers: answers(run.profile) }, { expectedVersion: 1 });
    expect(run.state).toMatchObject({ last: 3, lastSettled: 3 });
    const late = { departments: [{ departmentId: D4 }] };
    expect(run.refusedAs(coordinator, 'assign_departments', late, { expectedVersion: 2 })).toBe('VERSION_CONFLICT');
    run.does(coordinator, 'assign_departments', late, { expectedVersion: 3 });
  });

  test('two people decide at once: the first wins, and the second decides nothing', () => {
    const run = caseAt('minato', 'evaluation').does(coordinator, 'concur', {});
    const seen = run.state.lastSettled;
    run.does(officer1, 'adopt', { reason: '採用' }, { expectedVersion: seen });
    expect(
      run.refusedAs({ ...officer1, personId: 'another' }, 'reject', { reason: '不採用' }, { expectedVersion: seen }),
    ).toBe('VERSION_CONFLICT');
    expect(run.state).toMatchObject({ stage: 'agreement', outcome: null });
  });
});

describe('every open stage', () => {
  test.each([
    [
      'screening',
      [
        'consult_protection',
        'exclude',
        'extend_due',
        'mark_protected',
        'pass_screening',
        'record_dialogue',
        'redirect',
        'replan',
        'request_correction',
        'withdraw',
      ],
    ],
    [
      'matching',
      [
        'assign_departments',
        'close_without_department',
        'consult_protection',
        'extend_due',
        'mark_protected',
        'record_dialogue',
        'replan',
        'request_correction',
        'withdraw',
      ],
    ],
    [
      'dialogue',
      [
        'assign_departments',
        'consult_protection',
        'extend_due',
        'mark_protected',
        'record_dialogue',
        'replan',
        'request_correction',
        'withdraw',
      ],
    ],
    [
      'pilot',
      [
        'consult_protection',
        'extend_due',
        'mark_protected',
        'record_dialogue',
        'replan',
        'request_correction',
        'withdraw',
      ],
    ],
    [
      'evaluation',
      [
        'consult_protection',
        'extend_due',
        'mark_protected',
        'record_dialogue',
        'replan',
        'request_correction',
        'withdraw',
      ],
    ],
  ] as const)('in %s the desk of Tokorozawa is offered what it may do there', (stage, kinds) => {
    expect(caseAt('tokorozawa', stage).openTo(coordinator).sort()).toEqual([...kinds]);
  });

  test.each([
    ['matching', []],
    ['dialogue', ['extend_due', 'record_dialogue', 'refuse_task', 'reject', 'request_correction']],
    ['pilot', ['extend_due', 'record_dialogue', 'reject', 'request_correction', 'start_pilot']],
    ['evaluation', ['evaluate', 'extend_due', 'record_dialogue', 'request_correction']],
    ['agreement', ['consent_to_agreement', 'extend_due', 'record_dialogue', 'reject', 'request_correction']],
  ] as [Parameters<typeof caseAt>[1], CommandKind[]][])(
    'in %s the lead department is offered its own',
    (stage, kinds) => {
      expect(caseAt('tokorozawa', stage).openTo(officer1).sort()).toEqual(kinds);
    },
  );

  test.each(['screening', 'matching', 'dialogue', 'pilot', 'evaluation', 'agreement'] as const)(
    'in %s nothing is offered to strangers, auditors and experts; to the administrator a new count of days',
    (stage) => {
      const run = caseAt('tokorozawa', stage);
      for (const actor of [otherProposer, auditor, expert, leader3]) expect(run.openTo(actor)).toEqual([]);
      expect(run.openTo(administrator)).toEqual(['replan']);
      const own = ['withdraw', ...(stage === 'agreement' ? ['consent_to_agreement'] : []), 'mark_protected'];
      expect(run.openTo(proposer)).toEqual(own);
    },
  );

  test('recheck lists the criteria on the organisation only', () => {
    const run = caseAt('tokorozawa', 'agreement');
    expect(recheck(run.profile).map((answer) => answer.criterion)).toContain('bid_suspended.in_force');
    expect(recheck(run.profile).map((answer) => answer.criterion)).not.toContain('sales_pitch');
  });
});
