/** Tells what is wrong with a profile: where, and why. */
export type Fault = (path: readonly (string | number)[], message: string) => void;
