import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect } from 'react';
import { proposalKey } from './queries.js';

/**
 * Pages that stand open show what changed without being asked to: the API says that something did, and what is shown is
 * asked for anew.
 */

/** The longest that the API listens at a time; the browser comes again by itself. */
const LISTEN_S = 55;
/**
 * A page that nobody touches stops asking, so that its session can run out: somebody may have left the desk. With the
 * first touch it asks for everything it missed.
 */
const UNTOUCHED_MS = 10 * 60_000;
/** After an answer that was no stream, as when the session has run out: how long until a touch may ask again. */
const AGAIN_AFTER_MS = 5_000;
const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'focus'] as const;

/** Calls `onChange` whenever the API says so, and after each time at which it may have said so unheard. */
function listen(address: string, onChange: () => void): () => void {
  let source: EventSource | null = null;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let hasListened = false;
  let refusedAt = 0;
  const open = () => {
    if (source !== null || Date.now() - refusedAt < AGAIN_AFTER_MS) return;
    source = new EventSource(address);
    source.addEventListener('error', () => {
      // Where only the line broke, the browser comes again by itself.
      if (source?.readyState !== EventSource.CLOSED) return;
      source = null;
      refusedAt = Date.now();
    });
    source.addEventListener('open', () => {
      if (hasListened) onChange();
      hasListened = true;
    });
    source.addEventListener('change', onChange);
  };
  const close = () => {
    source?.close();
    source = null;
  };
  const touched = () => {
    clearTimeout(resting);
    if (document.visibilityState === 'hidden') return close();
    resting = setTimeout(close, UNTOUCHED_MS);
    open();
  };
  for (const touch of TOUCHES) window.addEventListener(touch, touched, { passive: true });
  document.addEventListener('visibilitychange', touched);
  touched();
  return () => {
    for (const touch of TOUCHES) window.removeEventListener(touch, touched);
    document.removeEventListener('visibilitychange', touched);
    clearTimeout(resting);
    close();
  };
}

function useLive(address: string | null, ...keys: readonly QueryKey[]): void {
  const queries = useQueryClient();
  const names = JSON.stringify(keys);
  useEffect(() => {
    if (address === null) return undefined;
    return listen(address, () => {
      for (const queryKey of JSON.parse(names) as QueryKey[]) void queries.invalidateQueries({ queryKey });
    });
  }, [address, names, queries]);
}

/** Under which stands whatever is asked about the cases of a desk. */
export const ofDeskKey = (desk: string, ...rest: readonly unknown[]): QueryKey => ['of-desk', desk, ...rest];

const listening = (path: string): string => `/api${path}/changes?seconds=${LISTEN_S}`;

/** Whatever stands under `ofDeskKey` is asked for anew when a case of the desk changes. */
export const useLiveDesk = (desk: string): void =>
  useLive(desk === '' ? null : listening(`/desks/${encodeURIComponent(desk)}`), ofDeskKey(desk));

/** What awaits somebody, and what they were told of: over all their desks. */
export const TASKS: QueryKey = ['tasks'];
export const NOTICES: QueryKey = ['notices'];

/** Both are asked for anew when a case of the desk changes. */
export const useLiveTasks = (desk: string): void =>
  useLive(listening(`/desks/${encodeURIComponent(desk)}`), TASKS, NOTICES);

/** Whatever stands under `proposalKey` is asked for anew when the case changes. */
export const useLiveCase = (id: string): void =>
  useLive(id === '' ? null : listening(`/proposals/${encodeURIComponent(id)}`), proposalKey(id));
