import type { EntityManager } from 'typeorm';
import { canonical } from '../../domain/case-state.js';
import { DomainError } from '../../domain/errors.js';
import { IdempotencyKeyEntity } from '../../entities/index.js';
import { digest } from '../../entities/records/case-facts.js';
import { invalid } from '../problem.js';

const HEADER = 'idempotency-key';
const KEPT_MS = 30 * 24 * 60 * 60_000;

/** The request's Idempotency-Key, or null where it has none. */
export function readIdempotencyKey(header: string | undefined): string | null {
  if (header === undefined) return null;
  if (/^[\x21-\x7e]{1,200}$/.test(header)) return header;
  throw invalid([{ field: HEADER, code: header.length > 200 ? 'TOO_LONG' : 'NOT_ALLOWED' }]);
}

/** What one key stands for: everything that the request asks, its path included. */
export const digestOf = (request: { readonly path: unknown; readonly body: unknown }): string =>
  digest(canonical(request));

interface Claim {
  readonly deskId: string;
  readonly personId: string;
  readonly route: string;
  readonly key: string;
  readonly bodyDigest: string;
  readonly proposalId: string;
  readonly commandId: string | null;
  readonly now: Date;
}

type Claimed = { readonly proposalId: string; readonly commandId: string | null };

const REUSED = new DomainError('IDEMPOTENCY_KEY_REUSED', [{ field: HEADER, code: 'IDEMPOTENCY_KEY_REUSED' }]);

/** What was done under this key before, or null. */
export async function findClaim(
  manager: EntityManager,
  claim: Omit<Claim, 'proposalId' | 'commandId'>,
): Promise<Claimed | null> {
  const { deskId, personId, route, key, bodyDigest, now } = claim;
  const row = await manager.findOneBy(IdempotencyKeyEntity, { deskId, personId, route, key });
  if (!row || row.createdAt.getTime() <= now.getTime() - KEPT_MS) return null;
  if (row.bodyDigest !== bodyDigest) throw REUSED;
  return { proposalId: row.proposalId, commandId: row.commandId };
}

/**
 * Takes a key in the transaction of what it stands for. Answers with what was done before where somebody else took it
 * first: the insert waits for the other's commit.
 */
export async function claimKey(manager: EntityManager, claim: Claim): Promise<Claimed | null> {
  const { deskId, personId, route, key, now } = claim;
  const expiredAt = new Date(now.getTime() - KEPT_MS);
  await manager.query(`delete from idempotency_keys where desk_id = $1 and created_at <= $2`, [deskId, expiredAt]);
  const inserted = await manager.query<unknown[]>(
    `insert into idempotency_keys (desk_id, person_id, route, key, body_digest, proposal_id, command_id, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning key`,
    [deskId, personId, route, key, claim.bodyDigest, claim.proposalId, claim.commandId, now],
  );
  return inserted.length > 0 ? null : findClaim(manager, claim);
}
