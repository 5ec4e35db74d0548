import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { generateSync } from 'otplib';
import { runQuery } from '../database/test-database.js';
import { ask, Browser, SignInApi, type Answered } from './sign-in-api.js';

/** Second factors: set up, asked for, used once, recovered from, removed; and required of staff. */

jest.setTimeout(60_000);

let api: SignInApi;
/** An API that requires them, on the same database. */
let strict: string;

beforeAll(async () => {
  api = await SignInApi.start();
  strict = await api.listen({ secondFactor: 'required' });
}, 120_000);

afterAll(() => api?.stop());

/** Every test begins with a code that was not used. */
beforeEach(() => api.pass(16));

const codeAt = (secret: string, at: Date): string => generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) });
const codeNow = (secret: string): string => codeAt(secret, api.clock);
/** A code of six digits that is none of this minute. */
const wrongCode = (secret: string): string => {
  const right = [-30, 0, 30].map((s) => codeAt(secret, new Date(api.clock.getTime() + s * 1000)));
  return ['000000', '111111', '222222', '333333'].find((code) => !right.includes(code))!;
};

interface SetUp {
  readonly browser: Browser;
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
}

async function setUp(login: string, address: string = api.address): Promise<SetUp> {
  const browser = await Browser.signedIn(api, login, address);
  const { password } = api.account(login);
  const begun = await browser.ask('POST', '/session/second-factor', { password });
  const secret = begun.body!['secret'] as string;
  const confirmed = await browser.ask('POST', '/session/second-factor/confirmation', { code: codeNow(secret) });
  expect([begun.status, confirmed.status]).toEqual([200, 200]);
  // The next code is another one.
  api.pass(1);
  return { browser, secret, recoveryCodes: confirmed.body!['recoveryCodes'] as string[] };
}

const standing = async (browser: Browser) => (await browser.ask('GET', '/session')).body!['secondFactor'];

describe('setting up', () => {
  test('counts after the first code only, and ends every other session', async () => {
    const other = await Browser.signedIn(api, 'officer');
    const browser = await Browser.signedIn(api, 'officer');
    const { password, token } = api.account('officer');
    expect((await browser.ask('POST', '/session/second-factor', {})).code).toBe('INVALID_REQUEST');
    expect((await browser.ask('POST', '/session/second-factor', { password: 'x' })).code).toBe('WRONG_CREDENTIALS');
    expect((await browser.ask('POST', '/session/second-factor/confirmation', { code: '123456' })).code).toBe(
      'SECOND_FACTOR_NOT_SET_UP',
    );
    const { body } = await browser.ask('POST', '/session/second-factor', { password });
    const secret = body!['secret'] as string;
    expect(body!['uri']).toMatch(
      /^otpauth:\/\/totp\/Kyoso%20Desk:officer%40tokorozawa\.example\?.*secret=[A-Z2-7]{32}/,
    );
    expect((await new Browser(api).signIn('officer')).status).toBe(200);
    expect((await browser.ask('POST', '/session/second-factor/confirmation', { code: wrongCode(secret) })).code).toBe(
      'SECOND_FACTOR_CODE_WRONG',
    );
    const before = browser.cookies.get('kyoso_session');
    const confirmed = await browser.ask('POST', '/session/second-factor/confirmation', { code: codeNow(secret) });
    const codes = confirmed.body!['recoveryCodes'] as string[];
    expect(new Set(codes).size).toBe(10);
    expect(codes.every((code) => /^([A-Z2-7]{4}-){5}[A-Z2-7]{4}$/.test(code))).toBe(true);
    expect(browser.cookies.get('kyoso_session')).not.toBe(before);
    expect(await standing(browser)).toEqual({ isSetUp: true, mustBeSetUp: false, recoveryCodesLeft: 10 });
    expect(await other.standing()).toBe(401);
    const program = { headers: { authorization: `Bearer ${token}` } };
    expect((await ask(api.address, 'GET', '/session', program)).status).toBe(401);
    expect((await browser.ask('POST', '/session/second-factor', { password })).code).toBe('SECOND_FACTOR_IS_SET_UP');
  });

  test('neither key nor recovery codes can be read in the database', async () => {
    const { secret, recoveryCodes } = await setUp('officer2');
    const rows: unknown[] = [];
    for (const table of ['account_factors', 'account_recovery_codes', 'accounts', 'audit_values']) {
      rows.push(await runQuery(api.database.adminUrl, `select * from ${table}`));
    }
    const text = JSON.stringify(rows);
    for (const hidden of [secret, ...recoveryCodes]) expect(text).not.toContain(hidden);
  });
});

describe('signing in', () => {
  let factor: SetUp;
  beforeAll(async () => {
    factor = await setUp('leader');
  });

  const codeOf = async (code?: string): Promise<unknown> => {
    const { status, code: refusal } = await new Browser(api).signIn('leader', { code });
    return status === 200 ? 'in' : refusal;
  };

  test('takes a right code once, even of many at the same time, and none from before it', async () => {
    const earlier = codeNow(factor.secret);
    api.pass(0.5);
    const code = codeNow(factor.secret);
    expect(await codeOf()).toBe('SECOND_FACTOR_CODE_REQUIRED');
    expect(await codeOf(wrongCode(factor.secret))).toBe('SECOND_FACTOR_CODE_WRONG');
    const answers = await Promise.all(Array.from({ length: 5 }, () => codeOf(code)));
    expect(answers.filter((answer) => answer === 'in')).toHaveLength(1);
    expect(await codeOf(code)).toBe('SECOND_FACTOR_CODE_WRONG');
    expect(await codeOf(earlier)).toBe('SECOND_FACTOR_CODE_WRONG');
  });

  test('bears a clock that is half a minute off, and no more', async () => {
    expect(await codeOf(codeAt(factor.secret, new Date(api.clock.getTime() - 90_000)))).toBe(
      'SECOND_FACTOR_CODE_WRONG',
    );
    expect(await codeOf(codeAt(factor.secret, new Date(api.clock.getTime() + 90_000)))).toBe(
      'SECOND_FACTOR_CODE_WRONG',
    );
    expect(await codeOf(codeAt(factor.secret, new Date(api.clock.getTime() - 30_000)))).toBe('in');
  });

  test('takes each recovery code once, however it is written', async () => {
    const [first, second] = factor.recoveryCodes as [string, string];
    expect(await codeOf(first.toLowerCase().replaceAll('-', ' '))).toBe('in');
    expect(await codeOf(first)).toBe('SECOND_FACTOR_CODE_WRONG');
    expect(await codeOf(second)).toBe('in');
    expect(await standing(await signedInWith(codeNow(factor.secret)))).toMatchObject({ recoveryCodesLeft: 8 });
  });

  const signedInWith = async (code: string): Promise<Browser> => {
    const browser = new Browser(api);
    expect((await browser.signIn('leader', { code })).status).toBe(200);
    return browser;
  };

  test('is not let in by a code without the password, and says nothing of a code then', async () => {
    const wrong = { password: 'wrong', code: codeNow(factor.secret) };
    expect((await new Browser(api).signIn('leader', wrong)).code).toBe('WRONG_CREDENTIALS');
    // The code was not used up by that.
    expect(await codeOf(wrong.code)).toBe('in');
  });

  test('holds off who knows the password and guesses codes', async () => {
    api.pass(20);
    const answers: unknown[] = [];
    for (let n = 0; n < 24; n += 1) answers.push(await codeOf(wrongCode(factor.secret)));
    expect(answers.filter((answer) => answer === 'SECOND_FACTOR_CODE_WRONG').length).toBeLessThanOrEqual(20);
    expect(answers.at(-1)).toBe('TOO_MANY_ATTEMPTS');
  });
});

describe('where it is required', () => {
  test('staff without one get to their session and to setting it up, and nowhere else', async () => {
    const browser = await Browser.signedIn(api, 'coordinator', strict);
    expect(await standing(browser)).toEqual({ isSetUp: false, mustBeSetUp: true, recoveryCodesLeft: 0 });
    const refused = async (asked: Promise<Answered>) => {
      const { status, code } = await asked;
      expect([status, code]).toEqual([403, 'SECOND_FACTOR_REQUIRED']);
    };
    await refused(browser.ask('GET', '/tasks'));
    await refused(browser.ask('GET', '/desks/tokorozawa/proposals'));
    await refused(browser.ask('GET', '/proposals/7f1f9a52-3a0e-4c39-9f0a-3c6b7d1f2e55'));
    const { body } = await ask(strict, 'POST', '/session', { body: credentials('coordinator') });
    const headers = { authorization: `Bearer ${body!['token'] as string}` };
    await refused(ask(strict, 'GET', '/tasks', { headers }));
  });

  test('they are let in once it is set up, and a proposer needs none', async () => {
    const { browser } = await setUp('desk-head', strict);
    expect((await browser.ask('GET', '/tasks')).status).toBe(200);
    expect((await (await Browser.signedIn(api, 'proposer', strict)).ask('GET', '/tasks')).status).toBe(200);
  });

  test('it is removed with password and code, which signs out everywhere, and then set up anew', async () => {
    const { browser, secret, recoveryCodes } = await setUp('auditor', strict);
    const { password } = api.account('auditor');
    const remove = (body: object) => browser.ask('POST', '/session/second-factor/removal', body);
    expect((await remove({ password: 'wrong', code: codeNow(secret) })).code).toBe('WRONG_CREDENTIALS');
    expect((await remove({ password, code: wrongCode(secret) })).code).toBe('SECOND_FACTOR_CODE_WRONG');
    const token = browser.cookies.get('kyoso_session')!;
    expect((await remove({ password, code: recoveryCodes[0] })).status).toBe(204);
    browser.cookies.set('kyoso_session', token);
    expect(await browser.standing()).toBe(401);
    const next = await Browser.signedIn(api, 'auditor', strict);
    expect((await next.ask('GET', '/tasks')).code).toBe('SECOND_FACTOR_REQUIRED');
    expect((await next.ask('POST', '/session/second-factor', { password })).status).toBe(200);
  });
});

const credentials = (login: string) => {
  const { email, password } = api.account(login);
  return { email, password };
};
