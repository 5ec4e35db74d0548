import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readStoredProfile } from '../../../domain/earlier-profiles.js';
import { missingUnder } from '../../../domain/moves/guideline.js';
import type { Profile } from '../../../domain/profile.js';
import { caseAt } from '../../factories/case-run.js';
import { DESKS } from '../../factories/desks.js';

/** Guidelines as release 0.1.0 stored them: the cases that began under them go on, and can be moved. */

const file = (desk: string): unknown =>
  parse(readFileSync(new URL(`../../fixtures/profiles-0.1.0/${desk}.yaml`, import.meta.url), 'utf8'));

function stored(desk: string): Profile {
  const profile = readStoredProfile(file(desk));
  if (!profile) throw new Error(`${desk} of 0.1.0 is not read`);
  return profile;
}

describe.each(['tokorozawa', 'minato'] as const)('%s as release 0.1.0 stored it', (desk) => {
  test('is read with its own words, whatever the schema knows since', () => {
    const given = file(desk) as Profile;
    const profile = stored(desk);
    expect(profile.version).toBe(1);
    expect(profile.pledges).toEqual(given.pledges);
    expect(profile.terms.stage_groups).toEqual(given.terms.stage_groups);
    expect(profile.reminders).toMatchObject(given.reminders);
    expect(profile.intake.kinds).toEqual(['proposal']);
  });

  test('carries a case to its conclusion', () => {
    const run = caseAt(desk, 'agreement', { profile: stored(desk) });
    expect(run.state).toMatchObject({ stage: 'agreement', evaluation: { adopted: true } });
    expect(run.state.asks.map((ask) => ask.kind)).toEqual(['municipality_consent']);
  });

  test('a case under it can be moved to the version of today', () => {
    const { state } = caseAt(desk, 'dialogue', { profile: stored(desk) });
    expect(missingUnder(state, DESKS[desk])).toBeNull();
  });
});

test('what is no profile at all is not made one', () => {
  expect(readStoredProfile({ id: 'somewhere', version: 1 })).toBeNull();
  expect(readStoredProfile(null)).toBeNull();
  // A wrong value is never replaced by one of ours.
  expect(readStoredProfile({ ...(file('minato') as object), tracks: 'none' })).toBeNull();
});
