import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness, until } from '../testing/harness.ts';
import { type Receiver, startReceiver } from '../testing/receiver.ts';

let intercom: Harness;
let hooks: Receiver;

beforeAll(async () => {
  hooks = await startReceiver();
  intercom = await startHarness({ webhookUrl: hooks.url });
});
afterAll(async () => {
  await intercom.close();
  await hooks.close();
});

test('a contact that left a company still lists it in the webhook, and has enabled_push_messaging', async () => {
  const { body: contact } = await intercom.call('POST', '/contacts', { email: 'left@example.com' });
  const { body: company } = await intercom.call('POST', '/companies', { company_id: 'left-1', name: 'Left Ltd' });
  await intercom.call('POST', `/contacts/${contact.id}/companies`, { id: company.id });
  await intercom.call('DELETE', `/contacts/${contact.id}/companies/${company.id}`);
  const items = () =>
    hooks
      .posts()
      .map(({ body }) => JSON.parse(body))
      .filter(({ topic }) => topic === 'company.contact.detached')
      .map(({ data }) => data.item);
  await until('the webhook arrives', () => items().length > 0);
  expect(items()[0].contact.companies.data).toMatchObject([{ id: company.id }]);
  expect(items()[0].contact).toHaveProperty('enabled_push_messaging', null);
  const { body: now } = await intercom.call('GET', `/contacts/${contact.id}`);
  expect(now.companies.data).toEqual([]);
});
