import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { tmpdir } from 'node:os';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findPlaces } from '../../tools/embedded/places.mjs';
import { readOptions } from '../../tools/fuzz/options.js';
import { prepareSchemathesis } from '../../tools/fuzz/python.js';
import { fuzz, FUZZ_ENVIRONMENT, tableOf } from '../../tools/fuzz/run.js';
import { isClean, type RoleResult } from '../../tools/fuzz/schemathesis.js';
import { Instance } from './instance.js';

/** The short form of `npm run fuzz`: what it finds here, it finds again with the seed of the message. */

const places = findPlaces();
const prepared = await prepareSchemathesis(places).then(
  (programs) => ({ programs, missing: null }),
  (error: Error) => ({ programs: '', missing: error.message }),
);

if (prepared.missing !== null) {
  test.skip(`Schemathesis in its short form (it can't be had: ${prepared.missing})`, () => undefined);
} else {
  describe('Schemathesis in its short form', () => {
    let instance: Instance;
    let home: string;
    beforeAll(async () => {
      home = await mkdtemp(join(process.env['TMPDIR'] ?? tmpdir(), 'kyoso-fuzz-'));
      instance = await Instance.start({ environment: FUZZ_ENVIRONMENT });
    }, 120_000);
    afterAll(async () => {
      await instance.stop();
      await rm(home, { recursive: true, force: true });
    }, 60_000);

    test('finds nothing that is not explained', async () => {
      // The same requests each time: what is new is looked for with `npm run fuzz`, whose seed is another one each time.
      const options = readOptions(['--short', '--seed', '20261121']);
      const results: RoleResult[] = [];
      const tell = (result: RoleResult): void => void results.push(result);
      await fuzz({ instance, options, places: { ...places, home }, programs: prepared.programs, tell });
      const bad = results.filter((result) => !isClean(result));
      expect(bad.map((result) => `seed ${options.seed}\n${tableOf(result)}`)).toEqual([]);
      expect(results.map(({ role }) => role)).toEqual(options.roles);
      for (const { operations } of results) {
        expect(operations.length).toBeGreaterThan(15);
        expect(operations.reduce((sum, { cases }) => sum + cases, 0)).toBeGreaterThan(120);
      }
      // It got behind the doors: there were answers of every kind.
      const [desk] = results;
      const statuses = new Set(desk?.operations.flatMap(({ answers }) => Object.keys(answers)));
      for (const status of ['200', '401', '404', '422']) expect(statuses).toContain(status);
    }, 600_000);
  });
}
