import { parseArgs } from 'node:util';
import { createDataSource } from '../entities/data-source.js';
import { DeskEntity } from '../entities/index.js';
import { createTemporalClient } from '../temporal/connection.js';
import { listSchedules, operateSchedule, type ListedSchedule } from '../temporal/schedules.js';
import { explainFailure, Failure } from './embedded/failure.mjs';
import { findPlaces, type Places } from './embedded/places.mjs';
import { loadInstanceConfig } from './instance-config.js';

/** `npm run schedules -- list | pause ID --note TEXT | resume ID [--note TEXT] | run-now ID` */

const USAGE = 'npm run schedules -- list | pause ID --note "why" | resume ID | run-now ID';

const inTokyo = (at: Date | null): string =>
  at === null ? 'never' : `${at.toLocaleString('sv-SE', { timeZone: 'Asia/Tokyo' }).slice(0, 16)} JST`;

function describe({ scheduleId, paused, note, nextAt, lastAt, missed }: ListedSchedule): string {
  const standing = paused ? 'paused' : `next ${inTokyo(nextAt)}`;
  return [
    `${scheduleId}: ${standing}, last ${inTokyo(lastAt)}`,
    ...(missed > 0 ? [`missed ${missed} times, Temporal was away for too long`] : []),
    ...(note === null ? [] : [`note: ${note}`]),
  ].join('; ');
}

async function list(places: Places): Promise<string> {
  const { databaseUrl, ...config } = loadInstanceConfig(places);
  const dataSource = createDataSource({ url: databaseUrl, poolSize: 1, applicationName: 'kyoso-schedules' });
  await dataSource.initialize();
  const temporal = createTemporalClient(config);
  try {
    const desks = await dataSource.manager.find(DeskEntity, { select: { id: true }, order: { id: 'ASC' } });
    const listed = await listSchedules(
      temporal.client,
      desks.map(({ id }) => id),
    );
    if (listed.length === 0) return 'There are no schedules: a worker makes them when it starts.';
    return listed.map(describe).join('\n');
  } finally {
    await temporal.close();
    await dataSource.destroy();
  }
}

const DONE = {
  pause: 'is paused: nothing is done until it is resumed.',
  resume: 'goes on with its next time.',
  'run-now': 'was told to run now, unless it is running already.',
} as const;

async function operate(places: Places, what: keyof typeof DONE, scheduleId: string, note: string): Promise<string> {
  const temporal = createTemporalClient(loadInstanceConfig(places));
  try {
    const found = await operateSchedule(
      temporal.client,
      scheduleId,
      what === 'run-now' ? { do: 'run_now' } : { do: what, note },
    );
    if (!found)
      throw new Failure(`There is no schedule ${scheduleId}; npm run schedules -- list shows those there are.`);
    return `${scheduleId} ${DONE[what]}`;
  } finally {
    await temporal.close();
  }
}

async function run(places: Places): Promise<string> {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    options: { note: { type: 'string', default: '' } },
    allowPositionals: true,
  });
  const [what, scheduleId, ...rest] = positionals;
  if (what === 'list' && scheduleId === undefined) return list(places);
  if (scheduleId === undefined || rest.length > 0 || what === undefined || !Object.hasOwn(DONE, what)) {
    throw new Failure(`Say what: ${USAGE}`);
  }
  const note = values.note.trim();
  // Whoever finds it paused next month has to know why, and whom to ask.
  if (what === 'pause' && note === '') throw new Failure(`Say why, for whoever finds it paused: ${USAGE}`);
  return operate(places, what as keyof typeof DONE, scheduleId, note);
}

const places = findPlaces();
try {
  console.log(await run(places));
} catch (error) {
  console.error(explainFailure(error, places.home));
  process.exitCode = 1;
}
