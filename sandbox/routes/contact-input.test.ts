import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';

let intercom: Harness;
let people = 0;

beforeAll(async () => {
  intercom = await startHarness();
  const attribute = (name: string, data_type: string, more: object = {}) =>
    intercom.call('POST', '/data_attributes', { name, model: 'contact', data_type, ...more }, preview);
  await attribute('t_text', 'string');
  await attribute('t_whole', 'integer');
  await attribute('t_float', 'float');
  await attribute('t_bool', 'boolean');
  await attribute('t_date', 'date');
  await attribute('t_datetime', 'datetime');
  await attribute('t_list', 'options', { options: [{ value: 'A' }, { value: 'B' }] });
});
afterEach(() => intercom.control('POST', 'settings', { refuse_wrong_types: false }));
afterAll(() => intercom.close());

const preview = { 'intercom-version': 'Preview' };
const create = (body: object, headers = {}) => {
  people += 1;
  return intercom.call('POST', '/contacts', { email: `input-${people}@example.com`, ...body }, headers);
};
const written = async (name: string, value: unknown) => {
  const { status, body } = await create({ custom_attributes: { [name]: value } });
  return status === 200 ? body.custom_attributes[name] : status;
};

describe('custom values', () => {
  test.each([
    ['t_text', 'plain', 'plain'],
    ['t_text', 5, '5'],
    ['t_text', true, 'true'],
    ['t_text', 'x'.repeat(255), 'x'.repeat(255)],
    ['t_text', 'x'.repeat(256), 400],
    ['t_whole', 5, 5],
    ['t_whole', '5', 5],
    ['t_whole', 5.5, 400],
    ['t_whole', 'five', 400],
    ['t_whole', 1e300, 400],
    ['t_whole', true, 400],
    ['t_float', '5.5', 5.5],
    ['t_bool', 'true', true],
    ['t_bool', false, false],
    ['t_bool', 1, 400],
    ['t_date', 1_700_000_000, 1_700_000_000],
    ['t_date', '1700000000', 1_700_000_000],
    ['t_date', '2026-01-01', 400],
    ['t_date', 1e15, 400],
    ['t_datetime', 1_700_000_001, 1_700_000_001],
    ['t_list', 'A', 'A'],
    ['t_list', 'C', 400],
    ['t_text', { a: 1 }, 400],
    ['t_text', ['a'], 400],
    ['t_nothing', 'a', 400],
    ['T_TEXT', 'a', 400],
    ['constructor', 'a', 400],
  ])('%s given %j', async (name, value, expected) => {
    expect(await written(name, value)).toBe(expected);
  });

  test('null and empty text clear a value to null', async () => {
    const { body } = await create({ custom_attributes: { t_text: 'x', t_whole: 1 } });
    const cleared = await intercom.call('PUT', `/contacts/${body.id}`, {
      custom_attributes: { t_text: '', t_whole: null, t_bool: null },
    });
    expect(cleared.body.custom_attributes).toEqual({ t_text: null, t_whole: null });
  });

  test('a switch refuses other types instead of converting them', async () => {
    await intercom.control('POST', 'settings', { refuse_wrong_types: true });
    expect(await written('t_whole', '5')).toBe(400);
    expect(await written('t_text', 5)).toBe(400);
    expect(await written('t_bool', 'true')).toBe(400);
    expect(await written('t_whole', 5)).toBe(5);
    expect(await written('t_list', 'A')).toBe('A');
  });

  test('an update with one invalid value is not applied at all', async () => {
    const { body } = await create({ name: 'Before', custom_attributes: { t_whole: 1 } });
    const refused = await intercom.call('PUT', `/contacts/${body.id}`, {
      name: 'After',
      custom_attributes: { t_whole: 2, unheard_of: 1 },
    });
    expect(refused.body.errors[0].message).toBe("Custom attribute 'unheard_of' does not exist");
    expect((await intercom.call('GET', `/contacts/${body.id}`)).body).toEqual(body);
  });
});

describe('standard fields', () => {
  test.each([
    [{ email: 'no-at-sign' }],
    [{ email: 5 }],
    [{ name: ['a'] }],
    [{ name: 'x'.repeat(256) }],
    [{ role: 'admin' }],
    [{ signed_up_at: '2026-01-01' }],
    [{ signed_up_at: -1 }],
    [{ last_seen_at: 1e300 }],
    [{ owner_id: '1' }],
    [{ owner_id: {} }],
    [{ unsubscribed_from_emails: 'yes' }],
    [{ custom_attributes: [] }],
    [{ custom_attributes: 'x' }],
    [{ role: 'lead', external_id: 'own' }],
  ])('refused: %j', async (body) => {
    const answer = await create(body);
    expect([answer.status, answer.body.errors?.[0].code]).toEqual([400, 'parameter_invalid']);
  });

  test('unusual text is stored unchanged', async () => {
    const name = '\u0000 \ud800 😀 __proto__';
    expect((await create({ name })).body.name).toBe(name);
  });

  test('a body that would change every object is refused', async () => {
    const answer = await intercom.call('POST', '/contacts', '{"email":"p@example.com","__proto__":{"role":"lead"}}');
    expect(answer.status).toBe(400);
    const inner = await intercom.call(
      'POST',
      '/contacts',
      '{"email":"p@example.com","custom_attributes":{"__proto__":1}}',
    );
    expect(inner.status).toBe(400);
  });

  test('what cannot be written is ignored', async () => {
    const { body } = await create({ location: { city: 'Cork' }, tags: ['x'], last_replied_at: 5, id: 'mine' });
    expect(body.location.city).toBe(null);
    expect([body.tags.total_count, body.last_replied_at]).toEqual([0, null]);
    expect(body.id).not.toBe('mine');
  });

  test('at least one of email, external_id and role', async () => {
    const refused = await intercom.call('POST', '/contacts', { name: 'Unknown', phone: '+353871111111' });
    expect([refused.status, refused.body.errors[0].code]).toEqual([400, 'parameter_not_found']);
    expect((await intercom.call('POST', '/contacts', { role: 'lead' })).status).toBe(200);
    expect((await intercom.call('POST', '/contacts', { external_id: 'alone' })).body.role).toBe('user');
  });

  test('email_verified needs an e-mail from 2.16 on, and means nothing before', async () => {
    const { body } = await create({ email_verified: true });
    const alone = (headers: Record<string, string>) =>
      intercom.call('PUT', `/contacts/${body.id}`, { email_verified: false }, headers);
    expect((await alone({ 'intercom-version': '2.16' })).status).toBe(400);
    expect((await alone({ 'intercom-version': '2.15' })).status).toBe(200);
  });

  test('language_override is written in Preview only; an unknown code clears it', async () => {
    expect((await create({ language_override: 'pt' })).body.language_override).toBe(null);
    const { body } = await create({ language_override: 'pt' }, preview);
    expect(body.language_override).toBe('pt');
    const unknown = await intercom.call('PUT', `/contacts/${body.id}`, { language_override: 'xx' }, preview);
    expect(unknown.body.language_override).toBe(null);
  });

  test('formatted_phone is in Preview only', async () => {
    const { body } = await create({ phone: '+353 (87) 123-4567' }, preview);
    expect([body.phone, body.formatted_phone]).toEqual(['+353 (87) 123-4567', '+353871234567']);
    expect((await create({ phone: '087 1234567' }, preview)).body.formatted_phone).toBe(null);
    expect((await intercom.call('GET', `/contacts/${body.id}`)).body).not.toHaveProperty('formatted_phone');
  });

  test('an avatar is written as an address and read as an object', async () => {
    const { body } = await create({ avatar: 'https://example.com/a.png' });
    expect(body.avatar).toEqual({ type: 'avatar', image_url: 'https://example.com/a.png' });
  });
});

test('every key of a contact is there, null when empty', async () => {
  const { body } = await intercom.call('POST', '/contacts', { role: 'user' });
  const list = (path: string) => ({
    type: 'list',
    data: [],
    url: `/contacts/${body.id}/${path}`,
    total_count: 0,
    has_more: false,
  });
  const nulls = [
    'external_id email phone name avatar owner_id signed_up_at last_seen_at last_replied_at last_contacted_at',
    'last_email_opened_at last_email_clicked_at language_override browser browser_version browser_language os',
    'android_app_name android_app_version android_device android_os_version android_sdk_version android_last_seen_at',
    'ios_app_name ios_app_version ios_device ios_os_version ios_sdk_version ios_last_seen_at',
    'utm_campaign utm_content utm_medium utm_source utm_term referrer',
  ].flatMap((line) => line.split(' '));
  expect(body).toEqual({
    ...Object.fromEntries(nulls.map((key) => [key, null])),
    type: 'contact',
    id: body.id,
    workspace_id: 'prac7ice',
    role: 'user',
    social_profiles: { type: 'list', data: [] },
    has_hard_bounced: false,
    marked_email_as_spam: false,
    unsubscribed_from_emails: false,
    created_at: body.created_at,
    updated_at: body.created_at,
    location: { type: 'location', country: null, region: null, city: null, country_code: null, continent_code: null },
    custom_attributes: {},
    tags: list('tags'),
    notes: list('notes'),
    companies: list('companies'),
    opted_out_subscription_types: list('subscriptions'),
    opted_in_subscription_types: list('subscriptions'),
    sms_consent: false,
    unsubscribed_from_sms: false,
  });
});
