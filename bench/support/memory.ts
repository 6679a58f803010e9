import { readFile } from 'node:fs/promises';
import { childrenOf } from './processes.ts';

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
