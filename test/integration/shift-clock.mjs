/** Loaded before the API: its clock is KYOSO_TEST_SHIFT_DAYS ahead of (or behind) the real one. */
const RealDate = Date;
const shiftMs = Number(process.env.KYOSO_TEST_SHIFT_DAYS ?? 0) * 24 * 60 * 60 * 1000;

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + shiftMs);
    else super(...given);
  }

  static now() {
    return RealDate.now() + shiftMs;
  }
};
