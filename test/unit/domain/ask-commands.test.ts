import { expect, test } from '@jest/globals';
import { COMMANDS_AWAITED } from '../../../domain/ask-commands.js';
import { ASK_KINDS } from '../../../domain/case-state.js';
import { openActions } from '../../../domain/process.js';
import { answersTo } from '../../../tools/walkthrough/answers.js';
import { caseAt } from '../../factories/case-run.js';
import { DESKS, PEOPLE, type DeskName } from '../../factories/desks.js';

/** What a page puts first is what the walkthroughs give, and what is open to somebody who is awaited. */

test.each(ASK_KINDS)('%s: what a walk gives is among what is put first', (kind) => {
  expect(COMMANDS_AWAITED[kind].length).toBeGreaterThan(0);
  // Screening may need a dialogue first, which a walk gives in its place.
  expect(COMMANDS_AWAITED[kind]).toEqual(expect.arrayContaining([...answersTo(kind)]));
});

const everybody = Object.values(PEOPLE);

const desks = Object.keys(DESKS) as DeskName[];

test.each(
  desks.flatMap((desk) => (['screening', 'dialogue', 'agreement'] as const).map((stage) => [desk, stage] as const)),
)('at %s in %s somebody is offered what each ask waits for', (desk, stage) => {
  const run = caseAt(desk, stage);
  expect(run.state.asks).not.toEqual([]);
  for (const { kind } of run.state.asks) {
    const open = everybody.flatMap((actor) =>
      openActions(run.state, actor, run.facts, run.profile, run.now).filter(({ own }) => own),
    );
    expect({ kind, offered: open.some((action) => COMMANDS_AWAITED[kind].includes(action.kind)) }).toEqual({
      kind,
      offered: true,
    });
  }
});
