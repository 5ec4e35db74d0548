import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigError, loadConfig, readSecretFiles, SECRET_VARIABLES, variableNames } from '../../config.js';

const DATABASE_URL = 'postgres://kyoso_app:secret-word@127.0.0.1:5432/kyoso';

const problemsOf = (env: NodeJS.ProcessEnv): readonly string[] => {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

describe('loadConfig', () => {
  it('needs nothing but a database', () => {
    const config = loadConfig({ DATABASE_URL });
    expect(config).toMatchObject({
      databaseUrl: DATABASE_URL,
      temporalAddress: '127.0.0.1:7233',
      temporalNamespace: 'default',
      host: '127.0.0.1',
      port: 3000,
      logLevel: 'info',
      poolSize: 10,
      settleWaitMs: 2_000,
      commandsPerDay: 200,
      requestsPerMinute: { address: 600, account: 600 },
      trustedProxies: [],
      surface: 'both',
      reconcileEveryMs: 30_000,
      relayEveryMs: 1_000,
    });
    expect(config.temporalApiKey).toBeUndefined();
    expect(config.temporalTls).toBeUndefined();
    expect(isAbsolute(config.home)).toBe(true);
    expect(config.workflowBundlePath).toMatch(/dist\/workflow-bundle\.js$/);
  });

  it('takes what is set to an empty text as not set', () => {
    expect(loadConfig({ DATABASE_URL, PORT: '', TEMPORAL_API_KEY: '', KYOSO_HOME: '' }).port).toBe(3000);
    expect(problemsOf({ DATABASE_URL: '' })).toHaveLength(1);
  });

  it('is frozen all the way down', () => {
    const config = loadConfig({ DATABASE_URL, TEMPORAL_TLS_CERT_FILE: '/c.pem', TEMPORAL_TLS_KEY_FILE: '/k.pem' });
    expect(Object.isFrozen(config)).toBe(true);
    expect(config.temporalTls).toEqual({ certFile: '/c.pem', keyFile: '/k.pem' });
    expect(Object.isFrozen(config.temporalTls)).toBe(true);
  });

  it.each([
    ['DATABASE_URL', 'mysql://somewhere'],
    ['DATABASE_URL', 'not a url'],
    ['TEMPORAL_ADDRESS', 'http://temporal:7233'],
    ['TEMPORAL_ADDRESS', 'temporal'],
    ['TEMPORAL_NAMESPACE', 'a b'],
    ['KYOSO_SURFACE', 'public'],
    ['HOST', 'http://x'],
    ['PORT', '65536'],
    ['PORT', '3000.5'],
    ['PORT', '0x10'],
    ['LOG_LEVEL', 'loud'],
    ['KYOSO_POOL_SIZE', '1'],
    ['KYOSO_SETTLE_WAIT_MS', '-1'],
    ['KYOSO_COMMANDS_PER_DAY', '0'],
    ['KYOSO_ADDRESS_REQUESTS_PER_MINUTE', '0'],
    ['KYOSO_ACCOUNT_REQUESTS_PER_MINUTE', 'none'],
    ['KYOSO_TRUST_PROXY', 'true'],
    ['KYOSO_TRUST_PROXY', 'proxy.example.jp'],
    ['KYOSO_TRUST_PROXY', '10.0.3.7,'],
    ['KYOSO_TRUST_PROXY', '10.0.0.0/33'],
    ['KYOSO_TRUST_PROXY', '0.0.0.0/0'],
    ['KYOSO_RECONCILE_EVERY_MS', '1e3'],
    ['KYOSO_RELAY_EVERY_MS', 'soon'],
    ['KYOSO_SIGN_IN_LINKS', 'mail'],
    ['KYOSO_PUBLIC_URL', 'https://kyoso.example.lg.jp/desk'],
    ['KYOSO_SECOND_FACTOR', 'sometimes'],
  ])('names %s and what is allowed, not the value %s', (name, value) => {
    const problems = problemsOf({ DATABASE_URL, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} must be `));
    expect(problems[0]).not.toContain('\n');
  });

  it('takes the word of the proxies that are named, and of no other', () => {
    const { trustedProxies } = loadConfig({ DATABASE_URL, KYOSO_TRUST_PROXY: '10.0.3.7, 10.0.4.0/24,2001:db8::/64' });
    expect(trustedProxies).toEqual(['10.0.3.7', '10.0.4.0/24', '2001:db8::/64']);
  });

  it('tells everything that is wrong at once and repeats no secret', () => {
    const problems = problemsOf({ DATABASE_URL: 'pg://secret-word', PORT: 'x', LOG_LEVEL: 'y' });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['DATABASE_URL', 'PORT', 'LOG_LEVEL']);
    expect(problems.join()).not.toContain('secret-word');
    expect(problemsOf({})).toEqual([expect.stringMatching(/^DATABASE_URL is required/)]);
  });

  it('asks staff for a second factor in production, and TLS of its address', () => {
    expect(loadConfig({ DATABASE_URL })).toMatchObject({
      secondFactor: 'optional',
      publicUrl: undefined,
      oidc: undefined,
    });
    const production = { DATABASE_URL, NODE_ENV: 'production' };
    expect(loadConfig(production).secondFactor).toBe('required');
    expect(loadConfig({ ...production, KYOSO_SECOND_FACTOR: 'optional' }).secondFactor).toBe('optional');
    expect(loadConfig({ ...production, KYOSO_PUBLIC_URL: 'https://a.example' }).publicUrl?.origin).toBe(
      'https://a.example',
    );
    expect(problemsOf({ ...production, KYOSO_PUBLIC_URL: 'http://a.example' })).toEqual([
      'KYOSO_PUBLIC_URL must be an https address in production',
    ]);
  });

  it('wants all of a provider of identities, and repeats no secret', () => {
    const provider = {
      DATABASE_URL,
      KYOSO_PUBLIC_URL: 'https://a.example',
      KYOSO_OIDC_ISSUER: 'https://login.example',
      KYOSO_OIDC_CLIENT_ID: 'kyoso',
      KYOSO_OIDC_CLIENT_SECRET: 'secret-word',
    };
    expect(problemsOf({ ...provider, KYOSO_OIDC_ISSUER: 'http://login.example' })).toEqual([
      'KYOSO_OIDC_ISSUER must be an https address (http on this machine only)',
    ]);
    expect(loadConfig({ ...provider, KYOSO_OIDC_ISSUER: 'http://127.0.0.1:9000' }).oidc?.issuer.port).toBe('9000');
    expect(loadConfig(provider).oidc).toMatchObject({ clientId: 'kyoso', clientSecret: 'secret-word' });
    for (const name of ['KYOSO_PUBLIC_URL', 'KYOSO_OIDC_ISSUER', 'KYOSO_OIDC_CLIENT_ID', 'KYOSO_OIDC_CLIENT_SECRET']) {
      const problems = problemsOf({ ...provider, [name]: '' });
      expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name} is missing`))]);
      expect(problems.join()).not.toContain('secret-word');
    }
  });

  it('never writes links to the log in production, nor a secret that is too short', () => {
    const production = { DATABASE_URL, NODE_ENV: 'production', KYOSO_SECRET: 's'.repeat(32) };
    expect(loadConfig(production)).toMatchObject({ production: true, linksToLog: false });
    expect(problemsOf({ ...production, KYOSO_SIGN_IN_LINKS: 'log' })).toEqual([
      expect.stringMatching(/^KYOSO_SIGN_IN_LINKS must be store in production/),
    ]);
    expect(loadConfig({ DATABASE_URL, KYOSO_SIGN_IN_LINKS: 'log' })).toMatchObject({
      production: false,
      linksToLog: true,
    });
    expect(problemsOf({ DATABASE_URL, KYOSO_SECRET: 'secret-word' })).toEqual([
      'KYOSO_SECRET must have 32 characters or more',
    ]);
  });

  it('wants a client certificate and its key together', () => {
    expect(problemsOf({ DATABASE_URL, TEMPORAL_TLS_CERT_FILE: '/c.pem' })).toEqual([
      'TEMPORAL_TLS_KEY_FILE is missing: a client certificate and its key are set together',
    ]);
    expect(problemsOf({ DATABASE_URL, TEMPORAL_TLS_KEY_FILE: '/k.pem' })).toEqual([
      'TEMPORAL_TLS_CERT_FILE is missing: a client certificate and its key are set together',
    ]);
  });
});

describe('secrets by file', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kyoso-secrets-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it('takes the text of the file, without the line end that editors leave', () => {
    const config = loadConfig({
      DATABASE_URL_FILE: write('url', `${DATABASE_URL}\n`),
      TEMPORAL_API_KEY_FILE: write('key', 'api-key'),
    });
    expect([config.databaseUrl, config.temporalApiKey]).toEqual([DATABASE_URL, 'api-key']);
  });

  it('names the file that is missing or empty, in one line each', () => {
    const missing = join(folder, 'missing');
    expect(problemsOf({ DATABASE_URL_FILE: missing, TEMPORAL_API_KEY_FILE: write('empty', ' \n') })).toEqual([
      `DATABASE_URL_FILE names ${missing}, which can't be read (ENOENT)`,
      `TEMPORAL_API_KEY_FILE names ${join(folder, 'empty')}, which is empty`,
    ]);
  });

  it('takes an empty file of the mail server’s address for none, as Compose hands it over', () => {
    const config = loadConfig({ DATABASE_URL, KYOSO_SMTP_URL_FILE: write('smtp', '') });
    expect(config.mail).toBeUndefined();
  });

  it('refuses to guess which one counts, and never says what is in either', () => {
    const problems = problemsOf({ DATABASE_URL, DATABASE_URL_FILE: write('url', DATABASE_URL) });
    expect(problems).toEqual(['DATABASE_URL and DATABASE_URL_FILE are both set: set one of them']);
    expect(problemsOf({ DATABASE_URL_FILE: write('wrong', 'mysql://u:secret-word@h/d') }).join()).not.toContain(
      'secret-word',
    );
  });

  it('hands on an environment in which only the value stands, for the processes that inherit it', () => {
    const env = readSecretFiles({ DATABASE_OWNER_URL_FILE: write('owner', 'postgres://x'), PORT: '1' });
    expect(env).toEqual({ DATABASE_OWNER_URL: 'postgres://x', DATABASE_OWNER_URL_FILE: undefined, PORT: '1' });
    expect(readSecretFiles(env)).toEqual(env);
  });
});

it('every variable stands in docs/OPERATING.md, with the default that holds', () => {
  const page = readFileSync(new URL('../../docs/OPERATING.md', import.meta.url), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  const config = loadConfig({ DATABASE_URL });
  const defaults: Record<string, unknown> = {
    KYOSO_POOL_SIZE: config.poolSize,
    KYOSO_SETTLE_WAIT_MS: config.settleWaitMs,
    KYOSO_COMMANDS_PER_DAY: config.commandsPerDay,
    KYOSO_ADDRESS_REQUESTS_PER_MINUTE: config.requestsPerMinute.address,
    KYOSO_ACCOUNT_REQUESTS_PER_MINUTE: config.requestsPerMinute.account,
    KYOSO_RECONCILE_EVERY_MS: config.reconcileEveryMs,
    KYOSO_RELAY_EVERY_MS: config.relayEveryMs,
    LOG_LEVEL: `\`${config.logLevel}\``,
    TEMPORAL_ADDRESS: `\`${config.temporalAddress}\``,
    TEMPORAL_NAMESPACE: `\`${config.temporalNamespace}\``,
  };

  for (const name of variableNames()) {
    const row = rows.find((line) => line.split('|')[1]!.includes(`\`${name}\``));
    expect([name, row]).toEqual([name, expect.any(String)]);
    if (name in defaults) expect(row!.split('|')[2]!.trim()).toBe(String(defaults[name]));
  }
  for (const name of SECRET_VARIABLES) expect(page).toContain(`\`${name}\``);
});
