import { createHash, randomUUID } from 'node:crypto';

/** The same request under the same key makes the same record, whoever took it first and however long ago. */
export function recordIdOf(what: string, personId: string, key: string | null, bodyDigest: string): string {
  if (key === null) return randomUUID();
  const digest = createHash('sha256').update(`${what}\n${personId}\n${key}\n${bodyDigest}`, 'utf8').digest('hex');
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}
