import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../../src/app.ts';
import { createClient } from '../../../src/integration/connections/create-client.ts';
import type { CrmContext } from '../../../src/integration/connections/crm-context.ts';
import { readCallUsage } from '../../../src/integration/provider/pacing/read-call-usage.ts';
import type { Priority } from '../../../src/integration/provider/crm-provider.ts';
import { startPair, type Pair } from '../../support/connected-goodword.ts';

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

/** Calls without a pause until the time is over, by so many at once. */
async function load(context: CrmContext, workers: number, until: number): Promise<void> {
  const client = await clientOf(context, 'background');
  const work = async () => {
    while (performance.now() < until) await client.readWorkspace();
  };
  await Promise.all(Array.from({ length: workers }, work));
}

it('uses the limit from two processes, is never refused, and lets screens go first', { timeout: 60_000 }, async () => {
  const perMinute = 900;
  await pair.intercom.control('POST', 'settings', { rate_limit_per_minute: perMinute });
  await pair.intercom.control('DELETE', 'requests');
  const forMs = 21_000;
  const since = new Date();
  const end = performance.now() + forMs;
  const screen = await clientOf(pair.crm, 'interactive');
  const waits: number[] = [];
  const people = async () => {
    while (performance.now() < end) {
      const asked = performance.now();
      await screen.readWorkspace();
      waits.push(performance.now() - asked);
      await sleep(300);
    }
  };
  await Promise.all([load(pair.crm, 6, end), load(other.context.crm, 6, end), people()]);

  const { requests } = (await pair.intercom.control('GET', 'requests?limit=5000')).body;
  const calls = requests.filter(({ path }: { path: string }) => path === '/me');
  expect(calls.filter(({ status }: { status: number }) => status === 429)).toEqual([]);
  const share = calls.length / (perMinute * (forMs / 60_000));
  expect(share).toBeGreaterThan(0.85);
  expect(Math.max(...waits)).toBeLessThan(1_000);

  await Promise.all([pair.crm.budgets.close(), other.context.crm.budgets.close()]);
  const minute = new Date(Math.floor(since.getTime() / 60_000) * 60_000);
  const usage = await readCallUsage(pair.crm.db, await connectionOf(pair.crm), minute);
  const counted = usage.reduce((sum, row) => sum + row.calls, 0);
  expect(counted).toBeGreaterThanOrEqual(calls.length);
  expect(usage.at(-1)).toMatchObject({ refused: 0, limitPerMinute: perMinute });
});

it('tells at once when the CRM refuses for long, and counts it', async () => {
  await pair.intercom.control('POST', 'fault', { kind: 'rate_limit', path: '/me' });
  const client = await clientOf(pair.crm, 'background');
  await expect(client.readWorkspace()).rejects.toMatchObject({ failure: 'retry_later', rateLimited: true });
  await pair.crm.budgets.close();
  const usage = await readCallUsage(pair.crm.db, await connectionOf(pair.crm), new Date(0));
  expect(usage.reduce((sum, { refused }) => sum + refused, 0)).toBe(1);
});
