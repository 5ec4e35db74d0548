import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';

/** Histories hold pointers and codes. What is larger than this is something that belongs into PostgreSQL. */
export const MOST_PAYLOAD_BYTES = 32 * 1024;

export class PayloadTooLargeError extends Error {
  override readonly name = 'PayloadTooLargeError';

  constructor(readonly bytes: number) {
    super(`a payload of ${bytes} bytes is refused: at most ${MOST_PAYLOAD_BYTES} bytes may go into a history`);
  }
}

const refuseLarge = (payload: Payload): Payload => {
  const bytes = payload.data?.byteLength ?? 0;
  if (bytes > MOST_PAYLOAD_BYTES) throw new PayloadTooLargeError(bytes);
  return payload;
};

const ENCODINGS: ReadonlySet<string> = new Set(['binary/null', 'binary/plain', 'json/plain']);
const text = new TextDecoder();

const NOTHING: Payload = {
  metadata: { encoding: new TextEncoder().encode('json/plain') },
  data: new TextEncoder().encode('null'),
};

/** Whoever can reach Temporal can send a signal that no converter reads, and a task that fails on it fails for ever. */
function replaceUnreadable(payload: Payload): Payload {
  const encoding = text.decode(payload.metadata?.['encoding'] ?? undefined);
  if (!ENCODINGS.has(encoding)) return NOTHING;
  if (encoding !== 'json/plain') return payload;
  try {
    JSON.parse(text.decode(payload.data ?? undefined));
    return payload;
  } catch {
    return NOTHING;
  }
}

/** An object and not a module path: a converter given by path does not load in ESM, a codec does. */
export const payloadGuard: PayloadCodec = {
  encode: async (payloads) => payloads.map(refuseLarge),
  // What is there already is read whatever its size; as nothing where it can't be read.
  decode: async (payloads) => payloads.map(replaceUnreadable),
};

/** The same in client, worker and replay. */
export const dataConverter: DataConverter = { payloadCodecs: [payloadGuard] };
