import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from './failure.mjs';
import type { Account } from './process.js';

const nobody: Account = { uid: 65_534, gid: 65_534 };

/** PostgreSQL refuses to run as root. No user is created for it: the number is enough. */
export function findPostgresAccount(): Account | undefined {
  return process.getuid?.() === 0 ? nobody : undefined;
}

/** The outermost folder on the way to `path` that the account may not pass, if there is one. */
export function findUnreachableFolder(path: string, { uid, gid }: Account): string | undefined {
  const parents: string[] = [];
  for (let folder = path; dirname(folder) !== folder; folder = dirname(folder)) parents.unshift(dirname(folder));
  return parents.find((folder) => {
    const { mode, uid: ownerUid, gid: ownerGid } = statSync(folder);
    const needed = ownerUid === uid ? 0o100 : ownerGid === gid ? 0o010 : 0o001;
    return (mode & needed) === 0;
  });
}

export function requireReachable(path: string, account: Account): void {
  const folder = findUnreachableFolder(path, account);
  if (!folder) return;
  throw new Failure(
    `As root, PostgreSQL runs as user ${account.uid}, who cannot enter ${folder}: run \`chmod o+x ${folder}\`, or set KYOSO_HOME to a folder that everybody can reach, and start again.`,
  );
}
