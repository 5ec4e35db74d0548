import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { answerOf, api, type Schemas } from './client.js';
import { useOnce } from './keys.js';
import { NOTICES } from './live.js';
import { proposalKey, useMessages } from './queries.js';

/** The messages of a case, the latest first. They stand on the page: whoever is there has them before their eyes. */
export function useThread(id: string) {
  const queries = useQueryClient();
  const listed = useMessages(id);
  const messages = listed.data?.pages.flatMap((page) => page.messages) ?? [];
  const latest = messages[0]?.id;
  const unread = listed.data?.pages[0]?.unread ?? 0;
  const marked = useRef<string | null>(null);
  useEffect(() => {
    if (latest === undefined || unread === 0 || marked.current === latest) return;
    marked.current = latest;
    answerOf(api.POST('/proposals/{id}/messages/read', { params: { path: { id } }, body: { upTo: latest } }))
      .then(() => queries.invalidateQueries({ queryKey: NOTICES }))
      // It only stays unread.
      .catch(() => undefined);
  }, [id, latest, unread, queries]);
  return { listed, messages };
}

interface NewMessage {
  readonly audience: Schemas['MessageAudience'];
  readonly text: string;
}

/** Writes into the thread. A message that may have arrived counts once, however often it is sent. */
export function useWriteMessage(id: string): (message: NewMessage) => Promise<void> {
  const queries = useQueryClient();
  const once = useOnce();
  return async (message) => {
    await once(message, (key) => {
      const params = { path: { id }, header: { 'Idempotency-Key': key } };
      return answerOf(api.POST('/proposals/{id}/messages', { params, body: message }));
    });
    await queries.invalidateQueries({ queryKey: [...proposalKey(id), 'messages'] });
  };
}
