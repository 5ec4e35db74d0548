import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

/** Many sit behind a slow network: what a page needs before it can be used is counted, and never by a clock. */

const BUDGET_BYTES = 200_000;
const folder = fileURLToPath(new URL('../../../dist/web/', import.meta.url));

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Readonly<Record<string, Chunk>>;

/** Files of a chunk and of whatever it can't do without. */
function filesOf(names: readonly string[], seen = new Set<string>()): Set<string> {
  for (const name of names) {
    const chunk = manifest[name];
    if (!chunk || seen.has(chunk.file)) continue;
    seen.add(chunk.file);
    filesOf(chunk.imports ?? [], seen);
  }
  return seen;
}

const compressed = (file: string): number => {
  const small = join(folder, `${file}.br`);
  return statSync(existsSync(small) ? small : join(folder, file)).size;
};

const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry);

test.each(Object.keys(manifest).filter((name) => name.startsWith('pages/')))('%s as a first page', (page) => {
  const bytes = [...filesOf([entry ?? '', page])]
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + compressed(file), 0);
  // Less would mean that it was not counted.
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThan(BUDGET_BYTES);
});

test('the document holds no script and no style within itself', () => {
  const document = readFileSync(join(folder, 'index.html'), 'utf8');
  expect(document).not.toMatch(/<style|style=|<script(?![^>]*src=)|https?:/);
});
