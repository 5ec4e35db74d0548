import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../embedded/failure.mjs';
import { runQuery } from '../embedded/throwaway-database.js';
import { ArmedCases } from './armed-cases.js';
import { measureAtRest } from './open-cases.js';
import { round } from './figures.js';
import type { BenchOptions } from './options.js';
import { memoryOf, startCpuWatch } from './processor-time.js';
import { checkpointsOf, faultsOf, remindersTable, type Firing, type Rest, type Told } from './reminder-report.js';
import type { Bench } from './servers.js';

/**
 * Very many open cases of which each has armed a timer: what they cost at rest, and how long it takes until everybody is
 * told when many of them fall due in the same instant. Ends with an error where a reminder is missing or was told twice.
 */

const DEFAULT_CASES = 2_000;
const DEFAULT_DUE = 200;
/** What is found out about the due cases has to be ready before their instant: their loading is reckoned generously. */
const SLOWER_THAN_RECKONED = 2;
const SPARE_MS = 45_000;
const PATIENCE_MS = 30 * 60_000;
/** How long it is watched that nobody is told once more. */
const AFTERWARDS_MS = 15_000;

interface Telling {
  readonly tell: (line: object) => void;
  readonly progress: (text: string) => void;
  readonly signal: AbortSignal;
}

export async function runReminders(options: BenchOptions, bench: Bench, telling: Telling): Promise<void> {
  const { tell, progress, signal } = telling;
  const { instance, postgres } = bench;
  const asked = options.cases ?? DEFAULT_CASES;
  const due = Math.min(options.due ?? DEFAULT_DUE, asked);
  const parts = {
    postgres: { pid: postgres.pid, withChildren: true },
    temporal: { pid: instance.pidOf('temporal') },
    worker: { pid: instance.pidOf('worker') },
    api: { pid: instance.pidOf('api') },
  };
  const rests: Rest[] = [];
  const rest = async (cases: number): Promise<void> => {
    progress(`${cases} cases armed: watching ${options.idleS} s of rest`);
    const measured = { cases, ...(await measureAtRest(parts, options.idleS, signal)) };
    rests.push(measured);
    tell({ type: 'at rest', engine: options.engine, ...measured });
  };

  await rest(0);
  const cases = await ArmedCases.create(bench, telling);
  try {
    const deadline = Date.now() + options.loadMinutes * 60_000;
    let loadMs = 0;
    for (const aim of checkpointsOf(asked, due)) {
      const began = performance.now();
      const added = await cases.add(aim - cases.ids.length, { ...telling, deadline });
      loadMs += performance.now() - began;
      const perS = round((added / (performance.now() - began)) * 1000);
      tell({ type: 'loaded', engine: options.engine, cases: cases.ids.length, added, startsPerS: perS });
      await rest(cases.ids.length);
      if (cases.ids.length < aim) break;
    }
    // The last ones have a timer that rings soon: when, follows from how long the others took.
    const perCaseMs = cases.ids.length > 0 ? loadMs / cases.ids.length : 100;
    const loadedBy = Date.now() + due * perCaseMs * SLOWER_THAN_RECKONED + SPARE_MS;
    const until = new Date(loadedBy + options.idleS * 1000 + SPARE_MS);
    const far = cases.ids.length;
    progress(`${due} cases that fall due at ${until.toISOString()}`);
    await cases.add(due, { ...telling, until: until.toISOString() });
    if (Date.now() > loadedBy)
      throw new Failure('loading took longer than reckoned: what falls due would do so meanwhile');
    await rest(cases.ids.length);
    const firing = await fire(bench, { due, until, parts, telling });
    tell({ type: 'fired', engine: options.engine, asked, cases: cases.ids.length, ...firing });
    console.log(`\n${remindersTable(options.engine, rests, firing)}`);
    const faults = faultsOf(await readTold(bench, cases.ids.slice(far), cases.askKey), due);
    if (faults.length > 0) throw new Failure(faults.join('\n'));
  } finally {
    await cases.close();
  }
}

interface ToFire {
  readonly due: number;
  readonly until: Date;
  readonly parts: Parameters<typeof startCpuWatch>[0];
  readonly telling: Telling;
}

async function fire({ instance }: Bench, { due, until, parts, telling }: ToFire): Promise<Firing> {
  const { progress, signal } = telling;
  const { adminUrl } = instance.database;
  const worker = parts['worker']?.pid ?? 0;
  await sleep(Math.max(0, until.getTime() - Date.now()), undefined, { signal });
  const readCpu = startCpuWatch(parts);
  const deadline = Date.now() + PATIENCE_MS;
  let mostMb = memoryOf(worker);
  let written = 0;
  while (written < due) {
    await sleep(500, undefined, { signal });
    const [row] = await runQuery<{ count: number }>(adminUrl, 'select count(*)::int as count from reminders');
    written = row?.count ?? 0;
    mostMb = Math.max(mostMb ?? 0, memoryOf(worker) ?? 0) || null;
    if (Date.now() > deadline) throw new Error(`only ${written} of ${due} reminders were written in time`);
  }
  const cpuMs = readCpu();
  progress('watching that nobody is told once more');
  await sleep(AFTERWARDS_MS, undefined, { signal });
  const [span] = await runQuery<{ first: Date; last: Date }>(
    adminUrl,
    'select min(sent_at) as first, max(sent_at) as last from reminders',
  );
  if (!span) throw new Error('no reminder was written');
  const seconds = (span.last.getTime() - span.first.getTime()) / 1000;
  return {
    due,
    firstAfterS: round((span.first.getTime() - until.getTime()) / 1000),
    seconds: round(seconds),
    perS: round(due / Math.max(seconds, 0.1)),
    workerMostMb: mostMb,
    cpuMsPerReminder: Object.fromEntries(
      Object.entries(cpuMs).map(([part, ms]) => [part, ms === null ? null : round(ms / due)]),
    ),
  };
}

/** What the records say was told, whoever wrote it. */
async function readTold({ instance }: Bench, dueIds: readonly string[], askKey: string): Promise<Told> {
  const { adminUrl } = instance.database;
  const [told] = await runQuery<Record<keyof Told, number>>(
    adminUrl,
    `select (select count(*)::int from reminders) as rows,
            (select count(distinct proposal_id)::int from reminders
              where rung = 0 and ask_key = $2 and collapsed_into is null and proposal_id = any($1::uuid[])) as cases,
            (select count(*)::int from audit_entries where text::jsonb ->> 'action' = 'reminder.sent') as entries,
            (select count(distinct proposal_id)::int from notifications where kind = 'reminder') as noticed,
            (select count(*)::int from
              (select 1 from notifications where kind = 'reminder'
                group by proposal_id, recipient, department_id, person_id having count(*) > 1) as twice) as twice,
            (select count(*)::int from proposals where attention is not null) as attention`,
    [[...dueIds], askKey],
  );
  if (!told) throw new Error('no answer');
  return told;
}
