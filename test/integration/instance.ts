import { renameSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../../tools/embedded/ports.js';
import { startTemporal } from '../../tools/embedded/temporal.js';
import { prepareInstance, ThrowawayInstance } from '../../tools/embedded/throwaway-instance.js';
import { AnswerCheck, checkedFetch } from '../contract/answer-check.js';
import { eventually } from './eventually.js';
import { createLoadedDatabase } from './loaded-database.js';

/** Who drives an instance has every answer held against the document, with whatever `fetch` it is asked for. */
const contract = checkedFetch(globalThis.fetch, new AnswerCheck());
globalThis.fetch = contract.fetch;

export interface InstanceOptions {
  /** Keeps Temporal's store on disk, so that a stopped server comes back with what it knew. */
  readonly keepTemporal?: boolean;
  /** Variables for API and worker. */
  readonly environment?: Record<string, string>;
}

/** An API whose clock stands at an instant until it is set to another. */
export interface ClockedApi {
  readonly address: string;
  /** Sets its clock, with the zone: 2026-11-30T23:59:00+09:00. */
  set(instant: string): void;
}

/** An instance of one's own, so that a test may kill, stop and restore whatever it likes. */
export class Instance extends ThrowawayInstance {
  static async start(options: InstanceOptions = {}): Promise<Instance> {
    const home = await mkdtemp(join(process.env['TMPDIR'] ?? tmpdir(), 'kyoso-instance-'));
    const facts = await prepareInstance({
      database: await createLoadedDatabase(home),
      home,
      environment: options.environment,
      startTemporal: (port) => {
        const bin = process.env['KYOSO_TEST_TEMPORAL_BIN'];
        if (!bin) throw new Error('KYOSO_TEST_TEMPORAL_BIN is not set: run the tests with `npm test`.');
        const dbFile = options.keepTemporal ? storeIn(home) : undefined;
        return startTemporal({ bin, port, logFile: join(home, 'temporal.log'), dbFile });
      },
    });
    const instance = new Instance(facts);
    await instance.startAll();
    return instance;
  }

  get temporalStore(): string {
    return storeIn(this.home);
  }

  /**
   * Another API on the same database whose clock is `days` ahead of (or behind) the real one, for what happens only
   * when time has passed. Only this process's clock is shifted: workflows and timers keep the real one.
   */
  async startShiftedApi(days: number): Promise<string> {
    return this.startApiWithClock(`api${days}`, { KYOSO_TEST_SHIFT_DAYS: String(days) });
  }

  /**
   * The same with a clock that stands: what happens at the last minute of a window, or on a Sunday night, whenever the
   * test runs and however long its steps take.
   */
  async startClockedApi(instant: string): Promise<ClockedApi> {
    const file = join(this.home, 'clock');
    const set = (at: string) => {
      // In one step: the API must never read half of it.
      writeFileSync(`${file}.next`, new Date(at).toISOString());
      renameSync(`${file}.next`, file);
    };
    set(instant);
    return { address: await this.startApiWithClock('clocked-api', { KYOSO_TEST_CLOCK_FILE: file }), set };
  }

  private async startApiWithClock(name: string, clock: Record<string, string>): Promise<string> {
    const port = await findFreePort();
    await this.startProcess(name, 'dist/api/server.js', {
      PORT: String(port),
      ...clock,
      NODE_OPTIONS: `--import=${new URL('./shift-clock.mjs', import.meta.url).href}`,
    });
    const address = `http://127.0.0.1:${port}`;
    await eventually(async () => (await fetch(`${address}/api/health`)).status === 200);
    return address;
  }

  override async stop(): Promise<void> {
    await super.stop();
    // A test may have swallowed the failure of its request.
    if (contract.differences.length > 0) throw new Error(contract.differences.join('\n'));
  }
}

const storeIn = (home: string): string => join(home, 'temporal', 'temporal.db');
