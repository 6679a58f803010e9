import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningProcess } from '../test/support/processes.ts';
import type { Finding } from './main.ts';
import { endChild, startChild } from './support/child.ts';
import { goodwordReady, goodwordSettings, newDataFolder } from './support/goodword.ts';
import { memoryOf } from './support/memory.ts';
import { median, range } from './support/numbers.ts';
import { freePort } from './support/ports.ts';
import { postmasterOf } from './support/processes.ts';

const laterStarts = 5;
/** Until the first collection of garbage and the first round of scheduled work are over. */
const idleMs = 10_000;

/**
 * From `node src/main.ts` to the line that says it is ready: on an empty data folder, where the database is made first,
 * and on one that exists. Memory is read after ten seconds without a request.
 */
export async function measureStartUp(): Promise<Finding> {
  const dataFolder = await newDataFolder();
  const first = await timeStart(dataFolder);
  await sleep(idleMs);
  const node = await memoryOf(first.process.pid);
  const postgres = await memoryOf(await postmasterOf(dataFolder), { withChildren: true });
  await endChild(first.process);

  const later: number[] = [];
  for (let round = 0; round < laterStarts; round += 1) {
    const start = await timeStart(dataFolder);
    later.push(start.ms);
    await endChild(start.process);
  }
  return {
    measurement: 'start-up',
    ok: true,
    first_start_ms: first.ms,
    later_start_ms: median(later),
    later_start_ms_range: range(later),
    idle_memory: { node, postgres },
  };
}

async function timeStart(dataFolder: string): Promise<{ ms: number; process: RunningProcess }> {
  const settings = {
    ...goodwordSettings(await freePort(), dataFolder),
    // as npm start keeps it, but empty at the first start
    NODE_COMPILE_CACHE: join(dataFolder, '../compiled'),
  };
  const since = performance.now();
  const process = await startChild(['src/main.ts'], settings, goodwordReady);
  return { ms: Math.round(performance.now() - since), process };
}
