import { describe, expect, test } from '@jest/globals';
import { windowEnd } from '../../../domain/calendar.js';
import { answers, AGREED, CaseRun, caseAt, DRAFT, EFFECT, LETTER, recheck } from '../../factories/case-run.js';
import { CHALLENGE, contentFor, D1, D2, DESKS, PEOPLE } from '../../factories/desks.js';

/** The acceptance scenarios of two desks (requirements, sections 5.1 and 5.4), as far as the process decides them. */

const { proposer, otherProposer, coordinator, deskHead, officer1, officer2, twoHats } = PEOPLE;

const groupOf = (run: CaseRun): string | undefined =>
  run.profile.terms.stage_groups.find((group) => group.stages.some((stage) => stage === run.state.stage))?.label.ja;

describe('T-S1: an open proposal with a pilot ends in an agreement on one project', () => {
  test('the header passes the four headings and every decision is taken by whom it belongs to', () => {
    const run = new CaseRun('tokorozawa');
    const headings = [groupOf(run)];
    const step = (take: (run: CaseRun) => unknown) => {
      take(run);
      if (groupOf(run) !== headings.at(-1)) headings.push(groupOf(run));
    };

    step(() => run.does(proposer, 'submit', {}));
    step(() => run.does(coordinator, 'pass_screening', { answers: answers(run.profile) }));
    step(() => run.does(coordinator, 'assign_departments', { departments: [{ departmentId: D1 }] }));
    step(() => run.does(officer1, 'take_task', {}));
    step(() => run.talks('pilot'));
    step(() =>
      run.does(officer1, 'start_pilot', { plan: '三か月の実証', startsOn: '2026-10-01', endsOn: '2026-12-25' }),
    );
    run.at('2026-12-28');
    step(() => run.does(officer1, 'finish_pilot', { report: '三割減', dataVerified: true, endedOn: '2026-12-25' }));
    step(() => run.does(officer1, 'evaluate', EFFECT));
    step(() => run.does(coordinator, 'concur', {}));
    step(() => run.does(officer1, 'decide_feasibility', { feasible: true, reason: '効果がある。' }));

    expect(headings).toEqual(['提案募集', 'マッチング', '協議・実証実験', '評価']);
    expect(run.state).toMatchObject({ stage: 'agreement', outcome: null, evaluation: { adopted: true } });
  });

  test('the agreement is concluded only when both sides agreed to the same draft', () => {
    const run = caseAt('tokorozawa', 'agreement');
    const consent = { agreementKind: 'project_agreement', document: DRAFT };
    expect(run.refusedAs(officer1, 'conclude', run.conclusion())).toBe('CONSENT_MISSING');
    run.does(officer1, 'consent_to_agreement', consent);
    expect(run.refusedAs(officer1, 'conclude', run.conclusion())).toBe('CONSENT_MISSING');
    run.does(proposer, 'consent_to_agreement', { ...consent, document: '協定書案 第2版' });
    expect(run.refusedAs(officer1, 'conclude', run.conclusion())).toBe('CONSENT_MISSING');
    run.bothConsent().concludes();
    expect(run.state).toMatchObject({
      stage: 'agreement',
      outcome: 'concluded',
      agreement: { kind: 'project_agreement' },
    });
  });

  test.each(['comprehensive_agreement', 'project_agreement'])('%s can be chosen (T-17)', (agreementKind) => {
    const run = caseAt('tokorozawa', 'agreement').bothConsent(agreementKind).concludes({ agreementKind });
    expect(run.state.agreement.kind).toBe(agreementKind);
  });

  test('both sides must mean the same kind and draft that is concluded', () => {
    const run = caseAt('tokorozawa', 'agreement').bothConsent();
    const other = [{ agreementKind: 'comprehensive_agreement' }, { document: '別の案' }];
    expect(other.map((changes) => run.refusedAs(officer1, 'conclude', run.conclusion(changes)))).toEqual([
      'CONSENT_MISSING',
      'CONSENT_MISSING',
    ]);
  });

  test('the pilot is optional: without one the case goes from dialogue to evaluation (T-15)', () => {
    const run = caseAt('tokorozawa', 'dialogue').talks('evaluation');
    expect(run.state).toMatchObject({ stage: 'evaluation', pilot: { round: 0, status: 'none' } });
  });

  test.each([
    ['a shared goal', 'sharedGoal', 'SHARED_GOAL_REQUIRED'],
    ['the proposer’s benefit', 'benefitProposer', 'BENEFIT_PROPOSER_REQUIRED'],
    ['the city’s benefit', 'benefitMunicipality', 'BENEFIT_MUNICIPALITY_REQUIRED'],
  ] as const)('the dialogue is not left without %s (T-13, T-14)', (_, field, code) => {
    const run = caseAt('tokorozawa', 'dialogue');
    const dialogue = { ...AGREED, heldOn: run.today, participants: ['proposer' as const, 'department' as const] };
    const rest = { ...dialogue, [field]: undefined };
    expect(run.refusedAs(officer1, 'record_dialogue', { ...rest, next: 'evaluation' })).toBe(code);
    run.does(officer1, 'record_dialogue', rest).does(officer1, 'record_dialogue', { ...dialogue, next: 'pilot' });
    expect(run.state.stage).toBe('pilot');
  });

  test('a dialogue without one of the sides does not count', () => {
    const run = caseAt('tokorozawa', 'dialogue');
    const talk = { ...AGREED, heldOn: run.today, participants: ['proposer' as const, 'desk' as const] };
    expect(run.refusedAs(coordinator, 'record_dialogue', { ...talk, next: 'evaluation' })).toBe('PARTICIPANTS_MISSING');
  });

  test('nothing is decided before the effect is on record and the desk concurred (T-16)', () => {
    const run = caseAt('tokorozawa', 'evaluation');
    const yes = { feasible: true, reason: '可' };
    expect(run.refusedAs(officer1, 'decide_feasibility', yes)).toBe('EFFECT_REQUIRED');
    expect(run.refusedAs(coordinator, 'concur', {})).toBe('EFFECT_REQUIRED');
    run.does(officer1, 'evaluate', EFFECT);
    expect(run.refusedAs(officer1, 'decide_feasibility', yes)).toBe('CONCURRENCE_REQUIRED');
    expect(run.refusedAs(officer1, 'concur', {})).toBe('NOT_AUTHORISED');
    run.does(twoHats, 'concur', {});
    expect(run.refusedAs(twoHats, 'decide_feasibility', yes)).toBe('SAME_PERSON');
    expect(run.refusedAs(coordinator, 'decide_feasibility', yes)).toBe('NOT_AUTHORISED');
    run.does(officer1, 'decide_feasibility', yes);
    expect(run.state.stage).toBe('agreement');
  });

  test('an effect that is found anew asks for concurrence anew', () => {
    const run = caseAt('tokorozawa', 'evaluation').does(officer1, 'evaluate', EFFECT).does(coordinator, 'concur', {});
    run.does(officer1, 'evaluate', { effect: '測り直すと効果はなかった。', effectVerified: false });
    expect(run.refusedAs(officer1, 'decide_feasibility', { feasible: true, reason: '可' })).toBe(
      'CONCURRENCE_REQUIRED',
    );
    expect(run.askKinds()).toEqual(['concur', 'decide']);
  });
});

describe('T-S2: what costs the city or needs fairness gets a procurement determination first', () => {
  const withCost = (cost: { municipalCost?: boolean; fairnessNeeded?: boolean }): CaseRun => {
    const run = caseAt('tokorozawa', 'agreement').bothConsent();
    return run.does(officer1, 'record_dialogue', {
      heldOn: run.today,
      participants: ['desk', 'department'],
      summary: '負担について確認した。',
      cost,
    });
  };

  test.each([
    ['cost', { municipalCost: true }],
    ['fairness without cost', { fairnessNeeded: true }],
  ])('%s: neither consent nor conclusion before the determination', (_, cost) => {
    const run = withCost(cost);
    expect(run.refusedAs(officer1, 'conclude', run.conclusion())).toBe('PROCUREMENT_UNDETERMINED');
    const consent = { agreementKind: 'project_agreement', document: DRAFT };
    expect(run.refusedAs(proposer, 'consent_to_agreement', consent)).toBe('PROCUREMENT_UNDETERMINED');
    expect(run.ask('determine_procurement').holder).toBe('desk');
    expect(run.askKinds()).toEqual(['determine_procurement']);
  });

  test('a competitive proposal: direct conclusion stays blocked until its result, then only the contract is possible', () => {
    const run = withCost({ municipalCost: true });
    run.does(coordinator, 'determine_procurement', { procedure: 'competitive_proposal', reason: '費用がかかる。' });
    expect(run.state.procurement.procedure).toBe('competitive_proposal');
    expect(run.refusedAs(officer1, 'conclude', run.conclusion())).toBe('PROCUREMENT_RESULT_MISSING');
    expect(run.askKinds()).toEqual(['record_procurement']);

    run.does(officer1, 'record_procurement_result', { selected: 'proposer', reason: '最高点' });
    expect(run.refusedAs(officer1, 'conclude', run.conclusion())).toBe('CONSENT_MISSING');
    expect(
      run.refusedAs(officer1, 'consent_to_agreement', { agreementKind: 'project_agreement', document: DRAFT }),
    ).toBe('AGREEMENT_KIND_UNKNOWN');
    run.bothConsent('outsourcing', '契約書案');
    run.concludes({ agreementKind: 'outsourcing', document: '契約書案' });
    expect(run.state).toMatchObject({ outcome: 'concluded', agreement: { kind: 'outsourcing', term: null } });
  });

  test('what both sides agreed to before the procedure has to be agreed anew, and both are asked', () => {
    const run = withCost({ municipalCost: true })
      .does(coordinator, 'determine_procurement', { procedure: 'bid', reason: '費用がかかる。' })
      .does(coordinator, 'record_procurement_result', { selected: 'proposer', reason: '最低価格' });
    expect(run.askKinds()).toEqual(['municipality_consent']);
    run.does(officer1, 'consent_to_agreement', { agreementKind: 'outsourcing', document: DRAFT });
    expect(run.askKinds()).toEqual(['proposer_consent']);
  });

  test('that no procedure is needed is the desk’s discretion, with a reason', () => {
    const run = withCost({ municipalCost: true });
    expect(run.refusedAs(officer1, 'determine_procurement', { procedure: 'none', reason: '少額' })).toBe(
      'NOT_AUTHORISED',
    );
    run.does(coordinator, 'determine_procurement', { procedure: 'none', reason: '少額' }).bothConsent().concludes();
    expect(run.state).toMatchObject({ outcome: 'concluded', procurement: { procedure: 'none', result: null } });
  });

  test('a trigger that appears after the determination takes it back', () => {
    const run = withCost({ municipalCost: true }).does(coordinator, 'determine_procurement', {
      procedure: 'none',
      reason: '少額',
    });
    run.does(officer1, 'record_dialogue', {
      heldOn: run.today,
      participants: ['desk', 'department'],
      summary: 'ほかにも希望者がいる。',
      cost: { fairnessNeeded: true },
    });
    expect(run.refusedAs(officer1, 'conclude', run.conclusion())).toBe('PROCUREMENT_UNDETERMINED');
  });

  test('a cost that the desk itself finds is determined in the same step; one that is gone needs no procedure', () => {
    const run = caseAt('tokorozawa', 'agreement');
    const bid = { procedure: 'bid', reason: '費用がかかる。' };
    expect(run.refusedAs(coordinator, 'determine_procurement', bid)).toBe('PROCUREMENT_NOT_TRIGGERED');
    run.does(coordinator, 'determine_procurement', { ...bid, cost: { municipalCost: true } });
    expect(run.state.procurement.procedure).toBe('bid');
    run.does(coordinator, 'determine_procurement', { ...bid, cost: { municipalCost: false } });
    expect(run.state).toMatchObject({ cost: { municipalCost: false }, procurement: { procedure: null } });
    expect(run.bothConsent().concludes().state.outcome).toBe('concluded');
  });

  test('an unknown procedure is refused, and one that selected nobody can be held again', () => {
    const run = withCost({ municipalCost: true });
    expect(run.refusal(coordinator, 'determine_procurement', { procedure: 'lottery', reason: 'くじ' })).toEqual({
      code: 'PROCEDURE_UNKNOWN',
      errors: [{ field: 'input.procedure', code: 'PROCEDURE_UNKNOWN' }],
    });
    run.does(coordinator, 'determine_procurement', { procedure: 'bid', reason: '費用がかかる。' });
    run.does(coordinator, 'record_procurement_result', { selected: 'nobody', reason: '応募なし' });
    expect(run.askKinds()).toEqual(['determine_procurement']);
  });

  test('a case that has a cost on its form is asked the same', () => {
    const content = contentFor('tokorozawa', 'open_proposal', { municipal_cost: true });
    const run = caseAt('tokorozawa', 'agreement', { facts: { content } });
    expect(run.askKinds()).toEqual(['determine_procurement']);
  });

  test('a cost that the proposer states in a correction counts as well', () => {
    const run = caseAt('tokorozawa', 'agreement').bothConsent();
    run.does(coordinator, 'request_correction', { message: '市の負担を確認してください。' });
    run.does(proposer, 'resubmit', { content: contentFor('tokorozawa', 'open_proposal', { municipal_cost: true }) });
    expect(run.refusedAs(officer1, 'conclude', run.conclusion())).toBe('PROCUREMENT_UNDETERMINED');
  });

  test('a correction that says nothing new about cost leaves what the desk found', () => {
    const run = withCost({ municipalCost: true });
    run.does(coordinator, 'request_correction', { message: '連絡先を確認してください。' });
    run.does(proposer, 'resubmit', { content: contentFor('tokorozawa', 'open_proposal', { title: '新しい件名' }) });
    expect(run.state.cost.municipalCost).toBe(true);
  });
});

describe('T-S3: a posted challenge, declined after the pilot', () => {
  const piloted = (): CaseRun => {
    const run = caseAt('tokorozawa', 'pilot', { type: 'posted_challenge' });
    run.does(officer2, 'start_pilot', { plan: '実証', startsOn: '2026-09-10', endsOn: '2026-10-30' });
    return run
      .at('2026-11-02')
      .does(officer2, 'finish_pilot', { report: '変化なし', dataVerified: true, endedOn: '2026-10-30' });
  };

  test('the owner of the challenge is asked without a step of selection (T-12)', () => {
    const run = caseAt('tokorozawa', 'matching', { type: 'posted_challenge' });
    expect(run.state.departments).toEqual([{ departmentId: D2, lead: true, status: 'asked' }]);
    expect(run.state.asks).toMatchObject([{ kind: 'respond', holder: 'department', departmentId: D2 }]);
  });

  test('an owner that is no longer in use is not asked: the desk chooses', () => {
    const run = caseAt('tokorozawa', 'matching', { type: 'posted_challenge', facts: { departmentIds: [D1] } });
    expect(run.state.departments).toEqual([]);
    expect(run.askKinds()).toEqual(['assign']);
  });

  test('an effect that was not verified ends as not realised, and no agreement step opens', () => {
    const run = piloted();
    run.does(officer2, 'evaluate', { effect: '効果は確認できなかった。', effectVerified: false });
    run.does(coordinator, 'concur', {});
    run.does(officer2, 'decide_feasibility', { feasible: false, reason: '効果がない。' });
    expect(run.state).toMatchObject({ stage: 'closed', outcome: 'not_realised', closedFrom: 'evaluation', asks: [] });
    expect(run.refusedAs(officer2, 'conclude', run.conclusion())).toBe('CASE_CLOSED');
  });

  test('a pilot is finished with verified data, not in the future, and only once', () => {
    const run = caseAt('tokorozawa', 'pilot');
    const report = { report: '報告', dataVerified: true, endedOn: '2026-09-30' };
    expect(run.refusedAs(officer1, 'finish_pilot', report)).toBe('PILOT_NOT_RUNNING');
    run.does(officer1, 'start_pilot', { plan: '実証', startsOn: '2026-09-02', endsOn: '2026-09-30' });
    expect(run.refusedAs(officer1, 'finish_pilot', report)).toBe('DATE_IN_FUTURE');
    run.at('2026-10-01');
    expect(run.refusedAs(officer1, 'finish_pilot', { ...report, dataVerified: false })).toBe('DATA_NOT_VERIFIED');
    run.does(officer1, 'finish_pilot', report);
    expect(run.state.stage).toBe('evaluation');
  });

  test.each([
    ['no challenge', null, 'CHALLENGE_REQUIRED'],
    ['one that is not published', { ...CHALLENGE, publishedOn: null }, 'CHALLENGE_NOT_PUBLISHED'],
    ['one published tomorrow', { ...CHALLENGE, publishedOn: '2026-09-02' }, 'CHALLENGE_NOT_PUBLISHED'],
  ] as const)('a proposal on %s is refused (T-10)', (_, challenge, code) => {
    const run = new CaseRun('tokorozawa', { type: 'posted_challenge', facts: { challenge } });
    expect(run.refusedAs(proposer, 'submit', {})).toBe(code);
  });

  test('an open proposal names no challenge (T-09)', () => {
    const run = new CaseRun('tokorozawa', { facts: { challenge: CHALLENGE } });
    expect(run.refusedAs(proposer, 'submit', {})).toBe('CHALLENGE_NOT_ALLOWED');
  });
});

describe('T-S4: excluded', () => {
  const reason = '要件に該当する。';

  test.each([
    ['a sales pitch', 'sales_pitch'],
    ['religious content', 'religion_politics'],
    ['a suspended organisation', 'bid_suspended.in_force'],
    ['one recognised as falling under the rules', 'bid_suspended.recognised'],
  ])('%s ends as excluded, cannot pass and never reaches matching', (_, criterion) => {
    const run = caseAt('tokorozawa', 'screening');
    const hit = { answers: answers(run.profile, [criterion]) };
    expect(run.refusedAs(coordinator, 'pass_screening', hit)).toBe('CRITERION_HIT');
    run.does(coordinator, 'exclude', { criteria: [criterion], reason });
    expect(run.state).toMatchObject({ stage: 'closed', outcome: 'excluded', closedFrom: 'screening' });
    expect(run.refusedAs(coordinator, 'assign_departments', { departments: [{ departmentId: D1 }] })).toBe(
      'CASE_CLOSED',
    );
  });

  test.each(['other_unsuitable', 'other_unsuitable_org'])(
    '%s is the mayor’s to judge: it needs the reference of his decision (T-34, T-38)',
    (criterion) => {
      const run = caseAt('tokorozawa', 'screening');
      const byDesk = { number: '公推第12号', date: '2026-09-01', authority: 'desk' as const };
      expect(run.refusal(coordinator, 'exclude', { criteria: [criterion], reason })).toEqual({
        code: 'EXTERNAL_DECISION_REQUIRED',
        errors: [{ field: 'input.externalDecision', code: 'REQUIRED' }],
      });
      expect(
        run.refusedAs(coordinator, 'exclude', {
          criteria: ['sales_pitch', criterion],
          reason,
          externalDecision: byDesk,
        }),
      ).toBe('EXTERNAL_DECISION_REQUIRED');
      expect(
        run.refusedAs(
          coordinator,
          'exclude',
          { criteria: [criterion], reason },
          {
            onBehalfOf: { party: 'mayor', evidence: '電話' },
          },
        ),
      ).toBe('EXTERNAL_DECISION_REQUIRED');
      run.does(coordinator, 'exclude', {
        criteria: [criterion],
        reason,
        externalDecision: { ...byDesk, authority: 'mayor' },
      });
      expect(run.state.outcome).toBe('excluded');
    },
  );

  test('a decision of tomorrow is no decision yet', () => {
    const run = caseAt('tokorozawa', 'screening');
    expect(
      run.refusal(coordinator, 'exclude', {
        criteria: ['other_unsuitable'],
        reason,
        externalDecision: { number: '1', date: '2026-09-02', authority: 'mayor' },
      }),
    ).toEqual({
      code: 'DATE_IN_FUTURE',
      errors: [{ field: 'input.externalDecision.date', code: 'DATE_IN_FUTURE' }],
    });
  });

  test('every criterion needs an answer, once, and both parts of one that has parts (T-36, T-39)', () => {
    const run = caseAt('tokorozawa', 'screening');
    const all = answers(run.profile);
    expect(run.refusal(coordinator, 'pass_screening', { answers: all.slice(1) })).toEqual({
      code: 'CRITERIA_UNANSWERED',
      errors: [{ field: 'input.answers.sales_pitch', code: 'REQUIRED' }],
    });
    const part = all.filter((answer) => answer.criterion !== 'bid_suspended.recognised');
    expect(run.refusedAs(coordinator, 'pass_screening', { answers: part })).toBe('CRITERIA_UNANSWERED');
    expect(run.refusal(coordinator, 'pass_screening', { answers: [...all, ...all.slice(0, 1)] })).toEqual({
      code: 'CRITERION_UNKNOWN',
      errors: [{ field: `input.answers.${all.length}.criterion`, code: 'NOT_ALLOWED' }],
    });
    expect(run.refusedAs(coordinator, 'exclude', { criteria: ['bid_suspended.never'], reason })).toBe(
      'CRITERION_UNKNOWN',
    );
  });

  test('a suspension that began after screening stops the conclusion (T-36)', () => {
    const run = caseAt('tokorozawa', 'agreement').bothConsent();
    const suspended = recheck(run.profile, ['bid_suspended.in_force']);
    expect(run.refusedAs(officer1, 'conclude', run.conclusion({ recheck: [] }))).toBe('RECHECK_REQUIRED');
    expect(run.refusedAs(officer1, 'conclude', run.conclusion({ recheck: suspended }))).toBe('CRITERION_HIT');
    expect(run.state.outcome).toBeNull();
    run.does(officer1, 'reject', { reason: '入札参加停止になった。' });
    expect(run.state).toMatchObject({ stage: 'closed', outcome: 'not_realised' });
  });
});

describe('M-S1: a theme, no cost', () => {
  const themed = (now: string): CaseRun => new CaseRun('minato', { type: 'posted_challenge', now });

  test('the last day of the window is proposed as three months less a day', () => {
    expect(windowEnd('2026-09-01', 3)).toBe('2026-11-30');
  });

  test.each([
    ['the last minute of 30 November', '2026-11-30T14:59:59.999Z'],
    ['the first minute of 1 September', '2026-08-31T15:00:00.000Z'],
  ])('%s in Tokyo is accepted', (_, instant) => {
    expect(themed(instant).does(proposer, 'submit', {}).state.stage).toBe('screening');
  });

  test.each([
    ['midnight of 1 December', '2026-11-30T15:00:00.000Z', 'WINDOW_CLOSED'],
    ['the last minute of 31 August', '2026-08-31T14:59:59.999Z', 'WINDOW_NOT_OPEN'],
  ])('%s in Tokyo is refused', (_, instant, code) => {
    const run = themed(instant);
    expect(run.refusedAs(proposer, 'submit', {})).toBe(code);
    expect(run.state).toMatchObject({ submitted: false, stage: 'intake' });
  });

  test('what came to the counter on the last day counts from that day, when the desk records it later', () => {
    const run = themed('2026-12-02T01:00:00.000Z');
    const counter = { onBehalfOf: LETTER, occurredOn: '2026-11-30' };
    expect(run.refusedAs(coordinator, 'submit', {}, { onBehalfOf: LETTER })).toBe('WINDOW_CLOSED');
    run.does(coordinator, 'submit', {}, counter);
    expect(run.ask('screen').countedFrom).toBe('2026-11-30');
  });

  test('no department is chosen before the dialogue with the proposer (M-21)', () => {
    const run = themed('2026-09-10T01:00:00.000Z').does(proposer, 'submit', {});
    const choose = { departments: [{ departmentId: D1 }] };
    expect(run.refusedAs(coordinator, 'assign_departments', choose)).toBe('DIALOGUE_REQUIRED');
    expect(run.refusedAs(coordinator, 'pass_screening', { answers: answers(run.profile) })).toBe('DIALOGUE_REQUIRED');
    run.does(coordinator, 'record_dialogue', {
      heldOn: run.today,
      participants: ['desk', 'department'],
      summary: '庁内の打合せ',
    });
    expect(run.refusedAs(coordinator, 'assign_departments', choose)).toBe('DIALOGUE_REQUIRED');
    run.passes();
    expect(run.refusedAs(officer1, 'assign_departments', choose)).toBe('NOT_AUTHORISED');
    run.does(coordinator, 'assign_departments', choose);
    expect(run.state.departments).toEqual([{ departmentId: D1, lead: true, status: 'asked' }]);
  });

  test('the theme’s own department is not asked by itself: the desk decides (M-22)', () => {
    const run = caseAt('minato', 'matching', { type: 'posted_challenge' });
    expect(run.state.departments).toEqual([]);
    expect(run.ask('assign').holder).toBe('desk');
  });

  test('only a dialogue of all three sides counts (M-27)', () => {
    const run = caseAt('minato', 'dialogue');
    const talk = { ...AGREED, heldOn: run.today, next: 'evaluation' as const };
    for (const participants of [
      ['proposer', 'department'],
      ['proposer', 'desk'],
      ['desk', 'department', 'expert'],
    ] as const) {
      expect(run.refusedAs(officer1, 'record_dialogue', { ...talk, participants: [...participants] })).toBe(
        'PARTICIPANTS_MISSING',
      );
    }
    expect(run.talks('evaluation').state.stage).toBe('evaluation');
  });

  test('the department adopts after coordination with the desk; the desk itself can’t (M-29)', () => {
    const run = caseAt('minato', 'evaluation');
    expect(run.refusedAs(officer1, 'adopt', { reason: '採用' })).toBe('CONCURRENCE_REQUIRED');
    expect(run.refusedAs(officer1, 'reject', { reason: '不採用' })).toBe('CONCURRENCE_REQUIRED');
    expect(run.refusedAs(officer1, 'concur', {})).toBe('NOT_AUTHORISED');
    run.does(coordinator, 'concur', {});
    expect(run.refusedAs(coordinator, 'adopt', { reason: '採用' })).toBe('NOT_AUTHORISED');
    expect(run.refusedAs(deskHead, 'adopt', { reason: '採用' })).toBe('NOT_AUTHORISED');
    expect(run.refusedAs(officer2, 'adopt', { reason: '採用' })).toBe('NOT_AUTHORISED');
    expect(run.refusedAs(proposer, 'adopt', { reason: '採用' })).toBe('NOT_AUTHORISED');
    run.does(officer1, 'adopt', { reason: '採用' });
    expect(run.state).toMatchObject({ stage: 'agreement', evaluation: { adopted: true }, outcome: null });
  });

  test('a memorandum is concluded, and with implementation on record the case is done (M-30)', () => {
    const run = caseAt('minato', 'agreement').bothConsent();
    expect(run.refusal(officer1, 'conclude', run.conclusion({ instrument: undefined }))).toEqual({
      code: 'INSTRUMENT_REQUIRED',
      errors: [{ field: 'input.instrument', code: 'REQUIRED' }],
    });
    expect(run.refusal(officer1, 'conclude', run.conclusion({ instrument: 'handshake' }))).toEqual({
      code: 'INSTRUMENT_REQUIRED',
      errors: [{ field: 'input.instrument', code: 'NOT_ALLOWED' }],
    });
    run.concludes({ instrument: 'memorandum' });
    expect(run.askKinds()).toEqual(['implement']);
    run.does(officer1, 'implement', { startedOn: run.today });
    expect(run.state).toMatchObject({ stage: 'closed', outcome: 'concluded' });
  });

  test('without a document only with a reason, and without a term', () => {
    const run = caseAt('minato', 'agreement');
    const without = { agreementKind: 'no_agreement', instrument: undefined, document: undefined };
    expect(run.refusedAs(officer1, 'consent_to_agreement', { agreementKind: 'no_agreement', document: DRAFT })).toBe(
      'AGREEMENT_KIND_UNKNOWN',
    );
    expect(run.refusedAs(officer1, 'conclude', run.conclusion(without))).toBe('REASON_REQUIRED');
    const term = { from: '2026-10-01', to: '2027-09-30' };
    expect(run.refusedAs(officer1, 'conclude', run.conclusion({ ...without, reason: '簡易', term }))).toBe(
      'TERM_NOT_ALLOWED',
    );
    expect(run.concludes({ ...without, reason: '簡易' }).state.outcome).toBe('concluded');
  });

  test('not adopted by the department is an end of its own, 不採用', () => {
    const run = caseAt('minato', 'evaluation').does(coordinator, 'concur', {});
    expect(run.does(officer1, 'reject', { reason: '不採用' }).state.outcome).toBe('not_adopted');
  });
});

describe('M-S4: excluded and exceptional bodies', () => {
  const submitted = (changes: Record<string, unknown>): CaseRun =>
    new CaseRun('minato', { facts: { content: contentFor('minato', 'open_proposal', changes) } });

  test('an individual is refused, with the reason at the field; no case begins', () => {
    const run = submitted({ org_kind: 'individual' });
    expect(run.refusal(proposer, 'submit', {})).toEqual({
      code: 'SUBMISSION_INCOMPLETE',
      errors: [{ field: 'content.org_kind', code: 'INDIVIDUAL_NOT_ELIGIBLE' }],
    });
    expect(run.state.submitted).toBe(false);
  });

  test('a sole proprietor is eligible', () => {
    expect(submitted({ org_kind: 'sole_proprietor' }).reach('matching').state.stage).toBe('matching');
  });

  test('who can’t carry it out itself is refused (M-15)', () => {
    expect(submitted({ can_implement: false }).refusal(proposer, 'submit', {}).errors).toEqual([
      { field: 'content.can_implement', code: 'CAN_IMPLEMENT_REQUIRED' },
    ]);
  });

  test.each([{ local_base: undefined }, { local_base: '　' }])(
    'without a base in the ward (%j) it passes only with a reason for the exception (M-14)',
    (changes) => {
      const run = submitted(changes).reach('screening');
      const pass = { answers: answers(run.profile) };
      expect(() => run.passes()).toThrow('EXCEPTION_REASON_REQUIRED');
      expect(run.refusal(coordinator, 'pass_screening', pass)).toEqual({
        code: 'EXCEPTION_REASON_REQUIRED',
        errors: [{ field: 'input.exceptionReason', code: 'REQUIRED' }],
      });
      run.does(coordinator, 'pass_screening', { ...pass, exceptionReason: '区内で実施するため。' });
      expect(run.state.stage).toBe('matching');
    },
  );

  test.each(['mere_abolition', 'religion_politics', 'other_unsuitable'])(
    '%s is out of scope by the ward’s own judgement',
    (criterion) => {
      const run = caseAt('minato', 'screening');
      run.does(coordinator, 'exclude', { criteria: [criterion], reason: '対象外の要件に該当する。' });
      expect(run.state.outcome).toBe('excluded');
    },
  );

  test('what the kind of organisation answers by itself is not asked at screening', () => {
    expect(answers(DESKS.minato).map((answer) => answer.criterion)).not.toContain('individual');
  });
});

describe('M-S5: a cost for the ward', () => {
  const costly = (): CaseRun =>
    caseAt('minato', 'agreement', {
      facts: { content: contentFor('minato', 'open_proposal', { municipal_cost: true }) },
    });
  const procedure = { procedure: 'contract_procedure', reason: '区の負担がある。' };

  test('funds come before the procedure, the procedure before anything else (M-31)', () => {
    const run = costly();
    expect(run.askKinds()).toEqual(['secure_funds']);
    expect(run.refusedAs(coordinator, 'determine_procurement', procedure)).toBe('FUNDS_NOT_SECURED');
    expect(run.refusedAs(officer1, 'conclude', run.conclusion())).toBe('FUNDS_NOT_SECURED');
    expect(run.refusedAs(coordinator, 'secure_funds', { source: '一般会計' })).toBe('NOT_AUTHORISED');
    run.does(officer1, 'secure_funds', { source: '一般会計' });
    expect(run.refusedAs(officer1, 'secure_funds', { source: '一般会計' })).toBe('FUNDS_NOT_NEEDED');
    expect(run.refusedAs(officer1, 'conclude', run.conclusion())).toBe('PROCUREMENT_UNDETERMINED');
    expect(run.refusedAs(coordinator, 'determine_procurement', { ...procedure, procedure: 'none' })).toBe(
      'PROCUREMENT_MANDATORY',
    );
    expect(run.refusedAs(officer1, 'implement', { startedOn: run.today })).toBe('NOT_CONCLUDED');
    run.does(coordinator, 'determine_procurement', procedure);
    expect(run.refusedAs(officer1, 'conclude', run.conclusion())).toBe('PROCUREMENT_RESULT_MISSING');
  });

  test('adopted, but another firm was selected: an end of its own (M-32)', () => {
    const run = costly().does(officer1, 'secure_funds', { source: '一般会計' });
    run.does(coordinator, 'determine_procurement', procedure);
    run.does(officer1, 'record_procurement_result', { selected: 'other', selectedName: 'Z社', reason: '価格' });
    expect(run.state).toMatchObject({
      stage: 'closed',
      outcome: 'adopted_not_selected',
      evaluation: { adopted: true },
      asks: [],
    });
  });

  test('selected: a contract, with neither instrument nor term', () => {
    const run = costly().does(officer1, 'secure_funds', { source: '一般会計' });
    run.does(coordinator, 'determine_procurement', procedure);
    run.does(officer1, 'record_procurement_result', { selected: 'proposer', reason: '価格' });
    run.bothConsent('contract').concludes({ agreementKind: 'contract', instrument: undefined });
    expect(run.state).toMatchObject({ outcome: 'concluded', agreement: { kind: 'contract', term: null } });
  });

  test('withdrawn while others wait: every wait ends and a later adoption is refused', () => {
    const run = caseAt('minato', 'evaluation').does(coordinator, 'concur', {});
    expect(run.refusedAs(otherProposer, 'withdraw', {})).toBe('NOT_AUTHORISED');
    run.does(proposer, 'withdraw', { reason: '事情が変わった。' });
    expect(run.state).toMatchObject({ stage: 'closed', outcome: 'withdrawn', asks: [] });
    expect(run.refusedAs(officer1, 'adopt', { reason: '採用' })).toBe('CASE_CLOSED');
    expect(run.state.outcome).toBe('withdrawn');
  });
});
