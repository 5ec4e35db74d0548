import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Relation } from '../../domain/route-access.js';
import type { Role } from '../../domain/stages.js';
import {
  AccountEntity,
  AccountTokenEntity,
  MembershipEntity,
  PersonEntity,
  PersonRoleEntity,
} from '../../entities/index.js';
import { withDesk } from '../../entities/with-desk.js';
import { readForms } from '../../tools/walkthrough/story.js';
import type { NewDraft } from '../../tools/walkthrough/desk-client.js';
import { makeDraft } from './cases.js';
import type { Instance } from './instance.js';

/**
 * Every kind of person there is, for the tests that ask everything as everybody. What each of them is to each object
 * is written down by hand here, beside `domain/access.ts` and not from it.
 */
export interface Principal {
  readonly name: string;
  /** Null: nobody who is signed in. */
  readonly token: string | null;
  /** Desk at which they have roles now; null: none. */
  readonly desk: string | null;
  readonly roles: readonly Role[];
  /** Whether their credentials are good for anything. */
  readonly isSignedIn: boolean;
  /** Login of the trial person, where they are one. */
  readonly login: string | null;
}

const HERE: readonly (readonly [login: string, role: Role])[] = [
  ['proposer', 'proposer'],
  ['colleague', 'proposer_viewer'],
  ['colleague2', 'proposer'],
  ['proposer2', 'proposer'],
  ['coordinator', 'coordinator'],
  ['desk-head', 'desk_head'],
  ['officer', 'officer'],
  ['officer2', 'officer'],
  ['officer3', 'officer'],
  ['leader', 'leader'],
  ['expert', 'expert'],
  ['auditor', 'auditor'],
  ['administrator', 'administrator'],
  ['partner', 'partner'],
];

/** Everybody: each trial person of two desks, and those whose rights have ended or not begun. */
export async function everybody(
  instance: Instance,
  dataSource: DataSource,
  [here, there]: readonly [string, string],
): Promise<Principal[]> {
  const trial = (desk: string): Principal[] =>
    HERE.map(([login, role]) => ({
      name: `${login} of ${desk}`,
      token: instance.account(login, desk).token,
      desk,
      roles: [role],
      isSignedIn: true,
      login,
    }));
  const others = await withDesk(dataSource, { deskId: here }, async (manager) => {
    const person = await manager.findOneByOrFail(PersonEntity, {
      deskId: here,
      id: await personIdOf(instance, 'coordinator', here),
    });
    const add = async (name: string, change: Partial<{ role: Role; from: string; to: string; disabled: boolean }>) => {
      const { role = 'coordinator', from = '2020-04-01', to = null, disabled = false } = change;
      const [accountId, personId] = [randomUUID(), randomUUID()];
      const token = randomBytes(32).toString('base64url');
      const now = new Date();
      await manager.insert(AccountEntity, {
        id: accountId,
        email: `${accountId}@${here}.example`,
        passwordHash: 'none',
        createdAt: now,
        disabledAt: disabled ? now : null,
      });
      const { name: called, createdAt } = person;
      await manager.insert(PersonEntity, { deskId: here, id: personId, accountId, name: called, createdAt });
      await manager.insert(MembershipEntity, { accountId, deskId: here, personId });
      const held = { deskId: here, id: randomUUID(), personId, role, validFrom: from, validTo: to };
      await manager.insert(PersonRoleEntity, { ...held, departmentId: null });
      await manager.insert(AccountTokenEntity, {
        id: randomUUID(),
        accountId,
        kind: 'program',
        secondFactor: false,
        credentialVersion: 1,
        tokenHash: createHash('sha256').update(token, 'utf8').digest('hex'),
        createdAt: now,
        expiresAt: new Date(now.getTime() + 3_600_000),
        revokedAt: null,
        lastUsedAt: null,
      });
      return { name, token, desk: null, roles: [], isSignedIn: !disabled, login: null };
    };
    return [
      await add('a coordinator whose role has ended', { to: '2024-03-31' }),
      await add('a desk head whose role has not begun', { role: 'desk_head', from: '2999-04-01' }),
      await add('a disabled coordinator', { disabled: true }),
      { ...(await add('another expert', { role: 'expert' })), desk: here, roles: ['expert' as const] },
    ];
  });
  const nobody = { desk: null, roles: [], isSignedIn: false, login: null };
  return [
    { ...nobody, name: 'nobody', token: null },
    { ...nobody, name: 'a token that was made up', token: randomBytes(32).toString('base64url') },
    ...trial(here),
    ...others,
    ...trial(there),
  ];
}

export async function personIdOf(instance: Instance, login: string, desk: string): Promise<string> {
  const { data } = await instance.as(login, desk).api.GET('/session');
  const person = data?.people.find((candidate) => candidate.desk === desk);
  if (!person) throw new Error(`${login} is nobody at ${desk}`);
  return person.personId;
}

/**
 * Minato: a case that found no department and whose proposer agreed to everything, passed on to the partner. Every
 * section and the partner may read what is neither protected nor personal.
 */
export async function sharedWithEverybody(instance: Instance, changes: NewDraft['content'] = {}): Promise<string> {
  const desk = 'minato';
  const consents = { database: true, internal_sharing: true, partner_municipalities: true, publication: true };
  const id = await makeDraft(instance.as('proposer', desk), desk, { ...changes, consents });
  await instance.as('proposer', desk).command(id, 'submit');
  const coordinator = instance.as('coordinator', desk);
  await coordinator.command(id, 'record_dialogue', {
    heldOn: '2026-11-01',
    participants: ['proposer', 'desk'],
    summary: '内容を確認した。',
  });
  await coordinator.command(id, 'pass_screening', { answers: (await readForms(instance.desk(desk))).allClear });
  await coordinator.command(id, 'close_without_department', { reason: '引き受ける課がない。' });
  const { data } = await coordinator.api.GET('/desks/{desk}/partners', { params: { path: { desk } } });
  const municipalityId = data!.partners[0]!.id;
  await coordinator.api.POST('/proposals/{id}/deliveries', { params: { path: { id } }, body: { municipalityId } });
  return id;
}

/** What the people of its desk are to an object, by login; who does not stand here is nothing to it. */
export type Standing = Readonly<Record<string, readonly Relation[]>>;

export const DESK_AND_AUDITOR: Standing = { coordinator: ['desk'], 'desk-head': ['desk'], auditor: ['auditor'] };
export const OF_THE_PROPOSER: Standing = { proposer: ['own'], colleague2: ['own'], colleague: ['viewer'] };
export const BY_CONSENT: Standing = {
  officer: ['section'],
  officer2: ['section'],
  officer3: ['section'],
  leader: ['section'],
  partner: ['partner'],
};
/** Officer and leader stand in the first department of a desk. */
export const OF_FIRST_DEPARTMENT: Standing = { officer: ['participant'], leader: ['participant'] };
