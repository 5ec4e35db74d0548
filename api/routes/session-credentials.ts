import { z } from 'zod';
import { findUsableById, recordOfAccount, renewCredentials } from '../auth/accounts.js';
import { changePassword, continueSession, requirePassword } from '../auth/change-password.js';
import { clearCookie } from '../auth/cookies.js';
import { MAX_PASSWORD } from '../auth/password-rules.js';
import { beginFactor, confirmFactor, factorOf, removeFactor } from '../auth/second-factor.js';
import { passSecondFactor } from '../auth/sign-in.js';
import type { Account } from '../auth/tokens.js';
import type { ApiDeps } from '../deps.js';
import { DomainError } from '../../domain/errors.js';
import { CONTINUED_SESSION, NEW_FACTOR, RECOVERY_CODES } from '../examples/answers.js';
import { defineRoute, reply } from '../route.js';
import { continuedSession, describeContinued } from './session.js';

/** What somebody signs in with, changed by themselves. Each change wants the password once more and ends other sessions. */

const password = z.string().min(1).max(1000);
const code = z.string().min(1).max(40);

const putPassword = defineRoute({
  name: 'PUT /session/password',
  operationId: 'changePassword',
  tag: 'Session',
  summary: 'Change my password',
  description:
    'Ends every session and token of the account but this one, which goes on under a new token. A password has at least 12 characters and is none that would be guessed; nothing else is asked of it. Whoever has forgotten theirs asks for a link.',
  problems: ['WRONG_CREDENTIALS', 'TOO_MANY_ATTEMPTS'],
  whileEnrolling: true,
  body: z
    .strictObject({ currentPassword: password, newPassword: z.string().min(1).max(MAX_PASSWORD) })
    .meta({ id: 'PasswordChange' }),
  bodyExamples: { 'a longer one': { currentPassword: '…', newPassword: 'みんなで作る川沿いの散歩道' } },
  responses: {
    200: {
      description: 'Changed',
      schema: continuedSession,
      headers: ['Set-Cookie'],
      examples: { 'in a browser': CONTINUED_SESSION },
    },
  },
  handler: async ({ account, body, address, now, deps }) => {
    const session = await changePassword(deps, account, { ...body, address, now });
    const { headers, session: described } = describeContinued(deps, session);
    return reply(200, described, headers);
  },
});

/** Who has a password gives it; who has none is known by their provider or their address alone. */
async function requireOwner(
  deps: ApiDeps,
  account: Account,
  given: { readonly password: string | undefined; readonly address: string; readonly now: Date },
): Promise<string> {
  const { production } = deps.signIn;
  const found = await findUsableById(deps.dataSource.manager, account.accountId, { now: given.now, production });
  if (!found) throw new DomainError('UNAUTHENTICATED');
  if (found.passwordHash === null) return found.email;
  if (given.password === undefined) {
    throw new DomainError('INVALID_REQUEST', [{ field: 'password', code: 'REQUIRED' }]);
  }
  return (await requirePassword(deps, account, { ...given, password: given.password })).email;
}

const ownPassword = password.optional().describe('Required of an account that has one');

const postFactor = defineRoute({
  name: 'POST /session/second-factor',
  operationId: 'beginSecondFactor',
  tag: 'Session',
  summary: 'Begin to set up a second factor (TOTP)',
  description:
    'Gives the key for an authenticator app, as text and as the address that is shown as a QR code. It counts once its first code was confirmed; until then a repeat gives another key.',
  problems: ['WRONG_CREDENTIALS', 'TOO_MANY_ATTEMPTS', 'SECOND_FACTOR_IS_SET_UP'],
  whileEnrolling: true,
  body: z.strictObject({ password: ownPassword }).meta({ id: 'SecondFactorRequest' }),
  bodyExamples: { 'with the password': { password: '…' } },
  responses: {
    200: {
      description: 'The key, shown this once',
      schema: z.object({ secret: z.string(), uri: z.string() }).meta({ id: 'NewSecondFactor' }),
      examples: { 'a key': NEW_FACTOR },
    },
  },
  handler: async ({ account, body, address, now, deps }) => {
    const email = await requireOwner(deps, account, { password: body.password, address, now });
    const { accountId } = account;
    return reply(200, await beginFactor(deps.dataSource.manager, deps.signIn.sealer, { accountId, email, now }));
  },
});

const postConfirmation = defineRoute({
  name: 'POST /session/second-factor/confirmation',
  operationId: 'confirmSecondFactor',
  tag: 'Session',
  summary: 'Confirm a second factor with its first code',
  description:
    'From now on it is asked for at each sign-in. Ten recovery codes are shown this once, each good for one sign-in without the app. Every other session and token of the account ends.',
  problems: ['SECOND_FACTOR_CODE_WRONG', 'SECOND_FACTOR_IS_SET_UP', 'SECOND_FACTOR_NOT_SET_UP'],
  whileEnrolling: true,
  body: z.strictObject({ code }).meta({ id: 'SecondFactorCode' }),
  bodyExamples: { 'a code': { code: '123456' } },
  responses: {
    200: {
      description: 'Set up',
      schema: z
        .object({ recoveryCodes: z.array(z.string()), session: continuedSession })
        .meta({ id: 'SecondFactorSetUp' }),
      headers: ['Set-Cookie'],
      examples: { 'in a browser': { recoveryCodes: RECOVERY_CODES, session: CONTINUED_SESSION } },
    },
  },
  handler: async ({ account, body, now, deps }) => {
    const { accountId } = account;
    const { recoveryCodes, session } = await deps.dataSource.transaction(async (manager) => {
      const shown = await confirmFactor(manager, deps.signIn.sealer, { accountId, code: body.code, now });
      const credentialVersion = await renewCredentials(manager, accountId);
      const next = await continueSession(manager, account, { credentialVersion, secondFactor: true, now });
      return { recoveryCodes: [...shown], session: next };
    });
    await recordOfAccount(deps, { accountId, action: 'set_up_second_factor', code: null, now });
    const { headers, session: described } = describeContinued(deps, session);
    return reply(200, { recoveryCodes, session: described }, headers);
  },
});

const postRemoval = defineRoute({
  name: 'POST /session/second-factor/removal',
  operationId: 'removeSecondFactor',
  tag: 'Session',
  summary: 'Remove the second factor, as before a change of telephone',
  description:
    'With the password and a code or recovery code. Every session and token of the account ends; where a second factor is required, the next one is set up right after the next sign-in.',
  problems: [
    'WRONG_CREDENTIALS',
    'TOO_MANY_ATTEMPTS',
    'SECOND_FACTOR_NOT_SET_UP',
    'SECOND_FACTOR_CODE_REQUIRED',
    'SECOND_FACTOR_CODE_WRONG',
  ],
  body: z.strictObject({ password: ownPassword, code }).meta({ id: 'SecondFactorRemoval' }),
  bodyExamples: { 'with a recovery code': { password: '…', code: RECOVERY_CODES[0] } },
  responses: { 204: { description: 'Removed, and signed out everywhere', headers: ['Set-Cookie'] } },
  handler: async ({ account, body, address, now, deps }) => {
    const { accountId } = account;
    if (!(await factorOf(deps.dataSource.manager, accountId)).isSetUp) {
      throw new DomainError('SECOND_FACTOR_NOT_SET_UP');
    }
    await requireOwner(deps, account, { password: body.password, address, now });
    await passSecondFactor(deps, { accountId, code: body.code, now });
    await deps.dataSource.transaction(async (manager) => {
      await removeFactor(manager, accountId);
      await renewCredentials(manager, accountId);
    });
    await recordOfAccount(deps, { accountId, action: 'remove_second_factor', code: null, now });
    return reply(204, null, { 'Set-Cookie': clearCookie('session', deps.signIn.cookies) });
  },
});

export const credentialRoutes = [putPassword, postFactor, postConfirmation, postRemoval];
