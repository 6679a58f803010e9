import { afterAll, beforeAll, expect, it } from 'vitest';
import { createClient } from '../../../src/integration/connections/create-client.ts';
import { readCallUsage } from '../../../src/integration/provider/pacing/read-call-usage.ts';
import { startPair, type Pair } from '../../support/connected-goodword.ts';

let pair: Pair;

beforeAll(async () => {
  pair = await startPair();
  const { campaignId } = await pair.campaign();
  await pair.connect(campaignId);
});
afterAll(() => pair.close());

const connection = () => pair.crm.db.selectFrom('connections').selectAll().executeTakeFirstOrThrow();

it('a call that the CRM refuses for long fails at once as rate-limited, and is counted', async () => {
  await pair.intercom.control('POST', 'fault', { kind: 'rate_limit', path: '/me' });
  const client = createClient(pair.crm, await connection(), { priority: 'background' });
  await expect(client.readWorkspace()).rejects.toMatchObject({ failure: 'retry_later', rateLimited: true });
  await pair.crm.budgets.close();
  const usage = await readCallUsage(pair.crm.db, await connection(), new Date(0));
  expect(usage.reduce((sum, { refused }) => sum + refused, 0)).toBe(1);
});
