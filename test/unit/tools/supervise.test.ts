import { describe, expect, test } from '@jest/globals';
import { noRestarts, type RestartPolicy, usualRestarts } from '../../../tools/embedded/restart-policy.js';
import { type Clock, type InOtherHands, supervise, type SupervisedPart } from '../../../tools/embedded/supervise.js';

/** A clock that stands until somebody sleeps; every sleep is noted and over at once. */
class FakeClock implements Clock {
  readonly slept: number[] = [];
  private time = 0;

  now(): number {
    return this.time;
  }

  pass(ms: number): void {
    this.time += ms;
  }

  async sleep(ms: number): Promise<void> {
    this.slept.push(ms);
    this.pass(ms);
  }
}

interface Trial {
  policy?: RestartPolicy;
  /** For how long each process in turn stays up before it dies; after the last, one runs until the stop. */
  upMs: readonly number[];
  /** What the nth restart does instead of starting a process. */
  insteadOf?: (restart: number) => InOtherHands | Error | undefined;
}

async function run({ policy = usualRestarts, upMs, insteadOf }: Trial) {
  const clock = new FakeClock();
  const stop = new AbortController();
  const told: string[] = [];
  const ended: number[] = [];
  const left = [...upMs];
  let pid = 0;
  let restarts = 0;
  const startOne = (): SupervisedPart => {
    pid += 1;
    const up = left.shift();
    if (up === undefined) {
      // It would run on for ever: the person stops everything.
      stop.abort();
      return { pid, logFile: 'part.log', exited: new Promise(() => undefined) };
    }
    // Time passes after whoever starts it has noted when.
    const exited = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      clock.pass(up);
      return { reason: 'signal SIGKILL', isClean: false };
    });
    return { pid, logFile: 'part.log', exited };
  };
  await supervise({
    name: 'worker',
    part: startOne(),
    restart: async () => {
      restarts += 1;
      const other = insteadOf?.(restarts);
      if (other instanceof Error) throw other;
      return other ?? startOne();
    },
    policy,
    tell: (line) => told.push(line),
    bringBack: 'npm start -- --only worker',
    signal: stop.signal,
    onEnd: async (part) => void ended.push(part.pid),
    clock,
  });
  return { slept: clock.slept, told, ended, restarts };
}

describe('supervise', () => {
  test('waits longer before each restart and says every end in one line', async () => {
    const { slept, told, ended } = await run({ upMs: [10, 10, 10] });

    expect(slept).toEqual([500, 1_000, 2_000]);
    expect(ended).toEqual([1, 2, 3]);
    expect(told).toEqual([
      'worker ended (signal SIGKILL); started again in 0.5 s (1 of 5); its log: part.log',
      'worker ended (signal SIGKILL); started again in 1 s (2 of 5); its log: part.log',
      'worker ended (signal SIGKILL); started again in 2 s (3 of 5); its log: part.log',
    ]);
  });

  test('after five restarts it stays down and names its log and the command', async () => {
    const { slept, told, restarts } = await run({ upMs: [10, 10, 10, 10, 10, 10] });

    expect(slept).toEqual([500, 1_000, 2_000, 4_000, 8_000]);
    expect(restarts).toBe(5);
    expect(told).toHaveLength(6);
    expect(told.at(-1)).toBe(
      'worker ended (signal SIGKILL); after 5 restarts it stays down, the others go on; its log: part.log; bring it back with: npm start -- --only worker',
    );
  });

  test('counts anew once it stayed up for a minute, not before', async () => {
    expect((await run({ upMs: [10, 10, 60_000, 10] })).slept).toEqual([500, 1_000, 500, 1_000]);
    expect((await run({ upMs: [10, 10, 59_999, 10] })).slept).toEqual([500, 1_000, 2_000, 4_000]);
  });

  test('without restarts an end is told once and nothing is started', async () => {
    const { slept, told, restarts, ended } = await run({ policy: noRestarts, upMs: [10] });

    expect([slept, restarts, ended]).toEqual([[], 0, [1]]);
    expect(told).toEqual([
      'worker ended (signal SIGKILL), the others go on; its log: part.log; bring it back with: npm start -- --only worker',
    ]);
  });

  test('a start that fails counts as a restart and tells why', async () => {
    const { slept, told } = await run({
      upMs: [10],
      insteadOf: (restart) => (restart < 3 ? new Error('port 15432 is taken') : undefined),
    });

    expect(slept).toEqual([500, 1_000, 2_000]);
    expect(told.slice(1)).toEqual([
      'worker could not be started: port 15432 is taken; started again in 1 s (2 of 5); its log: part.log',
      'worker could not be started: port 15432 is taken; started again in 2 s (3 of 5); its log: part.log',
    ]);
  });

  test('what somebody brought back by hand meanwhile is left to them', async () => {
    const { restarts, told } = await run({ upMs: [10], insteadOf: () => ({ inOtherHandsOf: 77 }) });

    expect(restarts).toBe(1);
    expect(told.at(-1)).toBe('worker was brought back by hand (process 77): it is left to that terminal');
  });
});

test('an orderly stop does not wait for the back-off and says nothing', async () => {
  const stop = new AbortController();
  const told: string[] = [];
  let restarted = false;
  const supervision = supervise({
    name: 'api',
    part: { pid: 1, logFile: 'api.log', exited: Promise.resolve({ reason: 'exit code 1', isClean: false }) },
    restart: async () => {
      restarted = true;
      throw new Error('not to be reached');
    },
    policy: { delaysMs: [3_600_000], steadyMs: 60_000 },
    tell: (line) => {
      told.push(line);
      // While it waits for an hour.
      setImmediate(() => stop.abort());
    },
    bringBack: '',
    signal: stop.signal,
  });

  await supervision;
  expect(told).toHaveLength(1);
  expect(restarted).toBe(false);
});

test('an end after the stop began is nobody’s news', async () => {
  const stop = new AbortController();
  stop.abort();
  const told: string[] = [];

  await supervise({
    name: 'api',
    part: { pid: 1, logFile: 'api.log', exited: Promise.resolve({ reason: 'exit code 0', isClean: true }) },
    restart: () => Promise.reject(new Error('not to be reached')),
    policy: usualRestarts,
    tell: (line) => told.push(line),
    bringBack: '',
    signal: stop.signal,
  });
  expect(told).toEqual([]);
});
