import { z } from 'zod';
import { invalid } from './problem.js';

/** Place in a list that is ordered by an instant or a day and an id. Opaque to callers. */
const position = z.tuple([z.string().max(40), z.uuid()]);

export interface Position {
  readonly at: string;
  readonly id: string;
}

export const writeCursor = ({ at, id }: Position): string =>
  Buffer.from(JSON.stringify([at, id]), 'utf8').toString('base64url');

/** Reads a cursor of ours. `isPlace` says whether its first part is of the kind that the list is ordered by. */
export function readCursor(cursor: string | undefined, isPlace: (at: string) => boolean): Position | null {
  if (cursor === undefined) return null;
  try {
    const [at, id] = position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (isPlace(at)) return { at, id };
  } catch {
    // Whatever is wrong with it, it is not ours: told below.
  }
  throw invalid([{ field: 'cursor', code: 'NOT_ALLOWED' }]);
}

export const isInstant = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text));
