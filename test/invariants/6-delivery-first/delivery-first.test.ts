import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallRecord } from '../../../src/integration/provider/crm-provider.ts';
import { atOnce } from '../../support/at-once.ts';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';

const leads = 12;

let pair: Pair;
let campaignId: string;
let code: string;

beforeAll(async () => {
  pair = await startPair({ webhooks: false });
  ({ campaignId, code } = await pair.campaign());
  const { apps } = (await pair.intercom.control('GET', 'apps')).body;
  await pair.intercom.control('POST', `apps/${pair.intercom.clientId}`, {
    scopes: [...apps[0].scopes, 'write_events'],
  });
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId, { mark: { tag: 'Referred', note: true, company: false }, events: true });
});
afterAll(() => pair.close());

const deliveries = () => pair.crm.db.selectFrom('deliveries').selectAll().execute();
const attempts = () => pair.crm.db.selectFrom('delivery_attempts').selectAll().execute();
const isWrite = ({ method, path }: { method: string; path: string }) =>
  method !== 'GET' && !path.endsWith('/search') && !path.startsWith('/data_attributes');

it('every write of many leads at once is planned and begun in the database before Intercom answers it', async () => {
  await pair.intercom.control('DELETE', 'requests');
  const slow = { path: '/contacts', method: 'POST', kind: 'delay', delay_ms: 5_000, until: 'cleared' };
  await pair.intercom.control('POST', 'fault', slow);
  await atOnce(leads, (index) => pair.joinAsLead(campaignId, code, `friend${index}@example.com`));
  // the creation is still on its way, hence nothing of this can follow from its answer
  const begun = await until(async () => {
    const open = await attempts();
    return open.some(({ finished_at: finishedAt }) => finishedAt === null) && open;
  }, 'an attempt is open');
  expect(begun.filter(({ finished_at: finishedAt }) => finishedAt !== null)).toEqual([]);
  const planned = (await deliveries()).filter(({ kind }) => kind === 'push');
  expect(planned).toHaveLength(leads);
  for (const { attempt, delivery_id: deliveryId } of begun) {
    expect(attempt).toBe(1);
    expect(planned.find((row) => row.delivery_id === deliveryId)).toMatchObject({ state: 'Sending', contact_id: null });
  }
  await pair.intercom.control('DELETE', 'fault');

  await until(
    async () => {
      const all = await deliveries();
      return all.length === leads * 2 && all.every(({ state }) => state === 'Sent');
    },
    'every push and event is sent',
    60_000,
  );
  const { requests } = (await pair.intercom.control('GET', 'requests?limit=5000')).body;
  const seen = (requests as CallRecord[]).filter(isWrite).map(({ method, path }) => `${method} ${path}`);
  const recorded = (await attempts())
    .flatMap(({ calls }) => calls as unknown as CallRecord[])
    .filter(isWrite)
    .map(({ method, path }) => `${method} ${path}`);
  expect(seen.length).toBeGreaterThanOrEqual(leads * 4);
  expect(recorded.toSorted()).toEqual(seen.toSorted());
});
