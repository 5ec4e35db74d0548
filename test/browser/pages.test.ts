import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { LANGUAGES } from '../../domain/languages.js';
import { addressOf } from '../../domain/pages.js';
import { playsOf } from '../../tools/walkthrough/plays/index.js';
import { walkPart } from '../../tools/walkthrough/walk-part.js';
import { Instance } from '../integration/instance.js';
import { launchBrowser, PHONE, Visitor, WIDE, ZOOMED } from './visitor.js';

/** Every page in both languages: axe finds nothing, nothing is wider than its window, no policy is broken. */

const DESK = 'nara';

jest.setTimeout(120_000);

let instance: Instance;
let browser: Browser;
/** Addresses of pages, by who looks at them. */
const pages = new Map<'nobody' | 'proposer' | 'coordinator', string[]>();

beforeAll(async () => {
  browser = await launchBrowser();
  instance = await Instance.start();
  const desk = instance.desk(DESK);
  const play = playsOf(DESK)[0]!;
  await instance.as('coordinator', DESK).postChallenge(DESK, {
    title: '放置自転車を減らす',
    description: '駅前の放置自転車を減らす方法の提案を募集します。\n写真や地図は市のホームページにあります。',
  });
  const draft = await walkPart(desk, play, 0);
  const open = await walkPart(desk, play, 2);
  pages.set('nobody', [
    addressOf('desks'),
    addressOf('desk', { desk: DESK }),
    addressOf('propose', { desk: DESK }),
    addressOf('signIn'),
    `${addressOf('oneTimeLink')}#token`,
    addressOf('mine'),
    '/nowhere-at-all',
  ]);
  pages.set('proposer', [
    addressOf('mine'),
    addressOf('proposal', { id: open }),
    addressOf('draft', { id: draft }),
    addressOf('draft', { id: open }),
    addressOf('propose', { desk: DESK }),
  ]);
  pages.set('coordinator', [addressOf('today'), addressOf('proposal', { id: open })]);
});

afterAll(async () => {
  await browser.close();
  await instance.stop();
});

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(['nobody', 'proposer', 'coordinator'] as const)(
    'what %s sees has no fault that axe knows, and fits a phone and a zoomed window',
    async (who) => {
      const visitor = await Visitor.arrive(browser, instance.address, { language });
      if (who !== 'nobody') {
        await visitor.open(addressOf('signIn'));
        await visitor.signIn(instance.account(who, DESK));
        await visitor.page.locator('#field-sign-in-email').waitFor({ state: 'detached' });
      }
      for (const path of pages.get(who)!) {
        await visitor.page.setViewportSize(WIDE);
        await visitor.open(path);
        expect({ path, lang: await visitor.page.locator('html').getAttribute('lang') }).toEqual({
          path,
          lang: language,
        });
        expect({ path, faults: await visitor.inspect() }).toEqual({ path, faults: [] });
        for (const viewport of [PHONE, ZOOMED]) {
          await visitor.page.setViewportSize(viewport);
          expect({ path, viewport, overflow: await visitor.overflow() }).toEqual({ path, viewport, overflow: 0 });
        }
      }
      await visitor.leave();
    },
  );
});
