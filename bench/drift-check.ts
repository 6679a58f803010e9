import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Finding } from './main.ts';
import { adoptEveryone } from './support/checked-people.ts';
import { afterwards } from './support/clean-up.ts';
import { startConnectedGoodword, type ConnectedGoodword } from './support/connected-goodword.ts';
import { saveLeadsTab } from './support/leads-tab.ts';
import { memoryOf } from './support/memory.ts';
import { twoDigits } from './support/numbers.ts';

const contacts = 100_000;
const differing = 100;
const lookEveryMs = 500;

type Check = { id: string; state: string; checked: number; calls: number };
type Health = { check: { running: Check | null; last: Check | null }; drift: { rows: number } };

/**
 * A full check of 100,000 linked contacts in the practice Intercom, a hundred of which differ: how long it takes, how many
 * calls, and the memory of the server during it. Intercom's limit of calls is on.
 */
export async function measureDriftCheck(): Promise<Finding> {
  const folder = await mkdtemp(join(tmpdir(), 'goodword-bench-'));
  afterwards(() => rm(folder, { recursive: true, force: true }));
  const seed = join(folder, 'seed.json');
  await writeFile(seed, JSON.stringify({ workspaces: [{ name: 'Bench', generate: contacts }] }));
  const goodword = await startConnectedGoodword([`--seed=${seed}`]);
  await saveLeadsTab(goodword);
  const adopted = await adoptEveryone(goodword, differing);
  return check(goodword, adopted);
}

async function check({ api, process }: ConnectedGoodword, adopted: number): Promise<Finding> {
  const { items } = await api<{ items: { id: string }[] }>('GET', '/connections');
  const connectionId = items[0]?.id;
  const before = await memoryOf(process.pid);
  let most = before?.rss_mib ?? 0;
  const since = performance.now();
  const { id } = await api<Check>('POST', `/connections/${connectionId}/checks`);
  let health: Health;
  do {
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    health = await api<Health>('GET', `/connections/${connectionId}/health`);
    most = Math.max(most, (await memoryOf(process.pid))?.rss_mib ?? 0);
  } while (health.check.last?.id !== id);
  const seconds = (performance.now() - since) / 1000;
  const done = health.check.last;
  return {
    measurement: 'drift-check',
    ok: adopted === contacts && done.checked >= contacts && health.drift.rows === differing,
    contacts: done.checked,
    drift: health.drift.rows,
    calls: done.calls,
    seconds: twoDigits(seconds),
    contacts_per_second: Math.round(done.checked / seconds),
    memory_before: before,
    rss_mib_most: most,
  };
}
