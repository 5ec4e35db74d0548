import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Language } from '../../domain/languages.js';
import type { Instance } from '../integration/instance.js';
import type { TrialAccount } from '../../tools/walkthrough/desk-client.js';

/** Somebody in front of a real browser. Whatever a page does that it must not is kept, and fails the test at its end. */

export const WIDE = { width: 1280, height: 900 } as const;
export const PHONE = { width: 360, height: 740 } as const;
/** What is left of a wide screen at 200 % zoom. */
export const ZOOMED = { width: 640, height: 450 } as const;

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a page makes itself, as a file that it gives out, is asked of nobody. */
const IN_THE_PAGE: ReadonlySet<string> = new Set(['data:', 'blob:']);

export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['KYOSO_TEST_BROWSER'];
  if (!executablePath) throw new Error('KYOSO_TEST_BROWSER is not set: run the tests with `npm test`.');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] });
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

export interface Options {
  readonly viewport?: { width: number; height: number };
  readonly language?: Language;
}

interface Who {
  readonly instance: Instance;
  readonly login: string;
  readonly desk: string;
}

export class Visitor {
  /** What no page of ours may do: break its policy, ask another host, throw. */
  readonly faults: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly address: string,
  ) {}

  static async arrive(browser: Browser, address: string, options: Options = {}): Promise<Visitor> {
    const { viewport = WIDE, language = 'ja' } = options;
    const context = await browser.newContext({ viewport, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' });
    await context.addInitScript(
      `if (localStorage.getItem('kyoso-language') === null) localStorage.setItem('kyoso-language', '${language}');
       document.addEventListener('securitypolicyviolation', (event) =>
         console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI));`,
    );
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const visitor = new Visitor(context, page, address);
    const host = new URL(address).host;
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (!IN_THE_PAGE.has(url.protocol) && url.host !== host) visitor.faults.push(`another host: ${request.url()}`);
    });
    page.on('dialog', (dialog) => {
      visitor.faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => visitor.faults.push(`thrown: ${error.message}`));
    page.on('console', (message) => {
      const text = message.text();
      // An answer that says no is no fault of the page.
      if (message.type() === 'error' && !text.startsWith('Failed to load resource')) visitor.faults.push(text);
    });
    return visitor;
  }

  /** Somebody with a session, on a page of theirs. What signing in looks like is shown by the tests of its own page. */
  static async signedIn(browser: Browser, { instance, login, desk }: Who, path: string, options: Options = {}) {
    const visitor = await Visitor.arrive(browser, instance.address, options);
    const { email, password } = instance.account(login, desk);
    const answer = await visitor.context.request.post(`${instance.address}/api/session/browser`, {
      headers: { origin: instance.address },
      data: { email, password },
    });
    if (!answer.ok()) throw new Error(`${login} of ${desk} can't sign in: ${await answer.text()}`);
    await visitor.open(path);
    return visitor;
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.address}${path}`);
    await this.settle();
  }

  /** Until the page has what it asked for: its heading is there, and nothing is only a skeleton any more. */
  async settle(): Promise<void> {
    await this.page.locator('h1').first().waitFor();
    await this.page.locator('.skeleton').first().waitFor({ state: 'detached' });
  }

  async signIn({ email, password }: Pick<TrialAccount, 'email' | 'password'>): Promise<void> {
    await this.page.locator('#field-sign-in-email').fill(email);
    await this.page.locator('#field-sign-in-password').fill(password);
    await this.page.locator('#field-sign-in-password').press('Enter');
  }

  /** What axe finds, each with the place. */
  async inspect(): Promise<string[]> {
    await this.page.evaluate(axe);
    const result = await this.page.evaluate<AxeResult>(
      `axe.run(document, { runOnly: ${JSON.stringify(AXE_TAGS)}, resultTypes: ['violations'] })`,
    );
    return result.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
    );
  }

  /** How far the page is wider than its window. */
  overflow(): Promise<number> {
    return this.page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  }

  async leave(): Promise<void> {
    await this.context.close();
    if (this.faults.length > 0) throw new Error(this.faults.join('\n'));
  }
}
