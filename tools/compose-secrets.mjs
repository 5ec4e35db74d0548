/** `npm run compose:secrets`: makes the passwords that docker-compose.yml hands to its containers as files. */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const server = 'postgresql:5432';
const newPassword = () => randomBytes(24).toString('base64url');
const urlOf = (user, database) => (password) => `postgres://${user}:${password}@${server}/${database}`;

/** What is there stays, because the databases know it: only what is missing is made. Returns the names of what was made. */
export function makeSecrets(folder) {
  mkdirSync(folder, { recursive: true });
  // The folder keeps others out. The files themselves have to be readable: Compose mounts them as they are into
  // containers whose users are none of this machine's.
  chmodSync(folder, 0o700);
  const made = [];
  const ensure = (name, content) => {
    const file = join(folder, name);
    if (existsSync(file)) return readFileSync(file, 'utf8');
    writeFileSync(file, content, { mode: 0o444 });
    made.push(name);
    return content;
  };
  const administrator = ensure('postgres_password', newPassword());
  ensure('temporal_database_password', newPassword());
  ensure('kyoso_secret', randomBytes(48).toString('base64url'));
  ensure('database_admin_url', urlOf('postgres', 'postgres')(administrator));
  ensure('database_owner_url', urlOf('kyoso_owner', 'kyoso')(newPassword()));
  ensure('database_url', urlOf('kyoso_app', 'kyoso')(newPassword()));
  // Where the mail server is, only its operator knows; it may hold a password, so it is a file like the others.
  ensure('smtp_url', '');
  return made;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'deploy', 'secrets');
  const made = makeSecrets(folder);
  console.log(made.length > 0 ? `Made ${made.join(', ')} in ${folder}.` : `Every secret is there in ${folder}.`);
}
