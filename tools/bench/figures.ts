/** Figures of a series of measurements. Few enough to be sorted whole: nothing is estimated. */
export interface Latency {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** The smallest value that at least `share` of all values don't exceed. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number;
}

export const round = (value: number, digits = 1): number => Number(value.toFixed(digits));

export function latencyOf(ms: readonly number[]): Latency {
  const at = (share: number): number => round(percentile(ms, share));
  return { count: ms.length, p50: at(0.5), p95: at(0.95), max: at(1) };
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
