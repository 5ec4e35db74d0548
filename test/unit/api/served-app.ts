import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createApp } from '../../../api/app.js';
import { ChangeStreams } from '../../../api/change-streams.js';
import type { ApiDeps } from '../../../api/deps.js';
import { TEST_SIGN_IN } from '../../factories/sign-in.js';

export interface ServedApp {
  readonly app: ReturnType<typeof createApp>;
  readonly address: string;
  stop(): Promise<void>;
}

const untouchable = new Proxy({ isInitialized: true } as ApiDeps['dataSource'], {
  get: (target, key) => {
    if (key === 'isInitialized') return target.isInitialized;
    throw new Error(`the database was asked for ${String(key)}`);
  },
});

/** The application over a real socket, with a database that is never asked for anything: what is refused at the door. */
export async function serveApp(changes: Partial<ApiDeps> = {}): Promise<ServedApp> {
  const app = createApp({
    dataSource: untouchable,
    relay: { push: async () => undefined },
    settlements: { expect: () => ({ next: async () => undefined, release: () => undefined }) },
    streams: new ChangeStreams(),
    temporal: { isUp: async () => false, histories: { read: async () => [] } },
    signIn: TEST_SIGN_IN,
    limits: { settleWaitMs: 0, commandsPerDay: 1, requestsPerMinute: { address: 1000, account: 1000 } },
    trustedProxies: [],
    surface: 'both',
    webFolder: 'none',
    log: pino({ level: 'silent' }),
    now: () => new Date('2026-11-21T00:00:00Z'),
    ...changes,
  });
  const server = createServer(app as Parameters<typeof createServer>[1]);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    app,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
