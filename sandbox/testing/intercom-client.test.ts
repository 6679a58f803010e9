import { IntercomClient, IntercomError } from 'intercom-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from './harness.ts';

let intercom: Harness;
let client: IntercomClient;

beforeAll(async () => {
  intercom = await startHarness({ settings: { indexLagMs: 0 } });
  client = new IntercomClient({ token: intercom.token, baseUrl: intercom.url, maxRetries: 0 });
});
afterAll(() => intercom.close());

/** The status and first error code of a refused call. */
async function refusal(call: PromiseLike<unknown>): Promise<unknown[]> {
  try {
    await call;
  } catch (error) {
    if (error instanceof IntercomError)
      return [error.statusCode, (error.body as { errors: { code: string }[] }).errors[0]?.code];
    throw error;
  }
  return ['not refused'];
}

describe('Intercom’s own client', () => {
  test('identifies itself', async () => {
    const me = await client.admins.identify();
    expect(me?.app?.id_code).toBe('prac7ice');
    const { admins } = await client.admins.list();
    expect(admins?.map((admin) => admin?.email)).toContain('operator+prac7ice@intercom.io');
  });

  test('creates, finds, updates, archives and deletes a contact', async () => {
    const made = await client.contacts.create({ email: 'sdk@example.com', external_id: 'sdk-1', name: 'Sdk' });
    const id = made.id ?? '';
    expect((await client.contacts.find({ contact_id: id })).email).toBe('sdk@example.com');
    expect((await client.contacts.showContactByExternalId({ external_id: 'sdk-1' })).id).toBe(id);
    const updated = await client.contacts.update({ contact_id: id, custom_attributes: { Plan: 'Team' } });
    expect(updated.custom_attributes).toEqual({ Plan: 'Team' });
    expect((await client.contacts.archive({ contact_id: id })).archived).toBe(true);
    expect((await client.contacts.unarchive({ contact_id: id })).archived).toBe(false);
    expect((await client.contacts.delete({ contact_id: id })).deleted).toBe(true);
  });

  test('walks through list and search', async () => {
    const listed = [];
    for await (const contact of await client.contacts.list({ per_page: 10 })) listed.push(contact.id);
    const found = [];
    const query = { field: 'role', operator: 'IN' as const, value: ['user', 'lead'] as unknown as string };
    for await (const contact of await client.contacts.search({ query, pagination: { per_page: 9 } }))
      found.push(contact.id);
    expect(listed.length).toBeGreaterThanOrEqual(24);
    expect(found).toEqual(listed);
  });

  test('merges a lead', async () => {
    const lead = await client.contacts.create({ role: 'lead', email: 'sdk-merge@example.com' });
    const user = await client.contacts.create({ email: 'sdk-merge@example.com' });
    const merged = await client.contacts.mergeLeadInUser({ from: lead.id ?? '', into: user.id ?? '' });
    expect(merged.id).toBe(user.id);
  });

  test('manages data attributes and tags', async () => {
    // A variable of its own, because the client's type forgets name and model.
    const definition = { name: 'Sdk made', model: 'contact', data_type: 'integer' as const };
    const attribute = await client.dataAttributes.create(definition);
    expect(attribute.data_type).toBe('integer');
    const listed = await client.dataAttributes.list({ model: 'contact' });
    expect(listed.data?.map((one) => one.name)).toContain('Sdk made');

    const tag = await client.tags.create({ name: 'Sdk tag' });
    const contact = await client.contacts.create({ email: 'sdk-tag@example.com' });
    const place = { contact_id: contact.id ?? '', id: tag.id ?? '' };
    expect((await client.tags.tagContact(place)).name).toBe('Sdk tag');
    expect(
      (await client.contacts.listAttachedTags({ contact_id: place.contact_id })).data?.map((one) => one.id),
    ).toEqual([tag.id]);
    await client.tags.untagContact({ contact_id: place.contact_id, tag_id: place.id });
    expect((await client.contacts.find({ contact_id: place.contact_id })).tags?.total_count).toBe(0);
  });

  test('reports each error', async () => {
    await client.contacts.create({ email: 'sdk-conflict@example.com' });
    expect(await refusal(client.contacts.create({ email: 'sdk-conflict@example.com' }))).toEqual([409, 'conflict']);
    expect(await refusal(client.contacts.find({ contact_id: '0'.repeat(24) }))).toEqual([404, 'not_found']);
    expect(await refusal(client.contacts.create({ email: 'x@example.com', custom_attributes: { Nope: '1' } }))).toEqual(
      [400, 'parameter_invalid'],
    );
    const stranger = new IntercomClient({ token: 'wrong', baseUrl: intercom.url, maxRetries: 0 });
    expect(await refusal(stranger.admins.identify())).toEqual([401, 'unauthorized']);
  });
});
