import type { Response } from 'express';
import type { Change } from '../entities/records/changes.js';

/**
 * Server-sent events for pages that stand open: that something changed, and nothing of what. Whoever hears of it asks again,
 * and is shown what they may see then.
 */

/** One event says as much as ten within this time. */
const GATHER_MS = 300;

/** Of one account; the oldest makes room. A browser keeps one for each page that stands open. */
const MOST_PER_ACCOUNT = 20;

/** Who reads what has so much in front of them reads nothing any more. */
const MOST_UNREAD_BYTES = 16_384;

export interface ChangeReader {
  readonly accountId: string;
  readonly wants: (change: Change) => boolean;
  /** After which it ends: whoever comes again is looked at again, and may have lost their role meanwhile. */
  readonly seconds: number;
}

/** An answer that goes on for a while. */
export class EventStream {
  constructor(readonly writeTo: (response: Response) => void) {}
}

interface OpenStream extends ChangeReader {
  readonly tell: () => void;
  readonly end: () => void;
}

export class ChangeStreams {
  private readonly open = new Set<OpenStream>();
  private isStopped = false;

  /** Null: something may have happened while nobody listened. */
  tell(change: Change | null): void {
    for (const stream of this.open) if (change === null || stream.wants(change)) stream.tell();
  }

  /** Ends all of them, so that nobody waits for their end. */
  stop(): void {
    this.isStopped = true;
    for (const stream of this.open) stream.end();
  }

  streamFor(reader: ChangeReader): EventStream {
    return new EventStream((response) => this.begin(reader, response));
  }

  private begin(reader: ChangeReader, response: Response): void {
    const own = [...this.open].filter(({ accountId }) => accountId === reader.accountId);
    for (const stream of own.slice(0, Math.max(0, own.length - MOST_PER_ACCOUNT + 1))) stream.end();

    let gathering: NodeJS.Timeout | undefined;
    const end = (): void => void response.end();
    const stream: OpenStream = {
      ...reader,
      end,
      tell: () => {
        gathering ??= setTimeout(() => {
          gathering = undefined;
          if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
          else response.write('event: change\ndata: {}\n\n');
        }, GATHER_MS);
      },
    };
    const ending = setTimeout(end, reader.seconds * 1_000);
    response.on('close', () => {
      clearTimeout(gathering);
      clearTimeout(ending);
      this.open.delete(stream);
    });
    this.open.add(stream);
    // Proxies that gather answers would keep an event until the next.
    response.type('text/event-stream').set('X-Accel-Buffering', 'no').flushHeaders();
    // A browser comes again soon after the end; the comment tells it that it is heard.
    response.write('retry: 1000\n: open\n\n');
    if (this.isStopped) end();
  }
}
