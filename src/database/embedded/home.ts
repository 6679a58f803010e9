import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, realpath, rename, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { DatabaseRefusal } from '../database-refusal.ts';
import type { DatabaseUser } from './database-user.ts';
import { runTool } from './run-tool.ts';

const POINTER = 'postgres-home.json';
const INSIDE = 'postgres';
const OUTSIDE = '/var/lib/goodword';

/**
 * The folder that holds the database files and PostgreSQL's programs: `postgres` inside the data folder, or, when root
 * hands PostgreSQL to an account that cannot enter the data folder, `/var/lib/goodword/<hash of the data folder>`.
 * The choice is written to `postgres-home.json` in the data folder at the first start and kept from then on.
 * Throws a DatabaseRefusal when the remembered folder has vanished.
 */
export async function databaseHome(dataFolder: string, user: DatabaseUser | undefined): Promise<string> {
  await makeDataFolder(dataFolder);
  const remembered = await readPointer(dataFolder);
  const home = remembered ?? (await chooseHome(dataFolder, user));
  if (remembered && !existsSync(home)) {
    throw new DatabaseRefusal(
      `The database of ${dataFolder} should be in ${home}, but that folder is gone: restore it, or remove ${join(dataFolder, POINTER)} to begin with an empty database.`,
    );
  }
  await mkdir(home, { recursive: true });
  // Explicit, because a strict umask of root would lock out the account that PostgreSQL runs under.
  if (user) await chmod(home, 0o755);
  if (!remembered) {
    await writePointer(dataFolder, home);
    if (home !== join(dataFolder, INSIDE)) await writeOrigin(dataFolder, home);
  }
  return home;
}

/** Creates the data folder if needed: others may pass through it (their own database files), but not list it. */
async function makeDataFolder(dataFolder: string): Promise<void> {
  if (existsSync(dataFolder)) return;
  await mkdir(dataFolder, { recursive: true });
  await chmod(dataFolder, 0o711);
}

async function chooseHome(dataFolder: string, user: DatabaseUser | undefined): Promise<string> {
  if (!user || (await canEnter(user, dataFolder))) return join(dataFolder, INSIDE);
  await mkdir(OUTSIDE, { recursive: true });
  await chmod(OUTSIDE, 0o755);
  const hash = createHash('sha256')
    .update(await realpath(dataFolder))
    .digest('hex');
  return join(OUTSIDE, hash.slice(0, 16));
}

async function canEnter(user: DatabaseUser, folder: string): Promise<boolean> {
  return (await runTool(user, '/bin/sh', ['-c', 'test -x "$1"', 'sh', folder])).code === 0;
}

async function readPointer(dataFolder: string): Promise<string | undefined> {
  let text: string;
  try {
    text = await readFile(join(dataFolder, POINTER), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const { home } = JSON.parse(text) as { home: string };
  return isAbsolute(home) ? home : join(dataFolder, home);
}

/** Says in a folder outside whose it is: deleting the data folder leaves it behind. */
async function writeOrigin(dataFolder: string, home: string): Promise<void> {
  await writeFile(
    join(home, 'README.txt'),
    `The database of the Goodword whose data folder is ${dataFolder}.\nWhen that installation is removed, delete this folder too: it holds everything about people.\n`,
  );
}

/** Kept relative when inside, so that a data folder can be moved as a whole. */
async function writePointer(dataFolder: string, home: string): Promise<void> {
  const kept = home === join(dataFolder, INSIDE) ? INSIDE : home;
  const draft = join(dataFolder, `.${POINTER}.${process.pid}`);
  await writeFile(draft, `${JSON.stringify({ home: kept })}\n`);
  await rename(draft, join(dataFolder, POINTER));
}
