import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the library's parameters (19 MiB, two passes): OWASP's first recommendation. */
export const hashPassword = (password: string): Promise<string> => hash(password);

/** Checks that run at once: each takes 19 MiB and a thread, and whoever may ask for one need not be signed in. */
const MAX_CHECKS = 4;

let running = 0;
const waiting: (() => void)[] = [];

/** A place to check in is handed on to whoever waits longest, so that nobody overtakes. */
async function takePlace(): Promise<void> {
  if (running < MAX_CHECKS) {
    running += 1;
    return;
  }
  await new Promise<void>((resolve) => waiting.push(resolve));
}

function leavePlace(): void {
  const next = waiting.shift();
  if (next) next();
  else running -= 1;
}

let nobodysHash: Promise<string> | undefined;

/**
 * Whether a password belongs to a hash. Without a hash (no such account) the same work is done in vain, so that the time
 * of the answer does not tell which e-mail addresses are known.
 */
export async function isPasswordRight(password: string, passwordHash: string | null): Promise<boolean> {
  await takePlace();
  try {
    nobodysHash ??= hashPassword(randomBytes(32).toString('hex'));
    const isRight = await verify(passwordHash ?? (await nobodysHash), password);
    return isRight && passwordHash !== null;
  } finally {
    leavePlace();
  }
}
