import { pathToFileURL } from 'node:url';
import { ConfigError, readSecretFiles } from '../config.js';
import { ensureDatabase } from './embedded/database.js';
import { ensureTemporalDatabases } from './embedded/temporal-databases.js';

/**
 * On a PostgreSQL of one's own, before the first migration: Kyoso's database with its two roles and, where Temporal keeps
 * its histories on the same server, Temporal's. Names and passwords are those in the URLs. May be repeated; a password
 * that was changed in a URL is changed in the server too.
 */

const urls = ['DATABASE_ADMIN_URL', 'DATABASE_OWNER_URL', 'DATABASE_URL'] as const;
const temporalPassword = 'TEMPORAL_DATABASE_PASSWORD';

interface Wanted {
  adminUrl: string;
  database: string;
  ownerPassword: string;
  appPassword: string;
  temporalPassword: string | undefined;
}

export function readWanted(environment: NodeJS.ProcessEnv): Wanted {
  const env = readSecretFiles(environment, [...urls, temporalPassword]);
  const missing = urls.filter((name) => !env[name] || !URL.canParse(env[name]));
  if (missing.length > 0) {
    throw new ConfigError(missing.map((name) => `${name} is required: postgres://user:password@host:port/database`));
  }
  const parse = (name: (typeof urls)[number], user?: string) => {
    const url = new URL(env[name]!);
    if (user && url.username !== user) throw new ConfigError([`${name} must be the URL of the role ${user}`]);
    return { password: decodeURIComponent(url.password), database: decodeURIComponent(url.pathname.slice(1)) };
  };
  const owner = parse('DATABASE_OWNER_URL', 'kyoso_owner');
  const app = parse('DATABASE_URL', 'kyoso_app');
  if (owner.database !== app.database) {
    throw new ConfigError(['DATABASE_URL and DATABASE_OWNER_URL must name the same database']);
  }
  return {
    adminUrl: env['DATABASE_ADMIN_URL']!,
    database: owner.database,
    ownerPassword: owner.password,
    appPassword: app.password,
    temporalPassword: env[temporalPassword] || undefined,
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const wanted = readWanted(process.env);
    await ensureDatabase(wanted);
    if (wanted.temporalPassword) {
      await ensureTemporalDatabases({ adminUrl: wanted.adminUrl, password: wanted.temporalPassword });
    }
    console.log(
      `The database ${wanted.database} and its roles are there${wanted.temporalPassword ? "; Temporal's too" : ''}.`,
    );
  } catch (error) {
    console.error(error instanceof ConfigError ? error.message : error);
    process.exitCode = 1;
  }
}
