import { afterAll, beforeAll, expect, it } from 'vitest';
import { withClient } from '../../../src/integration/connections/with-client.ts';
import { beginAttempt, type BegunAttempt } from '../../../src/integration/outbound/attempt/begin-attempt.ts';
import type { CrmClient } from '../../../src/integration/provider/crm-provider.ts';
import { email, firstName, startPair, type Pair } from '../../support/connected-goodword.ts';

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

const send = (begun: BegunAttempt, dying: (client: CrmClient) => Partial<CrmClient> = () => ({})) => {
  const attributes = Object.keys(begun.delivery.planned);
  return withClient(pair.crm, begun.connection, { backOff: 'delivery', tries: 1, attributes }, (client) =>
    begun.send({ ...begun, client: { ...client, ...dying(client) }, calls: [] }),
  );
};

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

const dies = new Error('The worker died.');

/** Ends right behind the answer that a contact was created. */
const behindCreating = (client: CrmClient): Partial<CrmClient> => ({
  async createContact(kind, fields) {
    const made = await client.createContact(kind, fields);
    if (made.outcome === 'created') throw dies;
    return made;
  },
});

it.each([
  ['behind the creation', 'skip', behindCreating],
  ['behind the creation', 'update', behindCreating],
  ['before the next value', 'skip', () => ({ updateContact: () => Promise.reject(dies) })],
  ['before the next value', 'update', () => ({ updateContact: () => Promise.reject(dies) })],
] as const)(
  'a worker that dies %s leaves a creation that the next one finishes (%s)',
  async (at, duplicates, dying) => {
    await pair.intercom.control('POST', 'settings', { refuse_bad_phones: true, null_messages: true });
    const phone = { type: 'dynamic', from: 'phone', to: 'phone' };
    const mapping = [email, { ...firstName, policy: 'only_when_created' }, phone];
    await pair.saveLeadsTab(campaignId, { duplicates, mapping });
    const address = `${at.replaceAll(' ', '-')}-${duplicates}@example.com`;
    const lead = { campaign_id: campaignId, referral_code: code, email: address, first_name: 'Ben', phone: 'call me' };
    const leadId = (await pair.ok('POST', '/leads', lead)).id;
    const { id: deliveryId } = await pair.deliveryOf(leadId);
    const key = { workspaceId: pair.workspaceId, deliveryId };
    await expect(send((await beginAttempt(pair.crm, key))!, dying)).rejects.toThrow();
    const sent = await send((await beginAttempt(pair.crm, key))!);
    expect(sent).toMatchObject({ state: 'Sent', message: expect.stringContaining('Created a new user in Intercom.') });
    expect(sent.message).toContain('Left out: Phone.');
    expect((await pair.intercom.call('GET', `/contacts/${sent.contactId}`)).body).toMatchObject({
      name: 'Ben',
      phone: null,
      custom_attributes: { goodword_id: leadId, goodword_referred_by: code },
    });
  },
);
