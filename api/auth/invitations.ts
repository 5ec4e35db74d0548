import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { AccountEntity } from '../../entities/index.js';
import { sendLink, type LinkDeps } from './links.js';

/** An account for somebody who has none: they get a link to their address with which they choose a password. */

export interface InvitedAccount {
  readonly accountId: string;
  /** A link is on its way: the account is new, or nobody has chosen a password for it yet. */
  readonly isInvited: boolean;
  /** Closed for the whole installation: whoever invites can't open it again. */
  readonly isDisabled: boolean;
}

/**
 * Finds or makes the account of an e-mail address, in the transaction of whoever invites: people, memberships and roles
 * of a desk are theirs to write. Credentials that end (an expert's, a partner's) last until the latest of all
 * invitations, and those of an account that once had no end keep none: what ends at one desk then is the role there.
 */
export async function inviteAccount(
  manager: EntityManager,
  deps: LinkDeps,
  invitation: {
    readonly email: string;
    /** Desk in whose name the message is written. */
    readonly desk: string;
    readonly credentialsExpireAt: Date | null;
    readonly now: Date;
  },
): Promise<InvitedAccount> {
  const { email, desk, credentialsExpireAt, now } = invitation;
  // Whoever invites the same address at the same time waits here, and then finds the account of the other.
  await manager.query(`select pg_advisory_xact_lock(hashtextextended('account/' || lower($1), 0))`, [email]);
  const [[known]] = await manager.query<[KnownAccount[], number]>(
    `update accounts set credentials_expire_at =
            case when credentials_expire_at is null or $2::timestamptz is null then null
                 else greatest(credentials_expire_at, $2::timestamptz) end
      where lower(email) = lower($1)
      returning id, password_hash is not null as "hasPassword", disabled_at is not null as "isDisabled"`,
    [email, credentialsExpireAt],
  );
  if (known && (known.hasPassword || known.isDisabled)) {
    return { accountId: known.id, isInvited: false, isDisabled: known.isDisabled };
  }
  const accountId = known?.id ?? randomUUID();
  if (!known) {
    await manager.insert(AccountEntity, {
      id: accountId,
      email,
      passwordHash: null,
      createdAt: now,
      disabledAt: null,
      credentialsExpireAt,
    });
  }
  await sendLink(manager, deps, { accountId, purpose: 'invitation', params: { desk }, now });
  return { accountId, isInvited: true, isDisabled: false };
}

interface KnownAccount {
  readonly id: string;
  readonly hasPassword: boolean;
  readonly isDisabled: boolean;
}
