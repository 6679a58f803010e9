import { afterAll, beforeAll, expect, it } from 'vitest';
import { email, firstName, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { startSendingPair } from '../../support/sending-pair.ts';

let pair: Pair;
let campaignId: string;
let code: string;

beforeAll(async () => {
  ({ pair, campaignId, code } = await startSendingPair({ webhooks: false }));
  await pair.intercom.call('POST', '/data_attributes', { name: 'Tier', data_type: 'string', model: 'contact' });
  await saveTab();
});
afterAll(() => pair.close());

const tier = { type: 'fixed', from: 'Silver', to: 'custom_attributes.Tier' };
const saveTab = (settings: Record<string, unknown> = {}) =>
  pair.saveLeadsTab(campaignId, {
    mapping: [email, firstName, tier],
    mark: { tag: 'Referred', note: true, company: false },
    ...settings,
  });
const contact = async (id: string) => (await pair.intercom.call('GET', `/contacts/${id}`)).body;
const existing = async (address: string, more: Record<string, unknown> = {}) =>
  (
    await pair.intercom.call('POST', '/contacts', {
      email: address,
      name: 'Old Name',
      custom_attributes: { Tier: 'Gold' },
      ...more,
    })
  ).body.id as string;
const dryRun = async (id: string) => (await pair.api('GET', `/deliveries/${id}/undo`)).body;
const detail = async (id: string) => (await pair.api('GET', `/deliveries/${id}`)).body;

async function push(address: string): Promise<{ leadId: string; delivery: any }> {
  const leadId = await pair.joinAsLead(campaignId, code, address, 'New Name');
  return { leadId, delivery: await pair.delivered(leadId) };
}

async function undo(deliveryId: string): Promise<any> {
  const asked = await pair.api('POST', `/deliveries/${deliveryId}/undo`);
  expect(asked, JSON.stringify(asked.body)).toMatchObject({ status: 201, body: { kind: 'undo' } });
  return until(async () => {
    const undoing = await detail(asked.body.id);
    return ['Sent', 'Skipped', 'Failed'].includes(undoing.state) && undoing;
  }, 'the undoing ends');
}

it('an undo restores the previous values, removes the tag, and says that the note stays', async () => {
  const id = await existing('mended@example.com');
  const { leadId, delivery } = await push('mended@example.com');
  expect(await contact(id)).toMatchObject({ name: 'New Name', custom_attributes: { Tier: 'Silver' } });
  expect((await contact(id)).tags.total_count).toBe(1);
  const plan = await dryRun(delivery.id);
  expect(plan.does).toBe('put_back');
  expect(plan.fields).toEqual(
    expect.arrayContaining([
      { attribute: 'name', label: 'Name', now: 'New Name', back: 'Old Name' },
      { attribute: 'custom_attributes.Tier', label: 'Tier', now: 'Silver', back: 'Gold' },
      {
        attribute: 'custom_attributes.goodword_referred_by',
        label: 'goodword_referred_by',
        now: code,
        back: null,
      },
    ]),
  );
  expect(plan.stays).toEqual(['The note stays: notes cannot be removed.']);

  const undoing = await undo(delivery.id);
  expect(undoing).toMatchObject({ state: 'Sent', kind: 'undo', contact_id: id });
  expect(undoing.outcome).toContain('Removed the tag “Referred”.');
  const after = await contact(id);
  expect(after).toMatchObject({ name: 'Old Name', custom_attributes: { Tier: 'Gold', goodword_referred_by: null } });
  expect(after.tags.total_count).toBe(0);
  expect(after.notes.total_count).toBe(1);

  const titles = (await pair.timelineOf(leadId)).map(({ title }) => title);
  expect(titles.slice(-2)).toEqual(['Undo asked for', 'Undone in Intercom']);
  expect((await detail(delivery.id)).actions.undo).toEqual({
    allowed: false,
    reason: 'This delivery was undone already.',
  });
  expect(await pair.api('POST', `/deliveries/${delivery.id}/undo`)).toMatchObject({
    status: 409,
    body: { code: 'nothing_to_undo' },
  });
});

it('an undo is refused where a value was changed since, which it names; once corrected, it can be retried', async () => {
  const id = await existing('touched@example.com');
  const { delivery } = await push('touched@example.com');
  await pair.intercom.call('PUT', `/contacts/${id}`, { custom_attributes: { Tier: 'Platinum' } });
  expect(await dryRun(delivery.id)).toMatchObject({ does: 'refuse', fields: [] });
  const refused = await undo(delivery.id);
  expect(refused).toMatchObject({
    state: 'Failed',
    failure: 'fix_data',
    outcome: 'Not undone: “Tier” is now Platinum, Goodword wrote Silver.',
  });
  // none of its values was restored
  expect(await contact(id)).toMatchObject({ name: 'New Name', custom_attributes: { Tier: 'Platinum' } });
  await pair.intercom.call('PUT', `/contacts/${id}`, { custom_attributes: { Tier: 'Silver' } });
  expect((await pair.api('POST', `/deliveries/${refused.id}/retry`)).status).toBe(200);
  await until(async () => (await detail(refused.id)).state === 'Sent', 'the retry puts it back');
  expect(await contact(id)).toMatchObject({ name: 'Old Name', custom_attributes: { Tier: 'Gold' } });
});

it('a contact that Goodword created is archived only if no one worked with it', async () => {
  const untouched = (await push('created@example.com')).delivery;
  expect(await dryRun(untouched.id)).toMatchObject({
    does: 'archive',
    message: 'The contact that Goodword created in Intercom is archived.',
  });
  expect(await undo(untouched.id)).toMatchObject({ state: 'Sent' });
  const archived = await pair.intercom.call('GET', `/contacts/${untouched.contact_id}`);
  expect(archived.body.archived ?? archived.status).toBeTruthy();
  expect(await contactsOf('created@example.com')).toHaveLength(0);

  const phoned = (await push('phoned@example.com')).delivery;
  await pair.intercom.call('PUT', `/contacts/${phoned.contact_id}`, { phone: '+442079460000' });
  expect(await undo(phoned.id)).toMatchObject({ state: 'Failed', failure: 'fix_data' });
  expect((await detail(phoned.id)).undo_state).toBe('Failed');
  expect(await contactsOf('phoned@example.com')).toHaveLength(1);
});

const contactsOf = async (address: string) => {
  const query = { field: 'email', operator: '=', value: address };
  return (await pair.intercom.call('POST', '/contacts/search', { query })).body.data;
};

it('the undo of a back-fill restores its contacts, and leaves and names those that were changed since', async () => {
  await saveTab({ action: 'nothing' });
  const ids: string[] = [];
  for (let index = 0; index < 12; index += 1) {
    ids.push(await existing(`many${index}@example.com`));
    await pair.joinAsLead(campaignId, code, `many${index}@example.com`, 'New Name');
  }
  await pair.joinAsLead(campaignId, code, 'fresh@example.com', 'Fresh');
  await saveTab();
  const { id: operationId } = (
    await pair.api('POST', '/bulk-operations', { kind: 'back_fill', campaign_id: campaignId, tab: 'leads' })
  ).body;
  const over = async (id: string) => {
    const operation = (await pair.api('GET', `/bulk-operations/${id}`)).body;
    return operation.state === 'Done' && operation;
  };
  await until(() => over(operationId), 'the back-fill is done', 60_000);
  await pair.intercom.call('PUT', `/contacts/${ids[3]}`, { name: 'By hand' });

  const plan = (await pair.api('GET', `/bulk-operations/${operationId}/undo`)).body;
  expect(plan).toMatchObject({ total: 13, put_back: 12, archive: 1, tags: 12, notes: 13 });
  const undoing = await pair.api('POST', '/bulk-operations', { kind: 'undo', operation_id: operationId });
  expect(undoing).toMatchObject({ status: 201, body: { kind: 'undo', undone_operation_id: operationId } });
  const done = await until(() => over(undoing.body.id), 'the undoing is done', 60_000);
  expect(done.progress).toMatchObject({ total: 13, done: 12, failed: 1 });
  for (const [index, id] of ids.entries()) {
    expect((await contact(id)).name).toBe(index === 3 ? 'By hand' : 'Old Name');
  }
  expect(await contactsOf('fresh@example.com')).toHaveLength(0);
  const failed = (await pair.api('GET', `/deliveries?operation_id=${done.id}&state=Failed`)).body.items;
  expect(failed).toMatchObject([{ person: { email: 'many3@example.com' } }]);
  expect(failed[0].outcome).toContain('“Name” is now By hand');
  expect(await pair.api('POST', '/bulk-operations', { kind: 'undo', operation_id: operationId })).toMatchObject({
    status: 409,
  });
}, 120_000);

it('two undos of the same delivery at once restore it once', async () => {
  await existing('twice@example.com');
  const { delivery } = await push('twice@example.com');
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => pair.api('POST', `/deliveries/${delivery.id}/undo`)),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(5);
});

/** A contact with these tags, the last of them last. */
async function tagged(address: string, names: readonly string[]): Promise<string> {
  const id = await existing(address);
  for (const name of names) {
    const tag = (await pair.intercom.call('POST', '/tags', { name })).body;
    await pair.intercom.call('POST', `/contacts/${id}/tags`, { id: tag.id });
  }
  return id;
}
const tagsOf = async (id: string): Promise<string[]> =>
  (await pair.intercom.call('GET', `/contacts/${id}/tags`)).body.data.map(({ name }: { name: string }) => name);
const readsOfTags = async (id: string) =>
  (await pair.intercom.control('GET', `requests?path=/contacts/${id}/tags&method=GET`)).body.requests.length;
const tenTags = Array.from({ length: 10 }, (_, index) => `Other ${index}`);

it.each([
  ['had.tag@example.com', ['Referred'], 0],
  ['had.many@example.com', [...tenTags, 'Referred'], 1],
])('leaves a tag that the contact had before: %s', async (address, names, reads) => {
  const id = await tagged(address, names);
  await pair.intercom.control('DELETE', 'requests');
  const { delivery } = await push(address);
  expect(await readsOfTags(id)).toBe(reads);
  expect(delivery.outcome).toContain('It had the tag “Referred” already.');
  expect((await dryRun(delivery.id)).stays[0]).toBe('The tag “Referred” stays: the contact had it before.');
  const { outcome } = await undo(delivery.id);
  expect(outcome).toContain('The tag “Referred” stays: the contact had it before.');
  expect(await tagsOf(id)).toEqual(names);
  expect((await contact(id)).name).toBe('Old Name');
});

it('removes its own tag among many, and reads no tags of a contact that it created', async () => {
  const id = await tagged('others@example.com', [...tenTags, 'One more']);
  const { delivery } = await push('others@example.com');
  expect((await undo(delivery.id)).outcome).toContain('Removed the tag “Referred”.');
  expect(await tagsOf(id)).toEqual([...tenTags, 'One more']);

  await pair.intercom.control('DELETE', 'requests');
  const created = (await push('asks.nothing@example.com')).delivery;
  expect(await readsOfTags(created.contact_id)).toBe(0);
});

it('removes its own tag after an attempt that failed behind it', async () => {
  const id = await existing('broken.off@example.com');
  await pair.intercom.control('POST', 'fault', {
    path: '/contacts/*/notes',
    method: 'POST',
    kind: 'status',
    status: 500,
  });
  const leadId = await pair.joinAsLead(campaignId, code, 'broken.off@example.com', 'New Name');
  const waiting = await pair.delivered(leadId, 'Waiting');
  expect(await tagsOf(id)).toEqual(['Referred']);
  await pair.intercom.control('DELETE', 'fault');
  await pair.api('POST', `/deliveries/${waiting.id}/retry`);
  const delivery = await pair.delivered(leadId);
  expect((await undo(delivery.id)).outcome).toContain('Removed the tag “Referred”.');
  expect(await tagsOf(id)).toEqual([]);
});
