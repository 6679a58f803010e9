import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../../src/app.ts';
import { createClient } from '../../../src/integration/connections/create-client.ts';
import type { CrmContext } from '../../../src/integration/connections/crm-context.ts';
import { readCallUsage } from '../../../src/integration/provider/pacing/read-call-usage.ts';
import type { Priority } from '../../../src/integration/provider/crm-provider.ts';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';

let pair: Pair;
let other: App;

beforeAll(async () => {
  pair = await startPair();
  const { campaignId } = await pair.campaign();
  await pair.connect(campaignId);
  other = await pair.startWorker();
});
afterAll(async () => {
  await other.stop();
  await pair.close();
});

const connectionOf = (context: CrmContext) =>
  context.db.selectFrom('connections').selectAll().executeTakeFirstOrThrow();
const clientOf = async (context: CrmContext, priority: Priority) =>
  createClient(context, await connectionOf(context), { priority });

/** Calls of workers that are done. */
let made = 0;

/** Calls without a pause until the time is over, by several callers at once. */
async function load(context: CrmContext, callers: number, end: number): Promise<void> {
  const client = await clientOf(context, 'background');
  const call = async () => {
    while (performance.now() < end) {
      await client.readWorkspace();
      made += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
}

it('two processes use the limit, are never refused, and let the calls of screens go first', async () => {
  const perMinute = 900;
  await pair.intercom.control('POST', 'settings', { rate_limit_per_minute: perMinute });
  await pair.intercom.control('DELETE', 'requests');
  const forMs = 21_000;
  const since = new Date();
  const end = performance.now() + forMs;
  const screen = await clientOf(pair.crm, 'interactive');
  /** For each call of a screen, how many calls of workers were done while it waited. */
  const overtaken: number[] = [];
  const user = async () => {
    while (performance.now() < end) {
      const before = made;
      await screen.readWorkspace();
      overtaken.push(made - before);
      const next = made + 5;
      await until(async () => made >= next || performance.now() >= end, 'the workers call on');
    }
  };
  await Promise.all([load(pair.crm, 6, end), load(other.context.crm, 6, end), user()]);

  const { requests } = (await pair.intercom.control('GET', 'requests?limit=5000')).body;
  const calls = requests.filter(({ path }: { path: string }) => path === '/me');
  expect(calls.filter(({ status }: { status: number }) => status === 429)).toEqual([]);
  const share = calls.length / (perMinute * (forMs / 60_000));
  expect(share).toBeGreaterThan(0.85);
  expect(overtaken.length).toBeGreaterThan(3);
  // those that were on their way already
  expect(Math.max(...overtaken)).toBeLessThanOrEqual(12);

  await Promise.all([pair.crm.budgets.close(), other.context.crm.budgets.close()]);
  const minute = new Date(Math.floor(since.getTime() / 60_000) * 60_000);
  const usage = await readCallUsage(pair.crm.db, await connectionOf(pair.crm), minute);
  const counted = usage.reduce((sum, row) => sum + row.calls, 0);
  expect(counted).toBeGreaterThanOrEqual(calls.length);
  expect(usage.at(-1)).toMatchObject({ refused: 0, limitPerMinute: perMinute });
});
