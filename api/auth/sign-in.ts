import { DomainError } from '../../domain/errors.js';
import type { ApiDeps } from '../deps.js';
import {
  findUsableByEmail,
  hasRole,
  isStaff,
  listPeople,
  recordOfAccount,
  type AccountAction,
  type Credentials,
} from './accounts.js';
import { beginAttempt } from './attempts.js';
import { factorOf, requireCode } from './second-factor.js';
import { revokeToken, startSession, type Account, type NewSession } from './tokens.js';

type Deps = Pick<ApiDeps, 'dataSource' | 'signIn'>;

/** What follows whatever way somebody signed in: a role that is in force, a session of its own, a note at each desk. */
export async function completeSignIn(
  deps: Deps,
  signedIn: {
    readonly account: Pick<Credentials, 'accountId' | 'credentialVersion'>;
    readonly kind: 'browser' | 'session';
    readonly secondFactor: boolean;
    readonly action: AccountAction;
    readonly now: Date;
    /** As whom the same browser was signed in until now. */
    readonly replaces: Account | null;
  },
): Promise<NewSession> {
  const { account, kind, secondFactor, action, now, replaces } = signedIn;
  const { accountId, credentialVersion } = account;
  const people = await listPeople(deps.dataSource, accountId, now);
  const refused = !hasRole(people)
    ? 'NO_ROLE_IN_FORCE'
    : isStaff(people) && !deps.signIn.staffHere
      ? 'STAFF_NOT_HERE'
      : null;
  if (refused) {
    await recordOfAccount(deps, { accountId, action, code: refused, now });
    throw new DomainError(refused);
  }
  const session = await deps.dataSource.transaction(async (manager) => {
    if (replaces?.kind === 'browser') await revokeToken(manager, replaces.tokenId, now);
    return startSession(manager, { accountId, credentialVersion, kind, secondFactor, now });
  });
  await recordOfAccount(deps, { accountId, action, code: null, now });
  return session;
}

/** Throws unless the code of an account’s second factor is right; false where it has none. */
export async function passSecondFactor(
  deps: Deps,
  asked: { readonly accountId: string; readonly code: string | undefined; readonly now: Date },
): Promise<boolean> {
  const { accountId, now } = asked;
  if (!(await factorOf(deps.dataSource.manager, accountId)).isSetUp) return false;
  try {
    await requireCode(deps.dataSource.manager, deps.signIn.sealer, asked);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'SECOND_FACTOR_CODE_WRONG') {
      await recordOfAccount(deps, { accountId, action: 'sign_in', code: error.code, now });
    }
    throw error;
  }
  return true;
}

/** Whether a person has to set up a second factor before anything else is open to them. */
export async function mustSetUpFactor(
  deps: Deps,
  account: Pick<Account, 'accountId' | 'secondFactor'>,
  now: Date,
): Promise<boolean> {
  if (deps.signIn.secondFactor === 'optional' || account.secondFactor) return false;
  return isStaff(await listPeople(deps.dataSource, account.accountId, now));
}

/**
 * Signs in with a password. An unknown e-mail address, one that may not sign in and a wrong password get the same answer
 * after the same work: the note of a failure is written when the answer has gone.
 */
export async function signIn(
  deps: Deps,
  given: {
    readonly email: string;
    readonly password: string;
    readonly code?: string | undefined;
    readonly address: string;
    readonly now: Date;
    readonly kind: 'browser' | 'session';
    readonly replaces: Account | null;
  },
): Promise<NewSession> {
  const { email, password, code, address, now, kind, replaces } = given;
  const { production, isPasswordRight, afterwards } = deps.signIn;
  const attempt = await beginAttempt(deps.dataSource, { email, address, now });
  const account = await findUsableByEmail(deps.dataSource.manager, email, { now, production });
  const isRight = await isPasswordRight(password, account?.passwordHash ?? null);
  if (!account || !isRight) {
    afterwards.do(async () => {
      if (!account) return;
      await recordOfAccount(deps, { accountId: account.accountId, action: 'sign_in', code: 'WRONG_CREDENTIALS', now });
    });
    throw new DomainError('WRONG_CREDENTIALS');
  }
  const secondFactor = await passSecondFactor(deps, { accountId: account.accountId, code, now });
  await attempt.succeed();
  return completeSignIn(deps, { account, kind, secondFactor, action: 'sign_in', now, replaces });
}
