import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDatabase } from './database.js';
import { buildPartEnvironment, logFileOf, type PartContext } from './parts.js';
import type { Places } from './places.mjs';
import { ensureSecrets } from './private-file.js';
import { openLog } from './process.js';
import { allowsTrialAccounts, type Settings } from './settings.js';
import { runStep } from './step.mjs';

/** The database with its roles, its newest shape, and every desk in it. May be repeated. */
export async function setUpRecords(context: PartContext): Promise<void> {
  const ownerUrl = await prepareDatabase(context.places, context.settings);
  await runTool(context, { name: 'migrate', title: 'Migrating the database', ownerUrl });
  await runTool(context, { name: 'load-desks', title: 'Loading the desks', ownerUrl });
}

export function describeAdminUrl({ home }: Places, postgresPort: number): string {
  const { postgresPassword } = ensureSecrets(home);
  return `postgres://postgres:${encodeURIComponent(postgresPassword)}@127.0.0.1:${postgresPort}/postgres`;
}

/** Resolves with the URL of the role that owns the tables. */
async function prepareDatabase(places: Places, { postgresPort, environment }: Settings): Promise<string> {
  if (!postgresPort) return environment.DATABASE_OWNER_URL!;
  const { ownerUrl } = await ensureDatabase({
    adminUrl: describeAdminUrl(places, postgresPort),
    database: 'kyoso',
    ...ensureSecrets(places.home),
  });
  return ownerUrl;
}

async function runTool(
  context: PartContext,
  { name, title, ownerUrl }: { name: 'migrate' | 'load-desks'; title: string; ownerUrl: string },
): Promise<void> {
  const { places, settings, signal } = context;
  const logFile = logFileOf(places, name === 'migrate' ? 'migrate' : 'load');
  closeSync(openLog(logFile));
  await runStep({
    title,
    command: process.execPath,
    args: ['--enable-source-maps', join(places.checkout, 'dist', 'tools', `${name}.js`)],
    cwd: places.checkout,
    env: {
      ...buildPartEnvironment(context),
      DATABASE_OWNER_URL: ownerUrl,
      ...(!allowsTrialAccounts(settings) && { KYOSO_TRIAL_ACCOUNTS: 'off' }),
    },
    logFile,
    signal,
  });
}
