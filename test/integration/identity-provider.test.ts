import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { createIdentityProvider } from '../../api/auth/identity-provider.js';
import { CALLBACK_PATH } from '../../api/routes/session-oidc.js';
import { withDesk } from '../../entities/with-desk.js';
import { TestIdentityProvider, type Known } from './identity-provider.js';
import { ask, Browser, DESK, SignInApi, type Answered } from './sign-in-api.js';

/** Signing in with a city's own provider of identities: a real one, in this process, and everything that may be forged. */

const PUBLIC = new URL('http://127.0.0.1:18999');
const REDIRECT = new URL(CALLBACK_PATH, PUBLIC);
const CLIENT = { id: 'kyoso', secret: 'a secret of thirty-two characters', redirectUri: REDIRECT.href };

jest.setTimeout(60_000);

let api: SignInApi;
let provider: TestIdentityProvider;
let address: string;

beforeAll(async () => {
  // What it says of itself is not about these tests.
  for (const method of ['warn', 'info'] as const) jest.spyOn(console, method).mockImplementation(() => undefined);
  api = await SignInApi.start();
  // A provider's tokens are dated by its own clock.
  api.clock = new Date();
  provider = await TestIdentityProvider.start(CLIENT);
  const identities = createIdentityProvider({
    issuer: provider.issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    redirectUri: REDIRECT,
  });
  address = await api.listen({ identities });
}, 120_000);

afterAll(async () => {
  await provider?.stop();
  await api?.stop();
});

const known = (login: string, subject: string): Known => ({
  subject,
  email: api.account(login).email,
  emailVerified: true,
});

const newBrowser = (): Browser => new Browser(api, address);

/** To the provider and to the address it sends back to, which is not opened yet. */
async function goThere(
  browser: Browser,
  person: Known,
  alter: (location: URL) => void = () => undefined,
): Promise<URL> {
  const { body } = await browser.ask('POST', '/session/oidc');
  const location = new URL(body!['location'] as string);
  alter(location);
  provider.person = person;
  return provider.follow(location.href);
}

const comeBack = (browser: Browser, back: URL): Promise<Answered> =>
  browser.ask('GET', `${back.pathname.replace(/^\/api/, '')}${back.search}`);

async function signIn(person: Known): Promise<{ browser: Browser; answered: Answered }> {
  const browser = newBrowser();
  const answered = await comeBack(browser, await goThere(browser, person));
  return { browser, answered };
}

const refusedAs = (answered: Answered): unknown[] => [answered.status, answered.code, answered.headers.getSetCookie()];
const REFUSED = [401, 'OIDC_REFUSED', []];

const who = async (browser: Browser) => {
  const { body } = await browser.ask('GET', '/session');
  return (body!['people'] as { roles: string[] }[]).flatMap(({ roles }) => roles);
};

describe('who is known', () => {
  test('is signed in, linked by the address that the provider vouches for', async () => {
    const { browser, answered } = await signIn(known('officer', 'subject-of-officer'));
    expect([answered.status, answered.headers.get('location')]).toEqual([303, '/sign-in']);
    expect(await who(browser)).toEqual(['officer']);
    const [link] = await api.dataSource.query<unknown[]>(`select issuer, subject, account_id from account_subjects`);
    expect(link).toEqual({
      issuer: provider.issuer.href.replace(/\/$/, ''),
      subject: 'subject-of-officer',
      account_id: await api.accountId('officer'),
    });
  });

  test('is found by issuer and subject from then on, whatever address the provider has for them', async () => {
    const other = { ...known('coordinator', 'subject-of-officer') };
    expect(await who((await signIn(other)).browser)).toEqual(['officer']);
    expect(await who((await signIn({ subject: 'subject-of-officer' })).browser)).toEqual(['officer']);
  });

  test('has a second factor by the provider’s word, and a session like all others', async () => {
    const strict = await api.listen({
      secondFactor: 'required',
      identities: createIdentityProvider({
        issuer: provider.issuer,
        clientId: CLIENT.id,
        clientSecret: CLIENT.secret,
        redirectUri: REDIRECT,
      }),
    });
    const browser = new Browser(api, strict);
    await comeBack(browser, await goThere(browser, known('officer', 'subject-of-officer')));
    expect((await browser.ask('GET', '/tasks')).status).toBe(200);
    await browser.ask('GET', '/session');
    expect((await browser.ask('DELETE', '/session')).status).toBe(204);
    expect(await browser.standing()).toBe(401);
  });

  test('gets in while strangers guess at the password, and may use the password there afterwards', async () => {
    const { email, password } = api.account('leader');
    for (let n = 0; n < 14; n += 1) {
      await ask(address, 'POST', '/session', { body: { email, password: 'a guess' } });
    }
    expect((await ask(address, 'POST', '/session', { body: { email, password } })).code).toBe('TOO_MANY_ATTEMPTS');
    expect((await signIn(known('leader', 'subject-of-leader'))).answered.status).toBe(303);
    expect((await ask(address, 'POST', '/session', { body: { email, password } })).status).toBe(200);
  });
});

describe('is refused', () => {
  const linked = async () =>
    (await api.dataSource.query<unknown[]>(`select 1 from account_subjects where subject like 'refused-%'`)).length;

  test('who has no account, whose address nobody vouches for, and who is another person with a known address', async () => {
    const unknown = { subject: 'refused-1', email: 'nobody@example.jp', emailVerified: true };
    const unverified = { ...known('desk-head', 'refused-2'), emailVerified: false };
    const nameless = { subject: 'refused-3' };
    const another = known('officer', 'refused-4');
    for (const person of [unknown, unverified, nameless, another]) {
      expect(refusedAs((await signIn(person)).answered)).toEqual(REFUSED);
    }
    expect(await linked()).toBe(0);
  });

  test('who is known there and closed here, and who has no role', async () => {
    const close = (at: Date | null) =>
      api.dataSource.query(`update accounts set disabled_at = $2 where email = $1`, [api.account('officer').email, at]);
    await close(api.clock);
    expect(refusedAs((await signIn({ subject: 'subject-of-officer' })).answered)).toEqual(REFUSED);
    await close(null);
    const accountId = await api.accountId('officer2');
    await withDesk(api.dataSource, { deskId: DESK }, (manager) =>
      manager.query<unknown>(
        `update person_roles set valid_to = '2020-05-01' from people
          where people.desk_id = person_roles.desk_id and people.id = person_roles.person_id and account_id = $1`,
        [accountId],
      ),
    );
    expect((await signIn(known('officer2', 'subject-of-officer2'))).answered.code).toBe('NO_ROLE_IN_FORCE');
  });

  test('another state, and a state of another browser', async () => {
    const browser = newBrowser();
    const back = await goThere(browser, known('officer', 'subject-of-officer'));
    const altered = new URL(back);
    altered.searchParams.set('state', 'another state altogether');
    expect(refusedAs(await comeBack(browser, altered))).toEqual(REFUSED);
    const stateless = new URL(back);
    stateless.searchParams.delete('state');
    expect(refusedAs(await comeBack(browser, stateless))).toEqual(REFUSED);
    // A victim's browser that is led to an attacker's answer.
    expect(refusedAs(await comeBack(newBrowser(), back))).toEqual(REFUSED);
    const victim = newBrowser();
    await victim.ask('POST', '/session/oidc');
    expect(refusedAs(await comeBack(victim, back))).toEqual(REFUSED);
    // None of that spoilt it for who began.
    expect((await comeBack(browser, back)).status).toBe(303);
  });

  test('a browser goes back to the sign-in page, which is told why and nothing else; a program gets the problem', async () => {
    const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    const browser = newBrowser();
    const back = await goThere(browser, { subject: 'nobody-here' });
    const path = `${back.pathname.replace(/^\/api/, '')}${back.search}`;
    const answered = await browser.ask('GET', path, undefined, html);
    expect([answered.status, answered.headers.get('location'), answered.text]).toEqual([
      303,
      '/sign-in?refused=OIDC_REFUSED',
      '',
    ]);
    expect(await browser.standing()).toBe(401);
    expect(refusedAs(await browser.ask('GET', path))).toEqual(REFUSED);
  });

  test('another nonce', async () => {
    const browser = newBrowser();
    const back = await goThere(browser, known('officer', 'subject-of-officer'), (location) =>
      location.searchParams.set('nonce', 'another nonce altogether'),
    );
    expect(refusedAs(await comeBack(browser, back))).toEqual(REFUSED);
  });

  test('a code that was used, at the same sign-in and at another', async () => {
    const browser = newBrowser();
    const back = await goThere(browser, known('officer', 'subject-of-officer'));
    expect((await comeBack(browser, back)).status).toBe(303);
    expect(refusedAs(await comeBack(browser, back))).toEqual(REFUSED);
    const next = newBrowser();
    const later = await goThere(next, known('officer', 'subject-of-officer'));
    later.searchParams.set('code', back.searchParams.get('code')!);
    expect(refusedAs(await comeBack(next, later))).toEqual(REFUSED);
  });

  test('a code of another sign-in: the verifier does not fit', async () => {
    const [one, two] = [newBrowser(), newBrowser()];
    const stolen = await goThere(one, known('officer', 'subject-of-officer'));
    const back = await goThere(two, known('coordinator', 'subject-of-coordinator'));
    back.searchParams.set('code', stolen.searchParams.get('code')!);
    expect(refusedAs(await comeBack(two, back))).toEqual(REFUSED);
  });

  test('an answer that says no, one of another issuer, and one that comes after ten minutes', async () => {
    const no = newBrowser();
    const back = await goThere(no, known('officer', 'subject-of-officer'));
    const denied = new URL(back);
    denied.searchParams.delete('code');
    denied.searchParams.set('error', 'access_denied');
    expect(refusedAs(await comeBack(no, denied))).toEqual(REFUSED);
    const mixed = newBrowser();
    const other = await goThere(mixed, known('officer', 'subject-of-officer'));
    other.searchParams.set('iss', 'https://evil.example');
    expect(refusedAs(await comeBack(mixed, other))).toEqual(REFUSED);
    const late = newBrowser();
    const answer = await goThere(late, known('officer', 'subject-of-officer'));
    const began = api.clock;
    api.pass(10);
    expect(refusedAs(await comeBack(late, answer))).toEqual(REFUSED);
    api.clock = began;
  });
});

describe('a token of the provider is refused', () => {
  afterEach(() => {
    provider.forge = (idToken) => idToken;
  });

  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  const bySecret = (text: string): string => createHmac('sha256', CLIENT.secret).update(text).digest('base64url');
  const bySomebody = (text: string): string =>
    sign('sha256', Buffer.from(text), generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey).toString(
      'base64url',
    );

  test.each<[string, (header: string, claims: string, signature: string) => string]>([
    ['signed with another key', (header, claims) => `${header}.${claims}.${bySomebody(`${header}.${claims}`)}`],
    [
      'of which a claim was altered',
      // One that nothing else is compared with: a wrong subject would be noticed without the signature too.
      (header, claims, signature) => `${header}.${encode({ ...decode(claims), name: 'Somebody Else' })}.${signature}`,
    ],
    ['that says it needs no signature', (_header, claims) => `${encode({ alg: 'none' })}.${claims}.`],
    [
      'signed with the client’s secret in place of the provider’s key',
      (_header, claims) => `${encode({ alg: 'HS256' })}.${claims}.${bySecret(`${encode({ alg: 'HS256' })}.${claims}`)}`,
    ],
    ['without its signature', (header, claims) => `${header}.${claims}.`],
  ])('%s', async (_what, forge) => {
    provider.forge = (idToken) => forge(...(idToken.split('.') as [string, string, string]));
    const { answered } = await signIn(known('officer', 'subject-of-officer'));
    expect(refusedAs(answered)).toEqual(REFUSED);
  });

  test('and taken where nobody touched it', async () => {
    expect((await signIn(known('officer', 'subject-of-officer'))).answered.status).toBe(303);
  });
});

test('what went wrong stands in the log without codes, tokens and addresses', () => {
  const lines = api.logged.filter((line) => line.includes('sign-in by provider failed'));
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) expect(Object.keys(JSON.parse(line) as object).sort()).toEqual(KEYS);
  expect(lines.join()).not.toMatch(/@|code=|eyJ/);
});

const KEYS = ['hostname', 'level', 'msg', 'pid', 'reason', 'time'];

test('without a provider it is not offered, and one that does not answer is said to be away', async () => {
  const plain = new Browser(api);
  const ways = async (browser: Browser) => (await browser.ask('GET', '/session/ways')).body;
  expect([await ways(plain), await ways(newBrowser())]).toEqual([{ provider: false }, { provider: true }]);
  expect((await plain.ask('POST', '/session/oidc')).code).toBe('OIDC_NOT_OFFERED');
  expect((await plain.ask('GET', '/session/oidc/callback?state=x&code=y')).code).toBe('OIDC_NOT_OFFERED');
  const gone = createIdentityProvider({
    issuer: new URL('http://127.0.0.1:9'),
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    redirectUri: REDIRECT,
  });
  const away = await api.listen({ identities: gone });
  const { status, code, headers } = await new Browser(api, away).ask('POST', '/session/oidc');
  expect([status, code, headers.get('retry-after')]).toEqual([503, 'OIDC_UNAVAILABLE', '10']);
});
