import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findPlaces } from '../embedded/places.mjs';
import { describeTypes, SCHEMA_FILE } from './types-of-document.js';

/** `npm run client`: writes the types of the API's document anew. */

await writeFile(join(findPlaces().checkout, SCHEMA_FILE), await describeTypes());
console.log(`${SCHEMA_FILE} is as the document says.`);
