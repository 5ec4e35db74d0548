import type { DataSource } from 'typeorm';

/** How long a mark may wait for others. A crash in between sends the command once more, which its run drops. */
const TOGETHER_MS = 250;

/** Marks rows of the outbox as sent, those of a moment in one commit: nobody waits for a mark. */
export class SentMarks {
  private ids: string[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly onError: (error: unknown) => void,
  ) {}

  add(commandId: string): void {
    this.ids.push(commandId);
    this.timer ??= setTimeout(() => void this.flush(), TOGETHER_MS);
  }

  /** Resolves when everything that was added is written, or was tried: what stays unmarked is sent again. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const ids = this.ids.splice(0);
    if (ids.length > 0) this.writing = this.writing.then(() => this.write(ids));
    await this.writing;
  }

  private async write(ids: readonly string[]): Promise<void> {
    try {
      await this.dataSource.query(
        `update outbox set sent_at = now(), last_error = null where command_id = any($1) and sent_at is null`,
        [ids],
      );
    } catch (error) {
      this.onError(error);
    }
  }
}
