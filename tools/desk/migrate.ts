import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { DataSource } from 'typeorm';
import { DeskEntity } from '../../entities/index.js';
import { Failure } from '../embedded/failure.mjs';
import { runTool, withInstance } from './instance.js';
import { countSettled, moveCases, planMoves, type Plan } from './move-cases.js';

/** `npm run desk:migrate -- DESK [--to VERSION] [--dry-run] [--reason TEXT]` */

const USAGE = 'npm run desk:migrate -- DESK --dry-run, then npm run desk:migrate -- DESK --reason "why"';
const PATIENCE_MS = 60_000;

function describePlan({ deskId, version, moves }: Plan): string {
  if (moves.length === 0) return `${deskId}: no running case is under another version than ${version}.`;
  const lines = moves.map(({ proposalId, referenceNumber, from, changes, refusal }) => {
    const head = `${referenceNumber ?? proposalId} (version ${from} → ${version})`;
    if (refusal !== null) return `${head}: stays: ${refusal}`;
    return [`${head}: ${changes.length === 0 ? 'nothing changes but the version' : ''}`, ...changes]
      .join('\n  ')
      .trimEnd();
  });
  const staying = moves.filter((move) => move.refusal !== null).length;
  return [...lines, `${moves.length - staying} would move, ${staying} stay.`].join('\n');
}

async function moveAndWait(dataSource: DataSource, plan: Plan, reason: string): Promise<string> {
  const ids = await moveCases(dataSource, plan, { reason, now: new Date() });
  const until = Date.now() + PATIENCE_MS;
  let counts = await countSettled(dataSource, plan.deskId, ids);
  while (counts.received > 0 && Date.now() < until) {
    await sleep(250);
    counts = await countSettled(dataSource, plan.deskId, ids);
  }
  const { settled, refused, received } = counts;
  const waiting = received > 0 ? `; ${received} wait for their turn and go on by themselves` : '';
  return `${describePlan(plan)}\nMoved: ${settled}, refused: ${refused}${waiting}.`;
}

await runTool(async () => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    options: { to: { type: 'string' }, reason: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [deskId] = positionals;
  if (deskId === undefined) throw new Failure(`Say which desk: ${USAGE}`);
  return withInstance(async (dataSource) => {
    const desk = await dataSource.manager.findOneBy(DeskEntity, { id: deskId });
    if (!desk) throw new Failure(`There is no desk "${deskId}".`);
    const version = values.to === undefined ? desk.profileVersion : Number(values.to);
    if (!Number.isSafeInteger(version) || version < 1) throw new Failure('--to takes the number of a version.');
    const plan = await planMoves(dataSource, { deskId, version, now: new Date() });
    if (values['dry-run']) return describePlan(plan);
    const reason = values.reason?.trim() ?? '';
    if (reason === '') throw new Failure(`A reason is needed, it stands in each record: ${USAGE}`);
    return moveAndWait(dataSource, plan, reason);
  });
});
