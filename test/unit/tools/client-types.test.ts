import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { describeInputs, INPUTS_FILE } from '../../../tools/client/command-inputs-of-schemas.js';
import { describeTypes, SCHEMA_FILE } from '../../../tools/client/types-of-document.js';

test.each([
  ['the client’s types are those of the document', SCHEMA_FILE, describeTypes],
  ['what pages know of commands is what their schemas say', INPUTS_FILE, describeInputs],
])('%s: otherwise run `npm run client`', async (_, name, describe) => {
  expect(await describe()).toBe(readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8'));
});
