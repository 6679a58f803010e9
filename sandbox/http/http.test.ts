import http from 'node:http';
import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Harness, startHarness, until } from '../testing/harness.ts';
import { type ManualClock, manualClock } from '../testing/manual-clock.ts';

let intercom: Harness;
let clock: ManualClock;
let lines: string[];

beforeEach(async () => {
  clock = manualClock();
  lines = [];
  intercom = await startHarness({ clock, log: (line) => lines.push(line) });
});
afterEach(() => intercom.close());

describe('the rate limit', () => {
  test('is announced on each answer and enforced per ten-second slice, without Retry-After', async () => {
    await intercom.control('POST', 'settings', { rate_limit_per_minute: 12 });
    const reset = String((Math.floor(clock.now() / 10_000) + 1) * 10 + 6);
    const seen = [];
    for (let i = 0; i < 3; i++) seen.push(await intercom.call('GET', '/me'));
    expect(seen.map((answer) => answer.status)).toEqual([200, 200, 429]);
    expect(seen.map((answer) => answer.headers.get('x-ratelimit-remaining'))).toEqual(['1', '0', '0']);
    expect(seen[2]?.headers.get('x-ratelimit-limit')).toBe('2');
    expect(seen[2]?.headers.get('x-ratelimit-reset')).toBe(reset);
    expect(seen[2]?.headers.get('retry-after')).toBeNull();
    expect(seen[2]?.body.errors[0]).toEqual({
      code: 'rate_limit_exceeded',
      message: 'Exceeded rate limit of 2 in 10_seconds',
    });
    clock.advance(9_000);
    expect((await intercom.call('GET', '/me')).status).toBe(200);
  });
});

describe('versions', () => {
  const version = (name: string) => intercom.call('GET', '/me', undefined, { 'intercom-version': name });

  test('are echoed; without a header the app’s own is used', async () => {
    expect((await version('2.11')).headers.get('intercom-version')).toBe('2.11');
    expect((await version('Preview')).headers.get('intercom-version')).toBe('Preview');
    expect((await intercom.call('GET', '/me')).headers.get('intercom-version')).toBe('2.16');
  });

  test('that do not exist, and calls newer than the version, are refused', async () => {
    expect((await version('9.9')).body.errors[0]).toEqual({
      code: 'intercom_version_invalid',
      message: 'The requested version could not be found',
    });
    const early = await intercom.call('GET', '/contacts/find_by_external_id/acme-1001', undefined, {
      'intercom-version': '2.12',
    });
    expect(early.body.errors[0].code).toBe('intercom_version_invalid');
  });
});

describe('a permission is checked before the content', () => {
  test.each([
    ['/contacts', { email_verified: true }, ['read_write_users', 'write_users_companies']],
    ['/tags', {}, ['write_tags']],
    ['/data_attributes', {}, ['write_data_attributes']],
    ['/events', {}, ['write_events']],
  ])('%s', async (path, body, scopes) => {
    const allowed = await intercom.call('POST', path, body);
    expect([allowed.status, allowed.body.errors[0].code]).toEqual([400, expect.stringMatching(/^parameter_/)]);
    await intercom.control('POST', 'tokens', { token: intercom.token, remove_scopes: scopes });
    const refused = await intercom.call('POST', path, body);
    expect([401, 403]).toContain(refused.status);
    expect(refused.body.errors[0].code).toMatch(/^(token_unauthorized|forbidden)$/);
  });
});

describe('invalid input gets Intercom’s own error', () => {
  test('a missing or wrong token', async () => {
    for (const authorization of ['Bearer', 'Bearer nope', `Basic ${intercom.token}`]) {
      const { status, body } = await intercom.call('GET', '/me', undefined, { authorization });
      expect([status, body.errors[0]]).toEqual([401, { code: 'unauthorized', message: 'Access Token Invalid' }]);
    }
    const { status, body } = await intercom.call('GET', '/me', undefined, { authorization: '' });
    expect([status, body.errors[0].code]).toEqual([401, 'missing_authorization']);
  });

  test('an unknown route, which is logged without its query', async () => {
    const { status, body } = await intercom.call('GET', '/no_such_thing?name=secret');
    expect([status, body.type]).toEqual([404, 'error.list']);
    expect(lines).toEqual(['Not imitated here: GET /no_such_thing']);
  });

  test.each([
    ['half a JSON', '{"email":'],
    ['no JSON at all', 'hello'],
    ['an array', '[]'],
    ['a number', '5'],
    ['a prototype', '{"__proto__":{"role":"user"}}'],
    ['very deep JSON', `${'{"query":'.repeat(5000)}1${'}'.repeat(5000)}`],
    ['an e-mail that is an object', '{"email":{"toString":1}}'],
    ['a role that is an object', '{"role":{"toString":1}}'],
    ['an owner that is an object', '{"email":"x@example.com","owner_id":{"toString":1}}'],
    ['attributes that are an array', '{"email":"x@example.com","custom_attributes":[1]}'],
    ['an attribute that is an object', '{"email":"x@example.com","custom_attributes":{"Plan":{"a":1}}}'],
    ['a time that is text', '{"email":"x@example.com","signed_up_at":"yesterday"}'],
    ['a number for an integer that is none', '{"email":"x@example.com","custom_attributes":{"Seats":1.5}}'],
    ['nothing', '{}'],
  ])('%s', async (_name, text) => {
    for (const path of ['/contacts', '/contacts/search']) {
      const { status, body } = await intercom.call('POST', path, text);
      expect([status, body.type], path).toEqual([400, 'error.list']);
    }
    expect(lines).toEqual([]);
  });

  test.each(['application/x-www-form-urlencoded', 'text/plain', 'application/vnd.api+json'])(
    'a body as %s, which is not JSON',
    async (type) => {
      const { status, body } = await intercom.call('POST', '/contacts', 'email=ada%40example.com', {
        'content-type': type,
      });
      expect([status, body.errors[0].code]).toEqual([406, 'media_type_not_acceptable']);
    },
  );

  test('an empty body that says it is a form is no body', async () => {
    const { status, body } = await intercom.call('POST', '/contacts/merge', '', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect([status, body.errors[0].code]).toEqual([400, 'parameter_not_found']);
  });

  test('five megabytes', async () => {
    const { status, body } = await intercom.call('POST', '/contacts', { name: 'x'.repeat(5_000_000) });
    expect([status, body.type]).toEqual([413, 'error.list']);
  });

  test('a search with invalid parts', async () => {
    const strange = [{ toString: 1 }, [], '', null, 1e300, true];
    const role = { field: 'role', operator: '=', value: 'user' };
    for (const odd of strange)
      for (const body of [
        { query: odd },
        { query: { field: odd, operator: '=', value: 'x' } },
        { query: { field: 'created_at', operator: odd, value: 1 } },
        { query: { field: 'created_at', operator: '=', value: odd } },
        { query: role, sort: { field: odd, order: odd } },
        { query: role, pagination: { per_page: odd, starting_after: odd } },
      ]) {
        const answer = await intercom.call('POST', '/contacts/search', body);
        expect(answer.status, JSON.stringify(body)).toBeLessThan(500);
      }
    expect(lines).toEqual([]);
  });
});

describe('faults', () => {
  const create = () => intercom.call('POST', '/contacts', { email: 'fault@example.com' });
  const fault = (body: object) => intercom.control('POST', 'fault', { path: '/contacts', method: 'post', ...body });

  test('a status, with code and message, for the given number of calls', async () => {
    await fault({ kind: 'status', status: 403, code: 'api_plan_restricted', message: 'No', times: 2 });
    for (let i = 0; i < 2; i++)
      expect((await create()).body.errors[0]).toEqual({ code: 'api_plan_restricted', message: 'No' });
    expect((await create()).status).toBe(200);
  });

  test('HTML, an empty body, half a body and a cut connection', async () => {
    await fault({ kind: 'html', status: 502 });
    const html = await create();
    expect([html.status, html.headers.get('content-type')]).toEqual([502, 'text/html']);
    await fault({ kind: 'empty', status: 500 });
    expect((await create()).body).toBe('');
    await fault({ kind: 'half_body' });
    await expect(create()).rejects.toThrow();
    await fault({ kind: 'reset' });
    await expect(create()).rejects.toThrow();
    expect((await create()).status).toBe(200);
  });

  test.each(['reset', 'html', 'half_body', 'hang'])('the work is done and its response lost to %s', async (kind) => {
    await fault({ kind, after: true, status: 503 });
    const signal = AbortSignal.timeout(500);
    const answer = await fetch(`${intercom.url}/contacts`, {
      method: 'POST',
      signal,
      headers: { authorization: `Bearer ${intercom.token}`, 'content-type': 'application/json' },
      body: '{"email":"fault@example.com"}',
    })
      .then((response) => response.text())
      .catch(() => 'lost');
    expect(answer).toMatch(kind === 'html' ? /^<html>/ : /^lost$/);
    expect((await create()).status).toBe(409);
    expect(lines).toEqual([]);
  });

  test('no response, until the caller gives up', async () => {
    await fault({ kind: 'hang' });
    const request = fetch(`${intercom.url}/contacts`, { method: 'POST', signal: AbortSignal.timeout(150) });
    await expect(request).rejects.toThrow(/timeout/);
  });
});

describe('the control API', () => {
  test('lists apps and workspaces, with a permanent token', async () => {
    const { body } = await intercom.control('GET', 'info');
    expect(Object.keys(body)).toEqual(['apps', 'workspaces']);
    expect(Object.keys(body.apps[0])).toEqual(['client_id', 'client_secret', 'redirect_uris', 'webhook_url', 'topics']);
    expect(body.workspaces).toEqual([
      { id_code: 'prac7ice', region: 'US', timezone: 'Europe/Dublin', access_token: intercom.token },
    ]);
  });

  test.each([
    ['settings', { index_lag_ms: -1 }, 'index_lag_ms must be at least 0.'],
    ['settings', { echo: 'yes' }, 'echo must be true or false.'],
    ['settings', { speed: 1 }, 'Unrecognized key: "speed"'],
    [
      'apps/:id',
      { webhook_url: 'ftp://example.com' },
      'webhook_url must be a URL that starts with http:// or https://.',
    ],
    ['apps/:id', { topics: ['contact.sneezed'] }, /^topics can hold: contact\.user\.created/],
    ['fault', { path: 'x', kind: 'hang' }, 'path must start with "/".'],
  ])('%s %o is refused with a sentence', async (path, body, sentence) => {
    const answer = await intercom.tryControl('POST', path.replace(':id', intercom.clientId), body);
    expect(answer.status).toBe(400);
    if (typeof sentence === 'string') expect(answer.body).toEqual({ error: sentence });
    else expect(answer.body.error).toMatch(sentence);
  });

  test('changes only what is named', async () => {
    const before = (await intercom.control('POST', 'settings', {})).body;
    const { body } = await intercom.control('POST', 'settings', { index_lag_ms: 0 });
    expect(body).toEqual({ ...before, index_lag_ms: 0 });
  });
});

test('closing cuts idle and unanswered connections off instead of waiting for their callers', async () => {
  const agent = new http.Agent({ keepAlive: true });
  const idle = await new Promise<Socket>((resolve) =>
    http.get(`${intercom.url}/people`, { agent }, (response) => {
      const { socket } = response;
      response.resume().on('end', () => resolve(socket));
    }),
  );
  await intercom.control('POST', 'fault', { kind: 'hang' });
  const unanswered = intercom.call('GET', '/me').then(
    () => 'answered',
    () => 'cut off',
  );
  await until('the call is under way', async () => (await intercom.control('GET', 'requests')).body.total === 1);
  const started = performance.now();
  await intercom.close();
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(await unanswered).toBe('cut off');
  await until('the idle connection is closed', () => idle.destroyed);
  agent.destroy();
});
