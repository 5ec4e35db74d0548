import { useEffect, useRef, useSyncExternalStore } from 'react';

/**
 * Single keys that do something. They are silent while somebody types into a field, while a dialog is open and with any
 * modifier, and they can be turned off (WCAG 2.1.4): speech input is heard as single letters.
 */

const KEPT_AS = 'kyoso-shortcuts';
const OFF = 'off';
/** A second key has to follow the first within this time. */
const SEQUENCE_MS = 1_500;

const listeners = new Set<() => void>();

export const areShortcutsOn = (): boolean => localStorage.getItem(KEPT_AS) !== OFF;

export function turnShortcuts(on: boolean): void {
  if (on) localStorage.removeItem(KEPT_AS);
  else localStorage.setItem(KEPT_AS, OFF);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useShortcutsOn = (): boolean => useSyncExternalStore(subscribe, areShortcutsOn);

/** What a key does; false: nothing here, so that the browser does what it always does. */
type Deed = () => void | boolean;
/** By key as the browser names it, or two with a space between them: `g b`. */
export type Shortcuts = Readonly<Record<string, Deed>>;

const TYPED_INTO = 'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable]';

const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof Element && target.closest(TYPED_INTO) !== null;

export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    let begun: { readonly key: string; readonly at: number } | null = null;
    const hear = (event: KeyboardEvent): void => {
      const { key, timeStamp: at } = event;
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!areShortcutsOn() || isTyping(event) || document.querySelector('dialog[open]')) return;
      const first = begun && at - begun.at < SEQUENCE_MS ? begun.key : null;
      begun = null;
      const deed = (first !== null && latest.current[`${first} ${key}`]) || latest.current[key];
      if (deed) {
        if (deed() !== false) event.preventDefault();
      } else if (Object.keys(latest.current).some((keys) => keys.startsWith(`${key} `))) begun = { key, at };
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}
