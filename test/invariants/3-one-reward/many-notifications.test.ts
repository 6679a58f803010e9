import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Pair } from '../../support/connected-goodword.ts';
import { intercomWebhooks, type IntercomWebhooks } from '../../support/intercom-webhooks.ts';
import { startSendingPair } from '../../support/sending-pair.ts';

let pair: Pair;
let campaignId: string;
let code: string;
let notification: IntercomWebhooks['notification'];
let post: IntercomWebhooks['post'];
let stored: IntercomWebhooks['stored'];
let handled: IntercomWebhooks['handled'];

// the test speaks for Intercom here, so the practice one keeps quiet
beforeAll(async () => {
  ({ pair, campaignId, code } = await startSendingPair({ webhooks: false }));
  ({ notification, post, stored, handled } = intercomWebhooks(pair));
});
afterAll(() => pair.close());

it('forty notifications and two workers qualify a lead once, and create one reward', async () => {
  const leadId = await pair.joinAsLead(campaignId, code, 'twenty@example.com');
  const { contact_id: contactId } = await pair.delivered(leadId);
  await pair.intercom.call('PUT', `/contacts/${contactId}`, { custom_attributes: { 'Signed up': 'Yes' } });
  const worker = await pair.startWorker();
  const same = JSON.stringify(notification(contactId));
  const bodies = Array.from({ length: 40 }, (_, index) => (index % 2 ? same : JSON.stringify(notification(contactId))));
  expect(new Set(await Promise.all(bodies.map((body) => post(body))))).toEqual(new Set([200]));
  await handled();
  await worker.stop();
  expect(await stored()).toHaveLength(21);
  const events = await pair.crm.db.selectFrom('events').select('type').where('lead_id', '=', leadId).execute();
  const count = (type: string) => events.filter((event) => event.type === type).length;
  expect([count('lead.qualified'), count('contact.changed'), count('reward.created')]).toEqual([1, 1, 1]);
  const rewards = await pair.crm.db.selectFrom('rewards').selectAll().where('lead_id', '=', leadId).execute();
  expect(rewards).toMatchObject([{ state: 'Due' }]);
});
