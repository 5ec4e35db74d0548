import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { buildFromGoModule, executableSuffix, readPinnedVersion } from './go-build.js';
import { findPlaces, type Places } from './places.mjs';

const requirement = 'go.temporal.io/server';

/** The programs of a real Temporal server: the server itself, and the tool that brings its databases to its schema. */
export interface TemporalServerBinaries {
  server: string;
  /** It carries the schema files of its version within it. */
  sqlTool: string;
  version: string;
}

/** Cached, else built from the pinned Go module. There is no download: the server's makers publish images only. */
export async function findTemporalServer(
  search: { places?: Places; signal?: AbortSignal } = {},
): Promise<TemporalServerBinaries> {
  const places = search.places ?? findPlaces();
  const folder = join(places.cache, 'temporal-server');
  const version = readPinnedVersion(places.checkout, 'temporal-server', requirement);
  const binaries = {
    server: join(folder, `temporal-server-${version}${executableSuffix}`),
    sqlTool: join(folder, `temporal-sql-tool-${version}${executableSuffix}`),
    version,
  };
  if (existsSync(binaries.server) && existsSync(binaries.sqlTool)) return binaries;

  mkdirSync(folder, { recursive: true });
  const whyNotBuilt = await buildFromGoModule({
    title: `Building the Temporal server ${version} from its Go module (some minutes, only this once)`,
    module: 'temporal-server',
    targets: { [`${requirement}/cmd/server`]: binaries.server, [`${requirement}/cmd/tools/sql`]: binaries.sqlTool },
    places,
    signal: search.signal,
  });
  if (!whyNotBuilt) return binaries;
  throw new Failure(
    `The Temporal server on PostgreSQL could not be had (${whyNotBuilt}): install Go 1.21 or later, or use npm start, which has a development server.`,
  );
}
