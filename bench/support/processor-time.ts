import { readFile } from 'node:fs/promises';
import { childrenOf } from './processes.ts';

/** Linux counts processor time in hundredths of a second (USER_HZ), on every architecture. */
const ticksPerSecond = 100;

/** Processor time of a process, and of all its children that live or have ended when asked, in seconds; null without /proc. */
export async function processorSeconds(pid: number, { withChildren = false } = {}): Promise<number | null> {
  const children = withChildren ? await childrenOf(pid) : [];
  try {
    const [own, ...others] = await Promise.all([pid, ...children].map(readTicks));
    const ticks = own!.own + (withChildren ? own!.ended : 0) + others.reduce((sum, other) => sum + other.own, 0);
    return ticks / ticksPerSecond;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Fields 14 to 17 of /proc/<pid>/stat (proc_pid_stat(5)): user and system time, its own and that of ended children. */
async function readTicks(pid: number): Promise<{ own: number; ended: number }> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // the name, field 2, may hold blanks and parentheses: fields are counted from behind it
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number) as [number, number, number, number];
  return { own: user + system, ended: endedUser + endedSystem };
}
