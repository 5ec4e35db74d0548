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

/**
 * The page of rows of which one more than the limit was read, and the cursor of the next page; null: this is the last.
 * `placeOf` says where in the list a row stands.
 */
export function cutPage<T>(
  rows: readonly T[],
  limit: number,
  placeOf: (row: T) => Position,
): { readonly page: T[]; readonly next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, next: rows.length > limit && last !== undefined ? writeCursor(placeOf(last)) : null };
}

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
