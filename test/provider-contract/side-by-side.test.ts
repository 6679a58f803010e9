import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectWorkspace } from '../../src/integration/connections/connect-workspace.ts';
import { grantText } from '../../src/integration/connections/token-of.ts';
import { createProviders } from '../../src/integration/provider/providers.ts';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { until } from '../support/goodword.ts';
import { createMemoryProvider, grantToken } from '../support/memory-crm/memory-provider.ts';
import { createMemoryState } from '../support/memory-crm/memory-state.ts';

const state = createMemoryState();
let pair: Pair;
let connectionId: string;

beforeAll(async () => {
  pair = await startPair();
  const memory = createMemoryProvider(state, pair.crm.budgets);
  pair.crm.providers = createProviders([pair.crm.providers.all[0], memory]);
});
afterAll(() => pair.close());

async function connectMemory(campaignId: string): Promise<void> {
  const connection = await connectWorkspace(pair.crm, {
    workspaceId: pair.workspaceId,
    actor: { kind: 'user', id: null, name: 'Olivia Owner' },
    campaignId,
    authorised: {
      provider: 'memory',
      // runs out at once, so that the first call renews it
      token: grantText(grantToken(state, 0)),
      externalId: 'memory-1',
      name: 'Memory',
      region: 'eu1',
      timezone: 'UTC',
      practice: false,
      by: 'oauth',
    },
  });
  connectionId = connection.connection_id;
}

it('sends the leads of two campaigns to two CRMs, and qualifies each by a change in its own', async () => {
  const ours = await pair.campaign();
  await pair.connect(ours.campaignId);
  await pair.saveLeadsTab(ours.campaignId);
  const theirs = await pair.campaign();
  await connectMemory(theirs.campaignId);
  const signedUp = { name: 'Signed up', label: 'Signed up', fullName: 'signed_up', type: 'boolean' as const };
  state.attributes.set('signed_up', { ...signedUp, options: null, custom: true, writable: true });
  await pair.ok('PUT', `/campaigns/${theirs.campaignId}/integrations/memory/leads`, {
    action: 'create_contact',
    mapping: [
      { type: 'dynamic', from: 'email', to: 'email' },
      { type: 'dynamic', from: 'first_name', to: 'name' },
    ],
    duplicates: 'update',
    qualification: { method: 'attribute', property: 'signed_up', target: 'Yes' },
  });

  const inIntercom = await pair.joinAsLead(ours.campaignId, ours.code, 'ben@example.com');
  const inMemory = await pair.joinAsLead(theirs.campaignId, theirs.code, 'cleo@example.com', 'Cleo');
  const sent = await pair.delivered(inIntercom);
  await pair.delivered(inMemory);
  expect([...state.contacts.values()].map(({ attributes }) => attributes)).toMatchObject([
    { email: 'cleo@example.com', name: 'Cleo', goodword_id: inMemory },
  ]);

  await pair.intercom.call('PUT', `/contacts/${sent.contact_id}`, { custom_attributes: { 'Signed up': 'Yes' } });
  const [contact] = state.contacts.values();
  contact!.attributes['signed_up'] = true;
  contact!.updatedAt = new Date();
  await pair.app.context.intake.store([
    {
      workspaceId: pair.workspaceId,
      connectionId,
      appId: 'memory-1',
      notificationId: randomUUID(),
      topic: 'contact.changed',
      body: JSON.stringify({ id: contact!.id, email: 'cleo@example.com' }),
      contact: { id: contact!.id, email: 'cleo@example.com', isMerge: false },
    },
  ]);

  for (const leadId of [inIntercom, inMemory]) {
    await until(async () => (await pair.leadOf(leadId)).state === 'Qualified', `lead ${leadId} qualifies`);
  }
  const { items } = await pair.ok('GET', '/connections');
  expect(items.map(({ provider }: { provider: { id: string } }) => provider.id).toSorted()).toEqual([
    'intercom',
    'memory',
  ]);
});
