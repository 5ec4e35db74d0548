import { useRef } from 'react';
import { Unreachable } from './client.js';

/** A key under which a request counts once, however often it is sent. `randomUUID` is missing on plain http. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

interface Sent {
  readonly key: string;
  readonly body: string;
}

/**
 * Sends under a key of its own: without an answer nobody knows whether it arrived, and another try with the same words is
 * the same request. With other words it is another one.
 */
export function useOnce(): <T>(body: unknown, ask: (key: string) => Promise<T>) => Promise<T> {
  const unanswered = useRef<Sent | null>(null);
  return async (body, ask) => {
    const words = JSON.stringify(body);
    if (unanswered.current?.body !== words) unanswered.current = { key: newKey(), body: words };
    const { key } = unanswered.current;
    try {
      const answer = await ask(key);
      unanswered.current = null;
      return answer;
    } catch (error) {
      if (!(error instanceof Unreachable)) unanswered.current = null;
      throw error;
    }
  };
}
