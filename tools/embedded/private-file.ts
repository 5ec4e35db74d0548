import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from './failure.mjs';

/** Written beside and renamed: a reader, or a start after kill -9, finds the old content or the new one. */
export function writePrivateJson(file: string, content: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}

export function readPrivateJson<Content>(file: string): Content | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Content;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (error instanceof SyntaxError) throw new Failure(`${file} is damaged: repair it, or restore it from a copy.`);
    throw error;
  }
}

export interface Secrets {
  postgresPassword: string;
  ownerPassword: string;
  appPassword: string;
  /** Of the APIs: what they seal with it can't be read without. */
  apiSecret: string;
}

export function generatePassword(): string {
  return randomBytes(24).toString('base64url');
}

/** Made once; the database knows these passwords, so they are never made anew. */
export function ensureSecrets(home: string): Secrets {
  const file = join(home, 'secrets.json');
  const found = readPrivateJson<Partial<Secrets>>(file) ?? {};
  const names = ['postgresPassword', 'ownerPassword', 'appPassword', 'apiSecret'] as const;
  // A file of an earlier release lacks what came later.
  if (names.every((name) => found[name] !== undefined)) return found as Secrets;
  const secrets = Object.fromEntries(
    names.map((name) => [name, found[name] ?? generatePassword()]),
  ) as unknown as Secrets;
  writePrivateJson(file, secrets);
  return secrets;
}
