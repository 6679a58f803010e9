import { afterAll, beforeAll, expect, it } from 'vitest';
import { withClient } from '../../../src/integration/connections/with-client.ts';
import { beginAttempt, type BegunAttempt } from '../../../src/integration/outbound/attempt/begin-attempt.ts';
import { startPair, type Pair } from '../../support/connected-goodword.ts';

// A worker can lose its lock while it is at work: another one then sends the same delivery.

let pair: Pair;
let campaignId: string;
let code: string;

beforeAll(async () => {
  pair = await startPair({ webhooks: false, roles: { serve: true, work: false } });
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
});
afterAll(() => pair.close());

const send = (begun: BegunAttempt) =>
  withClient(pair.crm, begun.connection, { backOff: 'delivery', tries: 1, attributes: [] }, (client) =>
    begun.send({ ...begun, client, calls: [] }),
  );

// Intercom takes any number of leads with one address
it.each(['create_user', 'create_lead'])(
  'creates no contact once another worker began the same delivery (%s)',
  async (action) => {
    await pair.saveLeadsTab(campaignId, { action });
    const address = `${action}@example.com`;
    const { id: deliveryId } = await pair.deliveryOf(await pair.joinAsLead(campaignId, code, address));
    const key = { workspaceId: pair.workspaceId, deliveryId };
    const late = (await beginAttempt(pair.crm, key))!;
    const current = (await beginAttempt(pair.crm, key))!;
    await expect(send(late)).rejects.toThrow('was taken for interrupted');
    expect(await send(current)).toMatchObject({ state: 'Sent' });
    const query = { field: 'email', operator: '=', value: address };
    expect((await pair.intercom.call('POST', '/contacts/search', { query })).body.data).toHaveLength(1);
  },
);
