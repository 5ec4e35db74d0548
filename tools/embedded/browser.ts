import { existsSync } from 'node:fs';
import { findOnPath } from './go-build.js';

/** Names under which Chromium is installed, the free one first. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const MAC_OS = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * A real Chromium for the tests of the pages: one that is installed, or else the one that comes with the packages, which is
 * unpacked into the folder of temporary files.
 */
export async function findBrowser(): Promise<string> {
  const installed = NAMES.map((name) => findOnPath(name)).find((path) => path !== undefined);
  if (installed !== undefined) return installed;
  if (existsSync(MAC_OS)) return MAC_OS;
  const { default: packed } = await import('@sparticuz/chromium');
  return packed.executablePath();
}
