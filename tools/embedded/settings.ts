import { join } from 'node:path';
import { readSecretFiles } from '../../config.js';
import { Failure } from './failure.mjs';
import { findFreePort, isLoopback, parsePort, requireFreePort } from './ports.js';
import { readPrivateJson, writePrivateJson } from './private-file.js';

type Environment = NodeJS.ProcessEnv;

/** What one start decided and `--only` needs again: a part comes back where the others look for it. */
export interface Settings {
  host: string;
  port: number;
  /** Undefined: DATABASE_URL points to a server of the person's own. */
  postgresPort?: number;
  /** Both undefined: TEMPORAL_ADDRESS does. */
  temporalPort?: number;
  temporalUiPort?: number;
  /** Both undefined: KYOSO_SMTP_URL points to a mail server of the person's own, or none is wanted. */
  mailPort?: number;
  mailPagePort?: number;
  /** What the person had set for the parts, kept because another terminal may not have it. */
  environment: Record<string, string>;
}

const keptVariables = /^(KYOSO|TEMPORAL|DATABASE|SMTP|MAIL|OIDC|S3|AWS|LOG|OTEL|NODE)_|^(HOST|PORT|TZ)$/;

const fileOf = (home: string) => join(home, 'settings.json');

export function readSettings(home: string): Settings | undefined {
  return readPrivateJson<Settings>(fileOf(home));
}

/** Checks what the person set, before anything is started. Ports stay those of the last start where they are free. */
export async function chooseSettings(
  home: string,
  environment: Environment = readSecretFiles(process.env),
): Promise<Settings> {
  if (environment.DATABASE_URL && !environment.DATABASE_OWNER_URL) {
    throw new Failure(
      'DATABASE_URL is set but DATABASE_OWNER_URL is not: set it to the URL of the role that owns the tables (it runs the migrations), or unset both for the embedded database.',
    );
  }
  const host = environment.HOST || '127.0.0.1';
  const port = parsePort('PORT', environment.PORT || '3000');
  await requireFreePort('PORT', port, host);

  const last = readSettings(home);
  const choosePort = async (variable: string, remembered: number | undefined, usual: number) => {
    const wanted = environment[variable];
    if (!wanted) return findFreePort(remembered ?? usual);
    const chosen = parsePort(variable, wanted);
    await requireFreePort(variable, chosen);
    return chosen;
  };
  const settings: Settings = {
    host,
    port,
    ...(!environment.DATABASE_URL && {
      postgresPort: await choosePort('KYOSO_POSTGRES_PORT', last?.postgresPort, 15_432),
    }),
    ...(!environment.TEMPORAL_ADDRESS && {
      temporalPort: await choosePort('KYOSO_TEMPORAL_PORT', last?.temporalPort, 17_233),
      temporalUiPort: await choosePort('KYOSO_TEMPORAL_UI_PORT', last?.temporalUiPort, 18_233),
    }),
    ...(hasMailSink(environment) && {
      mailPort: await choosePort('KYOSO_MAIL_PORT', last?.mailPort, 12_525),
      mailPagePort: await choosePort('KYOSO_MAIL_PAGE_PORT', last?.mailPagePort, 18_025),
    }),
    environment: Object.fromEntries(
      Object.entries(environment).filter(
        (entry): entry is [string, string] => keptVariables.test(entry[0]) && entry[1] !== undefined,
      ),
    ),
  };
  writePrivateJson(fileOf(home), settings);
  return settings;
}

/** What a city sends goes to a mail server of its own. */
export const hasMailSink = ({ KYOSO_SMTP_URL, NODE_ENV }: Environment): boolean =>
  !KYOSO_SMTP_URL && NODE_ENV !== 'production';

/** Trial accounts have printed passwords: they exist only where nobody else can reach the address, and never in production. */
export function allowsTrialAccounts({ host, environment }: Settings): boolean {
  const { KYOSO_TRIAL_ACCOUNTS: trial, NODE_ENV } = environment;
  return isLoopback(host) && trial !== 'off' && NODE_ENV !== 'production';
}
