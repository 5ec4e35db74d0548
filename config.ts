import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { SURFACES, type Surface } from './domain/pages.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** What the environment said, checked once and frozen: nothing else reads a variable. */
export interface Config {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  readonly temporalApiKey: string | undefined;
  /** Certificate and key with which this process proves who it is (mTLS). */
  readonly temporalTls: { readonly certFile: string; readonly keyFile: string } | undefined;
  readonly host: string;
  readonly port: number;
  /** Folder of this installation's own state; absolute. */
  readonly home: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly poolSize: number;
  readonly settleWaitMs: number;
  readonly commandsPerDay: number;
  /** Per process and minute: of an address where nobody is signed in, and of an account. */
  readonly requestsPerMinute: { readonly address: number; readonly account: number };
  /** Addresses and networks whose word about a caller's address is taken. */
  readonly trustedProxies: readonly string[];
  readonly workflowBundlePath: string;
  /** Which pages this process shows, and with them which of its routes it answers. */
  readonly surface: Surface;
  readonly reconcileEveryMs: number;
  readonly relayEveryMs: number;
  /** Real people's data: what is only for trying out is refused. */
  readonly production: boolean;
  /** What the API seals its secrets with. Undefined: made anew by each process. */
  readonly secret: string | undefined;
  readonly linksToLog: boolean;
  readonly secondFactor: 'required' | 'optional';
  /** Under which people reach this installation. Undefined: the address that a request names. */
  readonly publicUrl: URL | undefined;
  /** The city's provider of identities. */
  readonly oidc: { readonly issuer: URL; readonly clientId: string; readonly clientSecret: string } | undefined;
  /** The mail server and the sender's address. Undefined: what people are to be told waits. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | undefined;
}

/** A start with a wrong environment: one line per variable, each saying what is allowed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/** May be given as a file instead, NAME_FILE, as containers hand over their secrets. */
export const SECRET_VARIABLES = [
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'DATABASE_ADMIN_URL',
  'TEMPORAL_API_KEY',
  'KYOSO_SECRET',
  'KYOSO_OIDC_CLIENT_SECRET',
  'KYOSO_SMTP_URL',
] as const;

/** An empty file of these is none: Compose hands over every file that it declares, also where there is no such server. */
const MAY_BE_EMPTY: readonly string[] = ['KYOSO_SMTP_URL'];

/**
 * The environment with what each NAME_FILE names put in its place. A file that can't be read is told by its name, its
 * content never.
 */
export function readSecretFiles(
  env: NodeJS.ProcessEnv,
  names: readonly string[] = SECRET_VARIABLES,
): NodeJS.ProcessEnv {
  const problems: string[] = [];
  const found: Record<string, string | undefined> = {};
  for (const name of names) {
    const file = env[`${name}_FILE`];
    if (!file) continue;
    if (env[name]) {
      problems.push(`${name} and ${name}_FILE are both set: set one of them`);
      continue;
    }
    try {
      const value = readFileSync(file, 'utf8').trim();
      if (value) Object.assign(found, { [name]: value, [`${name}_FILE`]: undefined });
      else if (!MAY_BE_EMPTY.includes(name)) problems.push(`${name}_FILE names ${file}, which is empty`);
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
      problems.push(`${name}_FILE names ${file}, which can't be read (${reason})`);
    }
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return { ...env, ...found };
}

const isUrlOf = (protocols: readonly string[]) => (value: string) =>
  URL.canParse(value) && protocols.includes(new URL(value).protocol);

const isMailServer = (value: string): boolean => isUrlOf(['smtp:', 'smtps:'])(value) && new URL(value).hostname !== '';

const isLoopback = ({ hostname }: URL): boolean => ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);

const isTrustedUrl = (value: string): boolean =>
  isUrlOf(['https:'])(value) || (isUrlOf(['http:'])(value) && isLoopback(new URL(value)));

const isOrigin = (value: string): boolean =>
  isUrlOf(['http:', 'https:'])(value) && new URL(value).href === `${new URL(value).origin}/`;

const wholeNumber = (allowed: string, minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/, allowed)
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum, allowed);

const milliseconds = (minimum: number, maximum: number) =>
  wholeNumber(`must be a whole number of milliseconds from ${minimum} to ${maximum}`, minimum, maximum);

/** The compiled code lies in dist beside the bundle; sources, as in a test, lie one folder above it. */
const defaultBundlePath = (): string =>
  fileURLToPath(
    new URL(import.meta.url.endsWith('.ts') ? './dist/workflow-bundle.js' : './workflow-bundle.js', import.meta.url),
  );

const requestsPerMinute = wholeNumber('must be a whole number from 1 to 1000000', 1, 1_000_000);

/** An address, or a network by its prefix. All of the internet is none: it would believe whatever anybody says. */
function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return prefix === undefined || (/^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

const portAllowed = 'must be a port number from 0 to 65535';

/** Of what an API or a worker reads; every name is said in docs/OPERATING.md. */
export const variableNames = (): readonly string[] => Object.keys(environment.shape);

const environment = z
  .object({
    DATABASE_URL: z
      .string('is required: the PostgreSQL URL of the application role, postgres://user:password@host:port/database')
      .refine(
        isUrlOf(['postgres:', 'postgresql:']),
        'must be a PostgreSQL URL, postgres://user:password@host/database',
      ),
    TEMPORAL_ADDRESS: z
      .string()
      .regex(/^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+):\d{1,5}$/, 'must be host:port, as in 127.0.0.1:7233')
      .default('127.0.0.1:7233'),
    TEMPORAL_NAMESPACE: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/, 'must be letters, digits, dots, dashes and underscores')
      .default('default'),
    TEMPORAL_API_KEY: z.string().optional(),
    TEMPORAL_TLS_CERT_FILE: z.string().optional(),
    TEMPORAL_TLS_KEY_FILE: z.string().optional(),
    HOST: z
      .string()
      .regex(/^[A-Za-z0-9.:_-]+$/, 'must be a host name or an address, as in 127.0.0.1')
      .default('127.0.0.1'),
    PORT: wholeNumber(portAllowed, 0, 65_535).default(3000),
    KYOSO_HOME: z.string().default('.kyoso'),
    LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
    KYOSO_POOL_SIZE: wholeNumber('must be a whole number from 2 to 200', 2, 200).default(10),
    KYOSO_SETTLE_WAIT_MS: milliseconds(0, 20_000).default(2_000),
    KYOSO_COMMANDS_PER_DAY: wholeNumber('must be a whole number from 1 to 10000', 1, 10_000).default(200),
    KYOSO_ADDRESS_REQUESTS_PER_MINUTE: requestsPerMinute.default(600),
    KYOSO_ACCOUNT_REQUESTS_PER_MINUTE: requestsPerMinute.default(600),
    KYOSO_TRUST_PROXY: z
      .string()
      .transform((text) => text.split(',').map((part) => part.trim()))
      .refine(
        (networks) => networks.every(isNetwork),
        'must be addresses or networks with commas between them, as in 10.0.3.7,10.0.4.0/24',
      )
      .default([]),
    KYOSO_WORKFLOW_BUNDLE: z.string().optional(),
    KYOSO_SURFACE: z.enum(SURFACES, `must be one of ${SURFACES.join(', ')}`).default('both'),
    KYOSO_RECONCILE_EVERY_MS: milliseconds(100, 3_600_000).default(30_000),
    KYOSO_RELAY_EVERY_MS: milliseconds(20, 60_000).default(1_000),
    NODE_ENV: z.string().default('development'),
    KYOSO_SECRET: z.string().min(32, 'must have 32 characters or more').optional(),
    KYOSO_PUBLIC_URL: z
      .string()
      .refine(isOrigin, 'must be an address without a path, as in https://kyoso.example.lg.jp')
      .optional(),
    KYOSO_SECOND_FACTOR: z.enum(['required', 'optional'], 'must be required or optional').optional(),
    KYOSO_OIDC_ISSUER: z
      .string()
      .refine(isTrustedUrl, 'must be an https address (http on this machine only)')
      .optional(),
    KYOSO_OIDC_CLIENT_ID: z.string().optional(),
    KYOSO_OIDC_CLIENT_SECRET: z.string().optional(),
    KYOSO_SMTP_URL: z
      .string()
      .refine(isMailServer, 'must be smtp://host:port or smtps://host:port, with user:password@ where it wants one')
      .optional(),
    KYOSO_MAIL_FROM: z.email('must be an e-mail address, as in kyoso@city.example.lg.jp').optional(),
    KYOSO_SIGN_IN_LINKS: z.enum(['store', 'log'], 'must be store or log').default('store'),
  })
  .check((context) => {
    const { NODE_ENV, KYOSO_SIGN_IN_LINKS } = context.value;
    if (NODE_ENV !== 'production' || KYOSO_SIGN_IN_LINKS !== 'log') return;
    context.issues.push({
      code: 'custom',
      input: context.value,
      path: ['KYOSO_SIGN_IN_LINKS'],
      message: 'must be store in production: whoever reads the log could sign in',
    });
  })
  .check((context) => {
    const { NODE_ENV, KYOSO_PUBLIC_URL } = context.value;
    if (NODE_ENV !== 'production' || KYOSO_PUBLIC_URL === undefined || isTrustedUrl(KYOSO_PUBLIC_URL)) return;
    context.issues.push({
      code: 'custom',
      input: context.value,
      path: ['KYOSO_PUBLIC_URL'],
      message: 'must be an https address in production',
    });
  })
  .check((context) => {
    const names = [
      'KYOSO_OIDC_ISSUER',
      'KYOSO_OIDC_CLIENT_ID',
      'KYOSO_OIDC_CLIENT_SECRET',
      'KYOSO_PUBLIC_URL',
    ] as const;
    const isAsked = names.slice(0, 3).some((name) => context.value[name] !== undefined);
    for (const name of isAsked ? names.filter((one) => context.value[one] === undefined) : []) {
      context.issues.push({
        code: 'custom',
        input: context.value,
        path: [name],
        message: 'is missing: a provider of identities needs issuer, client id, client secret and our public address',
      });
    }
  })
  .check((context) => {
    const { KYOSO_SMTP_URL, NODE_ENV } = context.value;
    if (KYOSO_SMTP_URL === undefined) return;
    const needed = [
      ['KYOSO_MAIL_FROM', 'is missing: a mail needs a sender'],
      ...(NODE_ENV === 'production'
        ? ([
            ['KYOSO_PUBLIC_URL', 'is missing: the links of a mail lead there'],
            ['KYOSO_SECRET', 'is missing: one-time links are sealed with it; the same as that of the APIs'],
          ] as const)
        : []),
    ] as const;
    for (const [name, message] of needed) {
      if (context.value[name] !== undefined) continue;
      context.issues.push({ code: 'custom', input: context.value, path: [name], message });
    }
  })
  .check((context) => {
    const { TEMPORAL_TLS_CERT_FILE: cert, TEMPORAL_TLS_KEY_FILE: key } = context.value;
    if ((cert === undefined) === (key === undefined)) return;
    context.issues.push({
      code: 'custom',
      input: context.value,
      path: [cert === undefined ? 'TEMPORAL_TLS_CERT_FILE' : 'TEMPORAL_TLS_KEY_FILE'],
      message: 'is missing: a client certificate and its key are set together',
    });
  });

/** Reads the environment, or tells everything that is wrong with it at once. */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  // Compose files and CI set what they leave out to an empty text.
  const given = Object.fromEntries(
    Object.entries(
      readSecretFiles(
        env,
        SECRET_VARIABLES.filter((name) => !['DATABASE_OWNER_URL', 'DATABASE_ADMIN_URL'].includes(name)),
      ),
    ).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    // A value is never repeated: it may be a password.
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  }
  const values = parsed.data;
  const { TEMPORAL_TLS_CERT_FILE: certFile, TEMPORAL_TLS_KEY_FILE: keyFile } = values;
  const { KYOSO_OIDC_ISSUER: issuer, KYOSO_OIDC_CLIENT_ID: clientId, KYOSO_OIDC_CLIENT_SECRET: clientSecret } = values;
  const production = values.NODE_ENV === 'production';
  return Object.freeze({
    databaseUrl: values.DATABASE_URL,
    temporalAddress: values.TEMPORAL_ADDRESS,
    temporalNamespace: values.TEMPORAL_NAMESPACE,
    temporalApiKey: values.TEMPORAL_API_KEY,
    temporalTls: certFile && keyFile ? Object.freeze({ certFile, keyFile }) : undefined,
    host: values.HOST,
    port: values.PORT,
    home: resolve(values.KYOSO_HOME),
    logLevel: values.LOG_LEVEL,
    poolSize: values.KYOSO_POOL_SIZE,
    settleWaitMs: values.KYOSO_SETTLE_WAIT_MS,
    commandsPerDay: values.KYOSO_COMMANDS_PER_DAY,
    requestsPerMinute: Object.freeze({
      address: values.KYOSO_ADDRESS_REQUESTS_PER_MINUTE,
      account: values.KYOSO_ACCOUNT_REQUESTS_PER_MINUTE,
    }),
    trustedProxies: Object.freeze(values.KYOSO_TRUST_PROXY),
    workflowBundlePath: values.KYOSO_WORKFLOW_BUNDLE ? resolve(values.KYOSO_WORKFLOW_BUNDLE) : defaultBundlePath(),
    surface: values.KYOSO_SURFACE,
    reconcileEveryMs: values.KYOSO_RECONCILE_EVERY_MS,
    relayEveryMs: values.KYOSO_RELAY_EVERY_MS,
    production,
    secret: values.KYOSO_SECRET,
    linksToLog: values.KYOSO_SIGN_IN_LINKS === 'log',
    secondFactor: values.KYOSO_SECOND_FACTOR ?? (production ? 'required' : 'optional'),
    publicUrl: values.KYOSO_PUBLIC_URL === undefined ? undefined : new URL(values.KYOSO_PUBLIC_URL),
    oidc:
      issuer && clientId && clientSecret
        ? Object.freeze({ issuer: new URL(issuer), clientId, clientSecret })
        : undefined,
    mail:
      values.KYOSO_SMTP_URL && values.KYOSO_MAIL_FROM
        ? Object.freeze({ smtpUrl: values.KYOSO_SMTP_URL, from: values.KYOSO_MAIL_FROM })
        : undefined,
  });
}
