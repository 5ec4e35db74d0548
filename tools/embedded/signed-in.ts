import type { BrowserContext } from 'playwright-core';
import { addressOf } from '../../domain/pages.js';
import type { TrialAccount } from '../walkthrough/desk-client.js';

/** Somebody signs in by the page, as people do; afterwards the context has their session. */
export async function signInByPage(
  context: BrowserContext,
  address: string,
  { email, password }: Pick<TrialAccount, 'email' | 'password'>,
): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${address}${addressOf('signIn')}`);
  await page.locator('#field-sign-in-email').fill(email);
  await page.locator('#field-sign-in-password').fill(password);
  await page.locator('#field-sign-in-password').press('Enter');
  await page.locator('#field-sign-in-email').waitFor({ state: 'detached' });
  await page.close();
}
