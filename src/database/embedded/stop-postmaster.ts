import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import type { Place } from './place.ts';
import { findRunningPostmaster } from './postmaster.ts';
import { lastLines, runTool } from './run-tool.ts';

const patienceMs = 60_000;

/**
 * Stops the PostgreSQL that runs on a cluster, and waits until its files are closed. Only this one: `pg_ctl stop` goes by
 * whatever process the note in the cluster names, and would wait for, and in the end kill, the one that a waiting server
 * starts the moment this one is gone.
 * @returns what kept it from stopping; null when it has stopped
 */
export async function stopPostmaster({ cluster, binaries, user }: Place): Promise<string | null> {
  const running = await findRunningPostmaster(cluster);
  if (!running) return null;
  let said = '';
  // "fast", then "immediate"
  for (const signal of ['INT', 'QUIT']) {
    const { output } = await runTool(user, join(binaries.bin, 'pg_ctl'), ['kill', signal, String(running.pid)]);
    if (await isGone(cluster, running.pid)) return null;
    said = output;
  }
  return lastLines(said) || `it went on for ${(2 * patienceMs) / 1000} seconds`;
}

async function isGone(cluster: string, pid: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  while ((await findRunningPostmaster(cluster))?.pid === pid) {
    if (Date.now() > deadline) return false;
    await sleep(50);
  }
  return true;
}
