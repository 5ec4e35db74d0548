import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CommandQueue } from '../../../workflows/command-queue.js';
import type { CommandSignal } from '../../../workflows/messages.js';

const pointer = (number: number): CommandSignal => ({ commandId: randomUUID(), number, kind: 'note' });

/** Takes whatever is ready, as the workflow's loop does; `last` grows only by commands that the ledger knows. */
function takeAll(queue: CommandQueue, last: number, known: ReadonlySet<string>, taken: CommandSignal[]): number {
  let reached = last;
  for (let next = queue.next(reached); next; next = queue.next(reached)) {
    if (known.has(next.commandId) && next.number === reached + 1) {
      queue.taken(next.commandId);
      taken.push(next);
      reached = next.number;
    } else {
      queue.drop(next);
    }
  }
  return reached;
}

describe('CommandQueue', () => {
  it('gives each command once and in the order of the numbers, whatever order and how often they arrive', () => {
    const arrivals = fc.integer({ min: 1, max: 40 }).chain((count) =>
      fc.record({
        count: fc.constant(count),
        // Every command at least once, with repeats and forgeries between.
        order: fc.shuffledSubarray(
          Array.from({ length: count * 3 }, (_, index) => index % count),
          { minLength: count * 3, maxLength: count * 3 },
        ),
        forged: fc.array(fc.integer({ min: -5, max: 60 }), { maxLength: 10 }),
        takeAfterEach: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(arrivals, ({ count, order, forged, takeAfterEach }) => {
        const commands = Array.from({ length: count }, (_, index) => pointer(index + 1));
        const known = new Set(commands.map(({ commandId }) => commandId));
        const queue = new CommandQueue();
        const taken: CommandSignal[] = [];
        let last = 0;
        for (const number of forged) queue.receive(pointer(number), 0);
        for (const index of order) {
          queue.receive(commands[index], 0);
          if (takeAfterEach) last = takeAll(queue, last, known, taken);
        }
        last = takeAll(queue, last, known, taken);
        expect(taken.map(({ commandId }) => commandId)).toEqual(commands.map(({ commandId }) => commandId));
        expect(last).toBe(count);
      }),
    );
  });

  it('goes on in the next run where this one stopped', () => {
    const commands = [1, 2, 3, 4].map(pointer);
    const queue = new CommandQueue();
    for (const command of [commands[3], commands[0], commands[2]]) queue.receive(command, 0);
    queue.taken(commands[0]!.commandId);
    const { queue: waiting, remembered } = queue.carried();
    expect(waiting).toEqual([commands[2], commands[3]]);
    const next = new CommandQueue({ queue: waiting, remembered }, 5);
    next.receive(commands[0], 6);
    expect(next.size).toBe(2);
    expect(next.gapSince(1)).toBe(5);
    next.receive(commands[1], 7);
    expect(next.next(1)).toMatchObject({ number: 2 });
  });

  it('remembers the last fifty', () => {
    const commands = Array.from({ length: 60 }, (_, index) => pointer(index + 1));
    const queue = new CommandQueue();
    for (const command of commands) {
      queue.receive(command, 0);
      queue.taken(command.commandId);
    }
    for (const command of commands) queue.receive(command, 0);
    expect(queue.carried().queue).toEqual(commands.slice(0, 10));
  });

  it.each([
    undefined,
    null,
    'x',
    7,
    [],
    {},
    { commandId: randomUUID(), number: 1 },
    { commandId: randomUUID(), number: '1', kind: 'note' },
    { commandId: randomUUID(), number: Number.NaN, kind: 'note' },
    { commandId: randomUUID(), number: 0, kind: 'note' },
    { commandId: randomUUID(), number: 2 ** 31, kind: 'note' },
    { commandId: 'no uuid', number: 1, kind: 'note' },
    { commandId: randomUUID(), number: 1, kind: 'k'.repeat(41) },
  ])('drops what is no pointer: %p', (signal) => {
    const queue = new CommandQueue();
    queue.receive(signal, 0);
    expect(queue.size).toBe(0);
  });

  it('keeps of a signal only what a pointer has', () => {
    const queue = new CommandQueue();
    queue.receive({ ...pointer(1), reason: 'a name' }, 0);
    expect(Object.keys(queue.carried().queue[0] ?? {})).toEqual(['commandId', 'number', 'kind']);
  });

  it('stays small, whoever floods it', () => {
    const queue = new CommandQueue();
    for (let number = 1_000; number > 0; number -= 1) queue.receive(pointer(number), 0);
    expect(queue.size).toBe(500);
    const carried = queue.carried();
    expect(carried.queue).toHaveLength(100);
    expect(carried.queue[0]).toMatchObject({ number: 501 });
    expect(JSON.stringify(carried).length).toBeLessThan(16 * 1024);
    expect(carried.leftBehind).toBe(true);
    expect(new CommandQueue(carried).leftBehind).toBe(true);
  });

  it('knows that it hands everything on', () => {
    const queue = new CommandQueue();
    for (let number = 1; number <= 100; number += 1) queue.receive(pointer(number), 0);
    expect(queue.carried()).toMatchObject({ leftBehind: false, queue: { length: 100 } });
    queue.receive(pointer(101), 0);
    expect(queue.carried()).toMatchObject({ leftBehind: true, queue: { length: 100 } });
  });

  it('holds a command beside a forgery of its id', () => {
    const real = pointer(2);
    const queue = new CommandQueue();
    queue.receive({ ...real, number: 9 }, 0);
    queue.receive(real, 0);
    expect(queue.next(1)).toEqual(expect.objectContaining(real));
    queue.taken(real.commandId);
    expect(queue.size).toBe(0);
  });

  it('knows since when something is missing, and not when nothing is', () => {
    const queue = new CommandQueue();
    expect(queue.gapSince(0)).toBeNull();
    queue.receive(pointer(1), 1);
    expect(queue.gapSince(0)).toBeNull();
    queue.receive(pointer(3), 2);
    queue.receive(pointer(4), 3);
    expect(queue.gapSince(0)).toBe(2);
    queue.restartGap(9);
    expect(queue.gapSince(0)).toBe(9);
  });
});
