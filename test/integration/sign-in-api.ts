import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { createApp } from '../../api/app.js';
import { ChangeStreams } from '../../api/change-streams.js';
import { Afterwards } from '../../api/auth/afterwards.js';
import type { ApiDeps, SignInDeps } from '../../api/deps.js';
import { createDataSource } from '../../entities/data-source.js';
import { AccountEntity } from '../../entities/index.js';
import { loadProfileVersion } from '../../tools/load/profile-versions.js';
import { loadTrialAccounts, trialAccountsIn, type TrialAccount } from '../../tools/load/trial-accounts.js';
import { AnswerCheck, checkedFetch } from '../contract/answer-check.js';
import { createTestDatabase, type TestDatabase } from '../database/test-database.js';
import { DESKS } from '../factories/desks.js';
import { TEST_SIGN_IN } from '../factories/sign-in.js';

/** An API in this process, on a database of its own with one desk, whose clock a test sets. Nothing here needs Temporal. */

export const DESK = 'tokorozawa';

const checked = checkedFetch(globalThis.fetch, new AnswerCheck());

export class SignInApi {
  clock = new Date('2026-11-24T01:00:00Z');
  /** Lines of the log, as they were written. */
  readonly logged: string[] = [];
  address = '';

  private constructor(
    readonly database: TestDatabase,
    readonly dataSource: DataSource,
    readonly accounts: readonly TrialAccount[],
    private readonly home: string,
    readonly signIn: SignInDeps,
  ) {}

  static async start(
    signIn: Partial<SignInDeps> = {},
    desks: readonly (keyof typeof DESKS)[] = [DESK],
  ): Promise<SignInApi> {
    const database = await createTestDatabase();
    const dataSource = createDataSource({ url: database.appUrl, poolSize: 6, applicationName: 'test' });
    await dataSource.initialize();
    for (const desk of desks) await loadProfileVersion(dataSource, DESKS[desk]);
    const home = await mkdtemp(join(tmpdir(), 'kyoso-sign-in-'));
    await loadTrialAccounts(dataSource, trialAccountsIn(home));
    const accounts = JSON.parse(await readFile(trialAccountsIn(home), 'utf8')) as TrialAccount[];
    const afterwards = new Afterwards((error) => {
      throw error;
    });
    const api = new SignInApi(database, dataSource, accounts, home, { ...TEST_SIGN_IN, afterwards, ...signIn });
    api.address = await api.listen();
    return api;
  }

  private servers: Server[] = [];

  /** Another API on the same database, set up in another way. */
  async listen(signIn: Partial<SignInDeps> = {}): Promise<string> {
    const log = pino({ level: 'info' }, { write: (line: string) => void this.logged.push(line) });
    const deps: ApiDeps = {
      dataSource: this.dataSource,
      relay: { push: async () => undefined },
      settlements: { expect: () => ({ next: async () => undefined, release: () => undefined }) },
      streams: new ChangeStreams(),
      temporal: { isUp: async () => false, histories: { read: async () => [] } },
      signIn: { ...this.signIn, ...signIn },
      limits: { settleWaitMs: 0, commandsPerDay: 100, requestsPerMinute: { address: 1e6, account: 1e6 } },
      trustedProxies: [],
      surface: signIn.staffHere === false ? 'portal' : 'both',
      webFolder: 'none',
      log,
      now: () => this.clock,
    };
    // Longer than a test may take between two requests: its client keeps connections open.
    const server = createServer({ keepAliveTimeout: 60_000 }, createApp(deps) as Parameters<typeof createServer>[1]);
    this.servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  account(login: string, desk: string = DESK): TrialAccount {
    const found = this.accounts.find(({ email }) => email === `${login}@${desk}.example`);
    if (!found) throw new Error(`no trial account ${login}`);
    return found;
  }

  async accountId(login: string, desk: string = DESK): Promise<string> {
    const { email } = this.account(login, desk);
    return (await this.dataSource.manager.findOneByOrFail(AccountEntity, { email })).id;
  }

  pass(minutes: number): void {
    this.clock = new Date(this.clock.getTime() + minutes * 60_000);
  }

  /** The token of the last link that was made for an address, as its message carries it. */
  async lastLink(login: string): Promise<string | null> {
    await this.signIn.afterwards.settle();
    const [message] = await this.dataSource.query<{ id: string; sealed: string }[]>(
      `select id, sealed from account_messages where account_id = $1 and sealed is not null
        order by created_at desc, id limit 1`,
      [await this.accountId(login)],
    );
    return message ? this.signIn.sealer.open(message.sealed, `account_messages/${message.id}`) : null;
  }

  async stop(): Promise<void> {
    for (const server of this.servers) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
    await this.signIn.afterwards.settle();
    await this.dataSource.destroy();
    await this.database.drop();
    await rm(this.home, { recursive: true, force: true });
    if (checked.differences.length > 0) throw new Error(checked.differences.join('\n'));
  }
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** Null without a body, or where it is no JSON. */
  readonly body: Record<string, unknown> | null;
  /** The body as it was sent. */
  readonly text: string;
  readonly code: unknown;
}

/** One request, every answer held against the document. */
export async function ask(
  address: string,
  method: string,
  path: string,
  options: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Answered> {
  const { body, headers } = options;
  const response = await checked.fetch(`${address}/api${path}`, {
    method,
    redirect: 'manual',
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
  const answer = isJson ? (JSON.parse(text) as Record<string, unknown>) : null;
  return { status: response.status, headers: response.headers, body: answer, text, code: answer?.['code'] };
}

/** A browser on a page of the installation: it keeps its cookies and sends what such a page sends. */
export class Browser {
  readonly cookies = new Map<string, string>();
  csrfToken: string | null = null;

  constructor(
    readonly api: SignInApi,
    readonly address: string = api.address,
  ) {}

  async ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answered> {
    const answered = await ask(this.address, method, path, {
      body,
      headers: { ...this.ownHeaders(method), ...headers },
    });
    this.keepCookies(answered.headers);
    const { session = answered.body } = (answered.body ?? {}) as { session?: unknown };
    const { csrfToken } = (session ?? {}) as { csrfToken?: unknown };
    if (typeof csrfToken === 'string') this.csrfToken = csrfToken;
    return answered;
  }

  /** Cookie, and with whatever changes something origin and token. */
  ownHeaders(method: string): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const changes = method !== 'GET';
    return {
      ...(cookie !== '' && { cookie }),
      ...(changes && { origin: this.address, 'sec-fetch-site': 'same-origin' }),
      ...(changes && this.csrfToken !== null && { 'x-csrf-token': this.csrfToken }),
    };
  }

  private keepCookies(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }

  signIn(login: string, more: Readonly<Record<string, unknown>> = {}, desk?: string): Promise<Answered> {
    const { email, password } = this.api.account(login, desk);
    return this.ask('POST', '/session/browser', { email, password, ...more });
  }

  /** Status of a request that wants a session: 200 while it is in force. */
  async standing(): Promise<number> {
    return (await this.ask('GET', '/session')).status;
  }

  static async signedIn(api: SignInApi, login: string, address: string = api.address): Promise<Browser> {
    const browser = new Browser(api, address);
    const { status } = await browser.signIn(login);
    if (status !== 200) throw new Error(`${login} could not sign in: ${status}`);
    return browser;
  }
}
