import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { generateSecret, generateURI, verifySync } from 'otplib';
import { DomainError } from '../../domain/errors.js';
import { AccountFactorEntity, AccountRecoveryCodeEntity } from '../../entities/index.js';
import type { Sealer } from '../../entities/sealing.js';

/**
 * The second factor: codes that an app makes from a shared key and the time (TOTP, RFC 6238). A code is taken once, a
 * recovery code too. The key is sealed, the recovery codes are hashed.
 */

const ISSUER = 'Kyoso Desk';
const STEP_S = 30;
const RECOVERY_CODES = 10;
/** 120 bits, where 112 are asked for (ASVS 6.5.2): no list of guesses reaches them, so a plain hash keeps them. */
const RECOVERY_BYTES = 15;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const placeOf = (accountId: string): string => `account_factors/${accountId}`;

const plain = (code: string): string => code.replaceAll(/[\s-]/g, '').toUpperCase();

const hashOf = (accountId: string, code: string): string =>
  createHash('sha256')
    .update(`${accountId}\n${plain(code)}`, 'utf8')
    .digest('hex');

function newRecoveryCode(): string {
  const bits = [...randomBytes(RECOVERY_BYTES)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const signs = (bits.match(/.{5}/g) ?? []).map((five) => BASE32[parseInt(five, 2)]);
  return (signs.join('').match(/.{4}/g) ?? []).join('-');
}

export interface FactorStatus {
  readonly isSetUp: boolean;
  readonly recoveryCodesLeft: number;
}

export async function factorOf(manager: EntityManager, accountId: string): Promise<FactorStatus> {
  const [found] = await manager.query<{ isSetUp: boolean; recoveryCodesLeft: number }[]>(
    `select exists (select from account_factors where account_id = $1 and confirmed_at is not null) as "isSetUp",
            (select count(*)::int from account_recovery_codes where account_id = $1 and used_at is null)
              as "recoveryCodesLeft"`,
    [accountId],
  );
  return found ?? { isSetUp: false, recoveryCodesLeft: 0 };
}

/** The step of the code, where it is one of this minute (the one before and the one after count: clocks differ). */
function stepOf(secret: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token: code, epoch, period: STEP_S, epochTolerance: STEP_S });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
}

/** Takes a code of the app: true once for each step, however many ask at the same time. */
async function takeAppCode(
  manager: EntityManager,
  sealer: Sealer,
  asked: { readonly accountId: string; readonly code: string; readonly now: Date; readonly confirmed: boolean },
): Promise<boolean> {
  const { accountId, code, now, confirmed } = asked;
  const factor = await manager.findOneBy(AccountFactorEntity, { accountId });
  if (!factor || (factor.confirmedAt !== null) !== confirmed) return false;
  const step = stepOf(sealer.open(factor.sealedSecret, placeOf(accountId)), plain(code), now);
  if (step === null) return false;
  const [, taken] = await manager.query<[unknown[], number]>(
    `update account_factors set last_step = $2 where account_id = $1 and (last_step is null or last_step < $2)`,
    [accountId, step],
  );
  return taken === 1;
}

async function takeRecoveryCode(manager: EntityManager, accountId: string, code: string, now: Date): Promise<boolean> {
  const [, taken] = await manager.query<[unknown[], number]>(
    `update account_recovery_codes set used_at = $3 where account_id = $1 and code_hash = $2 and used_at is null`,
    [accountId, hashOf(accountId, code), now],
  );
  return taken === 1;
}

/** Takes a code of the app or a recovery code; throws where there is none, or it is no good (any more). */
export async function requireCode(
  manager: EntityManager,
  sealer: Sealer,
  asked: { readonly accountId: string; readonly code: string | undefined; readonly now: Date },
): Promise<void> {
  const { accountId, code, now } = asked;
  if (code === undefined) throw new DomainError('SECOND_FACTOR_CODE_REQUIRED');
  const isTaken =
    (await takeAppCode(manager, sealer, { accountId, code, now, confirmed: true })) ||
    (await takeRecoveryCode(manager, accountId, code, now));
  if (!isTaken) throw new DomainError('SECOND_FACTOR_CODE_WRONG');
}

/** A new key for an app. It counts only once a first code was given: nobody locks themselves out by a wrong scan. */
export async function beginFactor(
  manager: EntityManager,
  sealer: Sealer,
  { accountId, email, now }: { readonly accountId: string; readonly email: string; readonly now: Date },
): Promise<{ readonly secret: string; readonly uri: string }> {
  const secret = generateSecret();
  const made = await manager.query<unknown[]>(
    `insert into account_factors (account_id, sealed_secret, created_at, confirmed_at, last_step)
     values ($1, $2, $3, null, null)
     on conflict (account_id) do update set sealed_secret = $2, created_at = $3
      where account_factors.confirmed_at is null
     returning account_id`,
    [accountId, sealer.seal(secret, placeOf(accountId)), now],
  );
  if (made.length === 0) throw new DomainError('SECOND_FACTOR_IS_SET_UP');
  return { secret, uri: generateURI({ issuer: ISSUER, label: email, secret }) };
}

/** The first code: the factor counts from now on. The recovery codes are shown this once. */
export async function confirmFactor(
  manager: EntityManager,
  sealer: Sealer,
  { accountId, code, now }: { readonly accountId: string; readonly code: string; readonly now: Date },
): Promise<readonly string[]> {
  if ((await factorOf(manager, accountId)).isSetUp) throw new DomainError('SECOND_FACTOR_IS_SET_UP');
  if (!(await manager.existsBy(AccountFactorEntity, { accountId }))) throw new DomainError('SECOND_FACTOR_NOT_SET_UP');
  if (!(await takeAppCode(manager, sealer, { accountId, code, now, confirmed: false }))) {
    throw new DomainError('SECOND_FACTOR_CODE_WRONG');
  }
  await manager.update(AccountFactorEntity, { accountId }, { confirmedAt: now });
  await manager.delete(AccountRecoveryCodeEntity, { accountId });
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await manager.insert(
    AccountRecoveryCodeEntity,
    codes.map((recovery) => ({ accountId, codeHash: hashOf(accountId, recovery), usedAt: null })),
  );
  return codes;
}

export async function removeFactor(manager: EntityManager, accountId: string): Promise<void> {
  await manager.delete(AccountRecoveryCodeEntity, { accountId });
  await manager.delete(AccountFactorEntity, { accountId });
}
