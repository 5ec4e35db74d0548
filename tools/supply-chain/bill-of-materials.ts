import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { idOf, type LockedPackage } from './lock.js';

/** The packages of an installation as CycloneDX, the same to the byte for the same lock. */

const component = z.looseObject({ 'bom-ref': z.string(), name: z.string(), version: z.string() });

const bill = z.looseObject({
  serialNumber: z.string(),
  metadata: z.looseObject({ timestamp: z.string(), component }),
  components: z.array(component),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

/**
 * What npm makes of the lock, for every platform. With what only builds and tests in it: npm's own `--omit dev` leaves out
 * whatever a package for testing needs as well.
 */
export async function readNpmBill(checkout: string): Promise<unknown> {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--loglevel', 'error'];
  const { stdout } = await promisify(execFile)('npm', args, {
    cwd: checkout,
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  return JSON.parse(stdout) as unknown;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface Project {
  readonly name: string;
  readonly version: string;
}

/**
 * The packages of production, without what differs from run to run and from folder to folder: the moment, a random
 * number, the folder's name.
 */
export function billOfProduction(made: unknown, project: Project, lock: readonly LockedPackage[]) {
  const { metadata, components, dependencies, ...rest } = bill.parse(made);
  const production = new Set(lock.filter(({ isDev }) => !isDev).map(idOf));
  const kept = components.filter((component) => production.has(idOf(component)));
  const refs = new Set([metadata.component['bom-ref'], ...kept.map((component) => component['bom-ref'])]);
  return {
    ...rest,
    serialNumber: undefined,
    metadata: {
      ...metadata,
      timestamp: undefined,
      component: { ...metadata.component, name: project.name, version: project.version },
    },
    components: kept.sort((a, b) => byText(a['bom-ref'], b['bom-ref'])),
    dependencies: dependencies
      .filter(({ ref }) => refs.has(ref))
      .map((entry) => ({ ...entry, dependsOn: entry.dependsOn.filter((ref) => refs.has(ref)).sort(byText) }))
      .sort((a, b) => byText(a.ref, b.ref)),
  };
}
