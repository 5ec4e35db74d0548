import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import pg from 'pg';

/**
 * One connection of the application. Parsing and planning took as long as running for most of our statements, so the
 * ones that come again are prepared; and a COMMIT that PostgreSQL answers with a rollback is an error here.
 */

/** Statements used less often are not worth the memory that a prepared one takes in every connection. */
const PREPARED_FROM_USE = 3;
/** Texts of lists and bulk inserts vary with what is asked. Beyond this many texts none is prepared any more. */
const MOST_TEXTS = 500;

const uses = new Map<string, { times: number; name: string | undefined }>();

/** Name under which a statement is prepared; undefined while it is used as it comes. */
function nameOf(text: string): string | undefined {
  const known = uses.get(text);
  if (!known) {
    if (uses.size < MOST_TEXTS) uses.set(text, { times: 1, name: undefined });
    return undefined;
  }
  known.times += 1;
  if (known.times >= PREPARED_FROM_USE) {
    known.name ??= `kyoso_${createHash('sha256').update(text, 'utf8').digest('base64url')}`;
  }
  return known.name;
}

/** The driver's words for an answer that did not come in time: it gives the error no code. */
const NO_ANSWER = 'Query read timeout';

/** Where a statement failed and its error was caught, everything before it is gone: in SQLSTATE's words. */
class TransactionLost extends Error {
  readonly code = '25P02';

  constructor() {
    super('COMMIT was answered with a rollback: a statement of this transaction had failed');
  }
}

type Query = (text: unknown, values?: unknown, callback?: unknown) => Promise<pg.QueryResult>;

export class Session extends pg.Client {
  override query = ((text: unknown, values?: unknown, callback?: unknown) => {
    const query = super.query.bind(this) as Query;
    if (typeof text !== 'string' || callback !== undefined || typeof values === 'function') {
      return query(text, values, callback);
    }
    if (Array.isArray(values) && values.length > 0) {
      return this.orHangUp(query({ name: nameOf(text), text, values }));
    }
    const answered = this.orHangUp(query(text, values));
    if (text !== 'COMMIT') return answered;
    return answered.then((result) => {
      if (result.command === 'ROLLBACK') throw new TransactionLost();
      return result;
    });
  }) as pg.Client['query'];

  /** Behind a statement that is never answered every other one would wait in turn: the connection is given up. */
  private async orHangUp(answered: Promise<pg.QueryResult>): Promise<pg.QueryResult> {
    try {
      return await answered;
    } catch (error) {
      if (error instanceof Error && error.message === NO_ANSWER) this.line.destroy();
      throw error;
    }
  }

  /** The driver's socket, which its types leave out. */
  private get line(): Socket {
    return (this as unknown as { readonly connection: { readonly stream: Socket } }).connection.stream;
  }
}
