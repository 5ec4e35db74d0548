import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { LANGUAGES, type Language } from '../../domain/languages.js';
import { startBench } from '../bench/servers.js';
import { findBrowser } from '../embedded/browser.js';
import { explainFailure, Failure } from '../embedded/failure.mjs';
import { listenForInterruption } from '../embedded/interruption.mjs';
import { findPlaces } from '../embedded/places.mjs';
import { signInByPage } from '../embedded/signed-in.js';
import type { ThrowawayInstance } from '../embedded/throwaway-instance.js';
import { DESK, play, type Shot } from './shots.js';

/**
 * `npm run screenshots`: every main page on a wide screen and on a phone, and what is printed as a paper of A4, into
 * `.kyoso/screenshots`, to be looked at. The languages can be named: `npm run screenshots -- ja`.
 */

const WIDTHS = [1280, 360] as const;
const HEIGHT = 900;

function readLanguages(args: readonly string[]): readonly Language[] {
  const unknown = args.find((arg) => !(LANGUAGES as readonly string[]).includes(arg));
  if (unknown !== undefined) throw new Failure(`There is no language "${unknown}": ${LANGUAGES.join(' or ')}.`);
  return args.length === 0 ? LANGUAGES : LANGUAGES.filter((language) => args.includes(language));
}

async function signedIn(browser: Browser, instance: ThrowawayInstance, { by, desk = DESK }: Shot) {
  const context = await browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo' });
  if (by !== 'nobody') await signInByPage(context, instance.address, instance.account(by, desk));
  return context;
}

async function take(page: Page, shot: Shot, language: Language, address: string, folder: string): Promise<void> {
  const { name, path, press = [], unfold = [], onPaper = false } = shot;
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    await page.goto(`${address}${path}`);
    await page.locator('h1').first().waitFor();
    await page.locator('.skeleton').first().waitFor({ state: 'detached' });
    for (const text of unfold) await page.locator('summary', { hasText: text[language] }).first().click();
    for (const button of press) await page.getByRole('button', { name: button[language], exact: true }).click();
    if (press.length > 0) await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
  }
  if (onPaper) await page.pdf({ path: join(folder, `${name}.pdf`), preferCSSPageSize: true });
}

async function main(): Promise<void> {
  const { signal } = listenForInterruption();
  const languages = readLanguages(process.argv.slice(2));
  const folder = join(findPlaces().home, 'screenshots');
  rmSync(folder, { recursive: true, force: true });
  const bench = await startBench('dev', { signal });
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
  try {
    const { instance } = bench;
    const shots = await play(instance);
    const contexts = new Map<string, BrowserContext>();
    for (const language of languages) {
      const into = join(folder, language);
      mkdirSync(into, { recursive: true });
      for (const shot of shots) {
        const who = `${shot.by}@${shot.desk ?? DESK}`;
        const context = contexts.get(who) ?? (await signedIn(browser, instance, shot));
        contexts.set(who, context);
        const page = await context.newPage();
        await page.addInitScript(`localStorage.setItem('kyoso-language', '${language}')`);
        await take(page, shot, language, instance.address, into);
        await page.close();
      }
    }
    console.log(folder);
  } finally {
    await browser.close();
    await bench.stop();
  }
}

try {
  await main();
} catch (error) {
  console.error(explainFailure(error));
  process.exitCode = 1;
}
