import { randomUUID } from 'node:crypto';
import { IsNull, MoreThanOrEqual, type EntityManager } from 'typeorm';
import type { OnBehalfOf } from '../../domain/commands.js';
import { consentAnswers, consentsIn, type ConsentGiven, type ConsentOrigin } from '../../domain/consents.js';
import type { Content } from '../../domain/content.js';
import type { Profile } from '../../domain/profile.js';
import { ConsentEntity, type CommandEntity, type ProposalEntity } from '../index.js';
import { appendAudit } from './audit.js';

/**
 * The consent ledger of a case: append-only, begun by the submission, continued by every later word, on closed cases
 * too. Whoever writes holds the record's lock, so that its lines are numbered without gap and nothing is shared between
 * a withdrawal and its commit.
 */

type OfCase = Pick<ProposalEntity, 'deskId' | 'id'>;

/** The line that holds, for each code. */
export async function latestConsents(manager: EntityManager, { deskId, id }: OfCase): Promise<ConsentEntity[]> {
  return manager
    .createQueryBuilder(ConsentEntity, 'consent')
    .distinctOn(['consent.code'])
    .where('consent.desk_id = :deskId and consent.proposal_id = :id', { deskId, id })
    .orderBy('consent.code')
    .addOrderBy('consent.n', 'DESC')
    .getMany();
}

/** Codes of the consents that are in force at this moment. */
export const consentsInForce = async (manager: EntityManager, proposal: OfCase): Promise<ReadonlySet<string>> =>
  new Set((await latestConsents(manager, proposal)).filter(({ given }) => given).map(({ code }) => code));

/**
 * Whether one consent is in force at this moment. Who acts on it holds the record's lock, or takes it for share
 * (`holdCase`): a withdrawal waits until what rests on the consent is done.
 */
export async function consentInForce(
  manager: EntityManager,
  deskId: string,
  proposalId: string,
  code: string,
): Promise<boolean> {
  return (await consentsInForce(manager, { deskId, id: proposalId })).has(code);
}

/** Keeps a case from being changed until this transaction ends; others may hold it as well. */
export async function holdCase(manager: EntityManager, { deskId, id }: OfCase): Promise<void> {
  await manager.query(`select from proposals where desk_id = $1 and id = $2 for share`, [deskId, id]);
}

/** Each consent of the guideline and whether it holds: by the ledger, and before it begins by the form. */
export async function currentConsents(
  manager: EntityManager,
  proposal: OfCase & Pick<ProposalEntity, 'content' | 'submitted'>,
  profile: Profile,
): Promise<ConsentGiven[]> {
  const asFilledIn = consentsIn(profile, proposal.content);
  if (!proposal.submitted) return asFilledIn;
  const held = new Map((await latestConsents(manager, proposal)).map(({ code, given }) => [code, given]));
  return asFilledIn.map(({ code }) => ({ code, given: held.get(code) ?? false }));
}

export const listConsents = (manager: EntityManager, { deskId, id }: OfCase): Promise<ConsentEntity[]> =>
  manager.find(ConsentEntity, { where: { deskId, proposalId: id }, order: { n: 'ASC' } });

interface Said {
  readonly personId: string | null;
  readonly onBehalfOf: OnBehalfOf | null;
  readonly commandId: string | null;
  readonly at: Date;
}

/** Appends lines to the ledger, with an entry of the chain for all of them. */
async function append(
  manager: EntityManager,
  { deskId, id: proposalId }: OfCase,
  lines: readonly (ConsentGiven & { readonly origin: ConsentOrigin })[],
  { personId, onBehalfOf, commandId, at }: Said,
  now: Date,
): Promise<void> {
  if (lines.length === 0) return;
  const [{ last } = { last: 0 }] = await manager.query<{ last: number }[]>(
    `select coalesce(max(n), 0) as last from consents where desk_id = $1 and proposal_id = $2`,
    [deskId, proposalId],
  );
  const said = { personId, onBehalfOf, commandId, at };
  const rows = lines.map((line, index) => ({
    ...{ deskId, id: randomUUID(), proposalId, n: last + 1 + index },
    ...line,
    ...said,
  }));
  await manager.insert(ConsentEntity, rows);
  await appendAudit(manager, {
    deskId,
    chain: proposalId,
    action: 'consents.recorded',
    at: now,
    personId,
    commandId,
    facts: {
      from: last + 1,
      onBehalfOf: onBehalfOf?.party ?? null,
      ...Object.fromEntries(lines.map(({ code, given, origin }) => [`${origin}.${code}`, given])),
    },
    ...(onBehalfOf && { words: { evidence: onBehalfOf.evidence } }),
  });
}

export interface BroughtContent {
  readonly proposal: ProposalEntity;
  readonly profile: Profile;
  readonly command: CommandEntity;
  /** What the command brought. */
  readonly content: Content;
  /** What was in force before it; null where nothing was, and every consent gets its first line. */
  readonly before: Content | null;
  readonly now: Date;
}

/**
 * What a form that takes effect says on consents. A correction says something only where it differs from the form
 * before, and a word that came after the correction was sent stands against it.
 */
export async function recordFormConsents(manager: EntityManager, brought: BroughtContent): Promise<void> {
  const { proposal, profile, command, content, before, now } = brought;
  const held = new Map((await latestConsents(manager, proposal)).map((line) => [line.code, line]));
  const earlier = new Map(before ? consentsIn(profile, before).map(({ code, given }) => [code, given]) : []);
  const lines = consentAnswers(profile, content).filter(({ code, given }) => {
    const line = held.get(code);
    if (!line) return true;
    return earlier.get(code) !== given && line.given !== given && line.at <= command.receivedAt;
  });
  const said = {
    personId: command.actorPersonId,
    onBehalfOf: command.onBehalfOf,
    commandId: command.id,
    at: command.receivedAt,
  };
  await append(manager, proposal, lines, said, now);
}

/** A later word of the proposer. Says whether it changed anything: a repeat leaves no line. */
export async function stateConsent(
  manager: EntityManager,
  proposal: OfCase,
  word: ConsentGiven & { readonly personId: string; readonly onBehalfOf: OnBehalfOf | null; readonly now: Date },
): Promise<boolean> {
  const { code, given, personId, onBehalfOf, now } = word;
  if ((await consentsInForce(manager, proposal)).has(code) === given) return false;
  const said = { personId, onBehalfOf, commandId: null, at: now };
  await append(manager, proposal, [{ code, given, origin: 'statement' }], said, now);
  return true;
}

/** How often the proposer's side gave or withdrew something itself since an instant. */
export const statementsSince = (manager: EntityManager, { deskId, id }: OfCase, since: Date): Promise<number> =>
  manager.countBy(ConsentEntity, {
    ...{ deskId, proposalId: id, origin: 'statement' as const },
    at: MoreThanOrEqual(since),
    onBehalfOf: IsNull(),
  });
