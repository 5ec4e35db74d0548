import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page, Request } from 'playwright-core';
import { addressOf } from '../../domain/pages.js';
import { submitted } from '../integration/cases.js';
import { Instance } from '../integration/instance.js';
import { launchBrowser, Visitor } from './visitor.js';

/** A page that stands open shows what changed, and keeps nobody's session alive who has left the desk. */

jest.setTimeout(120_000);

const DESK = 'nara';
let instance: Instance;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  instance = await Instance.start();
});

afterAll(async () => {
  await browser.close();
  await instance.stop();
});

const isListening = (request: Request): boolean => new URL(request.url()).pathname.endsWith('/changes');
const untilListening = (page: Page) => page.waitForResponse((response) => isListening(response.request()));

const write = async (id: string, text: string): Promise<void> => {
  const { error } = await instance.as('coordinator', DESK).api.POST('/proposals/{id}/messages', {
    params: { path: { id } },
    body: { audience: 'proposer', text },
  });
  if (error) throw new Error(JSON.stringify(error));
};

test('what the other side writes shows by itself; an untouched page stops asking, and at a touch shows what it missed', async () => {
  const id = await submitted(instance, DESK);
  const visitor = await Visitor.signedIn(browser, { instance, login: 'proposer', desk: DESK }, addressOf('mine'));
  const { page } = visitor;
  await page.clock.install();
  const heard = untilListening(page);
  await visitor.open(addressOf('proposal', { id }));
  await heard;

  await write(id, 'はじめの便り');
  await page.getByText('はじめの便り').waitFor();

  const ended = page.waitForEvent('requestfailed', isListening);
  await page.clock.fastForward('10:01');
  await ended;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await write(id, '席を外した間の便り');
  // The server has told whoever listens by the time at which it answers the next question.
  await instance.as('proposer', DESK).proposal(id);
  expect(asked).toEqual([]);
  expect(await page.getByText('席を外した間の便り').count()).toBe(0);

  await page.keyboard.press('Shift');
  await page.getByText('席を外した間の便り').waitFor();
  await visitor.leave();
});
