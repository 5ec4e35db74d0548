import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { findDesks, readProfiles } from '../../../tools/load/desk-files.js';
import { arrowsOf, describeGraph } from '../../../tools/diagram/process-graph.js';
import { writeProcessPages } from '../../../tools/diagram/process-pages.js';
import { passagesOf } from '../../../domain/process.js';
import { DESKS } from '../../factories/desks.js';

const docs = new URL('../../../docs/', import.meta.url);

describe('docs/PROCESS.md', () => {
  test('is what npm run diagram makes of the moves and the profiles now, and its pictures too', async () => {
    const pages = await writeProcessPages(await readProfiles(await findDesks()));
    for (const { path, text } of pages) {
      expect({ path, text: await readFile(new URL(path, docs), 'utf8') }).toEqual({ path, text });
    }
    const pictures = pages.flatMap(({ path }) => (path.startsWith('process/') ? [path.slice('process/'.length)] : []));
    expect((await readdir(new URL('process/', docs))).sort()).toEqual(pictures.sort());
  });

  test('names every command of every stage once', () => {
    const drawn = arrowsOf(DESKS.minato).flatMap(({ from, to, kinds }) => kinds.map((kind) => `${from} ${kind} ${to}`));
    expect(drawn.sort()).toEqual(
      passagesOf(DESKS.minato)
        .map(({ from, kind, to }) => `${from} ${kind} ${to}`)
        .sort(),
    );
  });

  test('a desk without pilots has none in its picture', () => {
    expect(describeGraph(DESKS.minato)).not.toMatch(/pilot/);
    expect(describeGraph(DESKS.tokorozawa)).toMatch(/dialogue -> pilot/);
  });

  test.each(Object.values(DESKS))('no stage of $id is drawn to which no way leads', (profile) => {
    const graph = describeGraph(profile);
    const stages = profile.stages.map(({ code }) => code).filter((code) => graph.includes(`  ${code} [`));
    const reached = stages.filter((code) => code === 'intake' || graph.includes(`-> ${code} [`));
    expect(stages).toEqual(reached);
    expect(stages.length).toBeGreaterThan(3);
  });
});
