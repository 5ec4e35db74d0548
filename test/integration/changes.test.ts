import { get as httpGet } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { inDialogue } from './cases.js';
import { Instance } from './instance.js';

/** Pages that stand open hear that something changed; whoever must not notice it hears nothing. */

const DESK = 'tokorozawa';

let instance: Instance;

beforeAll(async () => {
  instance = await Instance.start();
}, 240_000);
afterAll(() => instance?.stop(), 60_000);

const get = (login: string, path: string, desk = DESK): Promise<Response> =>
  fetch(`${instance.address}/api${path}`, {
    headers: { Authorization: `Bearer ${instance.account(login, desk).token}` },
  });

/** Listens: resolves once the stream is open, with whether anything was heard until it ended. */
function listen(login: string, path: string): Promise<{ readonly heard: Promise<boolean> }> {
  const headers = { Authorization: `Bearer ${instance.account(login, DESK).token}` };
  return new Promise((resolve, reject) => {
    const request = httpGet(`${instance.address}/api${path}?seconds=4`, { headers }, (response) => {
      expect(response.statusCode).toBe(200);
      resolve({ heard: readText(response).then((text) => text.includes('event: change')) });
    });
    request.on('error', reject);
  });
}

/** Whether somebody who listens hears of what is done. */
async function hears(login: string, path: string, act: () => Promise<unknown>): Promise<boolean> {
  const { heard } = await listen(login, path);
  await act();
  return heard;
}

const write = (id: string, audience: 'proposer' | 'internal') =>
  fetch(`${instance.address}/api/proposals/${id}/messages`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${instance.account('coordinator', DESK).token}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ audience, text: '確認しました。' }),
  });

test('a message to the proposer is heard by both sides, one among the city by the city alone', async () => {
  const id = await inDialogue(instance, DESK);
  const path = `/proposals/${id}/changes`;
  for (const [audience, login, heard] of [
    ['proposer', 'proposer', true],
    ['internal', 'proposer', false],
    ['internal', 'officer', true],
  ] as const) {
    expect([audience, login, await hears(login, path, () => write(id, audience))]).toEqual([audience, login, heard]);
  }
});

test('a command that was settled is heard at the case and at the desk, and at no other desk', async () => {
  const id = await inDialogue(instance, DESK);
  const other = await inDialogue(instance, DESK);
  const [atCase, atOther, atDesk] = await Promise.all([
    listen('proposer', `/proposals/${id}/changes`),
    listen('proposer', `/proposals/${other}/changes`),
    listen('coordinator', `/desks/${DESK}/changes`),
  ]);
  await instance.as('proposer', DESK).command(id, 'withdraw', { reason: '社内の事情による' });
  expect([await atCase.heard, await atOther.heard, await atDesk.heard]).toEqual([true, false, true]);
});

test('who may not see the case listens to nothing, and how long is to be said', async () => {
  const id = await inDialogue(instance, DESK);
  expect((await get('proposer2', `/proposals/${id}/changes?seconds=1`)).status).toBe(404);
  expect((await get('proposer', `/desks/${DESK}/changes?seconds=1`)).status).toBe(403);
  for (const seconds of ['', '?seconds=0', '?seconds=56', '?seconds=x']) {
    const response = await get('proposer', `/proposals/${id}/changes${seconds}`);
    expect([seconds, response.status]).toEqual([seconds, 422]);
  }
});
