import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findPlaces } from '../../tools/embedded/places.mjs';
import type { Instance } from './instance.js';

export interface Told {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A command line tool as `npm run` starts it, on the running instance: `desk/apply` is dist/tools/desk/apply.js. */
export async function runTool(instance: Instance, name: string, args: readonly string[], cwd?: string): Promise<Told> {
  const path = join(findPlaces().checkout, `dist/tools/${name}.js`);
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    DATABASE_URL: instance.database.appUrl,
    TEMPORAL_ADDRESS: instance.temporalAddress,
    TEMPORAL_NAMESPACE: 'default',
    KYOSO_HOME: instance.home,
    KYOSO_API_URL: instance.address,
  };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [path, ...args], { cwd, env });
    return { code: 0, out: stdout.trim(), err: stderr.trim() };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout.trim(), err: stderr.trim() };
  }
}
