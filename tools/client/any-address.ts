import { setTimeout as sleep } from 'node:timers/promises';

/**
 * One API behind several addresses: where one refuses the connection or breaks it, the next is asked. An answer is an
 * answer, whatever its status: only silence leads on.
 */

interface Patience {
  /** How long the addresses are gone round before the last failure is told. */
  readonly forMs: number;
  /** Between two rounds, in which nobody answered. */
  readonly pauseMs: number;
  /** How long one address may take to answer. */
  readonly answerMs: number;
}

const PATIENCE: Patience = { forMs: 30_000, pauseMs: 500, answerMs: 35_000 };

const REFUSED: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH']);

/** The codes of a failure: Node tries the addresses of a name one after the other and tells of each. */
function codesOf(failure: unknown): unknown[] {
  const { cause } = failure as { cause?: { code?: unknown; errors?: readonly { code?: unknown }[] } };
  return cause?.errors ? cause.errors.map(({ code }) => code) : [cause?.code];
}

const wasNeverSent = (failure: unknown): boolean => codesOf(failure).every((code) => REFUSED.has(code));

/** Doing it twice is doing it once: a request that only reads or replaces, or one that the server knows again. */
const isRepeatable = ({ method, headers }: Request): boolean => method !== 'POST' || headers.has('idempotency-key');

/** `fetch` over all of them. With a single address nothing is repeated: it is for the caller to try again. */
export function fetchFromAny(
  addresses: readonly string[],
  patience: Partial<Patience> = {},
): (request: Request) => Promise<Response> {
  const { forMs, pauseMs, answerMs } = { ...PATIENCE, ...patience };
  if (addresses.length === 0) throw new Error('There is no address to ask.');
  let current = 0;

  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const { method, headers } = request;
    const body = request.body === null ? null : await request.arrayBuffer();
    const until = performance.now() + forMs;
    for (let tries = 1; ; tries += 1) {
      const asked = current;
      try {
        const signal = AbortSignal.timeout(answerMs);
        return await whole(await fetch(addresses[asked] + pathname + search, { method, headers, body, signal }));
      } catch (failure) {
        // Several requests may fail at the same address at once: one step on is enough.
        if (current === asked) current = (asked + 1) % addresses.length;
        const mayRepeat = isRepeatable(request) || wasNeverSent(failure);
        if (addresses.length === 1 || !mayRepeat || performance.now() > until) throw failure;
        if (tries % addresses.length === 0) await sleep(pauseMs);
      }
    }
  };
}

/** An answer with its whole body: a connection may break in the middle of it too. */
async function whole(response: Response): Promise<Response> {
  const bytes = await response.arrayBuffer();
  const { status, statusText, headers } = response;
  const hasBody = status !== 204 && status !== 304;
  return new Response(hasBody ? bytes : null, { status, statusText, headers });
}
