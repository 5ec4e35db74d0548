export interface Repetition {
  /** Runs the work now, or once more when it is running already. */
  wake(): void;
  /** No further round; resolves when the one that runs has ended. */
  stop(): Promise<void>;
}

/** Does the work again and again, never twice at once. A round that fails is told of and followed by the next. */
export function repeat(everyMs: number, work: () => Promise<void>, onError: (error: unknown) => void): Repetition {
  let stopped = false;
  let woken = false;
  let endWait = (): void => undefined;

  const wait = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, everyMs);
      endWait = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const rounds = async (): Promise<void> => {
    while (!stopped) {
      woken = false;
      try {
        await work();
      } catch (error) {
        onError(error);
        // What wakes after a failure would fail at once again.
        woken = false;
      }
      if (!stopped && !woken) await wait();
    }
  };

  const ended = rounds();
  return {
    wake: () => {
      woken = true;
      endWait();
    },
    stop: async () => {
      stopped = true;
      endWait();
      await ended;
    },
  };
}
