import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseRefusal } from '../database-refusal.ts';
import type { Binaries } from './binaries.ts';
import type { DatabaseUser } from './database-user.ts';
import { isAlive } from './postmaster.ts';
import { lastLines, runTool } from './run-tool.ts';

/** Name of the superuser of the cluster, and of the database that holds Goodword's tables. */
export const OWNER = 'goodword';

const DRAFT_PREFIX = 'cluster.draft-';

/**
 * The folder with the database files ("cluster"), created on the first start with UTF-8 and Unicode rules that come with
 * PostgreSQL itself, so that they are the same on every machine. Created beside its place and renamed: a first start that
 * is killed leaves nothing behind but a draft, and of two first starts at once one wins.
 * Throws a DatabaseRefusal when it cannot be created, or was made by another major version of PostgreSQL.
 */
export async function ensureCluster(
  home: string,
  binaries: Binaries,
  password: string,
  user: DatabaseUser | undefined,
): Promise<string> {
  const cluster = join(home, 'cluster');
  if (!existsSync(cluster)) {
    await removeAbandonedDrafts(home);
    await createCluster(home, cluster, binaries, password, user);
  }
  await ensureSameMajorVersion(cluster, binaries);
  return cluster;
}

/**
 * The superuser's password: generated once, then read from `postgres-password` in the data folder, which only
 * the server's own account may read.
 */
export async function databasePassword(dataFolder: string): Promise<string> {
  const file = join(dataFolder, 'postgres-password');
  if (!existsSync(file)) {
    const draft = `${file}.${process.pid}`;
    await writeFile(draft, randomBytes(24).toString('hex'), { mode: 0o600 });
    // A link, unlike a rename, never replaces: two first starts end up with the same password.
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await rm(draft);
  }
  return (await readFile(file, 'utf8')).trim();
}

async function createCluster(
  home: string,
  cluster: string,
  binaries: Binaries,
  password: string,
  user: DatabaseUser | undefined,
): Promise<void> {
  const draft = join(home, `${DRAFT_PREFIX}${process.pid}`);
  const passwordFile = `${draft}.password`;
  try {
    await mkdir(draft, { mode: 0o700 });
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (user) {
      await chown(draft, user.uid, user.gid);
      await chown(passwordFile, user.uid, user.gid);
    }
    const made = await runTool(user, join(binaries.bin, 'initdb'), [
      `--pgdata=${draft}`,
      `--username=${OWNER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]);
    if (made.code !== 0) throw new DatabaseRefusal(cannotCreate(home, made.output));
    await moveIntoPlace(draft, cluster);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

async function moveIntoPlace(draft: string, cluster: string): Promise<void> {
  await chmod(draft, 0o700);
  await rename(draft, cluster).catch((error: unknown) => {
    if (!existsSync(cluster)) throw error;
  });
}

function cannotCreate(home: string, output: string): string {
  const reason = lastLines(output);
  if (output.includes('could not look up effective user ID')) {
    return `PostgreSQL needs the account it runs under to have a name, and this one has none (${reason}): run Goodword as a named user, or set DATABASE_URL.`;
  }
  return `PostgreSQL could not create its files in ${home} (${reason}): make room or choose another DATA_DIR, or set DATABASE_URL.`;
}

async function ensureSameMajorVersion(cluster: string, binaries: Binaries): Promise<void> {
  const made = Number.parseInt(await readFile(join(cluster, 'PG_VERSION'), 'utf8'), 10);
  if (made === binaries.majorVersion) return;
  throw new DatabaseRefusal(
    `The database files in ${cluster} were made by PostgreSQL ${made}, but this version of Goodword brings PostgreSQL ${binaries.majorVersion}: start the version of Goodword that made them.`,
  );
}

/** Drafts carry the number of the process that makes them; those of dead processes will never be finished. */
async function removeAbandonedDrafts(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const maker = /^cluster\.draft-(\d+)/.exec(name)?.[1];
    if (maker && !isAlive(Number(maker))) await rm(join(home, name), { recursive: true, force: true });
  }
}
