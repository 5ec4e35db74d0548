import { readFileSync } from 'node:fs';
import type { Profile } from '../../../domain/profile.js';
import { parseProfile } from '../../../domain/profile-text.js';
import type { Changes } from './changed.js';
import type { DeskName } from '../../factories/desks.js';

/** One setting of a parameter in its other position, and what the engine does differently then. */
export interface Flip {
  readonly setting: string;
  readonly desk: DeskName;
  /** Circumstances in which the setting matters; the same before and after. */
  readonly given?: Changes;
  /** What is flipped, and nothing else. */
  readonly set: Changes;
  readonly outcome: (profile: Profile) => unknown;
  readonly before: unknown;
  readonly after: unknown;
}

/** A value that contradicts the rest of the profile: refused with its line and key. */
export interface Contradiction {
  readonly setting: string;
  readonly desk: DeskName;
  /** A piece of the desk's file that stands there once, and what is written in its place. */
  readonly replace: string;
  readonly by: string;
  /** Text whose last line is the one that is named; what was written, where it is not given. */
  readonly at?: string;
  readonly key: string;
  readonly message: string;
}

export interface Parameter {
  readonly name: string;
  /** Keys that belong to it: no flip touches another. */
  readonly keys: readonly string[];
  readonly flips: readonly Flip[];
  readonly contradictions?: readonly Contradiction[];
}

/** The parameters of a theme, by their numbers in the requirements. */
export type Parameters = Readonly<Record<number, Parameter>>;

/** The desk's file with that piece replaced. */
function contradictory({ desk, replace, by }: Contradiction): string {
  const text = readFileSync(new URL(`../../../desks/${desk}.yaml`, import.meta.url), 'utf8');
  if (text.split(replace).length !== 2) throw new Error(`"${replace}" does not stand in desks/${desk}.yaml once`);
  return text.replace(replace, by);
}

/** Which line, key and rule the loader names. */
export function faultsOf(contradiction: Contradiction): { line: number; key: string; message: string }[] {
  const parsed = parseProfile(contradictory(contradiction), `desks/${contradiction.desk}.yaml`);
  return 'faults' in parsed ? parsed.faults.map(({ line, key, message }) => ({ line, key, message })) : [];
}

/** The line that it must name. */
export function lineOf(contradiction: Contradiction): number {
  const { at = contradiction.by } = contradiction;
  const [before, ...after] = contradictory(contradiction).split(at);
  if (before === undefined || after.length !== 1) throw new Error(`"${at}" does not stand there once`);
  return `${before}${at}`.split('\n').length;
}
