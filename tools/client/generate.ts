import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findPlaces } from '../embedded/places.mjs';
import { describeInputs, INPUTS_FILE } from './command-inputs-of-schemas.js';
import { describeTypes, SCHEMA_FILE } from './types-of-document.js';

/** `npm run client`: writes anew what is made from the API's document and from the schemas of the commands. */

const { checkout } = findPlaces();
await writeFile(join(checkout, SCHEMA_FILE), await describeTypes());
console.log(`${SCHEMA_FILE} is as the document says.`);
await writeFile(join(checkout, INPUTS_FILE), await describeInputs());
console.log(`${INPUTS_FILE} is as the schemas of the commands say.`);
