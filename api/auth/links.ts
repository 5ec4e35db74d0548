import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { AccountLinkEntity, AccountMessageEntity, type LinkPurpose } from '../../entities/index.js';
import type { ApiDeps } from '../deps.js';
import { createToken, hashToken } from './tokens.js';

/** One-time links: made here, sealed into a message to the account's address, and of use once. */

const MINUTE_MS = 60_000;

/** How long a link waits to be used: an invitation over a long weekend, the others while somebody sits before it. */
const GOOD_FOR_MS: Readonly<Record<LinkPurpose, number>> = {
  sign_in: 15 * MINUTE_MS,
  password: 30 * MINUTE_MS,
  invitation: 7 * 24 * 60 * MINUTE_MS,
};

/** Place to which a message's token is sealed. */
export const placeOfMessage = (messageId: string): string => `account_messages/${messageId}`;

/**
 * Makes a link and the message that carries it. Earlier links of the same purpose end: of several messages only the
 * last one counts. Mail has no delivery of its own yet: the message is a row, and the log's where a trial says so.
 */
export async function sendLink(
  manager: EntityManager,
  { signIn, log }: Pick<ApiDeps, 'signIn' | 'log'>,
  link: {
    readonly accountId: string;
    readonly purpose: LinkPurpose;
    readonly params: Readonly<Record<string, unknown>>;
    readonly now: Date;
  },
): Promise<void> {
  const { accountId, purpose, params, now } = link;
  const token = createToken();
  const expiresAt = new Date(now.getTime() + GOOD_FOR_MS[purpose]);
  await manager.query(
    `update account_links set expires_at = $3 where account_id = $1 and purpose = $2 and used_at is null and expires_at > $3`,
    [accountId, purpose, now],
  );
  await manager.insert(AccountLinkEntity, {
    id: randomUUID(),
    accountId,
    purpose,
    tokenHash: hashToken(token),
    createdAt: now,
    expiresAt,
    usedAt: null,
  });
  const messageId = randomUUID();
  await manager.insert(AccountMessageEntity, {
    id: messageId,
    accountId,
    kind: `link_${purpose}`,
    params: { ...params, expiresAt: expiresAt.toISOString() },
    sealed: signIn.sealer.seal(token, placeOfMessage(messageId)),
    createdAt: now,
    sentAt: null,
  });
  if (signIn.linksToLog) log.info({ accountId, purpose, oneTimeToken: token, expiresAt }, 'one-time link');
}
