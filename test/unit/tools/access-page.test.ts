import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { COMMAND_RULES } from '../../../domain/access.js';
import { ROUTE_RULES } from '../../../domain/route-access.js';
import { ACCESS_PAGE, writeAccessPage } from '../../../tools/access/page.js';

const checkout = fileURLToPath(new URL('../../../', import.meta.url));

test('docs/ACCESS.md is what npm run access makes of the tables now', () => {
  expect(readFileSync(`${checkout}${ACCESS_PAGE}`, 'utf8')).toBe(writeAccessPage());
});

test('every route and every command has one row', () => {
  const page = writeAccessPage();
  for (const name of [...Object.keys(ROUTE_RULES), ...Object.keys(COMMAND_RULES)]) {
    expect(page.split(`| \`${name}\` |`)).toHaveLength(2);
  }
});
