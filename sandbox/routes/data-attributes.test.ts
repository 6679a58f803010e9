import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';

let intercom: Harness;

beforeEach(async () => {
  intercom = await startHarness();
});
afterEach(() => intercom.close());

const create = (body: object) =>
  intercom.call('POST', '/data_attributes', { model: 'contact', data_type: 'string', ...body });
const messageOf = async (body: object) => (await create(body)).body.errors[0].message;
const list = async (query = 'model=contact') => (await intercom.call('GET', `/data_attributes?${query}`)).body.data;

test('the list has standard attributes without id first, then custom ones', async () => {
  const data = await list();
  const firstCustom = data.findIndex((one: { custom: boolean }) => one.custom);
  expect(data.slice(0, firstCustom).every((one: object) => !('id' in one))).toBe(true);
  expect(data[firstCustom]).toMatchObject({
    type: 'data_attribute',
    name: 'Signed up',
    full_name: 'custom_attributes.Signed up',
    data_type: 'string',
    options: ['Yes', 'No'],
    model: 'contact',
  });
  expect(typeof data[firstCustom].id).toBe('number');
  expect(data.find((one: { name: string }) => one.name === 'Plan')).not.toHaveProperty('options');
});

test('a created attribute can be written at once', async () => {
  const { status, body } = await create({ name: 'goodword_code', description: 'Their code' });
  expect([status, body.name, body.description, body.messenger_writable]).toEqual([
    200,
    'goodword_code',
    'Their code',
    false,
  ]);
  const contact = await intercom.call('POST', '/contacts', {
    email: 'coded@example.com',
    custom_attributes: { goodword_code: 'ANA1' },
  });
  expect(contact.body.custom_attributes).toEqual({ goodword_code: 'ANA1' });
});

test('a list attribute is stored as string with its options', async () => {
  const { body } = await create({ name: 'Size', data_type: 'options', options: [{ value: 'S' }, { value: 'L' }] });
  expect(body).toMatchObject({ data_type: 'string', options: ['S', 'L'] });
  expect(await messageOf({ name: 'Colour', data_type: 'options', options: [{ value: 'Red' }] })).toBe(
    'You must have at least two options on a list type data attribute',
  );
});

test('names are refused with Intercom’s messages', async () => {
  await create({ name: 'The One Ring', model: 'company' });
  expect(await messageOf({ name: 'The One Ring', model: 'company' })).toBe(
    "You already have 'The One Ring' in your company data. To save this as new company data, use a different name.",
  );
  expect(await messageOf({ name: 'The One Ring' })).toBe(
    "You already have 'The One Ring' in your company data. To save this as new people data, use a different name.",
  );
  expect(await messageOf({ name: '!nv@l!d n@me' })).toBe(
    'Your name for this attribute must only contain alphanumeric characters, currency symbols, and hyphens',
  );
  expect(await messageOf({ name: 'New', data_type: 'mithril' })).toBe("Data Type isn't an option");
  expect(await messageOf({ name: 'New', model: 'ring' })).toBe(
    'The Data Attribute model field must be either contact or company',
  );
});

test('an archived attribute cannot be written, keeps its name and can come back', async () => {
  const { body } = await create({ name: 'Old' });
  expect((await intercom.call('PUT', `/data_attributes/${body.id}`, { archived: true })).body.archived).toBe(true);
  const named = (data: { name: string }[]) => data.some((one) => one.name === 'Old');
  expect(named(await list())).toBe(false);
  expect(named(await list('model=contact&include_archived=true'))).toBe(true);
  const write = { email: 'old@example.com', custom_attributes: { Old: 'x' } };
  expect((await intercom.call('POST', '/contacts', write)).status).toBe(400);
  expect((await create({ name: 'Old' })).status).toBe(400);
  await intercom.call('PUT', `/data_attributes/${body.id}`, { archived: false });
  expect((await intercom.call('POST', '/contacts', write)).status).toBe(200);
});

test('without the cookie of the write, a stale list lacks a new attribute', async () => {
  await intercom.control('POST', 'settings', { stale_reads_ms: 1000 });
  await intercom.control('POST', 'clock', { speed: 0 });
  const made = await intercom.call('POST', '/data_attributes', {
    name: 'Young',
    model: 'contact',
    data_type: 'string',
  });
  const shows = async (headers = {}) => {
    const { body } = await intercom.call('GET', '/data_attributes?model=contact', undefined, headers);
    return body.data.some((one: { name: string }) => one.name === 'Young');
  };
  expect(await shows()).toBe(false);
  expect(await shows({ cookie: made.headers.get('set-cookie')?.split(';')[0] ?? '' })).toBe(true);
  await intercom.control('POST', 'clock', { advance_ms: 1000 });
  expect(await shows()).toBe(true);
});

test('invalid updates are refused with Intercom’s messages', async () => {
  const missing = await intercom.call('PUT', '/data_attributes/1', { archived: true });
  expect([missing.status, missing.body.errors[0].code]).toEqual([404, 'field_not_found']);
  const { body } = await create({ name: 'Opt' });
  const wrong = await intercom.call('PUT', `/data_attributes/${body.id}`, { options: 'x' });
  expect(wrong.body.errors[0].message).toBe("Options isn't an array");
});

test('an attribute that a segment uses cannot be archived', async () => {
  const [plan] = (await list()).filter((one: { name: string }) => one.name === 'Plan');
  const refused = await intercom.call('PUT', `/data_attributes/${plan.id}`, { archived: true });
  expect([refused.status, refused.body.errors[0]]).toEqual([
    422,
    { code: 'data_invalid', message: 'The Data Attribute you are trying to archive has a dependant object' },
  ]);
  expect((await intercom.call('PUT', `/data_attributes/${plan.id}`, { description: 'x' })).status).toBe(200);
  const page = await intercom.post(`/attributes/${plan.id}/archive`, { archived: 'true' });
  expect([page.status, await page.text()]).toEqual([422, expect.stringContaining('has a dependant object')]);
});

test('description, options and messenger_writable change; name and type do not', async () => {
  const { body } = await create({ name: 'Sized', data_type: 'options', options: [{ value: 'S' }, { value: 'L' }] });
  const change = { description: 'How big', options: [{ value: 'S' }, { value: 'M' }], messenger_writable: true };
  const changed = await intercom.call('PUT', `/data_attributes/${body.id}`, {
    ...change,
    name: 'X',
    data_type: 'date',
  });
  expect(changed.body).toEqual({
    ...body,
    description: 'How big',
    options: ['S', 'M'],
    messenger_writable: true,
    updated_at: changed.body.updated_at,
  });
  const write = (value: string) =>
    intercom.call('POST', '/contacts', { email: `${value}@example.com`, custom_attributes: { Sized: value } });
  expect([(await write('L')).status, (await write('M')).status]).toEqual([400, 200]);
});

test('wrong kinds of input are refused', async () => {
  const { body } = await create({ name: 'Kind', data_type: 'integer' });
  for (const change of [
    { options: [{ value: 'a' }, { value: 'b' }] },
    { options: { value: 'a' } },
    { options: [{ value: 'a' }] },
    { archived: 'yes' },
    { messenger_writable: 1 },
    { description: 5 },
  ])
    expect((await intercom.call('PUT', `/data_attributes/${body.id}`, change)).status, JSON.stringify(change)).toBe(
      400,
    );
  for (const name of [undefined, null, 5, '', 'a.b', 'x'.repeat(191), 'constructor', '__proto__', ['a']])
    expect((await create({ name })).status, String(name)).toBe(400);
  expect((await create({ name: '€ per seat-year' })).status).toBe(200);
  expect((await create({ name: 'kind' })).status).toBe(200);
});

test('standard names are refused, each in its own model', async () => {
  expect(await messageOf({ name: 'email' })).toBe(
    "'email' is one of our standard attributes for your people data. To save this as new people data, use a different name.",
  );
  expect((await create({ name: 'website' })).status).toBe(200);
  expect((await create({ name: 'size', model: 'company' })).status).toBe(400);
});

test('conversations have their own list from 2.16 on', async () => {
  const answer = (version: string) =>
    intercom.call('GET', '/data_attributes?model=conversation', undefined, { 'intercom-version': version });
  const refused = await answer('2.16');
  expect([refused.status, refused.body.errors[0]]).toEqual([
    422,
    {
      code: 'parameter_invalid',
      message: 'model=conversation is no longer supported. Use GET /conversations/attributes instead',
    },
  ]);
  expect((await answer('2.15')).body).toEqual({ type: 'list', data: [] });
  expect((await intercom.call('GET', '/data_attributes?model=ticket')).status).toBe(400);
});

test('exact times have a type of their own in 2.17 and Preview', async () => {
  const typeOf = async (name: string, version: string) => {
    const headers = { 'intercom-version': version };
    const { body } = await intercom.call('GET', '/data_attributes?model=contact', undefined, headers);
    return body.data.find((one: { name: string }) => one.name === name)?.data_type;
  };
  expect(await typeOf('created_at', '2.16')).toBe('date');
  expect(await typeOf('created_at', '2.17')).toBe('datetime');
  expect(await messageOf({ name: 'Exact', data_type: 'datetime' })).toBe("Data Type isn't an option");
  const exact = { name: 'Exact', model: 'contact', data_type: 'datetime' };
  const made = await intercom.call('POST', '/data_attributes', exact, { 'intercom-version': 'Preview' });
  expect(made.body.data_type).toBe('datetime');
  expect(await typeOf('Exact', '2.16')).toBe('date');
});

test('the 251st is refused; archiving one makes room', async () => {
  const known = (await list('')).filter((one: { custom: boolean }) => one.custom).length;
  for (let i = known; i < 250; i++) await create({ name: `Filler ${i}` });
  const over = await create({ name: 'One more' });
  expect([over.status, over.body.errors[0].code]).toEqual([400, 'custom_data_limit_reached']);
  const [filler] = (await list()).filter((one: { name: string }) => one.name.startsWith('Filler'));
  await intercom.call('PUT', `/data_attributes/${filler.id}`, { archived: true });
  expect((await create({ name: 'One more' })).status).toBe(200);
  const back = await intercom.call('PUT', `/data_attributes/${filler.id}`, { archived: false });
  expect(back.body.errors[0].code).toBe('custom_data_limit_reached');
});
