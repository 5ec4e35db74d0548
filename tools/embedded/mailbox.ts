import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Mails as files, one each, named so that their order is that of their names. */

/** Older ones make room: it is for trying out. */
const MOST = 500;
const NAME = /^\d{13}-[0-9a-f]{8}$/;

export class Mailbox {
  private last = 0;

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /** Resolves when the mail is there whole: written beside and renamed. */
  async keep(mail: Buffer): Promise<string> {
    // Two in the same millisecond keep their order.
    this.last = Math.max(this.last + 1, Date.now());
    const name = `${this.last}-${randomBytes(4).toString('hex')}`;
    const file = join(this.folder, `${name}.eml`);
    await writeFile(`${file}.part`, mail, { mode: 0o600 });
    await rename(`${file}.part`, file);
    const names = await this.names();
    await Promise.all(names.slice(MOST).map((old) => rm(join(this.folder, `${old}.eml`), { force: true })));
    return name;
  }

  /** The latest first. */
  async names(): Promise<string[]> {
    const files = await readdir(this.folder);
    return files
      .filter((file) => file.endsWith('.eml'))
      .map((file) => file.slice(0, -'.eml'.length))
      .filter((name) => NAME.test(name))
      .sort()
      .reverse();
  }

  /** Null: there is none of this name. */
  async read(name: string): Promise<Buffer | null> {
    if (!NAME.test(name)) return null;
    return readFile(join(this.folder, `${name}.eml`)).catch(() => null);
  }
}
