import { expect, test } from '@jest/globals';
import { offeredOn, type Kind } from '../../../web/pages/office/case/choices.js';

/** What stands first on the page of a case, and what is folded away. */

const own = (kind: Kind) => ({ kind, own: true, onBehalfOf: [] });
const forProposer = (kind: Kind) => ({ kind, own: false, onBehalfOf: ['proposer' as const] });
const ask = (kind: 'screen' | 'respond' | 'correct', until: string | null) => ({
  key: `${kind}/:0:1`,
  kind,
  holder: 'desk' as const,
  departmentId: null,
  since: '2026-11-20T00:00:00.000Z',
  until,
});
const idsOf = ({ awaited, others }: ReturnType<typeof offeredOn>) => ({
  awaited: awaited.map(({ id }) => id),
  others: others.map(({ id }) => id),
});

test('commands between which one form decides are one choice, with those that are open', () => {
  const { awaited } = offeredOn({ asks: [ask('screen', null)], actions: [own('exclude'), own('pass_screening')] });
  expect(awaited.map(({ id, kinds }) => ({ id, kinds }))).toEqual([
    { id: 'pass_screening', kinds: ['pass_screening', 'exclude'] },
  ]);
  const [only] = offeredOn({ asks: [ask('screen', null)], actions: [own('exclude')] }).awaited;
  expect(only).toMatchObject({ id: 'pass_screening', kinds: ['exclude'] });
});

test('what falls due first stands first; a clock that stands comes last', () => {
  const actions = [own('pass_screening'), own('take_task')];
  const asks = [ask('screen', null), ask('respond', '2026-12-01T08:15:00.000Z')];
  expect(idsOf(offeredOn({ asks, actions }))).toEqual({ awaited: ['take_task', 'pass_screening'], others: [] });
});

test('what only somebody else is awaited for is folded away, more time stands beside the asks', () => {
  const actions = [forProposer('resubmit'), forProposer('withdraw'), own('exclude'), own('extend_due')];
  expect(idsOf(offeredOn({ asks: [ask('correct', '2026-12-01T08:15:00.000Z')], actions }))).toEqual({
    awaited: [],
    others: ['resubmit', 'withdraw', 'pass_screening'],
  });
});
