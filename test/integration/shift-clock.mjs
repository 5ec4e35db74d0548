import { readFileSync } from 'node:fs';

/**
 * Loaded before the API, whose clock it is: KYOSO_TEST_SHIFT_DAYS ahead of (or behind) the real one, or standing at the
 * instant that the file KYOSO_TEST_CLOCK_FILE holds at that moment.
 */
const RealDate = Date;
const file = process.env.KYOSO_TEST_CLOCK_FILE;
const shiftMs = Number(process.env.KYOSO_TEST_SHIFT_DAYS ?? 0) * 24 * 60 * 60 * 1000;
const nowMs = file ? () => RealDate.parse(readFileSync(file, 'utf8')) : () => RealDate.now() + shiftMs;

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(nowMs());
    else super(...given);
  }

  static now() {
    return nowMs();
  }
};
