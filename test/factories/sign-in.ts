import { Afterwards } from '../../api/auth/afterwards.js';
import { isPasswordRight } from '../../api/auth/passwords.js';
import { createSealer } from '../../entities/sealing.js';
import type { SignInDeps } from '../../api/deps.js';

/** Sign-in as an API of a test has it. */
export const TEST_SIGN_IN: SignInDeps = {
  sealer: createSealer('s'.repeat(48)),
  linksToLog: false,
  production: false,
  secondFactor: 'optional',
  staffHere: true,
  publicUrl: null,
  cookies: { secure: false },
  isPasswordRight,
  identities: null,
  afterwards: new Afterwards((error) => {
    throw error;
  }),
};
