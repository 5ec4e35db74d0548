import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeskClient, type TrialAccount } from '../../tools/walkthrough/desk-client.js';
import { findFreePort } from '../../tools/embedded/ports.js';
import { startPart, type Part } from '../../tools/embedded/process.js';
import { startTemporal, type Temporal } from '../../tools/embedded/temporal.js';
import { createTestDatabase, type TestDatabase } from '../database/test-database.js';
import { eventually } from './eventually.js';

/**
 * A whole instance as a person would run it: API and worker as processes of the built code, a Temporal server and a
 * database of its own, so that a test may kill, stop and restore whatever it likes.
 */

const checkout = new URL('../../', import.meta.url).pathname;

export interface InstanceOptions {
  /** Keeps Temporal's store on disk, so that a stopped server comes back with what it knew. */
  readonly keepTemporal?: boolean;
  /** Variables for API and worker. */
  readonly environment?: Record<string, string>;
}

export class Instance {
  private readonly parts = new Map<string, Part>();
  private temporal: Temporal | null = null;

  private constructor(
    readonly database: TestDatabase,
    readonly home: string,
    readonly address: string,
    readonly temporalAddress: string,
    private readonly options: InstanceOptions,
    private readonly accounts: readonly TrialAccount[],
  ) {}

  static async start(options: InstanceOptions = {}): Promise<Instance> {
    const home = await mkdtemp(join(process.env['TMPDIR'] ?? tmpdir(), 'kyoso-instance-'));
    const database = await createTestDatabase();
    const [apiPort, temporalPort] = [await findFreePort(), await findFreePort()];
    const load = await startPart({
      command: process.execPath,
      args: [join(checkout, 'dist/tools/load-desks.js')],
      env: { ...process.env, DATABASE_URL: database.appUrl, KYOSO_HOME: home },
      logFile: join(home, 'load.log'),
    });
    const { isClean } = await load.exited;
    if (!isClean) throw new Error(await readFile(load.logFile, 'utf8'));
    const accounts = JSON.parse(await readFile(join(home, 'trial-accounts.json'), 'utf8')) as TrialAccount[];
    const addresses = [`http://127.0.0.1:${apiPort}`, `127.0.0.1:${temporalPort}`] as const;
    const instance = new Instance(database, home, ...addresses, options, accounts);
    await instance.startTemporal();
    await Promise.all([instance.startApi(), instance.startWorker()]);
    await instance.untilHealthy();
    return instance;
  }

  /** The client of the trial account of this desk whose e-mail begins with `login`. */
  as(login: string, desk = 'tokorozawa', address = this.address): DeskClient {
    return new DeskClient(address, this.account(login, desk).token);
  }

  account(login: string, desk = 'tokorozawa'): TrialAccount {
    const found = this.accounts.find(({ email }) => email === `${login}@${desk}.example`);
    if (!found) throw new Error(`no trial account ${login} of ${desk}`);
    return found;
  }

  /** The desk as the walkthrough's stories use it. */
  desk(id: string) {
    return {
      id,
      address: this.address,
      tell: () => undefined,
      as: (role: string) => this.as(role === 'desk_head' ? 'desk-head' : role, id),
    };
  }

  async startTemporal(): Promise<void> {
    const bin = process.env['KYOSO_TEST_TEMPORAL_BIN'];
    if (!bin) throw new Error('KYOSO_TEST_TEMPORAL_BIN is not set: run the tests with `npm test`.');
    this.temporal = await startTemporal({
      bin,
      port: Number(this.temporalAddress.split(':')[1]),
      logFile: join(this.home, 'temporal.log'),
      ...(this.options.keepTemporal ? { dbFile: this.temporalStore } : {}),
    });
  }

  async stopTemporal(): Promise<void> {
    await this.temporal?.stop();
    this.temporal = null;
  }

  get temporalStore(): string {
    return join(this.home, 'temporal', 'temporal.db');
  }

  startApi(): Promise<void> {
    return this.startProcess('api', 'dist/api/server.js', { PORT: new URL(this.address).port });
  }

  startWorker(): Promise<void> {
    return this.startProcess('worker', 'dist/worker.js', {});
  }

  /**
   * Another API on the same database whose clock is `days` ahead of (or behind) the real one, for what happens only
   * when time has passed. Only this process's clock is shifted: workflows and timers keep the real one.
   */
  async startShiftedApi(days: number): Promise<string> {
    const port = await findFreePort();
    await this.startProcess(`api${days}`, 'dist/api/server.js', {
      PORT: String(port),
      KYOSO_TEST_SHIFT_DAYS: String(days),
      NODE_OPTIONS: `--import=${new URL('./shift-clock.mjs', import.meta.url).href}`,
    });
    const address = `http://127.0.0.1:${port}`;
    await eventually(async () => (await fetch(`${address}/api/health`)).status === 200);
    return address;
  }

  /** kill -9, as a crash would. */
  async kill(name: 'api' | 'worker'): Promise<void> {
    const part = this.parts.get(name);
    if (!part) throw new Error(`${name} is not running`);
    process.kill(part.pid, 'SIGKILL');
    await part.exited;
    this.parts.delete(name);
  }

  async stopPart(name: 'api' | 'worker'): Promise<void> {
    await this.parts.get(name)?.stop();
    this.parts.delete(name);
  }

  async untilHealthy(): Promise<void> {
    await eventually(async () => {
      const health = await fetch(`${this.address}/api/health`).catch(() => null);
      if (health?.status !== 200) return false;
      const { parts } = (await health.json()) as { parts: Record<string, string> };
      return parts['worker'] === 'up' && parts['temporal'] === 'up';
    }, 60_000);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.parts.values()].map((part) => part.stop()));
    await this.stopTemporal();
    await this.database.drop();
    await rm(this.home, { recursive: true, force: true });
  }

  private async startProcess(name: string, script: string, variables: Record<string, string>): Promise<void> {
    const part = await startPart({
      command: process.execPath,
      args: ['--enable-source-maps', join(checkout, script)],
      cwd: checkout,
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        DATABASE_URL: this.database.appUrl,
        TEMPORAL_ADDRESS: this.temporalAddress,
        TEMPORAL_NAMESPACE: 'default',
        HOST: '127.0.0.1',
        KYOSO_HOME: this.home,
        LOG_LEVEL: 'info',
        ...this.options.environment,
        ...variables,
      },
      logFile: join(this.home, `${name}.log`),
    });
    this.parts.set(name, part);
  }
}
