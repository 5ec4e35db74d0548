import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Failure } from '../embedded/failure.mjs';

/** Trial accounts by the first part of their address; `anonymous` has none. */
export const ROLES = [
  'coordinator',
  'proposer',
  'officer',
  'desk-head',
  'auditor',
  'leader',
  'administrator',
  'expert',
  'anonymous',
] as const;
export type FuzzRole = (typeof ROLES)[number];

export interface FuzzOptions {
  readonly roles: readonly FuzzRole[];
  /** Cases per operation and role. */
  readonly maxExamples: number;
  readonly seed: number;
  readonly phases: readonly string[];
  /** A role that is not done by then counts as a failure. */
  readonly minutesPerRole: number;
}

export const USAGE = `npm run fuzz -- [--roles ${ROLES.join(',')}] [--max-examples 1000] [--seed N] [--minutes-per-role 40]
npm run fuzz -- --short`;

const text = { type: 'string' } as const;

export function readOptions(args: readonly string[]): FuzzOptions {
  const { values } = parse(args);
  const short = values.short ?? false;
  const roles = (values.roles ?? (short ? SHORT.roles.join(',') : ROLES.join(','))).split(',');
  const unknown = roles.find((role) => !(ROLES as readonly string[]).includes(role));
  if (unknown !== undefined) throw new Failure(`There is no role "${unknown}".\n${USAGE}`);
  return {
    roles: roles as FuzzRole[],
    maxExamples: count('--max-examples', values['max-examples'] ?? String(short ? SHORT.maxExamples : 1_000)),
    seed: count('--seed', values.seed ?? String(randomInt(1, 2 ** 31))),
    phases: short ? SHORT.phases : PHASES,
    minutesPerRole: count('--minutes-per-role', values['minutes-per-role'] ?? '40'),
  };
}

const PHASES = ['examples', 'coverage', 'fuzzing', 'stateful'] as const;

/** What the tests run. The boundaries of every field of every command alone are thousands of cases: left to the long form. */
const SHORT = {
  roles: ['coordinator', 'proposer'],
  maxExamples: 4,
  phases: ['examples', 'fuzzing', 'stateful'],
} as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        roles: text,
        'max-examples': text,
        seed: text,
        'minutes-per-role': text,
        short: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new Failure(`${(error as Error).message}\n${USAGE}`);
  }
}

function count(name: string, given: string): number {
  const value = Number(given);
  if (Number.isInteger(value) && value > 0 && value < 2 ** 31) return value;
  throw new Failure(`${name} takes a whole number from 1, not "${given}".\n${USAGE}`);
}
