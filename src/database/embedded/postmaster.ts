import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A PostgreSQL server process ("postmaster") as its own note in the database folder describes it. */
export interface Postmaster {
  pid: number;
  port: number;
  status: 'starting' | 'ready' | 'stopping' | 'unknown';
}

/**
 * The PostgreSQL that runs on a cluster right now, read from the `postmaster.pid` that PostgreSQL keeps there; undefined
 * when none does. A note left by a killed PostgreSQL whose process number now belongs to another program is removed,
 * because PostgreSQL itself would take that program for a running server (usual in containers, where numbers repeat).
 */
export async function findRunningPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const file = join(cluster, 'postmaster.pid');
  const postmaster = parsePostmasterFile(await readFile(file, 'utf8').catch(emptyWhenMissing));
  if (!postmaster || !isAlive(postmaster.pid)) return undefined;
  if (await isPostgresOn(cluster, postmaster.pid)) return postmaster;
  await rm(file, { force: true });
  return undefined;
}

/**
 * Reads the text of a `postmaster.pid`; undefined for one that is not written completely. The lines are PostgreSQL's own
 * (miscadmin.h): 1 process number, 4 port, 8 status.
 */
export function parsePostmasterFile(text: string): Postmaster | undefined {
  const lines = text.split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(port) || port <= 0) return undefined;
  const status = lines[7]?.trim();
  return {
    pid,
    port,
    status: status === 'starting' || status === 'ready' || status === 'stopping' ? status : 'unknown',
  };
}

/** Whether a process with this number exists, under any user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Only Linux shows what a process is without another program; elsewhere a living process is taken for PostgreSQL. */
async function isPostgresOn(cluster: string, pid: number): Promise<boolean> {
  if (!existsSync('/proc/self/cmdline')) return true;
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(emptyWhenMissing);
  return commandLine.split('\0').includes(cluster);
}

function emptyWhenMissing(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT' || error.code === 'ESRCH') return '';
  throw error;
}
