import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Memory in MiB. PSS counts shared pages in parts, so that the sum over processes is what they really take. */
export type Memory = { rss_mib: number; pss_mib: number; processes: number };

/** The memory of a process, and of all its children when asked; null where there is no /proc (Linux only). */
export async function memoryOf(pid: number, { withChildren = false } = {}): Promise<Memory | null> {
  const pids = withChildren ? [pid, ...(await childrenOf(pid))] : [pid];
  try {
    const rollups = await Promise.all(pids.map((one) => readFile(`/proc/${one}/smaps_rollup`, 'utf8')));
    const sum = (name: string) =>
      rollups.reduce((kib, text) => kib + Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]), 0);
    return { rss_mib: Math.round(sum('Rss') / 1024), pss_mib: Math.round(sum('Pss') / 1024), processes: pids.length };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The process number of the PostgreSQL on a data folder: the first line of its own note (postmaster.pid). */
export async function postmasterOf(dataFolder: string): Promise<number> {
  const text = await readFile(join(dataFolder, 'postgres/cluster/postmaster.pid'), 'utf8');
  return Number.parseInt(text, 10);
}

async function childrenOf(parent: number): Promise<number[]> {
  const names = await readdir('/proc').catch(() => []);
  const stats = await Promise.all(
    names
      .filter((name) => /^\d+$/.test(name))
      // a process may be gone by now
      .map(async (pid) => ({ pid: Number(pid), stat: await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '') })),
  );
  // pid (name) state parent …; the name may hold anything, so the fields are counted from its end
  return stats
    .filter(({ stat }) => Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent)
    .map(({ pid }) => pid);
}
