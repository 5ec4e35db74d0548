import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findPlaces } from '../embedded/places.mjs';
import { LICENCES_PAGE, licenceFaults, readLicences, writeLicencesPage } from './licences.js';
import { readLock } from './lock.js';

/** `npm run licences`: writes docs/LICENCES.md anew, and names what may not be used. */

const { checkout } = findPlaces();
const packages = await readLicences(checkout, await readLock(checkout));
await writeFile(join(checkout, LICENCES_PAGE), writeLicencesPage(packages));
console.log(LICENCES_PAGE);
const faults = licenceFaults(packages);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
