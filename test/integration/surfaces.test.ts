import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ask, Browser, DESK, SignInApi } from './sign-in-api.js';

/** A portal that the internet reaches, beside an office, on one database: the city's own people count for nothing there. */

let api: SignInApi;
let portal: string;

beforeAll(async () => {
  api = await SignInApi.start();
  portal = await api.listen({ staffHere: false });
});

afterAll(() => api.stop());

test('staff can’t sign in on a portal, with the right password; proposers can', async () => {
  const refused = await new Browser(api, portal).signIn('coordinator');
  expect([refused.status, refused.code, refused.headers.get('set-cookie')]).toEqual([403, 'STAFF_NOT_HERE', null]);
  expect((await new Browser(api, portal).signIn('proposer')).status).toBe(200);
  expect((await new Browser(api).signIn('coordinator')).status).toBe(200);
});

test('a session of the office is none on the portal, nor is a program’s token', async () => {
  const { token } = api.account('coordinator');
  const authorization = `Bearer ${token}`;
  for (const path of ['/session', '/tasks', `/desks/${DESK}/proposals`]) {
    const answered = await ask(portal, 'GET', path, { headers: { authorization } });
    expect([path, answered.status, answered.code]).toEqual([path, 403, 'STAFF_NOT_HERE']);
  }
  const signedIn = await Browser.signedIn(api, 'coordinator');
  const carried = new Browser(api, portal);
  for (const [name, value] of signedIn.cookies) carried.cookies.set(name, value);
  expect((await carried.ask('GET', '/tasks')).code).toBe('STAFF_NOT_HERE');
});

test('what anybody may read they read as anybody: a challenge that is not published is not told', async () => {
  const { token } = api.account('coordinator');
  const headers = { authorization: `Bearer ${token}` };
  const { body: known } = await ask(api.address, 'GET', `/desks/${DESK}/departments`, { headers });
  const { departments } = known as unknown as { departments: { id: string }[] };
  const body = {
    title: '内部の下書き',
    description: 'まだ公表していない課題',
    publishedOn: null,
    opensOn: '2026-12-01',
    departmentIds: [departments[0]!.id],
  };
  const posted = await ask(api.address, 'POST', `/desks/${DESK}/challenges`, { headers, body });
  expect([posted.status, posted.code]).toEqual([201, undefined]);
  const titlesAt = async (address: string) => {
    const { body: page } = await ask(address, 'GET', `/desks/${DESK}/challenges`, { headers });
    return (page as { challenges: { title: string }[] } | null)?.challenges.map(({ title }) => title);
  };
  expect(await titlesAt(api.address)).toContain('内部の下書き');
  expect(await titlesAt(portal)).toEqual([]);
});
