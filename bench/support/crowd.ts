import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterwards } from './clean-up.ts';
import { startConnectedGoodword, type ConnectedGoodword } from './connected-goodword.ts';
import { memoryOf } from './memory.ts';
import { twoDigits } from './numbers.ts';
import { openStored } from './stored-rows.ts';

/** As Intercom has it for a public app. */
export const intercomLimit = 10_000;
const noLimit = 10_000_000;
const lookEveryMs = 1_000;
/** Calls are counted a little later than they are made. */
const countedAfterMs = 5_000;

/** A connected Goodword, and what can be asked of its database. */
export type Crowd = ConnectedGoodword & {
  query<Row>(statement: string, values?: unknown[]): Promise<Row[]>;
};

/**
 * Starts a Goodword that is connected to a practice Intercom with this many contacts.
 * @param limited whether Intercom's limit of calls is on; it is always on while a user connects
 */
export async function startCrowd(contacts: number, limited: boolean): Promise<Crowd> {
  const folder = await mkdtemp(join(tmpdir(), 'goodword-bench-'));
  afterwards(() => rm(folder, { recursive: true, force: true }));
  const seed = join(folder, 'seed.json');
  await writeFile(seed, JSON.stringify({ workspaces: [{ name: 'Bench', generate: contacts }] }));
  const goodword = await startConnectedGoodword([`--seed=${seed}`]);
  const settings = { rate_limit_per_minute: limited ? intercomLimit : noLimit, index_lag_ms: 0 };
  await goodword.intercom('POST', '/__sandbox/settings', settings);
  const database = await openStored(goodword.dataFolder);
  return {
    ...goodword,
    query: async <Row>(statement: string, values: unknown[] = []) =>
      (await database.query(statement, values)).rows as Row[],
  };
}

/** What a stretch of work took. */
export type Stretch = {
  seconds: number;
  calls: number;
  refused: number;
  rss_mib_before: number | undefined;
  rss_mib_most: number;
};

/** Measures calls and memory until the work is done. @param begin starts the work @param isDone checks */
export async function measureStretch(
  crowd: Crowd,
  begin: () => Promise<unknown>,
  isDone: () => Promise<boolean>,
): Promise<Stretch> {
  const memory = async () => (await memoryOf(crowd.process.pid))?.rss_mib;
  await pause(countedAfterMs);
  const before = await countCalls(crowd);
  const rssBefore = await memory();
  let most = rssBefore ?? 0;
  const since = performance.now();
  await begin();
  while (!(await isDone())) {
    await pause(lookEveryMs);
    most = Math.max(most, (await memory()) ?? 0);
  }
  const seconds = (performance.now() - since) / 1000;
  await pause(countedAfterMs);
  const after = await countCalls(crowd);
  return {
    seconds: twoDigits(seconds),
    calls: after.calls - before.calls,
    refused: after.refused - before.refused,
    rss_mib_before: rssBefore,
    rss_mib_most: most,
  };
}

/**
 * Compares a stretch with the limit. @param needed calls that cannot be avoided; others that are made count against it
 * @returns share_of_limit: calls made of those allowed in the time; times_the_limit: the time against the one in which the
 * limit allows the needed calls
 */
export function againstLimit({ seconds, calls }: Stretch, needed: number) {
  const allowed = (intercomLimit / 60) * seconds;
  return { share_of_limit: twoDigits(calls / allowed), times_the_limit: twoDigits(allowed / needed) };
}

async function countCalls(crowd: Crowd): Promise<{ calls: number; refused: number }> {
  const [row] = await crowd.query<{ calls: string | null; refused: string | null }>(
    'select sum(calls) as calls, sum(refused) as refused from goodword.call_usage',
  );
  return { calls: Number(row?.calls ?? 0), refused: Number(row?.refused ?? 0) };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
