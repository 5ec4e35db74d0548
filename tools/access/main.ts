import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findPlaces } from '../embedded/places.mjs';
import { ACCESS_PAGE, writeAccessPage } from './page.js';

/** `npm run access`: writes docs/ACCESS.md anew. */
await writeFile(join(findPlaces().checkout, ACCESS_PAGE), writeAccessPage());
console.log(ACCESS_PAGE);
