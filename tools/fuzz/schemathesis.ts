import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describedRoutes } from '../../api/routes/index.js';
import { buildToolEnvironment, type Places } from '../embedded/places.mjs';
import { readLastLogLines, startPart } from '../embedded/process.js';
import type { KnownIds } from './cases.js';
import type { FuzzOptions, FuzzRole } from './options.js';

/** Whether a role came through with nothing left to look at. */
export const isClean = ({ failures, stopped, tooFew }: RoleResult): boolean =>
  failures === 0 && stopped === null && tooFew.length === 0;

export interface FuzzTarget {
  readonly address: string;
  readonly deskId: string;
  readonly ids: KnownIds;
  /** Null: nobody signed in. */
  readonly token: string | null;
  /** Tokens with which signing out is tried. */
  readonly spareTokens: readonly string[];
}

export interface OperationResult {
  readonly operation: string;
  readonly cases: number;
  /** Answers by status. */
  readonly answers: Readonly<Record<string, number>>;
  /** Failures by check. */
  readonly failures: Readonly<Record<string, number>>;
}

export interface RoleResult {
  readonly role: FuzzRole;
  readonly operations: readonly OperationResult[];
  readonly failures: number;
  /** Refusals of valid requests that are explained, by reason. */
  readonly explained: Readonly<Record<string, number>>;
  /** Operations that were asked less often than they should have been. */
  readonly tooFew: readonly string[];
  /** Why the run itself failed; null where it came to its end. */
  readonly stopped: string | null;
  /** Where its whole story is. */
  readonly logFile: string;
}

interface Report {
  readonly complete: boolean;
  readonly failures: readonly { readonly title: string; readonly operations: readonly string[] }[];
  readonly errors: readonly unknown[];
}

interface Counts {
  readonly answers: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly explained: Readonly<Record<string, number>>;
}

/** How often an id is a known one: a fuzzer's own come too. */
const KNOWN = 0.9;

/** What exists, by the path that names it. */
function idsByPath({ deskId, ids }: FuzzTarget): Record<string, Record<string, readonly string[]>> {
  const desk = { desk: [deskId] };
  const id = [...ids.cases, ...ids.drafts];
  return {
    '/desks/{desk}': desk,
    '/desks/{desk}/challenges': desk,
    '/desks/{desk}/challenges/{challengeId}/publication': { ...desk, challengeId: ids.challenges },
    '/desks/{desk}/challenges/{challengeId}/window': { ...desk, challengeId: ids.challenges },
    '/desks/{desk}/departments': desk,
    '/desks/{desk}/proposals': desk,
    '/proposals/{id}': { id },
    '/proposals/{id}/draft': { id: ids.drafts },
    '/proposals/{id}/commands': { id },
    '/proposals/{id}/commands/{commandId}': { id: [ids.told.id], commandId: ids.told.commands },
    '/proposals/{id}/timeline': { id },
    '/proposals/{id}/agreement-kinds': { id },
    '/audit/proposals/{id}/history': { id },
  };
}

/** The one configuration of a run, as TOML; JSON's texts and lists are TOML's. */
function configurationOf(target: FuzzTarget, hooks: string): string {
  const { token, ids } = target;
  const dictionaries: string[] = [];
  const draw = (values: readonly string[], probability: number): string => {
    const name = `d${dictionaries.length}`;
    dictionaries.push(`[dictionaries.${name}]`, `values = ${JSON.stringify(values)}`);
    return `{ dictionary = "${name}", probability = ${probability} }`;
  };
  const operations = Object.entries(idsByPath(target)).flatMap(([path, parameters]) => [
    '[[operations]]',
    `include-path = "${path}"`,
    `parameters = { ${Object.entries(parameters)
      .map(([name, values]) => `"path.${name}" = ${draw(values, KNOWN)}`)
      .join(', ')} }`,
  ]);
  const queries = [
    '[parameters]',
    `"query.departmentId" = ${draw(ids.departments, 0.5)}`,
    `"query.challengeId" = ${draw(ids.challenges, 0.5)}`,
  ];
  return [
    `hooks = ${JSON.stringify(hooks)}`,
    // The server's clock and a case's stage differ from run to run: only a full run says what fails.
    'continue-on-failure = true',
    'request-timeout = 30',
    // Values out of earlier answers make its generator give up on an operation after a few cases; ids come from below.
    ...['[phases.fuzzing.extra-data-sources]', 'responses = false'],
    ...(token === null ? [] : ['[auth.openapi.bearer]', `bearer = ${JSON.stringify(token)}`]),
    '[checks]',
    // `refusal_is_explained` looks at each 422 by its fault instead.
    'positive_data_acceptance.expected-statuses = ["2xx", 401, 403, 404, 409, 422, 429, 503]',
    'negative_data_rejection.expected-statuses = [400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 431]',
    ...dictionaries,
    ...queries,
    ...operations,
    '',
  ].join('\n');
}

/** Runs Schemathesis with all its checks as one role, and counts. */
export async function fuzzAs(
  role: FuzzRole,
  target: FuzzTarget,
  options: FuzzOptions,
  tools: { readonly places: Places; readonly programs: string; readonly folder: string; readonly signal?: AbortSignal },
): Promise<RoleResult> {
  const { places, programs, signal } = tools;
  const folder = join(tools.folder, role);
  mkdirSync(folder, { recursive: true });
  const source = join(places.checkout, 'tools', 'fuzz');
  const [config, counts, report] = ['schemathesis.toml', 'counts.json', 'report.json'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  writeFileSync(config, configurationOf(target, join(source, 'hooks.py')));
  const { token, spareTokens } = target;
  const logFile = join(folder, 'schemathesis.log');
  const part = await startPart({
    command: join(programs, 'st'),
    args: [
      ...['--config-file', config, 'run', `${target.address}/api/openapi.json`, '--url', `${target.address}/api`],
      ...['--checks', 'all', '--phases', options.phases.join(','), '--workers', '1'],
      ...['--max-examples', String(options.maxExamples), '--seed', String(options.seed), '--no-color'],
      ...['--suppress-health-check', 'all', '--warnings', 'off'],
      ...['--report', 'json', '--report-json-path', report],
    ],
    cwd: folder,
    env: {
      ...buildToolEnvironment(places),
      KYOSO_FUZZ_EXPLAINED: join(source, 'explained.json'),
      KYOSO_FUZZ_COUNTS: counts,
      KYOSO_FUZZ_IDS: JSON.stringify(idsByPath(target)),
      ...(token !== null && { KYOSO_FUZZ_TOKEN: token, KYOSO_FUZZ_SPARE_TOKENS: JSON.stringify(spareTokens) }),
      PYTHONDONTWRITEBYTECODE: '1',
    },
    logFile,
  });
  let isTooLate = false;
  const limit = setTimeout(() => {
    isTooLate = true;
    void part.stop();
  }, options.minutesPerRole * 60_000);
  const stop = (): void => void part.stop();
  signal?.addEventListener('abort', stop, { once: true });
  const { reason } = await part.exited;
  clearTimeout(limit);
  signal?.removeEventListener('abort', stop);
  const stopped = isTooLate ? `not done after ${options.minutesPerRole} minutes` : null;
  const least = options.maxExamples;
  return summarise(role, {
    least,
    report: read<Report>(report),
    counts: read<Counts>(counts),
    stopped,
    reason,
    logFile,
  });
}

function read<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return null;
  }
}

interface Ended {
  readonly least: number;
  readonly report: Report | null;
  readonly counts: Counts | null;
  readonly stopped: string | null;
  readonly reason: string;
  readonly logFile: string;
}

/** Operations of which there is more than one request to make. */
const VARIED: ReadonlySet<string> = new Set(
  describedRoutes()
    .routes.filter(({ path, body }) => path.includes('{') || body !== undefined)
    .map(({ name }) => name),
);

function summarise(role: FuzzRole, { least, report, counts, stopped, reason, logFile }: Ended): RoleResult {
  const failed = (report?.failures ?? []).flatMap(({ title, operations }) =>
    operations.map((label) => ({ title, label })),
  );
  const labels = [...new Set([...Object.keys(counts?.answers ?? {}), ...failed.map(({ label }) => label)])].sort();
  const operations = labels.map((operation): OperationResult => {
    const answers = counts?.answers[operation] ?? {};
    const failures: Record<string, number> = {};
    for (const { title, label } of failed) if (label === operation) failures[title] = (failures[title] ?? 0) + 1;
    return { operation, answers, failures, cases: Object.values(answers).reduce((sum, count) => sum + count, 0) };
  });
  const isWhole = report?.complete === true && report.errors.length === 0 && operations.length > 0;
  const why = stopped ?? (isWhole ? null : `${reason}: ${readLastLogLines(logFile, 5)}`);
  // What takes neither a path's parameter nor a body is soon exhausted.
  const tooFew = operations
    .filter(({ operation, cases }) => VARIED.has(operation) && cases < least)
    .map(({ operation }) => operation);
  const explained = counts?.explained ?? {};
  return { role, operations, failures: failed.length, explained, tooFew, stopped: why, logFile };
}
