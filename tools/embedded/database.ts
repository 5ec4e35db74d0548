import pg from 'pg';

export interface EnsureDatabaseOptions {
  /** URL of a superuser. */
  adminUrl: string;
  database: string;
  ownerPassword: string;
  appPassword: string;
  /** A database of which a new one is a copy. Nobody may be connected to it. */
  template?: string | undefined;
}

const roleRights = 'LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION';

/**
 * The database and its two roles: kyoso_owner owns the tables and runs migrations, kyoso_app is bound by row-level
 * security. Neither is a superuser, so the policies hold for both. May be repeated.
 */
export async function ensureDatabase(options: EnsureDatabaseOptions): Promise<{ ownerUrl: string; appUrl: string }> {
  const client = new pg.Client({ connectionString: options.adminUrl });
  await client.connect();
  try {
    // Roles belong to the whole server: two set-ups at once would collide in its catalogue.
    await client.query(`select pg_advisory_lock(hashtext('kyoso ensureDatabase'))`);
    await ensureRole(client, 'kyoso_owner', options.ownerPassword);
    await ensureRole(client, 'kyoso_app', options.appPassword);
    const database = client.escapeIdentifier(options.database);
    const found = await client.query('select 1 from pg_database where datname = $1', [options.database]);
    if (found.rowCount === 0) {
      const copied = options.template === undefined ? '' : ` template ${client.escapeIdentifier(options.template)}`;
      await client.query(`create database ${database} owner kyoso_owner${copied}`);
    }
    await client.query(`revoke all on database ${database} from public`);
    await client.query(`grant connect on database ${database} to kyoso_app`);
  } finally {
    await client.end();
  }
  return {
    ownerUrl: buildUrl(options, 'kyoso_owner', options.ownerPassword),
    appUrl: buildUrl(options, 'kyoso_app', options.appPassword),
  };
}

async function ensureRole(client: pg.Client, role: 'kyoso_owner' | 'kyoso_app', password: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  if (found.rowCount === 0) await client.query(`create role ${role}`);
  await client.query(`alter role ${role} with ${roleRights} password ${client.escapeLiteral(password)}`);
}

function buildUrl({ adminUrl, database }: EnsureDatabaseOptions, user: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = user;
  url.password = encodeURIComponent(password);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
}
