import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { CommandInput } from '../../domain/commands.js';
import type { ToldRungs } from '../../domain/ladder.js';
import type { CaseFacts, ChallengeFacts, Command } from '../../domain/process.js';
import type { Profile } from '../../domain/profile.js';
import { buildCalendar } from '../desk-calendar.js';
import { ChallengeDepartmentEntity, ChallengeEntity, type ProposalEntity } from '../index.js';
import { AROUND_CLOCKS, type AroundClocks } from './agenda.js';
import { isHeldOn } from './people.js';

/** SHA-256 in hexadecimal. */
export const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

async function loadChallenge(manager: EntityManager, deskId: string, id: string): Promise<ChallengeFacts | null> {
  const challenge = await manager.findOneBy(ChallengeEntity, { deskId, id });
  if (!challenge) return null;
  const owners = await manager.find(ChallengeDepartmentEntity, {
    where: { deskId, challengeId: id },
    order: { position: 'ASC' },
  });
  return {
    publishedOn: challenge.publishedOn,
    opensOn: challenge.opensOn,
    closesOn: challenge.closesOn,
    departmentIds: owners.map((owner) => owner.departmentId),
  };
}

/** What lies around a case: what `decide` has to know of it, and how far the ladders of its asks were climbed. */
export interface AroundCase {
  readonly facts: CaseFacts;
  readonly told: ToldRungs;
}

/** The challenge that a command is about: a conversion names its own. */
export function challengeNamedBy(
  command: Pick<Command, 'kind' | 'input'>,
  proposal: Pick<ProposalEntity, 'challengeId'>,
): string | null {
  return command.kind === 'convert' ? (command.input as CommandInput<'convert'>).challengeId : proposal.challengeId;
}

/** In one statement: it is asked twice for every command. A conversion names a challenge of its own. */
export async function loadSurroundings(
  manager: EntityManager,
  proposal: ProposalEntity,
  profile: Profile,
  challengeId = proposal.challengeId,
): Promise<AroundCase> {
  const { deskId, id } = proposal;
  const [around] = await manager.query<[AroundClocks & { departments: string[]; experts: string[] }]>(
    `select array(select id::text from departments where desk_id = $1 and retired_on is null) as departments,
            ${AROUND_CLOCKS},
            array(select distinct held.person_id::text
                    from person_roles held join people person on person.desk_id = held.desk_id and person.id = held.person_id
                   where held.desk_id = $1 and held.role = 'expert' and person.disabled_at is null
                     and ${isHeldOn('held', "(now() at time zone 'Asia/Tokyo')::date")}) as experts`,
    [deskId, id],
  );
  return {
    facts: {
      calendar: buildCalendar(profile, around.closedDays),
      content: proposal.content,
      challenge: challengeId === null ? null : await loadChallenge(manager, deskId, challengeId),
      departmentIds: around.departments,
      expertIds: around.experts,
      digest,
    },
    told: new Map(around.told),
  };
}

/** What `decide` has to know of the world around a case. */
export const loadFacts = async (
  manager: EntityManager,
  proposal: ProposalEntity,
  profile: Profile,
  challengeId = proposal.challengeId,
): Promise<CaseFacts> => (await loadSurroundings(manager, proposal, profile, challengeId)).facts;
