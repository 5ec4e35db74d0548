import type { EntityManager, ObjectLiteral } from 'typeorm';
import { NOTHING_SHARED, relationsOf, sightThrough, type Sharing } from '../../domain/access.js';
import { type Relation } from '../../domain/route-access.js';
import { CONSENT } from '../../domain/consents.js';
import { sees } from '../../domain/field-access.js';
import type { Profile } from '../../domain/profile.js';
import { decisionOn, isForPartners, isForSections, OUTCOMES_DECIDED, reachesUnrealised } from '../../domain/sharing.js';
import { DeliveryEntity, ProfileVersionEntity, type ProposalEntity } from '../index.js';
import { holdCase, latestConsents } from './consents.js';
import { actorFor, type Person } from './people.js';
import { loadProfile } from './profiles.js';

/** What a proposer's consents open to others: of one case (`loadSharing`), and of all cases of a desk (`sharedInSql`). */

const isOfSection = ({ roles }: Person): boolean => roles.includes('officer') || roles.includes('leader');
const isPartner = ({ roles, organisationId }: Person): boolean => roles.includes('partner') && organisationId !== null;

/**
 * What is open to a person in one case at this moment. The case is held until the transaction ends, so that nothing is
 * read after a withdrawal that was acknowledged.
 */
async function loadSharing(
  manager: EntityManager,
  proposal: ProposalEntity,
  profile: Profile,
  person: Person,
): Promise<Sharing> {
  if (decisionOn(proposal.state) === null || !(isOfSection(person) || isPartner(person))) return NOTHING_SHARED;
  await holdCase(manager, proposal);
  const lines = (await latestConsents(manager, proposal)).filter(({ given }) => given);
  const consents = new Set(lines.map(({ code }) => code));
  const { deskId, id: proposalId, state } = proposal;
  const consentId = lines.find(({ code }) => code === CONSENT.partners)?.id;
  return {
    sections: isOfSection(person) && isForSections(state, profile, consents),
    partner:
      isPartner(person) &&
      consentId !== undefined &&
      isForPartners(state, profile, consents) &&
      // A consent that was withdrawn and given anew opens nothing that rested on the old one.
      (await manager.existsBy(DeliveryEntity, {
        ...{ deskId, proposalId, consentId },
        municipalityId: person.organisationId ?? undefined,
      })),
  };
}

/** In which relations a person stands to a case at this moment, consents included. */
export async function relationsTo(
  manager: EntityManager,
  proposal: ProposalEntity,
  profile: Profile,
  person: Person,
): Promise<Relation[]> {
  const actor = actorFor(person, proposal);
  const isAuthor = proposal.authorPersonId === person.personId;
  const own = relationsOf(actor, proposal.state, isAuthor);
  // What consents open is asked only for those who are not let in by more: it holds the case.
  if (sees(sightThrough(own), 'content')) return own;
  return relationsOf(actor, proposal.state, isAuthor, await loadSharing(manager, proposal, profile, person));
}

/** A condition on the rows of `proposal`, with its parameters. */
export interface Condition {
  readonly sql: string;
  readonly parameters: ObjectLiteral;
}

const NEVER: Condition = { sql: 'false', parameters: {} };

const lineOf = (column: 'id' | 'given', code: string): string =>
  `(select line.${column} from consents line
     where line.desk_id = proposal.desk_id and line.proposal_id = proposal.id and line.code = '${code}'
     order by line.n desc limit 1)`;

const inForce = (code: string): string => `coalesce(${lineOf('given', code)}, false)`;

const quoted = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');

/** `decisionOn` in SQL. */
const REALISED = `((proposal.closed and proposal.outcome in (${quoted(OUTCOMES_DECIDED.realised)}))
  or (not proposal.closed and proposal.state -> 'agreement' ->> 'kind' is not null))`;
const UNREALISED = `(proposal.closed and proposal.outcome in (${quoted(OUTCOMES_DECIDED.unrealised)}))`;

/** The versions of a desk's guideline under which each consent reaches what was not realised. */
async function versionsReaching(manager: EntityManager, deskId: string): Promise<(code: string) => number[]> {
  const rows = await manager.find(ProfileVersionEntity, { where: { deskId }, select: { version: true } });
  const profiles: Profile[] = [];
  for (const { version } of rows) profiles.push(await loadProfile(manager, deskId, version));
  return (code) => profiles.filter((profile) => reachesUnrealised(profile, code)).map(({ version }) => version);
}

/** `opens` in SQL. The ledger is asked last: most rows need not be looked up there. */
const opens = (code: string): string =>
  `(proposal.kind = 'proposal' and proposal.submitted
    and (${REALISED} or (${UNREALISED} and proposal.profile_version = any(:reaching_${code})))
    and ${inForce(code)})`;

const reaching = (versions: (code: string) => number[]): ObjectLiteral =>
  Object.fromEntries(Object.values(CONSENT).map((code) => [`reaching_${code}`, versions(code)]));

/** The cases that consents open to a person, as `loadSharing` says it of each. */
export async function sharedInSql(manager: EntityManager, deskId: string, person: Person): Promise<Condition> {
  const ways = [
    ...(isOfSection(person) ? [`(${opens(CONSENT.database)} and ${opens(CONSENT.sections)})`] : []),
    ...(isPartner(person)
      ? [
          `(${opens(CONSENT.partners)} and exists (select 1 from deliveries
             where deliveries.desk_id = proposal.desk_id and deliveries.proposal_id = proposal.id
               and deliveries.municipality_id = :municipality
               and deliveries.consent_id = ${lineOf('id', CONSENT.partners)}))`,
        ]
      : []),
  ];
  if (ways.length === 0) return NEVER;
  return {
    sql: `(${ways.join(' or ')})`,
    parameters: {
      ...reaching(await versionsReaching(manager, deskId)),
      municipality: person.organisationId,
    },
  };
}

/** The entries of the desk's database of proposals, as `isInDatabase` says it of each. */
export async function databaseInSql(manager: EntityManager, deskId: string): Promise<Condition> {
  return { sql: opens(CONSENT.database), parameters: reaching(await versionsReaching(manager, deskId)) };
}
