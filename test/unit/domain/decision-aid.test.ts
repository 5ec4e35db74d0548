import { describe, expect, test } from '@jest/globals';
import { answersBeside } from '../../../domain/decision-aid.js';
import { contentFor, DESKS } from '../../factories/desks.js';
import { changed } from '../parameters/changed.js';

/** Answers of the form beside the criteria that they help to judge (N-04). */

const asked = { type: 'open_proposal', kind: 'proposal' } as const;
const content = contentFor('nara', 'open_proposal', {
  criteria_answers: { public_benefit: 'yes', meets_need: 'no', feasible: 'yes', fair: 'yes', risks_handled: 'no' },
});

describe('answers beside criteria', () => {
  test('a checklist that is named for one criterion stands there as a whole', () => {
    expect(answersBeside(DESKS.nara, { ...asked, content })[0]).toEqual({
      criterion: 'unsound',
      field: 'soundness',
      item: null,
      label: { ja: '団体の健全性', en: 'Soundness of the organisation' },
      answer: content['soundness'],
    });
  });

  test('a checklist whose items are named after criteria gives each its own', () => {
    const beside = answersBeside(DESKS.nara, { ...asked, content }).filter(({ field }) => field === 'criteria_answers');
    expect(beside.map(({ criterion, item, answer }) => [criterion, item, answer])).toEqual([
      ['public_benefit', 'public_benefit', 'yes'],
      ['meets_need', 'meets_need', 'no'],
      ['feasible', 'feasible', 'yes'],
      ['fair', 'fair', 'yes'],
      ['risks_handled', 'risks_handled', 'no'],
    ]);
    expect(beside[1]?.label.ja).toBe('行政ニーズに合っている');
  });

  test('a criterion with parts has it beside each; one that is not asked has none', () => {
    const profile = changed(DESKS.tokorozawa, {
      'form_fields.org_name.supports': ['bid_suspended'],
      'form_fields.summary.supports': ['sales_pitch'],
      'exclusions.proposal.sales_pitch.enabled': false,
    });
    const beside = answersBeside(profile, { ...asked, content: contentFor('tokorozawa', 'open_proposal') });
    expect(beside.map(({ criterion, answer }) => [criterion, answer])).toEqual([
      ['bid_suspended.in_force', 'X社'],
      ['bid_suspended.recognised', 'X社'],
    ]);
  });

  test('what was not answered is not shown, nor what is not asked of this kind', () => {
    const rest = Object.fromEntries(Object.entries(content).filter(([key]) => key !== 'soundness'));
    const fields = (given: typeof content, kind: 'proposal' | 'consultation') =>
      answersBeside(DESKS.nara, { ...asked, kind, content: given }).map(({ field }) => field);
    expect(fields(rest, 'proposal')).not.toContain('soundness');
    expect(fields(content, 'consultation')).toEqual([]);
  });
});
