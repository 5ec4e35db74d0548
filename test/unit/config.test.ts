import { describe, expect, it } from '@jest/globals';
import { isAbsolute } from 'node:path';
import { ConfigError, loadConfig } from '../../config.js';

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
    ['HOST', 'http://x'],
    ['PORT', '65536'],
    ['PORT', '3000.5'],
    ['PORT', '0x10'],
    ['LOG_LEVEL', 'loud'],
    ['KYOSO_POOL_SIZE', '1'],
    ['KYOSO_SETTLE_WAIT_MS', '-1'],
    ['KYOSO_COMMANDS_PER_DAY', '0'],
    ['KYOSO_RECONCILE_EVERY_MS', '1e3'],
    ['KYOSO_RELAY_EVERY_MS', 'soon'],
  ])('names %s and what is allowed, not the value %s', (name, value) => {
    const problems = problemsOf({ DATABASE_URL, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} must be `));
    expect(problems[0]).not.toContain('\n');
  });

  it('tells everything that is wrong at once and repeats no secret', () => {
    const problems = problemsOf({ DATABASE_URL: 'pg://secret-word', PORT: 'x', LOG_LEVEL: 'y' });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['DATABASE_URL', 'PORT', 'LOG_LEVEL']);
    expect(problems.join()).not.toContain('secret-word');
    expect(problemsOf({})).toEqual([expect.stringMatching(/^DATABASE_URL is required/)]);
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
