import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';

let intercom: Harness;
let path: string;
const attributes = '/conversations/attributes';

beforeAll(async () => {
  intercom = await startHarness({ settings: { indexLagMs: 0 } });
  const { body: user } = await intercom.call('POST', '/contacts', { email: 'asker@example.com' });
  const { body } = await intercom.call('POST', '/conversations', { from: { type: 'user', id: user.id }, body: 'Hi' });
  path = `/conversations/${body.conversation_id}`;
});
afterAll(() => intercom.close());

const create = async (body: object) => (await intercom.call('POST', attributes, body)).body;
const write = (values: object) => intercom.call('PUT', path, { custom_attributes: values });
const refusal = ({ status, body }: Awaited<ReturnType<Harness['call']>>) => [status, body.errors[0].message];

test('a text is created, read, changed and archived', async () => {
  const made = await create({ name: 'Order', data_type: 'string', description: 'The order' });
  expect(made).toMatchObject({
    type: 'conversation_attribute',
    id: expect.any(Number),
    name: 'Order',
    description: 'The order',
    data_type: 'string',
    required: false,
    visible_to_team_ids: [],
    archived: false,
    admin_id: expect.any(String),
    multiline: false,
  });
  expect((await intercom.call('GET', `${attributes}/${made.id}`)).body).toEqual(made);
  const changed = await intercom.call('PUT', `${attributes}/${made.id}`, { name: 'Order number', multiline: true });
  expect(changed.body).toMatchObject({ name: 'Order number', multiline: true, description: 'The order' });
  expect((await intercom.call('DELETE', `${attributes}/${made.id}`)).body).toMatchObject({ archived: true });
  const names = async (query = '') =>
    (await intercom.call('GET', attributes + query)).body.data.map(({ name }: { name: string }) => name);
  expect(await names()).not.toContain('Order number');
  expect(await names('?include_archived=true')).toContain('Order number');
  expect(refusal(await write({ 'Order number': '7' }))).toEqual([
    400,
    "Conversation attribute 'Order number' does not exist",
  ]);
});

test('a list has options with ids, to which others are added and which are renamed', async () => {
  const list = await create({ name: 'Urgency', data_type: 'list', options: [{ label: 'Low' }] });
  expect(list.options).toEqual([{ id: expect.stringMatching(/^[0-9a-f-]{36}$/), label: 'Low', archived: false }]);
  const options = `${attributes}/${list.id}/options`;
  const more = (await intercom.call('POST', options, { label: 'High' })).body;
  expect(more.options.map(({ label }: { label: string }) => label)).toEqual(['Low', 'High']);
  const renamed = await intercom.call('PUT', `${options}/${more.options[1].id}`, { label: 'Highest' });
  expect(renamed.body.options[1]).toMatchObject({ id: more.options[1].id, label: 'Highest' });
  expect((await write({ Urgency: 'Highest' })).body.custom_attributes).toMatchObject({ Urgency: 'Highest' });
  expect((await write({ Urgency: 'Huge' })).status).toBe(400);
  const last = `${options}/${more.options[1].id}`;
  expect(refusal(await intercom.call('DELETE', last))).toEqual([
    422,
    'A list attribute must have at least 2 active options',
  ]);
  await intercom.call('POST', options, { label: 'Middle' });
  const archived = await intercom.call('DELETE', last);
  expect(archived.body.options[1]).toMatchObject({ label: 'Highest', archived: true });
  expect((await write({ Urgency: 'Highest' })).status).toBe(400);
});

test('values of each type are written, read and cleared', async () => {
  for (const [name, type] of [
    ['Count', 'integer'],
    ['Share', 'decimal'],
    ['Urgent', 'boolean'],
    ['Due', 'datetime'],
  ]) {
    await create({ name, data_type: type });
  }
  const values = { Count: 3, Share: 1.5, Urgent: true, Due: 1_767_225_600 };
  expect((await write(values)).body.custom_attributes).toMatchObject(values);
  expect((await intercom.call('GET', path)).body.custom_attributes).toMatchObject(values);
  expect((await write({ Count: null })).body.custom_attributes).not.toHaveProperty('Count');
  expect((await write({ Count: 1.5 })).status).toBe(400);
  expect((await write({ Urgent: 'perhaps' })).status).toBe(400);
});

test.each([
  ['POST', attributes, { name: 'Odd', data_type: 'invalid_type' }, 422, /^data_type 'invalid_type' is not valid\./],
  ['POST', attributes, { data_type: 'string' }, 422, /^name is required$/],
  ['GET', `${attributes}/1`, undefined, 404, /^Conversation attribute not found$/],
  ['PUT', `${attributes}/1`, { name: 'X' }, 404, /^Conversation attribute not found$/],
])('%s %s %j is refused', async (method, url, body, status, message) => {
  const answer = await intercom.call(method, url, body);
  expect(refusal(answer)).toEqual([status, expect.stringMatching(message)]);
});

test.each([
  [{}, 'label is required'],
  [{ label: 3 }, 'label must be a string'],
  [{ label: 'A', color: 'red' }, "only 'label' is accepted"],
])('an option %j is refused', async (body, message) => {
  const list = await create({ name: `List ${message}`, data_type: 'list' });
  expect(refusal(await intercom.call('POST', `${attributes}/${list.id}/options`, body))).toEqual([422, message]);
  expect((await intercom.call('PUT', `${attributes}/${list.id}/options/none`, { label: 'B' })).status).toBe(404);
});

test('options are refused on other types, and the calls do not exist before 2.16', async () => {
  const text = await create({ name: 'Text', data_type: 'string' });
  expect(refusal(await intercom.call('POST', `${attributes}/${text.id}/options`, { label: 'A' }))).toEqual([
    422,
    'Options can only be managed on list attributes',
  ]);
  const old = await intercom.call('GET', attributes, undefined, { 'Intercom-Version': '2.15' });
  expect(old.status).not.toBe(200);
});
