import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { canonical } from '../../domain/case-state.js';
import type { RecordedClass } from '../../domain/field-access.js';
import { AuditAccessEntity, AuditEntryEntity } from '../index.js';

/**
 * The audit trail: one hash chain per proposal, and one per desk for what belongs to no proposal. An entry is written in
 * the transaction of the action that it tells of: no entry, no action.
 */

/** Changes when the text of an entry is built in another way; a verifier reads it first. */
const FORMAT = 1;
const DOMAIN = 'kyoso-audit';
const NO_HASH = '0'.repeat(64);

/** Chain of what belongs to no proposal of the desk. */
export const DESK_CHAIN = 'desk';

export interface AuditedAction {
  readonly deskId: string;
  /** Id of the proposal, or `DESK_CHAIN`. */
  readonly chain: string;
  readonly action: string;
  readonly at: Date;
  readonly personId: string | null;
  readonly commandId?: string | null;
  /** Codes, ids, numbers and instants, in clear. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
  /** Free texts and personal values: only a salted commitment of each enters the chain. */
  readonly words?: Readonly<Record<string, string>>;
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Hash of an entry: over the stored text, never over something built again from columns. */
export const entryHash = (chain: string, n: number, previousHash: string, text: string): string =>
  sha256([DOMAIN, String(FORMAT), chain, String(n), previousHash, text].join('\n'));

/**
 * The head of the chain is read, the entry hashed as `entryHash` does and written, and its values put aside, in one
 * statement: every action writes at least two entries.
 */
const APPEND = `
  with head as (
    select n, hash::text as hash from audit_entries where desk_id = $1::varchar and chain = $2::varchar order by n desc limit 1
  ), link as (
    select coalesce((select n from head), 0) + 1 as n, coalesce((select hash from head), '${NO_HASH}') as previous
  ), kept as (
    insert into audit_values (desk_id, commitment, salt, value)
    select $1::varchar, word.commitment, word.salt, word.value
      from unnest($6::text[], $7::text[], $8::text[]) as word (commitment, salt, value)
  )
  insert into audit_entries (desk_id, chain, n, text, hash, previous_hash, command_id, at)
  select $1::varchar, $2::varchar, n, $3::text,
         encode(sha256(convert_to(concat_ws(e'\\n', '${DOMAIN}', '${FORMAT}', $2::text, n, previous, $3::text), 'UTF8')), 'hex'),
         previous, $4::uuid, $5::timestamptz
    from link`;

/** Commitment to a value: without its salt it tells nothing, with it the value can be proved. */
export const commitmentOf = (salt: string, value: string): string => sha256(`${salt}\n${value}`);

/**
 * Appends one entry. The caller holds the lock of what the chain belongs to (the proposal's record), which keeps the
 * numbers without gaps; a desk's own chain is locked here.
 */
export async function appendAudit(manager: EntityManager, action: AuditedAction): Promise<void> {
  if (action.chain === DESK_CHAIN) {
    await manager.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`audit/${action.deskId}`]);
  }
  const values = Object.entries(action.words ?? {}).map(([name, value]) => {
    const salt = randomBytes(16).toString('hex');
    return { name, salt, value, commitment: commitmentOf(salt, value) };
  });
  const text = canonical({
    format: FORMAT,
    desk: action.deskId,
    action: action.action,
    at: action.at.toISOString(),
    person: action.personId,
    command: action.commandId ?? null,
    facts: action.facts ?? {},
    words: Object.fromEntries(values.map(({ name, commitment }) => [name, commitment])),
  });
  await manager.query(APPEND, [
    action.deskId,
    action.chain,
    text,
    action.commandId ?? null,
    action.at,
    values.map(({ commitment }) => commitment),
    values.map(({ salt }) => salt),
    values.map(({ value }) => value),
  ]);
}

/** The last entry of a chain. The caller holds the lock of what the chain belongs to. */
export async function chainHead(
  manager: EntityManager,
  deskId: string,
  chain: string,
): Promise<{ readonly n: number; readonly hash: string }> {
  const [head] = await manager.query<{ n: number; hash: string }[]>(
    `select n, hash::text as hash from audit_entries where desk_id = $1 and chain = $2 order by n desc limit 1`,
    [deskId, chain],
  );
  return head ?? { n: 0, hash: NO_HASH };
}

/**
 * Every value in an input by its dotted path: what an audit entry commits to one by one. A yes or a number is part of a
 * decision as much as its reason, and next to no text it could be turned round unseen.
 */
export function wordsOf(value: unknown, path = ''): Record<string, string> {
  if (typeof value === 'string') return { [path]: value };
  if (typeof value === 'boolean' || typeof value === 'number') return { [path]: String(value) };
  if (value === null || typeof value !== 'object') return {};
  return Object.entries(value).reduce<Record<string, string>>(
    (words, [key, inner]) => Object.assign(words, wordsOf(inner, path === '' ? key : `${path}.${key}`)),
    {},
  );
}

export interface Access {
  readonly deskId: string;
  readonly at: Date;
  readonly personId: string | null;
  readonly accountId: string | null;
  readonly action: string;
  readonly proposalId: string | null;
  readonly code: string | null;
}

/** A refused attempt, a sign-in or a read by an auditor: an append-only row beside the chains. */
export async function recordAccess(manager: EntityManager, access: Access): Promise<void> {
  await manager.insert(AuditAccessEntity, { ...access });
}

/** Guarded fields of a case that an answer shows. */
export interface Read {
  readonly proposalId: string;
  readonly fields: readonly RecordedClass[];
}

/**
 * Records which cases an answer shows protected or personal fields of, in the transaction that reads them: a read that
 * can't be recorded is not answered. One row per case, so that "who has seen this?" has one place to look.
 */
export async function recordReads(
  manager: EntityManager,
  by: Omit<Access, 'proposalId' | 'code'>,
  reads: readonly Read[],
): Promise<void> {
  const rows = reads
    .filter(({ fields }) => fields.length > 0)
    .map(({ proposalId, fields }) => ({ ...by, proposalId, code: null, fields: fields.join(' ') }));
  if (rows.length > 0) await manager.insert(AuditAccessEntity, rows);
}

export interface ChainCheck {
  readonly length: number;
  readonly head: string;
  readonly valid: boolean;
}

/** Whether an entry says the same beside its text as in it: views and searches read the columns. */
function agreesWithText(entry: AuditEntryEntity): boolean {
  try {
    const told = JSON.parse(entry.text) as { desk: unknown; at: unknown; command: unknown };
    return (
      told.desk === entry.deskId && told.at === entry.at.toISOString() && told.command === (entry.commandId ?? null)
    );
  } catch {
    return false;
  }
}

/** What an entry tells in clear. */
export interface ToldEntry {
  readonly action: string;
  readonly person: string | null;
  readonly facts: NonNullable<AuditedAction['facts']>;
}

/** What stands in the text of an entry; null where it is no text of ours, which its hash tells as well. */
export function readEntry(text: string): ToldEntry | null {
  try {
    const { action, person, facts } = JSON.parse(text) as Record<string, unknown>;
    if (typeof action !== 'string' || typeof facts !== 'object' || facts === null) return null;
    return { action, person: typeof person === 'string' ? person : null, facts: facts as ToldEntry['facts'] };
  } catch {
    return null;
  }
}

/** Recomputes a chain from its stored texts. */
export async function verifyChain(manager: EntityManager, deskId: string, chain: string): Promise<ChainCheck> {
  const entries = await manager.find(AuditEntryEntity, { where: { deskId, chain }, order: { n: 'ASC' } });
  let previous = NO_HASH;
  let valid = true;
  entries.forEach((entry, index) => {
    valid &&= entry.n === index + 1 && entry.previousHash === previous;
    valid &&= entry.hash === entryHash(chain, entry.n, previous, entry.text);
    valid &&= agreesWithText(entry);
    previous = entry.hash;
  });
  return { length: entries.length, head: previous, valid };
}
