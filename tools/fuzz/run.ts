import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Places } from '../embedded/places.mjs';
import type { ThrowawayInstance } from '../embedded/throwaway-instance.js';
import { makeCases } from './cases.js';
import type { FuzzOptions, FuzzRole } from './options.js';
import { fuzzAs, isClean, type RoleResult } from './schemathesis.js';

/** What the fuzzed instance must be told: a fuzzer gives more commands in a minute than a proposer in a year. */
export const FUZZ_ENVIRONMENT = { KYOSO_COMMANDS_PER_DAY: '10000', KYOSO_SETTLE_WAIT_MS: '200' } as const;

const DESK = 'tokorozawa';

export interface FuzzRun {
  readonly instance: ThrowawayInstance;
  readonly options: FuzzOptions;
  readonly places: Places;
  /** Folder of Schemathesis' programs. */
  readonly programs: string;
  readonly signal?: AbortSignal;
  /** Told as each role is done. */
  tell(this: void, result: RoleResult): void;
}

const SIGN_OUTS = 10;

/** Sessions of a role's account, to be ended. */
async function signIn(instance: ThrowawayInstance, role: FuzzRole): Promise<readonly string[]> {
  if (role === 'anonymous') return [];
  const { email, password } = instance.account(role, DESK);
  const tokens: string[] = [];
  for (let n = 0; n < SIGN_OUTS; n += 1) {
    const response = await fetch(`${instance.address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    tokens.push(((await response.json()) as { token: string }).token);
  }
  return tokens;
}

/** One role after the other, each on cases of its own, so that what one did to them does not stop the next. */
export async function fuzz(run: FuzzRun): Promise<readonly RoleResult[]> {
  const { instance, options, places, programs, signal, tell } = run;
  const folder = join(places.home, 'fuzz', String(options.seed));
  mkdirSync(folder, { recursive: true });
  // All before the first: a fuzzer's wrong passwords close the door to this address for a while.
  const spare = new Map<FuzzRole, readonly string[]>();
  for (const role of options.roles) spare.set(role, await signIn(instance, role));
  const results: RoleResult[] = [];
  for (const role of options.roles) {
    if (signal?.aborted) break;
    const target = {
      address: instance.address,
      deskId: DESK,
      ids: await makeCases(instance.desk(DESK)),
      token: role === 'anonymous' ? null : instance.account(role, DESK).token,
      spareTokens: spare.get(role) ?? [],
    };
    const result = await fuzzAs(role, target, options, { places, programs, folder, signal });
    tell(result);
    results.push(result);
  }
  return results;
}

const told = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name}: ${count}`)
    .join(', ');

/** A role's figures as lines for a person. */
export function tableOf(result: RoleResult): string {
  const { role, operations, explained, failures, tooFew, stopped, logFile } = result;
  const width = Math.max(...operations.map(({ operation }) => operation.length), 0);
  const rows = operations.map(
    ({ operation, cases, answers, failures: failed }) =>
      `  ${operation.padEnd(width)}  ${String(cases).padStart(6)}  ${told(answers)}${told(failed) && `  FAILED ${told(failed)}`}`,
  );
  const total = operations.reduce((sum, { cases }) => sum + cases, 0);
  return [
    `${role}: ${total} cases, ${failures} unexplained failures`,
    ...rows,
    ...Object.entries(explained).map(([reason, count]) => `  explained ${count} times: ${reason}`),
    ...tooFew.map((operation) => `  asked too seldom: ${operation}`),
    ...(stopped === null ? [] : [`  did not come to its end: ${stopped}`]),
    ...(isClean(result) ? [] : [`  the whole story: ${logFile}`]),
  ].join('\n');
}
