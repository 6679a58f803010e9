import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The process number of the PostgreSQL on a data folder: the first line of its own note (postmaster.pid). */
export async function postmasterOf(dataFolder: string): Promise<number> {
  const text = await readFile(join(dataFolder, 'postgres/cluster/postmaster.pid'), 'utf8');
  return Number.parseInt(text, 10);
}

/** The processes that a process has started and that still live; none where there is no /proc. */
export async function childrenOf(parent: number): Promise<number[]> {
  const names = await readdir('/proc').catch(() => []);
  const stats = await Promise.all(
    names
      .filter((name) => /^\d+$/.test(name))
      // a process may have ended by now
      .map(async (pid) => ({ pid: Number(pid), stat: await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '') })),
  );
  // pid (name) state parent …; the name may hold anything, so the fields are counted from its end
  return stats
    .filter(({ stat }) => Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent)
    .map(({ pid }) => pid);
}
