import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findPlaces } from '../embedded/places.mjs';
import { RequirementChecker } from './find-faults.js';
import { writePage } from './page.js';
import { readRequirements, REQUIREMENTS_PAGE } from './requirements.js';
import { readScenarios } from './scenarios.js';

/** `npm run requirements`: writes docs/REQUIREMENTS.md anew, and names what the list says that is not so. */

const { checkout } = findPlaces();
const list = await readRequirements(checkout);
const checker = new RequirementChecker(checkout);
await writeFile(join(checkout, REQUIREMENTS_PAGE), writePage(list, await readScenarios(checkout, checker)));
console.log(REQUIREMENTS_PAGE);
const faults = checker.faultsOf(list);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
