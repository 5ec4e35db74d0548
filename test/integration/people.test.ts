import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { hashToken } from '../../api/auth/tokens.js';
import { addDays } from '../../domain/calendar.js';
import { readForms, today } from '../../tools/walkthrough/story.js';
import { runQuery } from '../database/test-database.js';
import { inDialogue, makeDraft, refusalOf, submitted } from './cases.js';
import { Instance } from './instance.js';

/** Who may do what, as the administrator of a desk and the people of an organisation set it: effective at the next request. */

jest.setTimeout(60_000);

let instance: Instance;
beforeAll(async () => {
  instance = await Instance.start();
}, 120_000);
afterAll(() => instance.stop(), 60_000);

interface HeldRole {
  readonly id: string;
  readonly role: string;
  readonly departmentId: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly inForce: boolean;
}
interface Person {
  readonly id: string;
  readonly name: string;
  readonly email?: string | null;
  readonly organisation: { readonly id: string; readonly name: string } | null;
  readonly disabledAt: string | null;
  readonly roles: readonly HeldRole[];
}
interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly access: string;
}

type Body = Record<string, unknown>;
interface Told<T> {
  readonly status: number;
  readonly body: T & { readonly code?: string };
}

async function ask<T = Body>(
  token: string,
  method: string,
  path: string,
  body?: Body,
  address = instance.address,
): Promise<Told<T>> {
  const response = await fetch(`${address}/api${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Told<T>['body'] };
}

const tokenOf = (login: string, desk = 'tokorozawa'): string => instance.account(login, desk).token;
const asAdministrator = <T = Body>(method: string, path: string, body?: Body, desk = 'tokorozawa') =>
  ask<T>(tokenOf('administrator', desk), method, `/desks/${desk}${path}`, body);

const listPeople = async (desk = 'tokorozawa'): Promise<readonly Person[]> =>
  (await asAdministrator<{ people: Person[] }>('GET', '/people?limit=100', undefined, desk)).body.people;

async function personOf(login: string, desk = 'tokorozawa'): Promise<Person> {
  const person = (await listPeople(desk)).find(({ email }) => email === `${login}@${desk}.example`);
  if (!person) throw new Error(`no person ${login}`);
  return person;
}

const departmentId = async (code: string, desk = 'tokorozawa'): Promise<string> => {
  const { departments } = await instance.as('administrator', desk).departments(desk);
  return departments.find((department) => department.code === code)!.id;
};

let invited = 0;
const newAddress = (): string => `person${(invited += 1)}@people.example`;

async function invite(grant: Body, desk = 'tokorozawa'): Promise<Person & { readonly address: string }> {
  const address = newAddress();
  const { status, body } = await asAdministrator<Person>(
    'POST',
    '/people',
    { name: '新任 一', email: address, grant },
    desk,
  );
  expect(status).toBe(201);
  return { ...body, address };
}

/**
 * Signs somebody in who has chosen no password yet: how they come to one is tested with the sign-in. A browser's
 * session ends with the last role (browser-sessions.test.ts); a program's token outlives it and is of no use.
 */
async function tokenFor(address: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const at = new Date();
  const rows = await runQuery(
    instance.database.adminUrl,
    `insert into account_tokens (id, account_id, token_hash, created_at, expires_at, kind, second_factor, credential_version)
     select $2, id, $3, $4, $5, 'program', true, credential_version from accounts where lower(email) = lower($1) returning id`,
    [address, randomUUID(), hashToken(token), at, new Date(at.getTime() + 3_600_000)],
  );
  expect(rows).toHaveLength(1);
  return token;
}

describe('inviting', () => {
  test('an officer comes with a role, acts for the department, and stands in the desk’s chain', async () => {
    const industry = await departmentId('industry');
    const person = await invite({ role: 'officer', departmentId: industry, to: addDays(today(), 30) });
    expect(person.roles).toMatchObject([
      { role: 'officer', departmentId: industry, from: today(), to: addDays(today(), 30), inForce: true },
    ]);
    const token = await tokenFor(person.address);
    const id = await inDialogue(instance);
    expect((await ask(token, 'GET', `/proposals/${id}`)).status).toBe(200);

    const entries = await runQuery<{ action: string; facts: Body; words: Body }>(
      instance.database.adminUrl,
      `select text::jsonb ->> 'action' as action, text::jsonb -> 'facts' as facts, text::jsonb -> 'words' as words
         from audit_entries where chain = 'desk' and text::jsonb -> 'facts' ->> 'person' = $1 order by n`,
      [person.id],
    );
    expect(entries.map(({ action }) => action)).toEqual(['person.invited', 'role.granted']);
    expect(entries[1]!.facts).toMatchObject({ role: 'officer', from: today() });
    // Name and address only as commitments.
    expect(JSON.stringify(entries)).not.toContain(person.address);
    expect(Object.keys(entries[0]!.words)).toEqual(['name', 'email']);
  });

  test('an address that is at the desk already is told to the administrator, whatever its case', async () => {
    const { address } = await invite({ role: 'coordinator' });
    const again = await asAdministrator('POST', '/people', {
      name: '別名',
      email: address.toUpperCase(),
      grant: { role: 'expert' },
    });
    expect(again).toMatchObject({ status: 409, body: { code: 'ALREADY_AT_DESK' } });
  });

  test('one that another desk knows gets the same answer, one account and two people', async () => {
    const { address, id } = await invite({ role: 'expert' });
    const { status, body } = await asAdministrator<Person>(
      'POST',
      '/people',
      { name: '弁理 士', email: address, grant: { role: 'expert' } },
      'minato',
    );
    expect(status).toBe(201);
    expect(body.id).not.toBe(id);
    const rows = await runQuery(instance.database.adminUrl, 'select 1 from accounts where email = $1', [address]);
    expect(rows).toHaveLength(1);
    const session = await ask<{ people: { desk: string }[] }>(await tokenFor(address), 'GET', '/session');
    expect(session.body.people.map(({ desk }) => desk)).toEqual(['minato', 'tokorozawa']);
  });

  test.each<[string, Body, number, string]>([
    ['a department that is unknown', { role: 'officer', departmentId: randomUUID() }, 422, 'DEPARTMENT_UNKNOWN'],
    ['no department', { role: 'leader' }, 422, 'INVALID_REQUEST'],
    ['a department for a role without', { role: 'auditor', departmentId: randomUUID() }, 422, 'INVALID_REQUEST'],
    ['an unknown organisation', { role: 'proposer', organisation: { id: randomUUID() } }, 422, 'ORGANISATION_UNKNOWN'],
    [
      'a kind that may not propose here',
      { role: 'proposer', organisation: { kind: 'municipality', name: '隣市' } },
      422,
      'ORGANISATION_KIND_NOT_TAKEN',
    ],
    [
      'a partner that is no municipality',
      { role: 'partner', organisation: { kind: 'company', name: '株式会社' } },
      422,
      'ORGANISATION_KIND_NOT_TAKEN',
    ],
    ['a day that has passed', { role: 'coordinator', from: '2020-01-01' }, 422, 'DATE_IN_PAST'],
    ['credentials that ended', { role: 'expert', credentialUntil: '2020-01-01' }, 422, 'DATE_IN_PAST'],
    [
      'an end before the beginning',
      { role: 'coordinator', from: '2099-01-02', to: '2099-01-01' },
      422,
      'DATES_REVERSED',
    ],
    ['a role that there is not', { role: 'mayor' }, 422, 'INVALID_REQUEST'],
  ])('not with %s, and nothing of it stays', async (_what, grant, status, code) => {
    const address = newAddress();
    const answer = await asAdministrator('POST', '/people', { name: '誰か', email: address, grant });
    expect(answer).toMatchObject({ status, body: { code } });
    expect((await listPeople()).map(({ email }) => email)).not.toContain(address);
    expect(await runQuery(instance.database.adminUrl, 'select 1 from accounts where email = $1', [address])).toEqual(
      [],
    );
  });

  test('experts and partners sign in until a day, everybody else without end', async () => {
    const endOf = async ({ address }: { address: string }) => {
      const [row] = await runQuery<{ at: Date | null }>(
        instance.database.adminUrl,
        'select credentials_expire_at as at from accounts where email = $1',
        [address],
      );
      return row!.at?.toISOString() ?? null;
    };
    expect(await endOf(await invite({ role: 'coordinator' }))).toBeNull();
    expect(await endOf(await invite({ role: 'expert', credentialUntil: '2099-03-31' }))).toBe(
      '2099-03-31T15:00:00.000Z',
    );
    const partner = await invite({
      role: 'partner',
      organisation: { kind: 'municipality', name: '隣市' },
      to: '2098-03-31',
    });
    expect(await endOf(partner)).toBe('2098-03-31T15:00:00.000Z');

    const again = (id: string, body: Body) => asAdministrator('POST', `/people/${id}/invitation`, body);
    expect((await again(partner.id, { credentialUntil: '2099-03-31' })).status).toBe(204);
    expect(await endOf(partner)).toBe('2099-03-31T15:00:00.000Z');
    const { id } = await personOf('leader');
    expect(await again(id, { credentialUntil: '2099-03-31' })).toMatchObject({
      body: { code: 'CREDENTIAL_WITHOUT_END', errors: [{ field: 'credentialUntil', code: 'CREDENTIAL_WITHOUT_END' }] },
    });
    expect((await again(id, {})).status).toBe(204);
  });
});

describe('several roles with their days', () => {
  test('one more role counts from its first day to its last, in Tokyo, to the minute', async () => {
    const person = await invite({ role: 'coordinator', to: '2097-03-31' });
    const { status, body } = await asAdministrator<Person>('POST', `/people/${person.id}/roles`, {
      role: 'administrator',
      from: '2097-03-31',
      to: '2097-04-01',
    });
    expect(status).toBe(201);
    expect(body.roles.map(({ role, inForce }) => [role, inForce])).toEqual([
      ['coordinator', true],
      ['administrator', false],
    ]);
    const clocked = await instance.startClockedApi('2097-03-30T23:59:00+09:00');
    const token = await tokenFor(person.address);
    await runQuery(
      instance.database.adminUrl,
      `update account_tokens set expires_at = '2099-01-01', created_at = '2097-03-30T14:00:00Z', last_used_at = '2097-04-01' where token_hash = $1`,
      [hashToken(token)],
    );
    const rolesAt = async (instant: string): Promise<string[]> => {
      clocked.set(instant);
      const session = await ask<{ people: { roles: string[] }[] }>(
        token,
        'GET',
        '/session',
        undefined,
        clocked.address,
      );
      return session.body.people.flatMap(({ roles }) => roles).sort();
    };
    expect(await rolesAt('2097-03-30T23:59:59+09:00')).toEqual(['coordinator']);
    expect(await rolesAt('2097-03-31T00:00:00+09:00')).toEqual(['administrator', 'coordinator']);
    expect(await rolesAt('2097-04-01T00:00:00+09:00')).toEqual(['administrator']);
    expect(await rolesAt('2097-04-01T23:59:59+09:00')).toEqual(['administrator']);
    expect(await rolesAt('2097-04-02T00:00:00+09:00')).toEqual([]);
  });

  test('a role that is ended is of no use from the next request on, with the same token', async () => {
    const id = await inDialogue(instance);
    const person = await invite({ role: 'officer', departmentId: await departmentId('industry') });
    const token = await tokenFor(person.address);
    const tries = async () => [
      (await ask(token, 'GET', `/proposals/${id}`)).status,
      (await ask(token, 'GET', '/desks/tokorozawa/departments')).status,
    ];
    expect(await tries()).toEqual([200, 200]);
    const [role] = person.roles;
    const ended = await asAdministrator<Person>('POST', `/people/${person.id}/roles/${role!.id}/end`, {});
    expect(ended.body.roles).toMatchObject([{ inForce: false }]);
    expect(await tries()).toEqual([404, 403]);
    // Whom a role was given once finds who looks after the people, and nobody else.
    const found = async (login: string, query: string) => {
      const path = `/desks/tokorozawa/people?role=officer&limit=100${query}`;
      const { body } = await ask<{ people: Person[] }>(tokenOf(login), 'GET', path);
      return body.people.map(({ id: each }) => each);
    };
    const q = `&q=${encodeURIComponent(person.address)}`;
    expect(await found('administrator', q)).toEqual([]);
    expect(await found('administrator', `${q}&former=true`)).toEqual([person.id]);
    expect(await found('officer', '&former=true')).toEqual(await found('officer', ''));
    const again = await asAdministrator('POST', `/people/${person.id}/roles/${role!.id}/end`, {});
    expect(again).toMatchObject({ status: 409, body: { code: 'ROLE_ENDED' } });
  });

  test('a role on which open cases rest is handed over first; the answer lists them', async () => {
    const id = await inDialogue(instance);
    const industry = await departmentId('industry');
    const person = await invite({ role: 'officer', departmentId: industry });
    const expert = await asAdministrator<Person>('POST', `/people/${person.id}/roles`, { role: 'expert' });
    const token = await tokenFor(person.address);
    expect((await ask(token, 'POST', `/proposals/${id}/assignments`, { action: 'claim' })).status).toBe(200);
    const end = (role: string, body: Body = {}) => {
      const { id: roleId } = expert.body.roles.find((held) => held.role === role)!;
      return asAdministrator('POST', `/people/${person.id}/roles/${roleId}/end`, body);
    };
    for (const body of [{}, { lastDay: addDays(today(), 7) }]) {
      expect(await end('officer', body)).toMatchObject({
        status: 409,
        body: {
          code: 'PERSON_HAS_OPEN_WORK',
          openWork: [{ proposalId: id, holder: 'department', departmentId: industry, because: 'in_charge' }],
        },
      });
    }
    // Nothing rests on the other role.
    expect((await end('expert')).status).toBe(200);
    expect((await ask(token, 'POST', `/proposals/${id}/assignments`, { action: 'release' })).status).toBe(200);
    expect((await end('officer')).status).toBe(200);
  });

  test('nor is the last one of a section that has open cases let go', async () => {
    const body = { code: 'lonely', name: { ja: '一人課', en: 'Lonely' } };
    const department = (await asAdministrator<{ id: string }>('POST', '/departments', body)).body.id;
    const person = await invite({ role: 'officer', departmentId: department });
    const id = await submitted(instance);
    const coordinator = instance.as('coordinator');
    const { allClear: answers } = await readForms(instance.desk('tokorozawa'));
    await coordinator.command(id, 'pass_screening', { answers });
    await coordinator.command(id, 'assign_departments', { departments: [{ departmentId: department, lead: true }] });
    const end = () => asAdministrator('POST', `/people/${person.id}/roles/${person.roles[0]!.id}/end`, {});
    expect(await end()).toMatchObject({
      status: 409,
      body: { code: 'PERSON_HAS_OPEN_WORK', openWork: [{ proposalId: id, because: 'nobody_else' }] },
    });
    // For what can't wait there is another way.
    expect((await asAdministrator('POST', `/people/${person.id}/disable`, { reason: '懲戒' })).status).toBe(200);
  });

  test('ended with a day it counts on that day, and an end is never moved beyond what was granted', async () => {
    const person = await invite({ role: 'coordinator', to: '2098-03-31' });
    const end = (lastDay: string) =>
      asAdministrator<Person>('POST', `/people/${person.id}/roles/${person.roles[0]!.id}/end`, { lastDay });
    expect((await end(today())).body.roles).toMatchObject([{ to: today(), inForce: true }]);
    expect(await end('2098-03-31')).toMatchObject({ status: 422, body: { code: 'INVALID_REQUEST' } });
    expect(await end(addDays(today(), -2))).toMatchObject({ status: 422, body: { code: 'DATE_IN_PAST' } });
  });

  test('four eyes: no auditor with another role, no proposer who decides; one’s own roles are somebody else’s to change', async () => {
    const auditor = await personOf('auditor');
    const proposer = await personOf('proposer2');
    const own = await personOf('administrator');
    const grant = (id: string, body: Body) => asAdministrator('POST', `/people/${id}/roles`, body);
    expect(await grant(auditor.id, { role: 'coordinator' })).toMatchObject({
      status: 409,
      body: { code: 'FOUR_EYES' },
    });
    expect(await grant(proposer.id, { role: 'desk_head' })).toMatchObject({ body: { code: 'FOUR_EYES' } });
    expect(await grant(own.id, { role: 'coordinator' })).toMatchObject({ status: 403, body: { code: 'OWN_ROLES' } });
    const ownRole = own.roles[0]!.id;
    expect(await asAdministrator('POST', `/people/${own.id}/roles/${ownRole}/end`, {})).toMatchObject({
      body: { code: 'OWN_ROLES' },
    });
    expect(await asAdministrator('POST', `/people/${own.id}/disable`, { reason: 'x' })).toMatchObject({
      body: { code: 'OWN_ROLES' },
    });
    const kept = await Promise.all(['auditor', 'proposer2', 'administrator'].map((login) => personOf(login)));
    expect(kept.map(({ roles }) => roles)).toEqual([auditor.roles, proposer.roles, own.roles]);
  });

  test('two grants that exclude each other at once: one of them', async () => {
    const person = await invite({ role: 'expert', to: today() });
    const grant = (role: string) =>
      asAdministrator('POST', `/people/${person.id}/roles`, { role, from: addDays(today(), 1) });
    const both = await Promise.all([grant('auditor'), grant('coordinator')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test('of two administrators who end each other at once, one stays', async () => {
    const one = await invite({ role: 'administrator' }, 'nara');
    const other = await invite({ role: 'administrator' }, 'nara');
    const [mine, theirs] = [await tokenFor(one.address), await tokenFor(other.address)];
    const end = (token: string, person: Person) =>
      ask(token, 'POST', `/desks/nara/people/${person.id}/roles/${person.roles[0]!.id}/end`, {});
    const both = await Promise.all([end(mine, other), end(theirs, one)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 403]);
  });

  test('a person belongs to one organisation for good', async () => {
    const person = await invite({ role: 'proposer', organisation: { kind: 'company', name: '株式会社ワン' } });
    const other = await asAdministrator('POST', `/people/${person.id}/roles`, {
      role: 'proposer_viewer',
      organisation: { kind: 'company', name: '株式会社ツー' },
    });
    expect(other).toMatchObject({ status: 409, body: { code: 'ORGANISATION_FIXED' } });
    expect((await listPeople()).map(({ organisation }) => organisation?.name)).not.toContain('株式会社ツー');
  });
});

describe('shutting out', () => {
  test('at once and everywhere where no other desk knows the account; let in again they sign in anew', async () => {
    const person = await invite({ role: 'coordinator' });
    const token = await tokenFor(person.address);
    const id = await submitted(instance);
    expect((await ask(token, 'GET', `/proposals/${id}`)).status).toBe(200);
    const shut = await asAdministrator<Person>('POST', `/people/${person.id}/disable`, { reason: '端末の紛失' });
    expect(shut.body).toMatchObject({ disabledAt: expect.any(String), roles: [{ inForce: false }] });
    expect((await ask(token, 'GET', `/proposals/${id}`)).status).toBe(401);
    const shutAgain = await asAdministrator<Person>('POST', `/people/${person.id}/disable`, { reason: '再度' });
    expect(shutAgain.body.disabledAt).toBe(shut.body.disabledAt);

    const back = await asAdministrator<Person>('POST', `/people/${person.id}/enable`);
    expect(back.body).toMatchObject({ disabledAt: null, roles: [{ inForce: true }] });
    // What was signed in with before may be in a stranger's hands.
    expect((await ask(token, 'GET', `/proposals/${id}`)).status).toBe(401);
    expect((await ask(await tokenFor(person.address), 'GET', `/proposals/${id}`)).status).toBe(200);
  });

  test('at one desk only where another knows the account', async () => {
    const person = await invite({ role: 'coordinator' });
    const elsewhere = { name: '兼務', email: person.address, grant: { role: 'coordinator' } };
    expect((await asAdministrator('POST', '/people', elsewhere, 'minato')).status).toBe(201);
    const token = await tokenFor(person.address);
    await asAdministrator('POST', `/people/${person.id}/disable`, { reason: '異動' });
    expect((await ask(token, 'GET', '/desks/tokorozawa/departments')).status).toBe(403);
    expect((await ask(token, 'GET', '/desks/minato/departments')).status).toBe(200);
  });

  test('whom one desk shut out may come to another, and stays shut out of the first', async () => {
    const person = await invite({ role: 'coordinator' });
    await asAdministrator('POST', `/people/${person.id}/disable`, { reason: '退職' });
    const elsewhere = { name: '再就職', email: person.address, grant: { role: 'coordinator' } };
    expect((await asAdministrator('POST', '/people', elsewhere, 'minato')).status).toBe(201);
    const token = await tokenFor(person.address);
    expect((await ask(token, 'GET', '/desks/minato/departments')).status).toBe(200);
    expect((await ask(token, 'GET', '/desks/tokorozawa/departments')).status).toBe(403);
  });

  test('an expert who was shut out can’t be asked', async () => {
    const expert = await invite({ role: 'expert' }, 'minato');
    await asAdministrator('POST', `/people/${expert.id}/disable`, { reason: '契約終了' }, 'minato');
    const id = await inDialogue(instance, 'minato');
    const request = { question: '権利関係を教えてください。', expertKind: 'patent_attorney', personId: expert.id };
    expect(await refusalOf(instance.as('coordinator', 'minato').command(id, 'request_expert', request))).toMatchObject({
      code: 'EXPERT_UNKNOWN',
    });
  });
});

describe('who reads the list', () => {
  test('administrators and auditors with addresses, and that they did is recorded; staff those of the city, without', async () => {
    const read = (login: string, query = '') =>
      ask<{ people: Person[]; next: string | null }>(tokenOf(login), 'GET', `/desks/tokorozawa/people${query}`);
    const before = await countReads();
    const all = (await read('auditor', '?limit=100')).body.people;
    expect(all.every(({ email }) => typeof email === 'string')).toBe(true);
    expect(await countReads()).toBe(before + 1);

    const { body } = await read('officer', '?limit=100');
    expect(body.people.some((person) => 'email' in person)).toBe(false);
    const held = body.people.map(({ roles }) => roles.filter(({ inForce }) => inForce).map(({ role }) => role));
    expect(held.every((roles) => roles.length > 0)).toBe(true);
    expect(held.flat()).not.toContain('proposer');
    expect((await read('officer', '?role=proposer')).body.people).toEqual([]);
    expect((await read('administrator', '?role=proposer')).body.people.length).toBeGreaterThan(0);
    expect((await read('proposer')).status).toBe(403);
  });

  test('page by page everybody once', async () => {
    const seen: string[] = [];
    let query = '?limit=4';
    for (let page = 0; page < 50; page += 1) {
      const { body } = await asAdministrator<{ people: Person[]; next: string | null }>('GET', `/people${query}`);
      seen.push(...body.people.map(({ id }) => id));
      if (body.next === null) break;
      query = `?limit=4&cursor=${body.next}`;
    }
    expect(seen).toEqual((await listPeople()).map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('by a part of a name, an organisation or an address, however it is written; an address only for who sees it', async () => {
    const { id, address } = await invite({
      role: 'proposer',
      organisation: { kind: 'company', name: 'ｻｶﾞｽ商事' },
    });
    const officer = await invite({ role: 'coordinator' });
    const found = async (login: string, q: string) => {
      const path = `/desks/tokorozawa/people?limit=100&q=${encodeURIComponent(q)}`;
      const { body } = await ask<{ people: Person[] }>(tokenOf(login), 'GET', path);
      return body.people.map((person) => person.id);
    };
    expect(await found('administrator', 'サガス')).toEqual([id]);
    expect(await found('administrator', address.toUpperCase())).toEqual([id]);
    expect(await found('officer', 'サガス')).toEqual([]);
    expect(await found('officer', officer.address)).toEqual([]);
    expect(await found('officer', '新任')).toContain(officer.id);
    expect(await found('administrator', '%')).toEqual([]);
  });

  test('another desk’s people are unknown here', async () => {
    const foreign = await personOf('officer', 'minato');
    const answer = await asAdministrator('POST', `/people/${foreign.id}/roles`, { role: 'coordinator' });
    const unknown = await asAdministrator('POST', `/people/${randomUUID()}/roles`, { role: 'coordinator' });
    expect(answer.status).toBe(404);
    expect({ ...answer.body, requestId: null }).toEqual({ ...unknown.body, requestId: null });
  });
});

const countReads = async (): Promise<number> => {
  const [row] = await runQuery<{ count: number }>(
    instance.database.adminUrl,
    `select count(*)::int as count from audit_accesses
      where desk_id = 'tokorozawa' and action = 'GET /desks/{desk}/people' and code is null`,
  );
  return row!.count;
};

describe('departments', () => {
  const put = (id: string, retired: boolean, ja = '新しい名前') =>
    asAdministrator('PUT', `/departments/${id}`, { name: { ja, en: 'New name' }, retired });

  test('added, renamed under its code, retired once nothing rests with it, and taken into use again', async () => {
    const body = { code: 'digital', name: { ja: 'デジタル課', en: 'Digital' } };
    const added = await asAdministrator<{ id: string }>('POST', '/departments', body);
    expect(added).toMatchObject({ status: 201, body: { code: 'digital', retiredOn: null } });
    const { id } = added.body;
    expect(await asAdministrator('POST', '/departments', body)).toMatchObject({
      body: { code: 'DEPARTMENT_CODE_TAKEN' },
    });
    expect((await put(id, false)).body).toMatchObject({ code: 'digital', name: { ja: '新しい名前' }, retiredOn: null });

    const proposal = await submitted(instance);
    const coordinator = instance.as('coordinator');
    const { allClear: answers } = await readForms(instance.desk('tokorozawa'));
    await coordinator.command(proposal, 'pass_screening', { answers });
    const assign = (departmentId: string) =>
      coordinator.command(proposal, 'assign_departments', { departments: [{ departmentId, lead: true }] });
    await assign(id);
    expect(await put(id, true)).toMatchObject({ status: 409, body: { code: 'DEPARTMENT_IN_USE' } });
    await coordinator.command(
      proposal,
      'withdraw',
      { reason: '取り下げ' },
      {
        onBehalfOf: { party: 'proposer', evidence: '電話での申し出' },
      },
    );
    expect((await put(id, true)).body).toMatchObject({ retiredOn: today() });

    const other = await submitted(instance);
    await coordinator.command(other, 'pass_screening', { answers });
    const refused = coordinator.command(other, 'assign_departments', {
      departments: [{ departmentId: id, lead: true }],
    });
    expect(await refusalOf(refused)).toMatchObject({ code: 'DEPARTMENT_UNKNOWN' });
    const grant = { role: 'officer', departmentId: id };
    const officer = await personOf('officer');
    expect(await asAdministrator('POST', `/people/${officer.id}/roles`, grant)).toMatchObject({
      body: { code: 'DEPARTMENT_UNKNOWN' },
    });
    expect((await put(id, false)).body).toMatchObject({ retiredOn: null });
  });
});

describe('the people of an organisation', () => {
  const own = <T = Body>(login: string, method: string, path: string, body?: Body) =>
    ask<T>(tokenOf(login), method, `/desks/tokorozawa/organisation/people${path}`, body);
  const colleagues = async (login: string, query = ''): Promise<readonly Colleague[]> =>
    (await own<{ colleagues: Colleague[] }>(login, 'GET', query)).body.colleagues;

  test('a proposer invites a colleague to see, then to act, and ends it; each counts from the next request on', async () => {
    const id = await makeDraft(instance.as('proposer'));
    const email = newAddress();
    const { status, body } = await own<Colleague>('proposer', 'POST', '', { name: '同僚', email, access: 'view' });
    expect({ status, ...body }).toMatchObject({ status: 201, name: '同僚', email, access: 'view' });
    const token = await tokenFor(email);
    const submit = () => ask(token, 'POST', `/proposals/${id}/commands`, { kind: 'submit' });
    expect((await ask(token, 'GET', `/proposals/${id}`)).status).toBe(200);
    expect((await submit()).status).toBe(403);
    expect(
      (
        await ask(token, 'POST', '/desks/tokorozawa/organisation/people', {
          name: 'x',
          email: newAddress(),
          access: 'edit',
        })
      ).status,
    ).toBe(403);

    expect((await own<Colleague>('proposer', 'PUT', `/${body.id}`, { access: 'edit' })).body.access).toBe('edit');
    expect([200, 202]).toContain((await submit()).status);
    expect((await colleagues('proposer')).find((each) => each.id === body.id)).toMatchObject({ access: 'edit' });

    expect((await own<Colleague>('proposer', 'PUT', `/${body.id}`, { access: 'none' })).body.access).toBe('none');
    expect((await ask(token, 'GET', `/proposals/${id}`)).status).toBe(404);
    expect((await colleagues('proposer')).map((each) => each.id)).not.toContain(body.id);
    expect(await colleagues('proposer', '?former=true')).toContainEqual({ ...body, access: 'none' });
    // And back again on the same day.
    expect((await own<Colleague>('proposer', 'POST', '', { name: '同僚', email, access: 'view' })).body.id).toBe(
      body.id,
    );
    expect((await ask(token, 'GET', `/proposals/${id}`)).status).toBe(200);
  });

  test('the address of somebody else at the desk gets the same answers, and nothing is given', async () => {
    const strangers = [instance.account('proposer2').email, instance.account('coordinator').email];
    const before = await Promise.all(['proposer2', 'coordinator'].map((login) => personOf(login)));
    const fresh = await own<Colleague>('proposer', 'POST', '', { name: '新人', email: newAddress(), access: 'edit' });
    for (const email of strangers) {
      const known = await own<Colleague>('proposer', 'POST', '', { name: '新人', email, access: 'edit' });
      expect(known.status).toBe(fresh.status);
      expect(known.body).toEqual({ ...fresh.body, id: expect.any(String), email });
      expect(await colleagues('proposer')).toContainEqual(known.body);
      const changed = await own<Colleague>('proposer', 'PUT', `/${known.body.id}`, { access: 'view' });
      expect(changed).toMatchObject({ status: 200, body: { ...known.body, access: 'view' } });
      expect((await own<Colleague>('proposer', 'PUT', `/${known.body.id}`, { access: 'none' })).body.access).toBe(
        'none',
      );
      expect((await colleagues('proposer')).map((each) => each.email)).not.toContain(email);
    }
    expect(await Promise.all(['proposer2', 'coordinator'].map((login) => personOf(login)))).toEqual(before);
  });

  test('nobody changes their own, nor anybody of another organisation', async () => {
    const me = (await colleagues('proposer')).find(({ email }) => email === instance.account('proposer').email);
    expect(await own('proposer', 'PUT', `/${me!.id}`, { access: 'none' })).toMatchObject({
      status: 403,
      body: { code: 'OWN_ROLES' },
    });
    const email = instance.account('proposer').email;
    expect(await own('proposer', 'POST', '', { name: '私', email, access: 'view' })).toMatchObject({
      body: { code: 'OWN_ROLES' },
    });
    const other = await personOf('proposer2');
    const foreign = await own('proposer', 'PUT', `/${other.id}`, { access: 'none' });
    const unknown = await own('proposer', 'PUT', `/${randomUUID()}`, { access: 'none' });
    expect(foreign.status).toBe(404);
    expect({ ...foreign.body, requestId: null }).toEqual({ ...unknown.body, requestId: null });
    expect((await colleagues('proposer2')).map(({ email: address }) => address)).not.toContain(email);
  });

  test('a colleague who went over to the city is a colleague no longer', async () => {
    const email = newAddress();
    const { body } = await own<Colleague>('proposer', 'POST', '', { name: '転職', email, access: 'edit' });
    await own('proposer', 'PUT', `/${body.id}`, { access: 'none' });
    expect((await asAdministrator('POST', `/people/${body.id}/roles`, { role: 'coordinator' })).status).toBe(201);
    expect((await own('proposer', 'PUT', `/${body.id}`, { access: 'edit' })).status).toBe(404);
    expect((await colleagues('proposer', '?former=true')).map((each) => each.id)).not.toContain(body.id);
    expect((await own('proposer', 'POST', '', { name: '転職', email, access: 'edit' })).status).toBe(201);
    const { roles } = (await listPeople()).find(({ id }) => id === body.id)!;
    expect(roles.filter(({ inForce }) => inForce).map(({ role }) => role)).toEqual(['coordinator']);
  });

  test('an organisation has room for fifty', async () => {
    const lone = await invite({ role: 'proposer', organisation: { kind: 'company', name: '大所帯' } });
    const token = await tokenFor(lone.address);
    const add = (n: number) =>
      ask(token, 'POST', '/desks/tokorozawa/organisation/people', {
        name: `社員${n}`,
        email: newAddress(),
        access: 'view',
      });
    for (let n = 1; n < 50; n += 1) expect((await add(n)).status).toBe(201);
    expect(await add(50)).toMatchObject({ status: 409, body: { code: 'TOO_MANY_COLLEAGUES' } });
  });
});
