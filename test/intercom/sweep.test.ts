import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepConnection } from '../../src/crm/checks/sweep/sweep-connection.ts';
import { startPair, type Pair } from '../support/connected-goodword.ts';

// What no webhook tells: none is sent here at all.

let pair: Pair;
let campaignId: string;
let code: string;
let connectionId: string;

beforeAll(async () => {
  pair = await startPair({ webhooks: false });
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
  connectionId = (await pair.api('GET', '/connections')).body.items[0].id;
});
afterAll(() => pair.close());

const sweep = async (options?: { pages: number }) => {
  for (;;) {
    const result = await sweepConnection(pair.crm, { workspaceId: pair.workspaceId, connectionId }, options);
    if (result !== 'busy') return result;
  }
};
const change = (contactId: string, custom_attributes: Record<string, unknown>) =>
  pair.intercom.call('PUT', `/contacts/${contactId}`, { custom_attributes });
const sent = async (address: string) => {
  const leadId = await pair.joinAsLead(campaignId, code, address);
  const { contact_id: contactId } = await pair.delivered(leadId);
  return { leadId, contactId };
};

describe('a sweep with webhooks off', () => {
  it('finds a change of the same calendar day, also right after another sweep', async () => {
    const { leadId, contactId } = await sent('same-day@example.com');
    expect(await sweep()).toBe('finished');
    expect((await pair.leadOf(leadId)).state).toBe('Pending');
    await change(contactId, { 'Signed up': 'Yes' });
    expect(await sweep()).toBe('finished');
    expect((await pair.leadOf(leadId)).state).toBe('Qualified');
  });
});
