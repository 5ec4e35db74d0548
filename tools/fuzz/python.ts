import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../embedded/failure.mjs';
import { withLock } from '../embedded/lock.mjs';
import { buildToolEnvironment, makePlaces, type Places } from '../embedded/places.mjs';
import { runStep } from '../embedded/step.mjs';

/** Exactly this one: another version has other checks. */
export const SCHEMATHESIS = '4.32.5';

const OLDEST_PYTHON = [3, 10] as const;
const INSTALL_WITHIN_MS = 240_000;

/** A Python that is new enough, by the names under which it may be found. */
function findPython(): string {
  for (const command of process.platform === 'win32' ? ['python', 'py'] : ['python3', 'python']) {
    const { status, stdout } = spawnSync(command, ['-c', 'import sys, venv; print(*sys.version_info[:2])'], {
      encoding: 'utf8',
    });
    if (status !== 0) continue;
    const [major = 0, minor = 0] = stdout.trim().split(' ').map(Number);
    if (major > OLDEST_PYTHON[0] || (major === OLDEST_PYTHON[0] && minor >= OLDEST_PYTHON[1])) return command;
  }
  throw new Failure(`Fuzzing needs Python ${OLDEST_PYTHON.join('.')} or later with venv: install it and try again.`);
}

/** The folder of programs of an environment in the cache that holds nothing but Schemathesis; made once. */
export async function prepareSchemathesis(places: Places, signal?: AbortSignal): Promise<string> {
  makePlaces(places);
  const folder = join(places.cache, `schemathesis-${SCHEMATHESIS}`);
  const programs = join(folder, process.platform === 'win32' ? 'Scripts' : 'bin');
  const mark = join(folder, '.complete');
  await withLock({ file: `${folder}.lock`, waitingFor: 'another set-up of Schemathesis', signal }, async () => {
    if (existsSync(mark)) return;
    const python = findPython();
    rmSync(folder, { recursive: true, force: true });
    const shared = { cwd: places.cache, env: buildToolEnvironment(places), signal, timeoutMs: INSTALL_WITHIN_MS };
    await runStep({ ...shared, title: 'Making a Python environment', command: python, args: ['-m', 'venv', folder] });
    await runStep({
      ...shared,
      title: 'Installing Schemathesis',
      announce: true,
      command: join(programs, 'python'),
      args: [
        ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input', '--retries', '1'],
        `schemathesis==${SCHEMATHESIS}`,
      ],
    });
    writeFileSync(mark, '');
  });
  return programs;
}
