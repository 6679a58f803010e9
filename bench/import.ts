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
/** So many return fields can be written in the time that a measurement has. */
const limitedContacts = 20_000;
const limitPerMinute = 10_000;
const lookEveryMs = 500;

type Import = {
  id: string;
  state: string;
  progress: { done: number };
  counts: { enrolled: number; failed: number };
};
type Run = { contacts: number; seconds: number; memory_before: unknown; rss_mib_most: number; enrolled: number };

/**
 * An import of 100,000 contacts without any limit of calls: what enrolling costs by itself; and one of 20,000 at the limit
 * that Intercom has, with a return field for each, measured until the last is written.
 */
export async function measureImport(): Promise<Finding> {
  const folder = await mkdtemp(join(tmpdir(), 'goodword-bench-'));
  afterwards(() => rm(folder, { recursive: true, force: true }));
  const seed = join(folder, 'seed.json');
  await writeFile(seed, JSON.stringify({ workspaces: [{ name: 'Bench', generate: contacts }] }));
  const goodword = await startConnectedGoodword([`--seed=${seed}`]);
  await goodword.intercom('POST', '/data_attributes', { name: 'bench_link', model: 'contact', data_type: 'string' });

  await goodword.intercom('POST', '/__sandbox/settings', { rate_limit_per_minute: 10_000_000 });
  const free = await run(goodword, goodword.campaignId, {});
  await goodword.intercom('POST', '/__sandbox/settings', { rate_limit_per_minute: limitPerMinute });
  const limited = await runAtLimit(goodword);
  return {
    measurement: 'import',
    ok: free.enrolled === free.contacts && limited.ok,
    limit_off: { ...free, contacts_per_second: Math.round(free.contacts / free.seconds) },
    limit_on: limited,
  };
}

/** Of the same people, those of the first letters, into a campaign of their own. */
async function runAtLimit(goodword: ConnectedGoodword): Promise<{ ok: boolean } & Record<string, unknown>> {
  const { id: campaignId } = await goodword.api<{ id: string }>('POST', '/campaigns', { name: 'At the limit' });
  const since = performance.now();
  const link = 'custom_attributes.bench_link';
  const done = await run(goodword, campaignId, {
    selection: { contact_type: 'only_leads' },
    return_fields: { referral_link: link, referrals_count: null, converted_referrals_count: null },
  });
  const wanted = Math.min(limitedContacts, done.contacts);
  const written = async () => {
    const query = { field: link, operator: '!=', value: null };
    const page = { pagination: { per_page: 1 } };
    return (await goodword.intercom<{ total_count: number }>('POST', '/contacts/search', { query, ...page }))
      .total_count;
  };
  let count = await written();
  while (count < wanted) {
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    count = await written();
  }
  const minutes = (performance.now() - since) / 60_000;
  const { requests } = await goodword.intercom<{ requests: { status: number }[] }>(
    'GET',
    '/__sandbox/requests?limit=5000',
  );
  return {
    ok: done.enrolled === done.contacts,
    ...done,
    written: count,
    minutes: twoDigits(minutes),
    share_of_limit: twoDigits(count / minutes / limitPerMinute),
    refused_of_last_5000: requests.filter(({ status }) => status === 429).length,
  };
}

async function run(
  { api, process }: ConnectedGoodword,
  campaignId: string,
  settings: Record<string, unknown>,
): Promise<Run> {
  const { id } = await api<Import>('POST', '/imports', { campaign_id: campaignId, source: 'intercom', ...settings });
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
    seconds: twoDigits((performance.now() - since) / 1000),
    memory_before: before,
    rss_mib_most: most,
  };
}
