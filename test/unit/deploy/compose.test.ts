import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { SECRET_VARIABLES, variableNames } from '../../../config.js';
import { readPinnedVersion } from '../../../tools/embedded/go-build.js';
import { makeSecrets } from '../../../tools/compose-secrets.mjs';

/** docker-compose.yml and Dockerfile, read as an engine would read them: none is at hand where these tests run. */

const checkout = new URL('../../../', import.meta.url).pathname;
const read = (path: string) => readFileSync(join(checkout, path), 'utf8');

interface Service {
  image: string;
  user?: string;
  restart: string;
  read_only?: boolean;
  privileged?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  command?: string[];
  environment?: Record<string, string>;
  secrets?: string[];
  networks: string[];
  ports?: string[];
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test?: string[]; disable?: boolean };
  deploy?: { resources: { limits: { cpus: string; memory: string; pids: number } } };
}

interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
  secrets: Record<string, { file: string }>;
}

const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const isJob = ({ restart }: Service) => restart === 'no';
const own = services.filter(([, { image }]) => image.startsWith('kyoso-desk:'));

test('docker-compose.yml is a Compose file', () => {
  // Formats (durations, ports) are the engine's own and unknown to the validator.
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(
    withoutDialect(JSON.parse(read('test/unit/deploy/compose-spec.json')) as Record<string, unknown>),
  );

  expect([validate(compose), validate.errors]).toEqual([true, null]);
  expect(validate({ ...compose, services: { api: { imagee: 'x' } } })).toBe(false);
});

/** Which dialect it is written in is named by an address that nobody should have to fetch. */
function withoutDialect({ $schema: _, ...schema }: Record<string, unknown>): Record<string, unknown> {
  return schema;
}

test('the topology is the one of npm run cluster', () => {
  expect(services.map(([name]) => name)).toEqual(
    expect.arrayContaining(['postgresql', 'temporal', 'api-1', 'api-2', 'worker-1', 'worker-2', 'temporal-ui', 'mail']),
  );
});

describe.each(services)('%s', (name, service) => {
  test('runs as nobody special, with limits', () => {
    expect(service.user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(service.privileged).toBeUndefined();
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.security_opt).toContain('no-new-privileges:true');
    expect(service.deploy?.resources.limits).toEqual({
      cpus: expect.stringMatching(/^\d/),
      memory: expect.stringMatching(/^\d+[mg]$/),
      pids: expect.any(Number),
    });
    if (name !== 'temporal-ui') expect(service.read_only).toBe(true);
  });

  test('its image is pinned', () => {
    expect(service.image).toMatch(/:v?\d+\.\d+(\.\d+)?[\w.-]*$/);
  });

  test('is watched while it runs, or is done once', () => {
    if (isJob(service)) {
      expect(service.healthcheck).toEqual({ disable: true });
      return;
    }
    expect(service.restart).toBe('unless-stopped');
    expect(service.healthcheck?.test?.[0]).toBe('CMD');
  });

  test('waits for what it needs in a way that fits', () => {
    for (const [needed, { condition }] of Object.entries(service.depends_on ?? {})) {
      const other = compose.services[needed];
      expect(other).toBeDefined();
      expect(condition).toBe(isJob(other!) ? 'service_completed_successfully' : 'service_healthy');
    }
  });

  test('is published on this machine only, and only from the outer network', () => {
    for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
    // Workers send mail.
    expect(service.networks.includes('outside')).toBe((service.ports ?? []).length > 0 || name.startsWith('worker-'));
    expect(service.networks).toContain('inside');
  });

  test('its secrets are files that are declared, and no value stands in the open', () => {
    for (const secret of service.secrets ?? []) expect(Object.keys(compose.secrets)).toContain(secret);
    const named = Object.values(service.environment ?? {}).flatMap(
      (value) => /^\/run\/secrets\/(\w+)$/.exec(String(value))?.[1] ?? [],
    );
    expect(service.secrets ?? []).toEqual(expect.arrayContaining(named));
    for (const [variable, value] of Object.entries(service.environment ?? {})) {
      // Where people reach the installation is told to everybody; every other address may hold a password.
      const isSecret = /PASSWORD|SECRET|API_KEY|_URL|TOKEN/.test(variable) && variable !== 'KYOSO_PUBLIC_URL';
      if (isSecret) expect(variable).toMatch(/_FILE$/);
      expect(String(value)).not.toMatch(/:\/\/[^/]*:[^/]*@/);
    }
  });

  test('what is mounted from the checkout is there', () => {
    for (const volume of service.volumes ?? []) {
      const source = volume.split(':')[0]!;
      if (source.startsWith('.')) expect(existsSync(join(checkout, source))).toBe(true);
    }
  });
});

test('only the APIs, the Temporal UI and the mail sink are published', () => {
  const published = services.filter(([, { ports }]) => ports).map(([name]) => name);
  expect(published.sort()).toEqual(['api-1', 'api-2', 'mail', 'temporal-ui']);
  expect(compose.networks.inside?.internal).toBe(true);
});

test.each(own)('%s knows each variable it is given, and starts a file that the build makes', (_name, service) => {
  const known = [
    ...variableNames(),
    ...['DATABASE_OWNER_URL', 'DATABASE_ADMIN_URL', 'TEMPORAL_DATABASE_PASSWORD', 'KYOSO_TRIAL_ACCOUNTS'],
  ];
  for (const variable of Object.keys(service.environment ?? {})) {
    expect(known).toContain(variable.replace(/_FILE$/, ''));
    if (variable.endsWith('_FILE')) {
      expect([...SECRET_VARIABLES, 'TEMPORAL_DATABASE_PASSWORD']).toContain(variable.replace(/_FILE$/, ''));
    }
  }
  const scripts = [...(service.command ?? []), ...(service.healthcheck?.test ?? [])]
    .join(' ')
    .matchAll(/dist\/([\w/-]+)\.js/g);
  for (const [, script] of scripts) expect(existsSync(join(checkout, `${script}.ts`))).toBe(true);
});

test('the Temporal server is the version that the cluster builds, and its schema that of the same version', () => {
  const version = readPinnedVersion(checkout, 'temporal-server', 'go.temporal.io/server').slice(1);

  expect(compose.services['temporal']?.image).toBe(`temporalio/server:${version}`);
  expect(compose.services['temporal-schema']?.image).toMatch(new RegExp(`^temporalio/admin-tools:${version}-`));
});

describe('Dockerfile', () => {
  const lines = read('Dockerfile').split('\n');
  const ignored = read('.dockerignore').split('\n');

  test('copies only what is there and what the build may see', () => {
    const copied = lines
      .filter((line) => /^COPY (?!--from)/.test(line))
      .flatMap((line) =>
        line
          .split(/\s+/)
          .slice(1, -1)
          .map((source) => source.replace(/\/$/, '')),
      );

    expect(copied).toEqual(expect.arrayContaining(['package-lock.json', 'desks', 'worker.ts']));
    for (const source of copied) {
      expect(existsSync(join(checkout, source))).toBe(true);
      expect(ignored).toContain(`!${source}`);
    }
  });

  test('nothing but what is named reaches a layer', () => {
    expect(ignored.filter((line) => line && !line.startsWith('#'))[0]).toBe('*');
    expect(ignored.filter((line) => /deploy|secrets|\.kyoso/.test(line))).toEqual([]);
  });

  test('the last stage is no root, checks itself, holds no package manager and is pinned like the others', () => {
    const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
    const froms = lines.filter((line) => /^FROM node:/.test(line)).map((line) => line.split(' ')[1]);

    expect(last).toContain('USER node');
    expect(last.some((line) => line.startsWith('HEALTHCHECK'))).toBe(true);
    expect(last.some((line) => /npm (ci|install)|apt-get/.test(line))).toBe(false);
    expect(last.join('\n')).toContain('rm -rf /usr/local/lib/node_modules');
    expect(new Set(froms).size).toBe(1);
    expect(froms[0]).toMatch(/^node:20\.\d+\.\d+-bookworm-slim$/);
  });
});

describe('npm run compose:secrets', () => {
  let folder: string;
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');

  beforeAll(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'kyoso-deploy-')), 'secrets');
  });

  afterAll(() => rmSync(dirname(folder), { recursive: true, force: true }));

  test('makes every file that docker-compose.yml names, closed to others, once', () => {
    const made = makeSecrets(folder);

    expect(made.map((name) => `./deploy/secrets/${name}`).sort()).toEqual(
      Object.values(compose.secrets)
        .map(({ file }) => file)
        .sort(),
    );
    if (process.platform !== 'win32') expect(statSync(folder).mode & 0o777).toBe(0o700);
    const before = made.map(text);
    expect(makeSecrets(folder)).toEqual([]);
    expect(made.map(text)).toEqual(before);
  });

  test('the superuser’s URL holds the superuser’s password; the roles have others', () => {
    const passwordOf = (name: string) => new URL(text(name)).password;

    expect(passwordOf('database_admin_url')).toBe(text('postgres_password'));
    const all = [
      text('postgres_password'),
      text('temporal_database_password'),
      passwordOf('database_owner_url'),
      passwordOf('database_url'),
    ];
    expect(new Set(all).size).toBe(4);
    expect(Math.min(...all.map(({ length }) => length))).toBeGreaterThanOrEqual(32);
  });

  test('git does not see them', () => {
    expect(read('.gitignore').split('\n')).toContain('deploy/secrets/');
  });
});
