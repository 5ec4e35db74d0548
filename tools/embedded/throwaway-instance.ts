import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DeskClient, officersAmong, type Desk, type TrialAccount } from '../walkthrough/desk-client.js';
import { trialAccountsIn } from '../load/trial-accounts.js';
import { waitUntilHealthy } from './health.js';
import { findPlaces } from './places.mjs';
import { findFreePort } from './ports.js';
import { startPart, type Part } from './process.js';
import type { Temporal } from './temporal.js';
import type { ThrowawayDatabase } from './throwaway-database.js';

/**
 * A whole instance as a person would run it, for as long as a test or a measurement takes: API and worker as processes
 * of the built code on a database and a Temporal server of its own.
 */

export interface InstanceFacts {
  readonly database: ThrowawayDatabase;
  /** Folder of its logs and trial accounts. */
  readonly home: string;
  readonly address: string;
  readonly temporalPort: number;
  readonly accounts: readonly TrialAccount[];
  /** Variables for API and worker. */
  readonly environment: Readonly<Record<string, string>>;
  /** The engine: a development server or a real one. */
  startTemporal(port: number): Promise<Temporal>;
}

/** Loads the desks into a migrated database; the trial accounts stand in the folder then. */
export async function loadTrialDesks({ database, home }: Pick<InstanceFacts, 'database' | 'home'>): Promise<void> {
  const load = await startPart({
    command: process.execPath,
    args: [join(findPlaces().checkout, 'dist/tools/load-desks.js')],
    env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: database.appUrl, KYOSO_HOME: home },
    logFile: join(home, 'load.log'),
  });
  const { isClean } = await load.exited;
  if (!isClean) throw new Error(await readFile(load.logFile, 'utf8'));
}

/** Reads the trial accounts of a loaded database, and chooses ports. */
export async function prepareInstance(
  facts: Pick<InstanceFacts, 'database' | 'home' | 'startTemporal'> & Partial<Pick<InstanceFacts, 'environment'>>,
): Promise<InstanceFacts> {
  const accounts = JSON.parse(await readFile(trialAccountsIn(facts.home), 'utf8')) as TrialAccount[];
  const address = `http://127.0.0.1:${await findFreePort()}`;
  const environment = facts.environment ?? {};
  return { ...facts, environment, accounts, address, temporalPort: await findFreePort() };
}

export class ThrowawayInstance {
  protected readonly parts = new Map<string, Part>();
  protected temporal: Temporal | null = null;

  constructor(private readonly facts: InstanceFacts) {}

  get database(): ThrowawayDatabase {
    return this.facts.database;
  }

  get home(): string {
    return this.facts.home;
  }

  get address(): string {
    return this.facts.address;
  }

  get temporalAddress(): string {
    return `127.0.0.1:${this.facts.temporalPort}`;
  }

  async startAll(): Promise<void> {
    await this.startTemporal();
    await Promise.all([this.startApi(), this.startWorker()]);
    await this.untilHealthy();
  }

  /** The client of the trial account of this desk whose e-mail begins with `login`. */
  as(login: string, desk = 'tokorozawa', address = this.address): DeskClient {
    return new DeskClient(address, this.account(login, desk).token);
  }

  account(login: string, desk = 'tokorozawa'): TrialAccount {
    const found = this.facts.accounts.find(({ email }) => email === `${login}@${desk}.example`);
    if (!found) throw new Error(`no trial account ${login} of ${desk}`);
    return found;
  }

  /** The desk as the walkthrough's stories use it. */
  desk(id: string): Desk {
    return {
      id,
      address: this.address,
      officers: officersAmong(this.facts.accounts, id),
      tell: () => undefined,
      as: (role: string) => this.as(role === 'desk_head' ? 'desk-head' : role, id),
    };
  }

  async startTemporal(): Promise<void> {
    this.temporal = await this.facts.startTemporal(this.facts.temporalPort);
  }

  async stopTemporal(): Promise<void> {
    await this.temporal?.stop();
    this.temporal = null;
  }

  startApi(): Promise<void> {
    return this.startProcess('api', 'dist/api/server.js', { PORT: new URL(this.address).port });
  }

  startWorker(variables: Record<string, string> = {}): Promise<void> {
    return this.startProcess('worker', 'dist/worker.js', variables);
  }

  pidOf(name: 'api' | 'worker' | 'temporal'): number {
    const part = name === 'temporal' ? this.temporal : this.parts.get(name);
    if (!part) throw new Error(`${name} is not running`);
    return part.pid;
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
    const parts = Object.fromEntries([...this.parts].filter(([name]) => name === 'api' || name === 'worker'));
    const { signal } = new AbortController();
    await waitUntilHealthy({ url: this.address, parts, needed: ['worker', 'temporal'], signal });
  }

  async stop(): Promise<void> {
    await Promise.all([...this.parts.values()].map((part) => part.stop()));
    await this.stopTemporal();
    await this.database.drop();
    await rm(this.home, { recursive: true, force: true });
  }

  protected async startProcess(name: string, script: string, variables: Record<string, string>): Promise<void> {
    const { checkout } = findPlaces();
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
        // Everything comes from one address, and a load from a few accounts.
        KYOSO_ADDRESS_REQUESTS_PER_MINUTE: '1000000',
        KYOSO_ACCOUNT_REQUESTS_PER_MINUTE: '1000000',
        ...this.facts.environment,
        ...variables,
      },
      logFile: join(this.home, `${name}.log`),
    });
    this.parts.set(name, part);
  }
}
