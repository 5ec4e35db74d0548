import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findPlaces } from '../embedded/places.mjs';
import { billOfProduction, readNpmBill } from './bill-of-materials.js';
import { readLock } from './lock.js';

/** `npm run sbom -- FILE`: what an installation is made of, as CycloneDX; dist/sbom.cdx.json where no file is named. */

const { checkout } = findPlaces();
const [file = join(checkout, 'dist', 'sbom.cdx.json')] = process.argv.slice(2);
const project = JSON.parse(await readFile(join(checkout, 'package.json'), 'utf8')) as { name: string; version: string };
const made = billOfProduction(await readNpmBill(checkout), project, await readLock(checkout));
await writeFile(resolve(file), `${JSON.stringify(made, null, 2)}\n`);
console.log(`${file}: ${made.components.length} packages`);
