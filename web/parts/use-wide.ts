import { useSyncExternalStore } from 'react';

/** Whether the window has room for what stands beside each other. The same width as in the styles. */
const WIDE = '(min-width: 60rem)';

function subscribe(onChange: () => void): () => void {
  const media = matchMedia(WIDE);
  media.addEventListener('change', onChange);
  return () => media.removeEventListener('change', onChange);
}

export const useWide = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(WIDE).matches);
