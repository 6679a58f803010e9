import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Finding } from './main.ts';
import { afterwards } from './support/clean-up.ts';
import { startConnectedGoodword, type ConnectedGoodword } from './support/connected-goodword.ts';
import { memoryOf } from './support/memory.ts';
import { twoDigits } from './support/numbers.ts';

const contacts = 100_000;
/** As Intercom has it for a public app. */
const limitPerMinute = 10_000;
/** Return fields begin to be written; then they are counted. */
const warmUpMs = 10_000;
const countedMs = 60_000;
const lookEveryMs = 500;

type Import = {
  id: string;
  state: string;
  progress: { done: number };
  counts: { enrolled: number; skip: number; exclude: number };
};
type Run = {
  contacts: number;
  enrolled: number;
  left_out: number;
  seconds: number;
  memory_before: unknown;
  rss_mib_most: number;
};

/**
 * An import of 100,000 contacts without any limit of calls: what reading and enrolling cost by themselves. Then the limit
 * that Intercom has is switched on, and the links are written back to those contacts for a minute.
 */
export async function measureImport(): Promise<Finding> {
  const folder = await mkdtemp(join(tmpdir(), 'goodword-bench-'));
  afterwards(() => rm(folder, { recursive: true, force: true }));
  const seed = join(folder, 'seed.json');
  await writeFile(seed, JSON.stringify({ workspaces: [{ name: 'Bench', generate: contacts }] }));
  const goodword = await startConnectedGoodword([`--seed=${seed}`]);
  await goodword.intercom('POST', '/data_attributes', { name: 'bench_link', model: 'contact', data_type: 'string' });
  await goodword.intercom('POST', '/__sandbox/settings', { rate_limit_per_minute: 10_000_000, index_lag_ms: 0 });
  const imported = await run(goodword, goodword.campaignId);
  await goodword.intercom('POST', '/__sandbox/settings', { rate_limit_per_minute: limitPerMinute });
  return {
    measurement: 'import',
    ok: imported.contacts >= contacts && imported.enrolled + imported.left_out === imported.contacts,
    ...imported,
    contacts_per_second: Math.round(imported.contacts / imported.seconds),
    written_back: await writeBack(goodword),
  };
}

async function writeBack(goodword: ConnectedGoodword): Promise<Record<string, unknown>> {
  const panel = `/campaigns/${goodword.campaignId}/integrations/intercom`;
  const { tabs } = await goodword.api<{ tabs: { referrers: { settings: object } } }>('GET', panel);
  const link = 'custom_attributes.bench_link';
  const fields = { referral_link: link, referrals_count: null, converted_referrals_count: null };
  await goodword.api('PUT', `${panel}/referrers`, { ...tabs.referrers.settings, return_fields: fields });
  const written = async (): Promise<number> => {
    const body = { query: { field: link, operator: '!=', value: null }, pagination: { per_page: 1 } };
    try {
      return (await goodword.intercom<{ total_count: number }>('POST', '/contacts/search', body)).total_count;
    } catch {
      // the question itself may be the call too many
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
      return written();
    }
  };
  await new Promise((resolve) => setTimeout(resolve, warmUpMs));
  const since = performance.now();
  const before = await written();
  await new Promise((resolve) => setTimeout(resolve, countedMs));
  const count = (await written()) - before;
  const perMinute = count / ((performance.now() - since) / 60_000);
  const { total: refused } = await goodword.intercom<{ total: number }>(
    'GET',
    '/__sandbox/requests?status=429&limit=1',
  );
  return {
    contacts_per_minute: Math.round(perMinute),
    share_of_limit: twoDigits(perMinute / limitPerMinute),
    refused,
    rss_mib: (await memoryOf(goodword.process.pid))?.rss_mib,
  };
}

async function run({ api, process }: ConnectedGoodword, campaignId: string): Promise<Run> {
  const { id } = await api<Import>('POST', '/imports', { campaign_id: campaignId, source: 'intercom' });
  await api('POST', `/imports/${id}/rehearse`);
  const inState = async (state: string, look = async () => {}) => {
    for (;;) {
      const current = await api<Import>('GET', `/imports/${id}`);
      if (current.state === state) return current;
      if (current.state === 'Failed') throw new Error('The import failed.');
      await look();
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  };
  await inState('Ready');
  const before = await memoryOf(process.pid);
  let most = before?.rss_mib ?? 0;
  const since = performance.now();
  await api('POST', `/imports/${id}/start`);
  const done = await inState('Done', async () => {
    most = Math.max(most, (await memoryOf(process.pid))?.rss_mib ?? 0);
  });
  return {
    contacts: done.progress.done,
    enrolled: done.counts.enrolled,
    left_out: done.counts.skip + done.counts.exclude,
    seconds: twoDigits((performance.now() - since) / 1000),
    memory_before: before,
    rss_mib_most: most,
  };
}
