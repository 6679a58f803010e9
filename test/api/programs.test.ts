import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, startGoodword, until, type Goodword } from '../support/goodword.ts';

let goodword: Goodword;
let key: { id: string; key: string };

beforeAll(async () => {
  goodword = await startGoodword();
  key = (await goodword.api('POST', '/api-keys', { name: 'Import' })).body;
});
afterAll(() => goodword.close());

const byKey = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  ask(`${goodword.url}/api/v1${path}`, method, body, { authorization: `Bearer ${key.key}`, ...headers });

describe('API keys', () => {
  it('open the workspace; the list never shows the key; only people manage them', async () => {
    expect(key.key).toMatch(/^gw_/);
    expect((await byKey('POST', '/campaigns', { name: 'By key' })).status).toBe(201);
    const list = await goodword.api('GET', '/api-keys');
    expect(list.body.items).toMatchObject([{ id: key.id, name: 'Import' }]);
    expect(JSON.stringify(list.body)).not.toContain(key.key);
    expect((await byKey('POST', '/api-keys', { name: 'Sneaky' })).body.code).toBe('people_only');
  });

  it('die at once when they are revoked', async () => {
    const other = (await goodword.api('POST', '/api-keys', { name: 'Short' })).body;
    const headers = { authorization: `Bearer ${other.key}` };
    expect((await ask(`${goodword.url}/api/v1/campaigns`, 'GET', undefined, headers)).status).toBe(200);
    expect((await goodword.api('DELETE', `/api-keys/${other.id}`)).status).toBe(204);
    expect((await ask(`${goodword.url}/api/v1/campaigns`, 'GET', undefined, headers)).status).toBe(401);
    expect((await goodword.api('DELETE', `/api-keys/${other.id}`)).status).toBe(404);
  });
});

describe('Idempotency-Key', () => {
  it('repeats the first answer, also for twenty requests at once', async () => {
    const post = () => byKey('POST', '/campaigns', { name: 'Once' }, { 'idempotency-key': 'k1' });
    const answers = await Promise.all(Array.from({ length: 20 }, post));
    const created = answers.filter(({ status }) => status === 201);
    expect(created.length).toBeGreaterThan(0);
    expect(answers.every(({ status, body }) => status === 201 || body.code === 'request_in_progress')).toBe(true);
    expect(new Set(created.map(({ body }) => body.id)).size).toBe(1);
    const again = await post();
    expect(again).toMatchObject({ status: 201, body: created[0]!.body });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const named = (await byKey('GET', '/campaigns')).body.items.filter(({ name }: { name: string }) => name === 'Once');
    expect(named).toHaveLength(1);
  });

  it('does not stand in the way of signing in, and repeats a refusal as the problem it was', async () => {
    const headers = { 'idempotency-key': 'k3' };
    const wrong = { email: 'olivia@example.com', password: 'wrong' };
    expect((await ask(`${goodword.url}/api/v1/session`, 'POST', wrong, headers)).body.code).toBe('wrong_credentials');
    const refuse = () => byKey('POST', '/campaigns', { name: '' }, headers);
    await refuse();
    const again = await byKey('POST', '/campaigns/sample', undefined, { 'idempotency-key': 'k4' });
    const repeated = await byKey('POST', '/campaigns/sample', undefined, { 'idempotency-key': 'k4' });
    expect([again.status, repeated.status]).toEqual([409, 409]);
    expect(repeated.headers.get('content-type')).toContain('application/problem+json');
    expect(repeated.headers.get('idempotency-replayed')).toBe('true');
  });

  it('refuses the same key with another body, and keeps nothing readable', async () => {
    const headers = { 'idempotency-key': 'k2' };
    await byKey('POST', '/campaigns', { name: 'First' }, headers);
    expect((await byKey('POST', '/campaigns', { name: 'Other' }, headers)).body.code).toBe('idempotency_key_reused');
    const rows = await goodword.app.db.selectFrom('idempotency_keys').select('body').execute();
    expect(JSON.stringify(rows)).not.toContain('First');
  });
});

describe('what is refused', () => {
  it('is problem+json with a code: unknown address, malformed JSON, other media types, wrong ids', async () => {
    expect(await byKey('GET', '/nothing')).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(await byKey('GET', '/leads/not-an-id')).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
    const raw = (body: string, type: string) =>
      fetch(`${goodword.url}/api/v1/campaigns`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key.key}`, 'content-type': type },
        body,
      });
    const malformed = await raw('{"name":', 'application/json');
    expect(malformed.headers.get('content-type')).toContain('application/problem+json');
    expect(await malformed.json()).toMatchObject({ status: 400, code: 'malformed_json' });
    expect(await (await raw('name=x', 'text/plain')).json()).toMatchObject({ code: 'unsupported_media_type' });
  });

  it('is text that cannot be stored', async () => {
    for (const name of ['a\ud800', 'a\u0000b']) {
      expect((await byKey('POST', '/campaigns', { name })).body).toMatchObject({
        status: 422,
        errors: [{ path: 'name', message: expect.stringContaining('cannot be stored') }],
      });
    }
  });

  it('is an address that cannot be read', async () => {
    const answer = await fetch(`${goodword.url}/api/v1/leads/%zz`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('from another site with our cookie changes nothing', async () => {
    const refused = await goodword.api('POST', '/campaigns', { name: 'Evil' }, { origin: 'https://evil.example' });
    expect(refused.body.code).toBe('foreign_origin');
    const own = await goodword.api('POST', '/campaigns', { name: 'Own' }, { origin: goodword.url });
    expect(own.status).toBe(201);
  });
});

it('describes itself as OpenAPI 3.1 with every route under /api/v1', async () => {
  const description = (await byKey('GET', '/openapi.json')).body;
  expect(description.openapi).toBe('3.1.0');
  expect(Object.keys(description.paths)).toEqual(
    expect.arrayContaining(['/api/v1/campaigns/{id}', '/api/v1/leads/{id}/timeline', '/api/v1/rewards/{id}/issue']),
  );
  expect((await fetch(`${goodword.url}/docs`)).status).toBe(200);
});

it('open screens hear of a change at once, and only those of a signed-in user', async () => {
  expect((await fetch(`${goodword.url}/api/v1/stream`)).status).toBe(401);
  const leaving = new AbortController();
  const headers = { cookie: goodword.cookie };
  const stream = await fetch(`${goodword.url}/api/v1/stream`, { headers, signal: leaving.signal });
  let heard = '';
  const reading = (async () => {
    for await (const chunk of stream.body!) heard += new TextDecoder().decode(chunk);
  })().catch(() => {});
  await until(async () => heard.includes('retry'), 'the stream opens');
  await byKey('POST', '/campaigns', { name: 'News' });
  await until(async () => heard.includes('event: changed\ndata: {"topics":["campaigns"]}'), 'the change arrives');
  // what happened before was not heard
  expect(heard.indexOf('{"topics":["everything"]}')).toBeLessThan(heard.indexOf('campaigns'));
  leaving.abort();
  await reading;
});
