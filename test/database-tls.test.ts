import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSettings } from '../src/config/settings.ts';
import { databaseUser } from '../src/database/embedded/database-user.ts';
import { startEmbeddedPostgres } from '../src/database/embedded-postgres.ts';
import { migrate } from '../src/database/migrate.ts';
import { selfSigned } from './support/self-signed.ts';

let folder: string;
let postgres: Awaited<ReturnType<typeof startEmbeddedPostgres>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goodword-tls-'));
  await chmod(folder, 0o755);
  const [cert, key] = [join(folder, 'server.crt'), join(folder, 'server.key')];
  await writeFile(cert, selfSigned.cert);
  await writeFile(key, selfSigned.key, { mode: 0o600 });
  const user = databaseUser();
  if (user) await chown(key, user.uid, user.gid);
  postgres = await startEmbeddedPostgres({
    dataFolder: join(folder, 'data'),
    log: () => {},
    settings: { ssl: 'on', ssl_cert_file: cert, ssl_key_file: key },
  });
}, 120_000);
afterAll(async () => {
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Connects as a start does, by that address with these parameters. */
const start = (parameters: Record<string, string>, host = 'localhost') => {
  const url = new URL(postgres.connectionString);
  url.hostname = host;
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return migrate(readSettings({ DATABASE_URL: url.href }).databaseUrl!, () => {});
};

it('a certificate of one’s own is encrypted with, checked by its file, and refused with advice', async () => {
  await expect(start({ sslmode: 'verify-full' })).rejects.toThrow(
    /no authority that this machine knows: add sslrootcert=/,
  );
  await start({ sslmode: 'require' });
  await start({ sslmode: 'verify-full', sslrootcert: join(folder, 'server.crt') });
  await start({});
});
