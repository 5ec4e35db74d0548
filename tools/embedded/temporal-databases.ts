import pg from 'pg';

/** Main store and visibility, each with the schema that Temporal's SQL tool carries for it. */
export const temporalDatabases = [
  { name: 'temporal', schema: 'postgresql/v12/temporal' },
  { name: 'temporal_visibility', schema: 'postgresql/v12/visibility' },
] as const;

/** Temporal's role and its two databases, which nobody else may enter. May be repeated. */
export async function ensureTemporalDatabases(options: {
  /** URL of a superuser. */
  adminUrl: string;
  password: string;
}): Promise<void> {
  const client = new pg.Client({ connectionString: options.adminUrl });
  await client.connect();
  try {
    // Roles belong to the whole server: two set-ups at once would collide in its catalogue.
    await client.query(`select pg_advisory_lock(hashtext('kyoso ensureDatabase'))`);
    const role = await client.query(`select 1 from pg_roles where rolname = 'temporal'`);
    if (role.rowCount === 0) await client.query('create role temporal');
    await client.query(
      `alter role temporal with login nosuperuser nocreatedb nocreaterole password ${client.escapeLiteral(options.password)}`,
    );
    for (const { name } of temporalDatabases) {
      const found = await client.query('select 1 from pg_database where datname = $1', [name]);
      if (found.rowCount === 0) await client.query(`create database ${name} owner temporal`);
      await client.query(`revoke all on database ${name} from public`);
    }
  } finally {
    await client.end();
  }
}
