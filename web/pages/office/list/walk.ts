import type { RefObject } from 'react';
import type { NamedShortcuts } from '../shortcut-help.js';
import { CASE_LINK } from './case-card.js';

/** Going from case to case by single keys: what has the focus is the link of a case, so that Enter opens it. */

const linksIn = (within: ParentNode): HTMLElement[] => [...within.querySelectorAll<HTMLElement>(`.${CASE_LINK}`)];

const focused = (links: readonly HTMLElement[]): number => links.findIndex((link) => link === document.activeElement);

function focus(link: HTMLElement | undefined): boolean {
  if (!link) return false;
  link.focus();
  link.scrollIntoView({ block: 'nearest' });
  return true;
}

type Place = RefObject<HTMLElement | null>;

/** So many cases on, or back; from nowhere to the first. */
function step({ current }: Place, by: 1 | -1): boolean {
  if (!current) return false;
  const links = linksIn(current);
  const at = focused(links);
  return focus(at === -1 ? links[0] : links[at + by]);
}

/** The arrows belong to the window until a case has the focus. */
const arrow = (place: Place, by: 1 | -1) => (): boolean =>
  place.current !== null && focused(linksIn(place.current)) !== -1 && step(place, by);

/** The case at the same height of the next column that has any. */
function stepAside({ current }: Place, column: string, by: 1 | -1): boolean {
  if (!current) return false;
  const columns = [...current.querySelectorAll<HTMLElement>(column)].map(linksIn).filter((links) => links.length > 0);
  const from = columns.findIndex((links) => focused(links) !== -1);
  const to = from === -1 ? undefined : columns[from + by];
  const place = from === -1 ? 0 : focused(columns[from] ?? []);
  return focus(to?.[Math.min(place, to.length - 1)]);
}

export const walkCases = (place: Place): NamedShortcuts => [
  { word: 'next', keys: { j: () => void step(place, 1), ArrowDown: arrow(place, 1) } },
  { word: 'previous', keys: { k: () => void step(place, -1), ArrowUp: arrow(place, -1) } },
];

/** The same where cases stand in columns, which are found by this selector. */
export const walkColumns = (place: Place, column: string): NamedShortcuts => [
  ...walkCases(place),
  {
    word: 'nextColumn',
    keys: { l: () => void stepAside(place, column, 1), ArrowRight: () => stepAside(place, column, 1) },
  },
  {
    word: 'previousColumn',
    keys: { h: () => void stepAside(place, column, -1), ArrowLeft: () => stepAside(place, column, -1) },
  },
];

/** Enter needs nothing: the browser opens the link that has the focus. It is listed for who reads the help. */
export const OPEN_BY_ENTER: NamedShortcuts = [{ word: 'open', keys: { Enter: () => false } }];
