import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';

/** Histories as releases have left them: a folder per release, a file per run, and the list of what each file was. */

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const LIST = join(FOLDER, 'SHA256SUMS');

/** Beyond this a file is packed: the folder is kept for ever. */
const LARGEST_PLAIN_BYTES = 200 * 1024;

export interface Recording {
  /** Release and file: 0.1.0/minato-whole-life.1.json */
  readonly name: string;
  readonly bytes: Buffer;
}

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

export const listReleases = (): string[] =>
  readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

export const readRecordings = (): Recording[] =>
  listReleases().flatMap((release) =>
    readdirSync(join(FOLDER, release)).map((file) => ({
      name: `${release}/${file}`,
      bytes: readFileSync(join(FOLDER, release, file)),
    })),
  );

export const textOf = ({ name, bytes }: Recording): string =>
  (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');

/** `sha256sum --check SHA256SUMS` reads it too. */
export function readList(): ReadonlyMap<string, string> {
  const lines = readFileSync(LIST, 'utf8').trimEnd().split('\n');
  return new Map(
    lines.map((line) => {
      const [digest = '', name = ''] = line.split('  ');
      return [name, digest];
    }),
  );
}

export const listed = (recordings: readonly Recording[]): ReadonlyMap<string, string> =>
  new Map(recordings.map(({ name, bytes }) => [name, digestOf(bytes)]));

/** Keeps the histories of a release, all of them at once: a recording that broke off leaves nothing behind. */
export function keep(release: string, histories: ReadonlyMap<string, unknown>): void {
  const folder = join(FOLDER, release);
  if (existsSync(folder)) throw new Error(`test/replay/${release} is there already: it is never recorded again.`);
  mkdirSync(folder);
  for (const [name, history] of histories) {
    const plain = Buffer.from(`${JSON.stringify(history)}\n`, 'utf8');
    const isLarge = plain.byteLength > LARGEST_PLAIN_BYTES;
    const bytes = isLarge ? gzipSync(plain, { level: 9 }) : plain;
    const file = `${name}.json${isLarge ? '.gz' : ''}`;
    writeFileSync(join(folder, file), bytes, { flag: 'wx' });
    appendFileSync(LIST, `${digestOf(bytes)}  ${release}/${file}\n`);
  }
}
