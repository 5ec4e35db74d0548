import { expect, test } from '@jest/globals';
import { draftState, type CaseState } from '../../../domain/case-state.js';
import { missingUnder } from '../../../domain/moves/guideline.js';
import { DESKS, type DeskName } from '../../factories/desks.js';

/** Where a running case would stand still under another version, it is not moved to it. */

const started: CaseState = { ...draftState('open_proposal', false), submitted: true, stage: 'screening' };

test.each<[string, DeskName, Partial<CaseState>, string | null]>([
  ['a case in screening', 'aomori', {}, null],
  ['what the window does not take any more', 'minato', { kind: 'consultation', stage: 'intake' }, 'kind'],
  ['a stage that is left out', 'minato', { stage: 'pilot' }, 'stage'],
  ['a wait for a department where the talks begin without one', 'aomori', { stage: 'matching' }, 'stage'],
  ['a pilot that was a step and is a track now', 'aomori', { stage: 'pilot' }, 'track'],
  ['a pilot on its track', 'aomori', { stage: 'pilot', track: 'pilot_support' }, null],
  ['a pilot on a track that does not lead through it', 'aomori', { stage: 'pilot', track: 'partnership' }, 'track'],
  ['a track that is not there', 'izumiotsu', { stage: 'agreement', track: 'partnership' }, 'track'],
  [
    'a choice between tracks where there are none',
    'izumiotsu',
    { stage: 'dialogue', evaluation: { ...started.evaluation, adopted: true } },
    'track',
  ],
  [
    'advice that is awaited where nobody is asked any more',
    'tokorozawa',
    { expert: { round: 1, status: 'asked', personId: null } },
    'expert',
  ],
  [
    'a procedure that is not there',
    'tokorozawa',
    { stage: 'agreement', procurement: { ...started.procurement, procedure: 'open_call' } },
    'procurement.procedure',
  ],
  [
    'a kind of agreement that is not there',
    'minato',
    { stage: 'agreement', agreement: { ...started.agreement, chosenKind: 'treaty' } },
    'agreement.chosenKind',
  ],
])('%s', (_, desk, changes, missing) => {
  expect(missingUnder({ ...started, ...changes }, DESKS[desk])).toBe(missing);
});
