import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { withDesk } from '../../entities/with-desk.js';
import { ask, Browser, DESK, SignInApi } from './sign-in-api.js';

/** Sessions of people in browsers: what begins them, and what ends them at the next request. */

jest.setTimeout(60_000);

let api: SignInApi;

beforeAll(async () => {
  api = await SignInApi.start();
}, 120_000);

afterAll(() => api?.stop());

const setCookieOf = (headers: Headers): string => headers.getSetCookie().join('\n');

describe('the cookie', () => {
  test('is not for scripts, not for other sites, and says nothing', async () => {
    const { headers } = await new Browser(api).signIn('coordinator');
    expect(setCookieOf(headers)).toMatch(/^kyoso_session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test('behind TLS it has the __Host- name and goes over TLS only; the plain name counts for nothing there', async () => {
    const address = await api.listen({ cookies: { secure: true } });
    const browser = new Browser(api, address);
    const { headers } = await browser.signIn('coordinator');
    expect(setCookieOf(headers)).toMatch(/^__Host-kyoso_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    expect(await browser.standing()).toBe(200);
    const value = browser.cookies.get('__Host-kyoso_session')!;
    const plain = await ask(address, 'GET', '/session', { headers: { cookie: `kyoso_session=${value}` } });
    expect(plain.status).toBe(401);
  });

  test('is no bearer token, a bearer token is no cookie, and two cookies are none', async () => {
    const browser = await Browser.signedIn(api, 'coordinator');
    const token = browser.cookies.get('kyoso_session')!;
    const statusOf = async (headers: Record<string, string>) =>
      (await ask(api.address, 'GET', '/session', { headers })).status;
    expect(await statusOf({ cookie: `kyoso_session=${token}` })).toBe(200);
    expect(await statusOf({ authorization: `Bearer ${token}` })).toBe(401);
    expect(await statusOf({ cookie: `kyoso_session=${api.account('coordinator').token}` })).toBe(401);
    expect(await statusOf({ cookie: `kyoso_session=${token}; kyoso_session=${token}` })).toBe(401);
    // A header that is no good is not made good by a cookie.
    expect(await statusOf({ cookie: `kyoso_session=${token}`, authorization: 'Bearer not-a-token-of-ours' })).toBe(401);
  });

  test('nobody who reads the table can use it', async () => {
    const browser = await Browser.signedIn(api, 'coordinator');
    const rows = await api.dataSource.query<unknown[]>(`select * from account_tokens`);
    expect(JSON.stringify(rows)).not.toContain(browser.cookies.get('kyoso_session'));
  });
});

describe('fixation', () => {
  test('a token that somebody else put into the browser is not taken', async () => {
    const browser = new Browser(api);
    const planted = 'A'.repeat(43);
    browser.cookies.set('kyoso_session', planted);
    expect((await browser.signIn('officer')).status).toBe(200);
    expect(browser.cookies.get('kyoso_session')).not.toBe(planted);
    const other = await ask(api.address, 'GET', '/session', { headers: { cookie: `kyoso_session=${planted}` } });
    expect(other.status).toBe(401);
  });

  test('who signs in again in the same browser gets another token, and the one before is over', async () => {
    const browser = await Browser.signedIn(api, 'proposer');
    const before = browser.cookies.get('kyoso_session')!;
    expect((await browser.signIn('proposer')).status).toBe(200);
    expect(browser.cookies.get('kyoso_session')).not.toBe(before);
    const old = await ask(api.address, 'GET', '/session', { headers: { cookie: `kyoso_session=${before}` } });
    expect(old.status).toBe(401);
    expect(await browser.standing()).toBe(200);
  });
});

describe('ends at the next request', () => {
  test('with signing out, whatever the browser keeps', async () => {
    const browser = await Browser.signedIn(api, 'officer');
    const token = browser.cookies.get('kyoso_session')!;
    const { status, headers } = await browser.ask('DELETE', '/session');
    expect([status, setCookieOf(headers)]).toEqual([204, expect.stringMatching(/^kyoso_session=; .*Max-Age=0$/)]);
    expect(headers.get('clear-site-data')).toBe('"cache", "storage"');
    browser.cookies.set('kyoso_session', token);
    expect(await browser.standing()).toBe(401);
  });

  test('with the account, and comes back with it', async () => {
    const browser = await Browser.signedIn(api, 'officer');
    const close = (at: Date | null) =>
      api.dataSource.query(`update accounts set disabled_at = $2 where email = $1`, [api.account('officer').email, at]);
    expect(await browser.standing()).toBe(200);
    await close(api.clock);
    expect(await browser.standing()).toBe(401);
    expect((await new Browser(api).signIn('officer')).code).toBe('WRONG_CREDENTIALS');
    await close(null);
    expect(await browser.standing()).toBe(200);
  });

  test('with the credentials of who has them for a time', async () => {
    const browser = await Browser.signedIn(api, 'expert');
    const until = new Date(api.clock.getTime() + 60_000);
    await api.dataSource.query(`update accounts set credentials_expire_at = $2 where email = $1`, [
      api.account('expert').email,
      until,
    ]);
    expect(await browser.standing()).toBe(200);
    api.pass(1);
    expect(await browser.standing()).toBe(401);
    expect((await new Browser(api).signIn('expert')).code).toBe('WRONG_CREDENTIALS');
    expect((await ask(api.address, 'GET', '/session', bearer(api.account('expert').token))).status).toBe(401);
  });

  test('with the last role; a role that begins or ends counts from the next request on', async () => {
    const accountId = await api.accountId('officer2');
    const browser = await Browser.signedIn(api, 'officer2');
    const program = await ask(api.address, 'POST', '/session', { body: credentials('officer2') });
    const signedIn = bearer(program.body!['token'] as string);
    const setEnd = (validTo: string | null) =>
      withDesk(api.dataSource, { deskId: DESK }, (manager) =>
        manager.query(
          `update person_roles set valid_to = $2 from people
            where people.desk_id = person_roles.desk_id and people.id = person_roles.person_id and account_id = $1`,
          [accountId, validTo],
        ),
      );
    expect(await browser.standing()).toBe(200);
    expect((await ask(api.address, 'GET', `/desks/${DESK}/proposals`, signedIn)).status).toBe(200);
    await setEnd('2026-11-23');
    expect(await browser.standing()).toBe(401);
    // A program's token is not a way in either.
    expect((await ask(api.address, 'GET', `/desks/${DESK}/proposals`, signedIn)).status).toBe(403);
    expect((await new Browser(api).signIn('officer2')).code).toBe('NO_ROLE_IN_FORCE');
    // Its last day counts.
    await setEnd('2026-11-24');
    expect(await browser.standing()).toBe(200);
    await setEnd(null);
    const roles = async () =>
      ((await browser.ask('GET', '/session')).body!['people'] as { roles: string[] }[])[0]!.roles;
    expect(await roles()).toEqual(['officer']);
    await withDesk(api.dataSource, { deskId: DESK }, (manager) =>
      manager.query(
        `insert into person_roles (desk_id, id, person_id, role, valid_from)
         select desk_id, gen_random_uuid(), id, 'auditor', '2026-11-24' from people where account_id = $1 and desk_id = $2`,
        [accountId, DESK],
      ),
    );
    expect((await roles()).sort()).toEqual(['auditor', 'officer']);
  });

  test('after half an hour without a request, and after twelve hours whatever happens', async () => {
    const idle = await Browser.signedIn(api, 'leader');
    const busy = await Browser.signedIn(api, 'leader');
    const end = api.clock.getTime() + 12 * 3_600_000;
    api.pass(29);
    expect(await busy.standing()).toBe(200);
    api.pass(1);
    expect(await idle.standing()).toBe(401);
    while (api.clock.getTime() + 20 * 60_000 < end) {
      api.pass(20);
      expect(await busy.standing()).toBe(200);
    }
    api.clock = new Date(end);
    expect(await busy.standing()).toBe(401);
  });

  test('with another password: all other sessions and tokens, and the own one under its old token', async () => {
    const [browser, other] = [await Browser.signedIn(api, 'leader'), await Browser.signedIn(api, 'leader')];
    const { password: currentPassword, token: programToken } = api.account('leader');
    const before = browser.cookies.get('kyoso_session')!;
    const newPassword = 'みんなで作る川沿いの散歩道';
    expect((await browser.ask('PUT', '/session/password', { currentPassword: 'wrong', newPassword })).code).toBe(
      'WRONG_CREDENTIALS',
    );
    expect(await other.standing()).toBe(200);
    expect((await browser.ask('PUT', '/session/password', { currentPassword, newPassword })).status).toBe(200);
    expect(await other.standing()).toBe(401);
    expect((await ask(api.address, 'GET', '/session', bearer(programToken))).status).toBe(401);
    expect(browser.cookies.get('kyoso_session')).not.toBe(before);
    const stolen = await ask(api.address, 'GET', '/session', { headers: { cookie: `kyoso_session=${before}` } });
    expect(stolen.status).toBe(401);
    expect(await browser.standing()).toBe(200);
    expect((await browser.ask('DELETE', '/session')).status).toBe(204);
    expect((await new Browser(api).signIn('leader')).code).toBe('WRONG_CREDENTIALS');
    expect((await new Browser(api).signIn('leader', { password: newPassword })).status).toBe(200);
  });
});

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
const credentials = (login: string) => {
  const { email, password } = api.account(login);
  return { email, password };
};

test.each([
  ['too short', 'river-road1', 'PASSWORD_TOO_SHORT'],
  ['a pattern', '121212121212121', 'PASSWORD_TOO_SIMPLE'],
  ['a row of keys', 'abcdefghijklmnop', 'PASSWORD_TOO_SIMPLE'],
  ['the own address', 'desk-head@tokorozawa', 'PASSWORD_TOO_SIMPLE'],
  ['one that leaked often', '1qaz2wsx3edc', 'PASSWORD_TOO_SIMPLE'],
  ['two that leaked often, and a little more', 'Sonyericsson.Liverpool1', 'PASSWORD_TOO_SIMPLE'],
])('a new password that is %s is refused', async (_what, newPassword, code) => {
  const browser = await Browser.signedIn(api, 'desk-head');
  const { password: currentPassword } = api.account('desk-head');
  const { status, body } = await browser.ask('PUT', '/session/password', { currentPassword, newPassword });
  expect([
    status,
    (body!['errors'] as { field: string; code: string }[]).map((fault) => [fault.field, fault.code]),
  ]).toEqual([422, [['newPassword', code]]]);
  expect(await browser.standing()).toBe(200);
});

test('trial accounts are of no use in production: neither password nor token nor session', async () => {
  const address = await api.listen({ production: true });
  const browser = await Browser.signedIn(api, 'administrator');
  const cookie = `kyoso_session=${browser.cookies.get('kyoso_session')}`;
  expect((await ask(address, 'GET', '/session', { headers: { cookie } })).status).toBe(401);
  expect((await ask(address, 'GET', '/session', bearer(api.account('administrator').token))).status).toBe(401);
  expect((await ask(address, 'POST', '/session', { body: credentials('administrator') })).code).toBe(
    'WRONG_CREDENTIALS',
  );
});

test('the desk keeps a note of each signing in and out', async () => {
  const accountId = await api.accountId('auditor');
  const browser = await Browser.signedIn(api, 'auditor');
  await browser.ask('DELETE', '/session');
  await new Browser(api).signIn('auditor', { password: 'wrong' });
  await api.signIn.afterwards.settle();
  const notes = await withDesk(api.dataSource, { deskId: DESK }, (manager) =>
    manager.query<{ action: string; code: string | null }[]>(
      `select action, code from audit_accesses where account_id = $1 order by id`,
      [accountId],
    ),
  );
  expect(notes).toEqual([
    { action: 'sign_in', code: null },
    { action: 'sign_out', code: null },
    { action: 'sign_in', code: 'WRONG_CREDENTIALS' },
  ]);
});
