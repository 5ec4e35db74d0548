/**
 * Work that an answer does not wait for, so that its time tells nothing: what is done for an account that exists would
 * make its answer later than that for one that doesn't.
 */
export class Afterwards {
  private readonly running = new Set<Promise<void>>();

  constructor(private readonly onFailure: (error: unknown) => void) {}

  do(work: () => Promise<void>): void {
    const done: Promise<void> = work()
      .catch(this.onFailure)
      .finally(() => this.running.delete(done));
    this.running.add(done);
  }

  /** Until everything that was begun has ended: before the process goes, or a test looks. */
  async settle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }
}
