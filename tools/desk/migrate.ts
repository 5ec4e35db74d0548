import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { DataSource } from 'typeorm';
import { COMMAND_INPUTS } from '../../domain/commands.js';
import { textFault } from '../../domain/text.js';
import { DeskEntity } from '../../entities/index.js';
import { Failure } from '../embedded/failure.mjs';
import { runTool, withInstance } from './instance.js';
import { countSettled, moveCases, planMoves, type Plan } from './move-cases.js';

/** `npm run desk:migrate -- DESK [--to VERSION] [--dry-run] [--reason TEXT] [--wait SECONDS]` */

const USAGE = 'npm run desk:migrate -- DESK --dry-run, then npm run desk:migrate -- DESK --reason "why"';
const PATIENCE_SECONDS = 60;

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

async function moveAndWait(
  dataSource: DataSource,
  plan: Plan,
  { reason, seconds }: { reason: string; seconds: number },
): Promise<string> {
  const ids = await moveCases(dataSource, plan, { reason, now: new Date() });
  const until = Date.now() + seconds * 1000;
  let counts = await countSettled(dataSource, plan, ids);
  while (counts.received > 0 && Date.now() < until) {
    await sleep(250);
    counts = await countSettled(dataSource, plan, ids);
  }
  const { settled, refused, received } = counts;
  const waiting = received > 0 ? `; ${received} wait for their turn and go on by themselves` : '';
  return [describePlan(plan), ...refused, `Moved: ${settled}, refused: ${refused.length}${waiting}.`].join('\n');
}

/** The reason as the command's own schema takes it: what comes by this door is held to the same rule. */
function readReason(given: string, version: number): string {
  const parsed = COMMAND_INPUTS.change_guideline.safeParse({ version, reason: given.trim() });
  if (!parsed.success || textFault(given) !== null) {
    throw new Failure(
      `A reason is needed, in at most 2000 characters of plain text; it stands in each record: ${USAGE}`,
    );
  }
  return parsed.data.reason;
}

await runTool(async () => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    options: {
      to: { type: 'string' },
      wait: { type: 'string' },
      reason: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const [deskId] = positionals;
  if (deskId === undefined) throw new Failure(`Say which desk: ${USAGE}`);
  return withInstance(async (dataSource) => {
    const desk = await dataSource.manager.findOneBy(DeskEntity, { id: deskId });
    if (!desk) throw new Failure(`There is no desk "${deskId}".`);
    const version = values.to === undefined ? desk.profileVersion : Number(values.to);
    if (!Number.isSafeInteger(version) || version < 1) throw new Failure('--to takes the number of a version.');
    const seconds = Number(values.wait ?? PATIENCE_SECONDS);
    if (!(seconds >= 0 && seconds <= 3600)) throw new Failure('--wait takes a number of seconds, up to an hour.');
    const plan = await planMoves(dataSource, { deskId, version, now: new Date() });
    if (values['dry-run']) return describePlan(plan);
    return moveAndWait(dataSource, plan, { reason: readReason(values.reason ?? '', version), seconds });
  });
});
