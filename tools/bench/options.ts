import { parseArgs } from 'node:util';
import { Failure } from '../embedded/failure.mjs';
import type { EngineName } from './servers.js';

export interface BenchOptions {
  readonly engine: EngineName;
  /** Cases in flight. */
  readonly levels: readonly number[];
  /** How often desk and bare engine take turns at each level. */
  readonly pairs: number;
  /** Cases per heat; null: as many as the level has in flight, at least eight. */
  readonly cases: number | null;
  /** Instead of the contest: so many open cases at rest. */
  readonly openCases: number | null;
  /** Instead of the contest: with a mail server that is away, quick and slow, by turns. */
  readonly mail: boolean;
  /** Instead of the contest: the board over open cases, in a browser. */
  readonly board: boolean;
  /** Instead of the contest: so many cases at rest, each with an armed timer, of which some fall due at once. */
  readonly reminders: boolean;
  /** How many of them fall due; null: a few. */
  readonly due: number | null;
  /** After so many minutes no more cases are armed: what was reached is measured. */
  readonly loadMinutes: number;
  /** How long the parts are watched at rest. */
  readonly idleS: number;
}

export const USAGE = `npm run bench -- [--engine dev|server] [--levels 1,16,64] [--pairs 3] [--cases N]
npm run bench -- --open-cases 10000 [--engine dev|server] [--idle-s 60]
npm run bench -- --board [--cases 5000] [--engine dev|server]
npm run bench -- --mail [--levels 4] [--pairs 3] [--cases N]
npm run bench -- --reminders [--cases 100000] [--due 10000] [--load-minutes 25] [--idle-s 60] [--engine dev|server]`;

const MOST = 100_000;

export function readOptions(args: string[]): BenchOptions {
  const { values } = parse(args);
  const { engine = 'dev' } = values;
  if (engine !== 'dev' && engine !== 'server') throw new Failure(`--engine is dev or server, not ${engine}.\n${USAGE}`);
  return {
    engine,
    levels: (values.levels ?? '1,16,64').split(',').map((level) => count('--levels', level)),
    pairs: count('--pairs', values.pairs ?? '3'),
    cases: values.cases === undefined ? null : count('--cases', values.cases),
    openCases: values['open-cases'] === undefined ? null : count('--open-cases', values['open-cases']),
    mail: values.mail ?? false,
    board: values.board ?? false,
    reminders: values.reminders ?? false,
    due: values.due === undefined ? null : count('--due', values.due),
    loadMinutes: count('--load-minutes', values['load-minutes'] ?? '25'),
    idleS: count('--idle-s', values['idle-s'] ?? '60'),
  };
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      options: {
        engine: text,
        levels: text,
        pairs: text,
        cases: text,
        'open-cases': text,
        'idle-s': text,
        mail: { type: 'boolean' },
        board: { type: 'boolean' },
        reminders: { type: 'boolean' },
        due: text,
        'load-minutes': text,
      },
    });
  } catch (error) {
    throw new Failure(`${(error as Error).message}\n${USAGE}`);
  }
}

function count(name: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0 && value <= MOST) return value;
  throw new Failure(`${name} takes whole numbers from 1 to ${MOST}, not "${text}".\n${USAGE}`);
}
