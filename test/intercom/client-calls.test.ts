import { fixedToken } from '../../src/integration/provider/token-source.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHarness, type Harness } from '../../sandbox/testing/harness.ts';
import type { CallRecord, ContactQuery, CrmClient } from '../../src/integration/provider/crm-provider.ts';
import { unmetered } from '../../src/integration/provider/pacing/call-budgets.ts';
import { createIntercomProvider } from '../../src/intercom/provider.ts';
import { systemClock } from '../../src/platform/clock/clock.ts';

let intercom: Harness;
let client: CrmClient;
const calls: CallRecord[] = [];

beforeAll(async () => {
  intercom = await startHarness({ settings: { indexLagMs: 0 } });
  const hosts = { apiUrl: intercom.url, appUrl: intercom.url };
  const info = await intercom.control('GET', 'info');
  const target = {
    connection: { workspace_id: 'w', connection_id: 'c' },
    externalWorkspaceId: info.body.workspaces[0].id_code,
    region: 'US',
    practice: true,
    token: fixedToken(intercom.token),
    wanted: async () => 'all' as const,
  };
  const budgets = { of: () => unmetered, close: async () => {} };
  client = createIntercomProvider({ real: hosts, practice: hosts }, systemClock, budgets).open(target, {
    onCall: (call) => calls.push(call),
  });
});
afterAll(() => intercom.close());

const create = async (email: string, more: object = {}) =>
  (await intercom.call('POST', '/contacts', { role: 'user', email, ...more })).body.id as string;
const emailsOf = async (query: ContactQuery) =>
  (await client.searchContacts(query, { cursor: null, size: 150 })).contacts.map(({ email }) => email);

describe('searching', () => {
  it('pages through everyone who matches, and counts them by one call', async () => {
    const tag = await client.provideLabel('Paging');
    for (let index = 0; index < 7; index += 1) await client.addLabel(await create(`page${index}@example.com`), tag.id);
    const query = { kind: 'user', labelIds: [tag.id] } as const;
    const seen: (string | null)[] = [];
    let cursor: string | null = null;
    do {
      const page = await client.searchContacts(query, { cursor, size: 3 });
      expect(page.total).toBe(7);
      seen.push(...page.contacts.map(({ email }) => email));
      cursor = page.next;
    } while (cursor !== null);
    expect(new Set(seen)).toEqual(new Set(Array.from({ length: 7 }, (_, index) => `page${index}@example.com`)));
    calls.length = 0;
    expect(await client.countContacts(query)).toBe(7);
    expect(calls).toHaveLength(1);
  });

  it('finds changes of the same day, in the order they happened', async () => {
    await create('early@example.com');
    await create('late@example.com');
    const found = await emailsOf({ updatedSince: new Date() });
    expect(found.indexOf('early@example.com')).toBeGreaterThanOrEqual(0);
    expect(found.indexOf('late@example.com')).toBeGreaterThan(found.indexOf('early@example.com'));
  });

  it('finds by attributes, those that are set, and those that are not', async () => {
    await client.createAttribute({ name: 'Level', type: 'integer', description: 'For the test' });
    await create('level5@example.com', { custom_attributes: { Level: 5 } });
    const level = { attribute: 'custom_attributes.Level', value: 4 } as const;
    expect(await emailsOf({ conditions: [{ ...level, operator: 'greater' }] })).toEqual(['level5@example.com']);
    expect(await emailsOf({ conditions: [{ ...level, operator: 'is_set', value: null }] })).toEqual([
      'level5@example.com',
    ]);
    expect(await emailsOf({ conditions: [{ ...level, operator: 'is_empty', value: null }] })).not.toContain(
      'level5@example.com',
    );
  });

  it('finds everyone, and the members of a segment', async () => {
    expect(await client.countContacts({})).toBeGreaterThan(7);
    const [segment] = await client.listSegments();
    expect(segment).toBeDefined();
    expect(await client.countContacts({ segmentId: segment!.id })).toBeGreaterThan(0);
  });

  it('searches with more than 15 conditions', async () => {
    const conditions = Array.from({ length: 16 }, () => ({
      attribute: 'email',
      operator: 'contains' as const,
      value: 'page3',
    }));
    expect(await emailsOf({ conditions })).toEqual(['page3@example.com']);
  });
});

describe('attributes', () => {
  it('creates one, and gives it back when it is there', async () => {
    const wanted = {
      name: 'goodword_tier',
      type: 'options',
      options: ['Gold', 'Silver'],
      description: 'Tier',
    } as const;
    const made = await client.createAttribute(wanted);
    expect(made).toMatchObject({
      fullName: 'custom_attributes.goodword_tier',
      options: ['Gold', 'Silver'].map((value) => ({ value, label: value, hidden: false })),
    });
    expect(await client.createAttribute(wanted)).toEqual(made);
    const { data } = (await intercom.call('GET', '/data_attributes?model=contact')).body;
    const row = data.find(({ name }: { name: string }) => name === 'goodword_tier');
    expect(row.messenger_writable).toBe(false);
    await intercom.call('PUT', `/data_attributes/${row.id}`, { archived: true });
    expect((await client.listAttributes()).map(({ name }) => name)).not.toContain('goodword_tier');
    expect(await client.createAttribute(wanted)).toMatchObject({ name: 'goodword_tier' });
    expect((await client.listAttributes()).map(({ name }) => name)).toContain('goodword_tier');
  });

  it('refuses a name that is not allowed or has another type', async () => {
    await client.createAttribute({ name: 'goodword_n', type: 'integer', description: 'n' });
    const refused = { failure: 'fix_data' };
    await expect(client.createAttribute({ name: 'goodword_n', type: 'string', description: '' })).rejects.toMatchObject(
      refused,
    );
    await expect(client.createAttribute({ name: 'a.b', type: 'string', description: '' })).rejects.toMatchObject(
      refused,
    );
  });
});

describe('what is added to a contact', () => {
  it('tags, notes, companies and events arrive', async () => {
    const id = await create('ben@example.com');
    const tag = await client.provideLabel('Referred');
    expect(await client.provideLabel('referred')).toEqual(tag);
    expect(await client.listLabels()).toContainEqual(tag);
    await client.addLabel(id, tag.id);
    await client.addLabel(id, tag.id);
    await client.addNote(id, '<p>Referred by <b>Ana</b></p>');
    for (let time = 0; time < 2; time += 1) await client.attachCompany(id, { ownId: 'c-1', name: 'Acme & Sons' });
    const at = new Date();
    const event = { name: 'referral-joined', at, metadata: { campaign: 'Give 20', referrals: 3 } };
    for (let time = 0; time < 2; time += 1) await client.trackEvent(id, event);

    const contact = (await intercom.call('GET', `/contacts/${id}`)).body;
    expect(contact).toMatchObject({ tags: { total_count: 1 }, companies: { total_count: 1 } });
    const { data } = (await intercom.call('GET', `/contacts/${id}/notes`)).body;
    expect(data).toMatchObject([{ body: '<p>Referred by <b>Ana</b></p>' }]);
    const { events } = (await intercom.call('GET', `/events?type=user&intercom_user_id=${id}`)).body;
    expect(events).toMatchObject([{ event_name: 'referral-joined', metadata: event.metadata }]);
    await client.removeLabel(id, tag.id);
    expect((await intercom.call('GET', `/contacts/${id}`)).body.tags.total_count).toBe(0);
  });

  it('archives a contact, and takes it back', async () => {
    const id = await create('archived@example.com');
    await client.archiveContact(id);
    expect(
      await emailsOf({ conditions: [{ attribute: 'email', operator: 'equals', value: 'archived@example.com' }] }),
    ).toEqual([]);
    await client.restoreContact(id);
    expect(await client.findContacts('Archived@example.com')).toHaveLength(1);
  });
});

it('says which workspace the token is for', async () => {
  expect(await client.readWorkspace()).toMatchObject({ region: 'US', timezone: expect.any(String) });
});

it('records what was sent and answered, cut, and no token', async () => {
  calls.length = 0;
  await client.addNote(await create('noted@example.com'), 'x'.repeat(9_000));
  await client.searchContacts({ kind: 'user' }, { cursor: null, size: 150 });
  expect(calls.map(({ method, path, status }) => [method, path.split('/').at(-1), status])).toEqual([
    ['POST', 'notes', 200],
    ['POST', 'search', 200],
  ]);
  expect(calls[0]?.request).toHaveLength(4_000);
  expect(calls[1]?.answer).toHaveLength(4_000);
  expect(calls[1]?.request).toContain('"role"');
  expect(JSON.stringify(calls)).not.toContain(intercom.token);
});

it.each([
  ['', 0],
  [', while the list does not show it yet', 1_000],
])('provides an attribute to many who need it at the same moment%s', async (_, staleMs) => {
  await intercom.control('POST', 'settings', { stale_reads_ms: staleMs });
  const name = `goodword_all_at_once_${staleMs}`;
  const wanted = {
    name,
    fullName: `custom_attributes.${name}`,
    type: 'string' as const,
    description: 'Wanted by many',
  };
  await Promise.all(Array.from({ length: 8 }, () => client.provideAttributes([wanted])));
  await intercom.control('POST', 'settings', { stale_reads_ms: 0 });
  expect((await client.listAttributes()).filter((attribute) => attribute.name === name)).toHaveLength(1);
});
