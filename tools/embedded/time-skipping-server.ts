import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeFullDisk, Failure, isDiskFull } from './failure.mjs';
import { executableSuffix, findOnPath } from './go-build.js';
import { buildToolEnvironment, type Places } from './places.mjs';
import { downloadBySdk } from './sdk-download.js';
import { runStep } from './step.mjs';

interface Search {
  places: Places;
  signal?: AbortSignal;
}

/** Where the server is, or why there is none: the tests of clocks are then skipped, and say so. */
export type TimeSkippingServer = { path: string } | { missing: string };

/**
 * The server on which a month passes in a second: cached, downloaded, or collected by Maven. Only the tests of clocks
 * need it, so that it can't be had fails nothing.
 */
export async function findTimeSkippingServer({ places, signal }: Search): Promise<TimeSkippingServer> {
  const folder = join(places.cache, 'temporal-test-server');
  const downloaded = join(folder, `temporal-test-server-download${executableSuffix}`);
  const collected = join(folder, readPinnedVersion(places), 'run');
  for (const path of [downloaded, collected]) if (existsSync(path)) return { path };

  mkdirSync(folder, { recursive: true });
  const what = { title: 'Downloading the time-skipping Temporal server', server: 'time-skipping' } as const;
  if (await downloadBySdk({ ...what, places, target: downloaded, signal })) return { path: downloaded };
  const whyNot = await collectByMaven({ places, signal }, collected);
  return whyNot ? { missing: `the download was not reachable, and ${whyNot}` } : { path: collected };
}

function readPinnedVersion({ checkout }: Places): string {
  const pom = readFileSync(join(checkout, 'tools', 'temporal-test-server', 'pom.xml'), 'utf8');
  return /temporal-test-server<\/artifactId>\s*<version>([\w.-]+)</.exec(pom)?.[1] ?? 'unpinned';
}

/** Undefined when the server is there, otherwise why not. */
async function collectByMaven({ places, signal }: Search, script: string): Promise<string | undefined> {
  // What the SDK starts has to be one program; a batch file is none.
  if (process.platform === 'win32') return 'Maven’s server is not started on Windows';
  const maven = findOnPath('mvn');
  if (!maven || !findOnPath('java')) return 'Java and Maven are not installed';
  const folder = join(script, '..');
  const draft = `${folder}.${process.pid}`;
  const repository = join(places.cache, 'maven');
  try {
    await runStep({
      title: 'Collecting the time-skipping Temporal server with Maven (only this once)',
      command: maven,
      args: [
        ...['--batch-mode', '--quiet', '--file', join(places.checkout, 'tools', 'temporal-test-server', 'pom.xml')],
        ...[`-Dmaven.repo.local=${repository}`, `-DoutputDirectory=${join(draft, 'lib')}`],
        'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies',
      ],
      env: buildToolEnvironment(places),
      signal,
      announce: true,
    });
    writeFileSync(
      join(draft, 'run'),
      '#!/bin/sh\nexec java -cp "$(dirname "$0")/lib/*" io.temporal.testserver.TestServer "$@"\n',
    );
    chmodSync(join(draft, 'run'), 0o755);
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
    return undefined;
  } catch (error) {
    if (isDiskFull((error as { output?: string }).output ?? '')) throw new Failure(describeFullDisk(places.cache));
    if (signal?.aborted) throw error;
    return `Maven did not succeed: ${(error as Error).message}`;
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(repository, { recursive: true, force: true });
  }
}
