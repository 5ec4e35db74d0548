import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/**
 * One timer at a time, in a cancellation scope of its own, replaced only when the next instant changes: a wait with a
 * time-out per command would cost two events for every one of them.
 */
export class CaseClock {
  private instant: string | null = null;
  private scope: CancellationScope | null = null;
  private rang = false;

  /** Whether the instant that was set has come. */
  get hasRung(): boolean {
    return this.rang;
  }

  /**
   * Sets the instant (ISO 8601, UTC) to wake at; null for none. The same instant again changes nothing. The caption is
   * what an operator reads beside the timer.
   */
  setTo(instant: string | null, caption?: string): void {
    if (instant === this.instant) return;
    this.stop();
    this.instant = instant;
    if (instant === null) return;
    const wait = Date.parse(instant) - Date.now();
    if (wait <= 0) {
      this.rang = true;
      return;
    }
    const scope = new CancellationScope();
    this.scope = scope;
    scope
      .run(async () => {
        await sleep(wait, { summary: caption });
        if (this.scope === scope) this.rang = true;
      })
      .catch((error: unknown) => {
        // Replaced by another instant: that is this clock's own doing and no failure of the case.
        if (!isCancellation(error)) throw error;
      });
  }

  /** Takes note that the bell was heard. */
  silence(): void {
    this.rang = false;
    this.instant = null;
    this.scope = null;
  }

  stop(): void {
    const { scope } = this;
    this.silence();
    scope?.cancel();
  }
}
