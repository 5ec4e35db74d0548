import { availableParallelism, cpus, totalmem } from 'node:os';
import { explainFailure } from '../embedded/failure.mjs';
import { listenForInterruption } from '../embedded/interruption.mjs';
import { BareEngine } from './bare/engine.js';
import { measureBoard } from './board.js';
import { runHeat, WARM_UP, type Contestant, type Heat } from './contest.js';
import { measureHistories, ratiosOf, resultOf, tableOf, type Pair } from './contest-report.js';
import { DeskContestant } from './desk.js';
import { BenchMailServer, runMail } from './mail.js';
import { loadOpenCases, measureAtRest, measureColdCases, measureLists } from './open-cases.js';
import { readOptions, type BenchOptions } from './options.js';
import { runReminders } from './reminders.js';
import { startBench, type Bench } from './servers.js';

/**
 * `npm run bench`: what a case costs, beside the bare engine in the same run. JSON lines on stdout, progress on stderr,
 * and at the end the tables of docs/PERFORMANCE.md.
 */

const tell = (line: object): void => console.log(JSON.stringify(line));
const progress = (text: string): void => console.error(text);

async function runContest(options: BenchOptions, bench: Bench, signal: AbortSignal): Promise<void> {
  const { engine } = options;
  const { instance, client, postgres } = bench;
  const bare = await BareEngine.start({
    client,
    temporalAddress: instance.temporalAddress,
    database: instance.database,
    home: bench.home,
  });
  try {
    const desk = await DeskContestant.create(instance, client);
    const [settle, acknowledge] = desk as [DeskContestant, DeskContestant];
    const shared = {
      postgres: { pid: postgres.pid, withChildren: true },
      temporal: { pid: instance.pidOf('temporal') },
      generator: { pid: process.pid },
    };
    const run = async (contestant: Contestant, heat: { cases: number; inFlight: number }): Promise<Heat> => {
      if (signal.aborted) throw new Error('interrupted');
      return runHeat(contestant, { ...heat, shared });
    };
    for (const contestant of [bare, settle, acknowledge]) {
      progress(`warming up: ${contestant.name}`);
      await run(contestant, WARM_UP);
    }
    const pairs: Pair[] = [];
    for (const inFlight of options.levels) {
      const heat = { inFlight, cases: options.cases ?? Math.max(8, inFlight) };
      for (let n = 1; n <= options.pairs; n += 1) {
        progress(`${inFlight} in flight, ${heat.cases} cases each, pair ${n} of ${options.pairs}`);
        const done: Heat[] = [];
        // Who goes first changes, so that what slows the machine down meanwhile hits everybody alike.
        const order = n % 2 === 1 ? [bare, settle, acknowledge] : [settle, acknowledge, bare];
        for (const contestant of order) {
          const result = await run(contestant, heat);
          tell({ type: 'heat', engine, contestant: contestant.name, inFlight, pair: n, ...resultOf([result]) });
          done.push(result);
        }
        const of = (contestant: Contestant) => done.find((result) => result.contestant === contestant) as Heat;
        pairs.push({ inFlight, bare: of(bare), settle: of(settle), acknowledge: of(acknowledge) });
      }
    }
    await tellTotals(options, bench, pairs);
  } finally {
    await bare.stop();
  }
}

async function tellTotals({ engine }: BenchOptions, { client }: Bench, pairs: readonly Pair[]): Promise<void> {
  const names = ['bare', 'settle', 'acknowledge'] as const;
  const levels = [...new Set(pairs.map(({ inFlight }) => inFlight))];
  const rows = levels.flatMap((inFlight) =>
    names.map((name) => {
      const heats = pairs.filter((pair) => pair.inFlight === inFlight).map((pair) => pair[name]);
      return { name, inFlight, result: resultOf(heats) };
    }),
  );
  const histories: Record<string, { events: number; bytes: number }> = {};
  for (const name of ['bare', 'settle'] as const) {
    const heat = pairs[0]?.[name];
    if (heat) histories[name] = await measureHistories(client, heat.contestant, heat.ids);
  }
  const ratios = ratiosOf(pairs);
  for (const { name, inFlight, result } of rows) {
    tell({ type: 'result', engine, contestant: name, inFlight, ...result });
  }
  tell({ type: 'histories', engine, ...histories });
  for (const ratio of ratios) tell({ type: 'ratio', engine, ...ratio });
  console.log(`\n${tableOf({ engine, rows, histories, ratios })}`);
}

async function runOpenCases(options: BenchOptions, count: number, bench: Bench, signal: AbortSignal): Promise<void> {
  const { engine } = options;
  const { instance, postgres } = bench;
  const parts = {
    postgres: { pid: postgres.pid, withChildren: true },
    temporal: { pid: instance.pidOf('temporal') },
    worker: { pid: instance.pidOf('worker') },
    api: { pid: instance.pidOf('api') },
  };
  tell({ type: 'before', engine, openCases: 0, ...(await measureAtRest(parts, Math.min(options.idleS, 30), signal)) });
  const began = performance.now();
  await loadOpenCases(bench, count, { progress, signal });
  const seconds = Math.round((performance.now() - began) / 1000);
  tell({ type: 'loaded', engine, openCases: count, seconds, casesPerS: Math.round((count / seconds) * 10) / 10 });
  progress(`watching ${options.idleS} s of rest`);
  tell({ type: 'at rest', engine, openCases: count, ...(await measureAtRest(parts, options.idleS, signal)) });
  for (const [query, latency] of Object.entries(await measureLists(bench))) {
    tell({ type: 'list', engine, openCases: count, query, ms: latency });
  }
  tell({ type: 'cold', engine, openCases: count, ms: await measureColdCases(bench, 20) });
}

async function runBoard(options: BenchOptions, bench: Bench, signal: AbortSignal): Promise<void> {
  const openCases = options.cases ?? 5_000;
  await loadOpenCases(bench, openCases, { progress, signal });
  tell({ type: 'board', engine: options.engine, openCases, ...(await measureBoard(bench, progress)) });
}

async function main(): Promise<void> {
  const { signal } = listenForInterruption();
  const options = readOptions(process.argv.slice(2));
  const [processor] = cpus();
  tell({
    type: 'machine',
    engine: options.engine,
    at: new Date().toISOString(),
    cores: availableParallelism(),
    processor: processor?.model,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  });
  progress('starting an instance');
  const mail = options.mail ? await BenchMailServer.start() : null;
  const bench = await startBench(options.engine, { signal });
  try {
    if (mail) await runMail(options, bench, mail, { tell, progress, signal });
    else if (options.reminders) await runReminders(options, bench, { tell, progress, signal });
    else if (options.board) await runBoard(options, bench, signal);
    else if (options.openCases === null) await runContest(options, bench, signal);
    else await runOpenCases(options, options.openCases, bench, signal);
  } finally {
    await bench.stop();
    await mail?.stop();
  }
}

try {
  await main();
} catch (error) {
  console.error(explainFailure(error));
  process.exitCode = 1;
}
