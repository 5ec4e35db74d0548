import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { generateSync } from 'otplib';
import pg from 'pg';
import { inviteAccount } from '../../api/auth/invitations.js';
import { hashToken } from '../../api/auth/tokens.js';
import { withDesk } from '../../entities/with-desk.js';
import { TEST_SIGN_IN } from '../factories/sign-in.js';
import { runQuery } from '../database/test-database.js';
import { eventually } from './eventually.js';
import { ask, Browser, DESK, SignInApi, type Answered } from './sign-in-api.js';

/** One-time links: to sign in with, to choose a password for the first time, and to choose another. */

let api: SignInApi;

jest.setTimeout(60_000);

beforeAll(async () => {
  api = await SignInApi.start();
}, 120_000);

afterAll(() => api?.stop());

/** Each test has a window of its own. */
beforeEach(() => api.pass(16));

const NEW_PASSWORD = 'みんなで作る川沿いの散歩道';

const request = (email: string, purpose: 'sign_in' | 'password'): Promise<Answered> =>
  ask(api.address, 'POST', '/session/links', { body: { email, purpose } });

async function linkFor(login: string, purpose: 'sign_in' | 'password'): Promise<string> {
  // Of two messages the later one has the later instant.
  api.pass(0.01);
  expect((await request(api.account(login).email, purpose)).status).toBe(202);
  const token = await api.lastLink(login);
  if (token === null) throw new Error(`no link was made for ${login}`);
  return token;
}

const take = (browser: Browser, body: object): Promise<Answered> => browser.ask('POST', '/session/link', body);

const messagesOf = async (login: string): Promise<number> => {
  await api.signIn.afterwards.settle();
  const [row] = await api.dataSource.query<{ n: number }[]>(
    `select count(*)::int as n from account_messages where account_id = $1`,
    [await api.accountId(login)],
  );
  return row!.n;
};

describe('a link to sign in with', () => {
  test('signs a proposer in, once', async () => {
    const token = await linkFor('proposer', 'sign_in');
    const browser = new Browser(api);
    expect((await take(browser, { token })).status).toBe(200);
    expect(await browser.standing()).toBe(200);
    expect((await take(new Browser(api), { token })).code).toBe('LINK_NOT_VALID');
  });

  test('is good once, too, for three who found it unused at the same moment', async () => {
    const token = await linkFor('proposer', 'sign_in');
    const holder = new pg.Client({ connectionString: api.database.adminUrl });
    await holder.connect();
    await holder.query('begin');
    await holder.query('select 1 from account_links where token_hash = $1 for update', [hashToken(token)]);
    const taken = Promise.all([1, 2, 3].map(() => take(new Browser(api), { token })));
    await eventually(async () => {
      // From outside: within a transaction what others do is seen as it was at the first look.
      const [row] = await runQuery<{ n: number }>(
        api.database.adminUrl,
        `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return row?.n === 3;
    });
    await holder.query('commit');
    await holder.end();
    expect((await taken).map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });

  test('runs out after ten minutes, and is no link where it was altered', async () => {
    const token = await linkFor('proposer', 'sign_in');
    expect((await take(new Browser(api), { token: `${token.slice(0, -1)}_` })).code).toBe('LINK_NOT_VALID');
    expect((await take(new Browser(api), { token: 'x' })).code).toBe('LINK_NOT_VALID');
    api.pass(10);
    expect((await take(new Browser(api), { token })).code).toBe('LINK_NOT_VALID');
  });

  test('is not spoilt by somebody else who asks for another', async () => {
    const first = await linkFor('proposer2', 'sign_in');
    await linkFor('proposer2', 'sign_in');
    expect((await take(new Browser(api), { token: first })).status).toBe(200);
  });

  test('is of no use once the account is closed, and takes no password', async () => {
    const token = await linkFor('proposer', 'sign_in');
    const refused = await take(new Browser(api), { token, password: NEW_PASSWORD });
    expect(refused.body!['errors']).toMatchObject([{ field: 'password', code: 'NOT_ALLOWED' }]);
    const close = (at: Date | null) =>
      api.dataSource.query(`update accounts set disabled_at = $2 where email = $1`, [
        api.account('proposer').email,
        at,
      ]);
    await close(api.clock);
    expect((await take(new Browser(api), { token })).code).toBe('LINK_NOT_VALID');
    await close(null);
    expect((await take(new Browser(api), { token })).status).toBe(200);
  });

  test('gets somebody in whose account strangers guess at', async () => {
    const { email } = api.account('proposer2');
    for (let n = 0; n < 14; n += 1) {
      await ask(api.address, 'POST', '/session', { body: { email, password: 'a guess' } });
    }
    expect((await take(new Browser(api), { token: await linkFor('proposer2', 'sign_in') })).status).toBe(200);
  });
});

describe('of staff', () => {
  test('a link to sign in is sent only to who has a second factor, and wants its code', async () => {
    expect((await request(api.account('officer').email, 'sign_in')).status).toBe(202);
    expect(await messagesOf('officer')).toBe(0);

    const browser = await Browser.signedIn(api, 'leader');
    const { password } = api.account('leader');
    const { body } = await browser.ask('POST', '/session/second-factor', { password });
    const secret = body!['secret'] as string;
    const codeNow = () => generateSync({ secret, epoch: Math.floor(api.clock.getTime() / 1000) });
    await browser.ask('POST', '/session/second-factor/confirmation', { code: codeNow() });
    api.pass(1);
    const token = await linkFor('leader', 'sign_in');
    expect((await take(new Browser(api), { token })).code).toBe('SECOND_FACTOR_CODE_REQUIRED');
    const wrong = codeNow() === '000000' ? '000001' : '000000';
    for (let n = 0; n < 10; n += 1) {
      expect((await take(new Browser(api), { token, code: wrong })).code).toBe('SECOND_FACTOR_CODE_WRONG');
    }
    expect((await take(new Browser(api), { token, code: codeNow() })).code).toBe('TOO_MANY_ATTEMPTS');
    // Whoever tried one link too often is not shut out from the next.
    const next = await linkFor('leader', 'sign_in');
    expect((await take(new Browser(api), { token: next, code: codeNow() })).status).toBe(200);
  });
});

describe('a link for a forgotten password', () => {
  test('lets a new one be chosen and ends everything that was signed in', async () => {
    const other = await Browser.signedIn(api, 'officer2');
    const token = await linkFor('officer2', 'password');
    const spare = await linkFor('officer2', 'password');
    const browser = new Browser(api);
    expect((await take(browser, { token })).body!['errors']).toMatchObject([{ field: 'password', code: 'REQUIRED' }]);
    expect((await take(browser, { token, password: 'short' })).body!['errors']).toMatchObject([
      { field: 'password', code: 'PASSWORD_TOO_SHORT' },
    ]);
    expect((await take(browser, { token, password: NEW_PASSWORD })).status).toBe(200);
    expect(await browser.standing()).toBe(200);
    expect(await other.standing()).toBe(401);
    const old = { headers: { authorization: `Bearer ${api.account('officer2').token}` } };
    expect((await ask(api.address, 'GET', '/session', old)).status).toBe(401);
    expect((await take(new Browser(api), { token: spare, password: NEW_PASSWORD })).code).toBe('LINK_NOT_VALID');
    expect((await new Browser(api).signIn('officer2')).code).toBe('WRONG_CREDENTIALS');
    expect((await new Browser(api).signIn('officer2', { password: NEW_PASSWORD })).status).toBe(200);
  });
});

describe('an invitation', () => {
  test('is accepted with a password: from then on the person signs in with it', async () => {
    const email = 'invited@example.jp';
    const { accountId } = await withDesk(api.dataSource, { deskId: DESK }, async (manager) => {
      const invited = await inviteAccount(
        manager,
        { signIn: api.signIn, log: silent },
        { email, desk: DESK, credentialsExpireAt: null, now: api.clock },
      );
      const personId = randomUUID();
      await manager.query(
        `insert into people (desk_id, id, account_id, name, created_at) values ($1, $2, $3, '招待 花子', $4)`,
        [DESK, personId, invited.accountId, api.clock],
      );
      await manager.query(`insert into memberships (account_id, desk_id, person_id) values ($1, $2, $3)`, [
        invited.accountId,
        DESK,
        personId,
      ]);
      await manager.query(
        `insert into person_roles (desk_id, id, person_id, role, valid_from) values ($1, $2, $3, 'auditor', '2026-11-25')`,
        [DESK, randomUUID(), personId],
      );
      return invited;
    });
    const [message] = await api.dataSource.query<{ id: string; sealed: string }[]>(
      `select id, sealed from account_messages where account_id = $1`,
      [accountId],
    );
    const token = TEST_SIGN_IN.sealer.open(message!.sealed, `account_messages/${message!.id}`);
    // Her role begins tomorrow: the password is hers already, the door is not open yet.
    api.clock = new Date('2026-11-24T14:59:00Z');
    const early = await take(new Browser(api), { token, password: NEW_PASSWORD });
    expect([early.status, early.code]).toEqual([403, 'NO_ROLE_IN_FORCE']);
    api.clock = new Date('2026-11-24T15:00:00Z');
    const signIn = () => ask(api.address, 'POST', '/session', { body: { email, password: NEW_PASSWORD } });
    expect((await signIn()).body!['people']).toMatchObject([{ name: '招待 花子', roles: ['auditor'] }]);
    expect((await take(new Browser(api), { token, password: NEW_PASSWORD })).code).toBe('LINK_NOT_VALID');
  });
});

const silent = { info: () => undefined } as unknown as Parameters<typeof inviteAccount>[1]['log'];

describe('asking for one', () => {
  test('is answered alike whether or not the address is known, before anything was looked up', async () => {
    const known = await request(api.account('proposer').email, 'sign_in');
    const unknown = await request('nobody@example.jp', 'sign_in');
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
  });

  test('floods nobody: five in a quarter of an hour, whoever asks', async () => {
    const before = await messagesOf('proposer');
    const answers: number[] = [];
    for (let n = 0; n < 8; n += 1) answers.push((await request(api.account('proposer').email, 'sign_in')).status);
    expect(answers).toEqual([202, 202, 202, 202, 202, 429, 429, 429]);
    expect((await messagesOf('proposer')) - before).toBe(5);
  });

  test('is told in the log only where an instance is tried out', async () => {
    const logged = () => api.logged.filter((line) => line.includes('oneTimeToken'));
    await linkFor('proposer2', 'sign_in');
    expect(logged()).toEqual([]);
    const trial = await api.listen({ linksToLog: true });
    const { email } = api.account('proposer2');
    await ask(trial, 'POST', '/session/links', { body: { email, purpose: 'sign_in' } });
    await api.signIn.afterwards.settle();
    const { oneTimeToken } = JSON.parse(logged()[0]!) as { oneTimeToken: string };
    expect((await take(new Browser(api), { token: oneTimeToken })).status).toBe(200);
  });
});
