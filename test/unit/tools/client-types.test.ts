import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { describeTypes, SCHEMA_FILE } from '../../../tools/client/types-of-document.js';

test('the client’s types are those of the document: otherwise run `npm run client`', async () => {
  const file = new URL(`../../../${SCHEMA_FILE}`, import.meta.url);
  expect(await describeTypes()).toBe(readFileSync(file, 'utf8'));
});
