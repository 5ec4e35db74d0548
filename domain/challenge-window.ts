import { windowEnd } from './calendar.js';
import type { FieldError } from './errors.js';
import type { TypeRule } from './profile.js';

/** The window in which a posted challenge takes proposals: what a desk's guideline lets the city do with it. */

export type WindowRule = TypeRule['window'];

export interface Window {
  /** First day, YYYY-MM-DD. */
  readonly opensOn: string;
  /** Last day, or null for an open end. */
  readonly closesOn: string | null;
}

/** An open end compares as later than any day. */
const OPEN_END = '9999-12-31';
const endOf = (window: Window): string => window.closesOn ?? OPEN_END;

/** The last day that the guideline gives a window which opens on this day; null where it gives none. */
export function lastDayByRule(rule: WindowRule, opensOn: string): string | null {
  if (rule.mode === 'always_open' || rule.default_months === null) return null;
  return windowEnd(opensOn, rule.default_months);
}

/** What is wrong with a window that is to be posted, field by field; empty when it follows the guideline. */
export function checkWindow(rule: WindowRule, window: Window): FieldError[] {
  if (window.closesOn !== null && window.closesOn < window.opensOn) return reversed;
  const byRule = lastDayByRule(rule, window.opensOn);
  // Where the guideline names no length, whoever posts the challenge chooses it.
  const isChange = rule.mode === 'always_open' || byRule !== null;
  if (isChange && !allows(rule, { ...window, closesOn: byRule }, window)) return notAllowed;
  return outsidePeriod(rule, window);
}

/** What is wrong with a move of a window to other days, and with the reason that is named for it. */
export function checkWindowMove(
  rule: WindowRule | null,
  from: Window,
  to: Window,
  reasonCode: string | null,
): FieldError[] {
  if (to.closesOn !== null && to.closesOn < to.opensOn) return reversed;
  if (to.opensOn === from.opensOn && endOf(to) === endOf(from)) return [{ field: 'closesOn', code: 'NOT_ALLOWED' }];
  if (!rule || !allows(rule, from, to)) return notAllowed;
  const reasons = rule.mode === 'per_challenge' ? rule.reasons.map((reason) => reason.code) : [];
  if (reasonCode === null && reasons.length > 0) return [{ field: 'reasonCode', code: 'REQUIRED' }];
  if (reasonCode !== null && !reasons.includes(reasonCode)) return [{ field: 'reasonCode', code: 'NOT_ALLOWED' }];
  return outsidePeriod(rule, to);
}

const reversed: FieldError[] = [{ field: 'closesOn', code: 'DATES_REVERSED' }];
const notAllowed: FieldError[] = [{ field: 'closesOn', code: 'WINDOW_RULE' }];

function allows(rule: WindowRule, from: Window, to: Window): boolean {
  const isShorter = endOf(to) < endOf(from) || to.opensOn > from.opensOn;
  const isLonger = endOf(to) > endOf(from) || to.opensOn < from.opensOn;
  // A challenge that is always open has no last day to move, only a first one.
  if (rule.mode === 'always_open') return to.closesOn === null;
  return (!isShorter || rule.shorten) && (!isLonger || rule.extend);
}

function outsidePeriod(rule: WindowRule, window: Window): FieldError[] {
  if (rule.mode === 'always_open' || rule.period === null) return [];
  const { from, to } = rule.period;
  if (window.opensOn < from) return [{ field: 'opensOn', code: 'OUT_OF_RANGE' }];
  return to !== null && endOf(window) > to ? [{ field: 'closesOn', code: 'OUT_OF_RANGE' }] : [];
}
