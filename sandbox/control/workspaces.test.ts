import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';

let intercom: Harness;
beforeEach(async () => {
  intercom = await startHarness({ settings: { indexLagMs: 0 } });
});
afterEach(() => intercom.close());

const as = (token: string, method: string, path: string, body?: unknown) =>
  intercom.call(method, path, body, { authorization: `Bearer ${token}` });
const emails = (answer: { body: { data: { email: string }[] } }) => answer.body.data.map(({ email }) => email);

describe('workspaces', () => {
  test('have their own people, even with the same address', async () => {
    const made = await intercom.control('POST', 'workspaces', {
      name: 'Europe',
      region: 'EU',
      timezone: 'Europe/Paris',
    });
    expect(made.body).toMatchObject({ name: 'Europe', region: 'EU', timezone: 'Europe/Paris' });
    expect(made.body.id_code).toMatch(/^[a-z0-9]{8}$/);
    const token = made.body.access_token;
    expect((await as(token, 'GET', '/me')).body.app).toMatchObject({ id_code: made.body.id_code, region: 'EU' });
    expect((await as(token, 'GET', '/contacts')).body.total_count).toBe(0);
    expect((await intercom.call('POST', '/contacts', { email: 'same@example.com' })).status).toBe(200);
    expect((await as(token, 'POST', '/contacts', { email: 'same@example.com' })).status).toBe(200);
    const info = (await intercom.control('GET', 'info')).body;
    expect(info.workspaces).toHaveLength(2);
    expect(Object.keys(info.workspaces[1])).toEqual(['id_code', 'region', 'timezone', 'access_token']);
  });

  test('are filled with the sample, generated people, or the contents in the body', async () => {
    const sample = await intercom.control('POST', 'workspaces', { id_code: 'sample2', seed: 'sample', generate: 30 });
    const { total_count: total } = (await as(sample.body.access_token, 'GET', '/contacts')).body;
    expect(total).toBe(54);
    const inline = await intercom.control('POST', 'workspaces', {
      id_code: 'inline2',
      seed: { contacts: [{ email: 'one@example.com' }, { role: 'lead', email: 'two@example.com' }] },
    });
    expect(emails(await as(inline.body.access_token, 'GET', '/contacts'))).toEqual(
      expect.arrayContaining(['one@example.com', 'two@example.com']),
    );
  });

  test('are changed and deleted, with their tokens', async () => {
    const { body } = await intercom.control('POST', 'workspaces', { id_code: 'gone1' });
    await intercom.control('POST', 'workspaces/gone1', { name: 'Renamed', timezone: 'Asia/Tokyo' });
    expect((await as(body.access_token, 'GET', '/me')).body.app).toMatchObject({
      name: 'Renamed',
      timezone: 'Asia/Tokyo',
    });
    expect((await intercom.control('DELETE', 'workspaces/gone1')).body).toEqual({ deleted: true });
    expect((await as(body.access_token, 'GET', '/me')).status).toBe(401);
  });

  test.each([
    ['POST', 'workspaces', { region: 'MARS' }, 400],
    ['POST', 'workspaces', { timezone: 'Nowhere/Else' }, 400],
    ['POST', 'workspaces', { id_code: 'No!' }, 400],
    ['POST', 'workspaces', { seed: 'everything' }, 400],
    ['POST', 'workspaces', { seed: { contacts: [{ email: 'x' }] } }, 400],
    ['POST', 'workspaces', { seed: { contacts: [{ email: 'x@example.com', owner: 'no@example.com' }] } }, 400],
    ['POST', 'workspaces', { id_code: 'prac7ice' }, 409],
    ['POST', 'workspaces/nowhere', {}, 404],
    ['DELETE', 'workspaces/prac7ice', undefined, 400],
  ])('%s %s %j is refused with a sentence', async (method, path, body, status) => {
    const answer = await intercom.tryControl(method, path, body);
    expect([answer.status, typeof answer.body.error]).toEqual([status, 'string']);
  });
});

describe('export and import', () => {
  test('take everything from one practice Intercom to another', async () => {
    await intercom.call('POST', '/contacts', { email: 'moved@example.com' });
    await intercom.control('POST', 'workspaces', { id_code: 'second1' });
    await intercom.control('POST', 'settings', { index_lag_ms: 5 });
    const exported = await intercom.control('GET', 'export');
    expect(exported.headers.get('content-disposition')).toBe('attachment; filename="practice-intercom.json"');

    const other = await startHarness();
    const answer = await other.control('POST', 'import', exported.body);
    expect(answer.body).toEqual({ replaced: 'everything', workspaces: ['prac7ice', 'second1'] });
    const me = await other.call('GET', '/me', undefined, { authorization: `Bearer ${intercom.token}` });
    expect(me.status).toBe(200);
    expect((await other.control('GET', 'info')).body).toEqual((await intercom.control('GET', 'info')).body);
    expect((await other.control('GET', 'settings')).body.index_lag_ms).toBe(5);
    expect((await other.call('GET', '/me')).status).toBe(401);
    await other.close();
  });

  test('of one workspace add it, or replace the one with its id', async () => {
    const exported = await intercom.control('GET', 'export?workspace=prac7ice');
    const { body: contact } = await intercom.call('POST', '/contacts', { email: 'later@example.com' });
    const again = await intercom.control('POST', 'import', exported.body);
    expect(again.body).toEqual({ replaced: 'workspaces', workspaces: ['prac7ice'] });
    expect((await intercom.call('GET', `/contacts/${contact.id}`)).status).toBe(404);

    exported.body.workspaces[0].idCode = 'copy1';
    expect((await intercom.control('POST', 'import', exported.body)).status).toBe(200);
    expect(
      (await intercom.control('GET', 'info')).body.workspaces.map((one: { id_code: string }) => one.id_code),
    ).toEqual(['prac7ice', 'copy1']);
  });

  test.each([{}, [], { format: 'other' }, { format: 'practice-intercom/1', apps: [], workspaces: [] }])(
    'of %j are refused, with nothing changed',
    async (body) => {
      const answer = await intercom.tryControl('POST', 'import', body);
      expect(answer.status).toBe(400);
      expect(answer.body.error).toMatch(/^This is not an export of the practice Intercom/);
      expect((await intercom.call('GET', '/me')).status).toBe(200);
    },
  );

  test('an unknown workspace cannot be exported', async () => {
    expect((await intercom.tryControl('GET', 'export?workspace=nowhere')).status).toBe(404);
  });
});
