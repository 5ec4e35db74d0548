/**
 * Ctrl-C and SIGTERM become one abort signal. npm passes Ctrl-C on although the terminal has sent it already, so a
 * second one means nothing; stopping is bounded anyway.
 */
export function listenForInterruption() {
  const controller = new globalThis.AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => controller.abort(name));
  return controller;
}
