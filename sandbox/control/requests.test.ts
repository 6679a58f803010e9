import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Exchange } from '../http/exchange.ts';
import { mostRequests, RequestLog } from '../http/request-log.ts';
import { type Harness, startHarness } from '../testing/harness.ts';
import { manualClock } from '../testing/manual-clock.ts';

let intercom: Harness;

beforeEach(async () => {
  intercom = await startHarness({ clock: manualClock() });
});
afterEach(() => intercom.close());

const log = async (query = '') => (await intercom.control('GET', `requests${query}`)).body;
const open = async (row: number) => (await intercom.control('GET', `requests/${row}`)).body;

test('a call is logged with caller, route, version, response and rate limit', async () => {
  const { headers } = await intercom.call('GET', '/contacts?per_page=2', undefined, { 'intercom-version': '2.14' });
  const { total, requests } = await log();
  expect(total).toBe(1);
  expect(requests[0]).toMatchObject({
    request_id: headers.get('x-request-id'),
    at_ms: Date.UTC(2026, 5, 10, 12, 0, 1),
    method: 'GET',
    path: '/contacts',
    route: '/contacts',
    query_keys: ['per_page'],
    app: intercom.clientId,
    workspace: 'prac7ice',
    version: '2.14',
    status: 200,
    code: null,
    rate: { limit: 1667, remaining: 1666, reset: Date.UTC(2026, 5, 10, 12, 0, 16) / 1000 },
    fault: null,
  });
});

test('one entry has headers and bodies, but no token', async () => {
  await intercom.call('POST', '/contacts', { email: 'seen@example.com' });
  const call = await open((await log()).requests[0].row);
  expect(call.request_body).toEqual({ text: '{"email":"seen@example.com"}', bytes: 28 });
  expect(call.request_headers).toMatchObject({ authorization: 'Bearer ••••', 'content-type': 'application/json' });
  expect(JSON.parse(call.answer_body.text)).toMatchObject({ type: 'contact', email: 'seen@example.com' });
  expect(call.answer_headers['x-request-id']).toBe(call.request_id);
  expect(JSON.stringify(await log()) + JSON.stringify(call)).not.toContain(intercom.token);
});

test('neither a malformed token nor the credentials of the token exchange are logged', async () => {
  await intercom.call('GET', '/me', undefined, { authorization: intercom.token });
  await intercom.call('GET', '/me', undefined, { authorization: `Bearer ${intercom.token} ${intercom.token}` });
  await intercom.call('POST', '/auth/eagle/token', { client_secret: intercom.clientSecret, code: 'x' });
  const calls = await Promise.all((await log()).requests.map((one: { row: number }) => open(one.row)));
  expect(calls).toHaveLength(3);
  expect(calls[2]).toMatchObject({ path: '/auth/eagle/token', status: 401, code: 'unauthorized', request_body: null });
  expect(JSON.stringify(calls)).not.toContain(intercom.token);
  expect(JSON.stringify(calls)).not.toContain(intercom.clientSecret);
});

test('no header with a credential is shown, whatever its spelling: the cookies of another port arrive here too', async () => {
  const secret = 'goodword.session_token=s3cret';
  const headers = {
    Cookie: secret,
    'Set-Cookie': secret,
    'Proxy-Authorization': 'Basic czNjcmV0',
    'X-Api-Key': 's3cret',
    'X-CSRF-Token': 's3cret',
    Referer: `http://localhost:4000/oauth/callback?code=s3cret#s3cret`,
  };
  for (const path of ['/contacts', '/no/such/address']) await intercom.call('GET', path, undefined, headers);
  await intercom.call('GET', '/contacts/%zz', undefined, headers);
  const { requests } = await log();
  expect(requests).toHaveLength(3);
  const calls = await Promise.all(requests.map((one: { row: number }) => open(one.row)));
  for (const call of calls)
    expect(call.request_headers).toMatchObject({
      cookie: '••••',
      'set-cookie': '••••',
      'proxy-authorization': 'Basic ••••',
      'x-api-key': '••••',
      referer: 'http://localhost:4000/oauth/callback',
    });
  const pages = requests.map(async (one: { row: number }) =>
    (await fetch(`${intercom.url}/requests/${one.row}`)).text(),
  );
  const all = JSON.stringify([calls, await Promise.all(pages), (await intercom.control('GET', 'export')).body]);
  expect(all).not.toContain('s3cret');
  expect(all).not.toContain('czNjcmV0');
});

test('a recording of traffic holds no header with a credential', async () => {
  const recorded: Exchange[] = [];
  const recording = await startHarness({ onExchange: (exchange) => void recorded.push(exchange) });
  await recording.call('GET', '/me', undefined, {
    cookie: 'a=s3cret',
    'proxy-authorization': 'Basic s3cret',
    'x-api-key': 's3cret',
  });
  await recording.call('PUT', '/contacts/1', { name: 'Ada' }, { cookie: 'a=s3cret' });
  await recording.close();
  expect(recorded).toHaveLength(2);
  expect(JSON.stringify(recorded)).not.toContain('s3cret');
  expect(JSON.stringify(recorded)).not.toContain(recording.token);
});

test('only the beginning of a long body is kept', async () => {
  await intercom.call('POST', '/contacts', { name: 'ü'.repeat(10_000) });
  const call = await open((await log()).requests[0].row);
  expect([call.request_body.text.length, call.request_body.bytes]).toEqual([4_000, 20_011]);
});

describe('what is not imitated is pointed out', () => {
  test('addresses and methods', async () => {
    await intercom.call('GET', '/no_such_thing/5');
    await intercom.call('PATCH', '/contacts', { email: 'x@example.com' });
    await intercom.call('POST', '/no_such_thing', '{"broken":');
    const { unknown_routes: count, requests } = await log('?warning=true');
    expect(count).toBe(3);
    expect(requests.map((one: Record<string, unknown>) => [one['route'], one['status'], one['code']])).toEqual(
      Array.from({ length: 3 }, () => [null, 404, 'not_found']),
    );
  });

  test('addresses that cannot be read or are too long', async () => {
    const strange = await intercom.call('GET', '/contacts/%zz');
    const long = await intercom.call('GET', `/contacts/${'x'.repeat(600)}`);
    expect([strange, long].map(({ status, body }) => [status, body.type, body.errors[0].code])).toEqual([
      [400, 'error.list', 'bad_request'],
      [404, 'error.list', 'not_found'],
    ]);
    const { unknown_routes: count, requests } = await log('?warning=true');
    expect([count, requests[0].status, requests[1].code]).toEqual([2, 400, 'not_found']);
  });

  test('unknown keys of query and body, which are accepted', async () => {
    await intercom.call('GET', '/contacts?per_page=5&page_size=5&email=x');
    const { status } = await intercom.call('POST', '/contacts', { email: 'key@example.com', first_name: 'Key' });
    await intercom.call('GET', '/me');
    expect(status).toBe(200);
    const found = await log('?warning=true');
    expect(found).toMatchObject({ total: 2, unknown_routes: 0, unknown_query_keys: 2, unknown_body_keys: 1 });
    expect(found.requests[0].unknown_query).toEqual(['page_size', 'email']);
    expect(found.requests[1].unknown_body).toEqual(['first_name']);
  });

  test('correct calls have no warning', async () => {
    await intercom.call('POST', '/contacts', { email: 'good@example.com', custom_attributes: { Plan: 'Team' } });
    await intercom.call('POST', '/contacts/search', { query: { field: 'role', operator: '=', value: 'user' } });
    await intercom.call('GET', '/data_attributes?model=contact&include_archived=true');
    expect(await log()).toMatchObject({ total: 3, unknown_routes: 0, unknown_query_keys: 0, unknown_body_keys: 0 });
  });
});

test('the log can be filtered and cleared', async () => {
  await intercom.call('GET', '/me');
  await intercom.call('GET', '/contacts/nobody');
  await intercom.call('POST', '/contacts', { email: 'filter@example.com' });
  const paths = async (query: string) => (await log(query)).requests.map((one: { path: string }) => one.path);
  expect(await paths('?method=post')).toEqual(['/contacts']);
  expect(await paths('?path=/contacts/*')).toEqual(['/contacts/nobody']);
  expect(await paths('?status=4xx')).toEqual(['/contacts/nobody']);
  expect(await paths('?code=not_found')).toEqual(['/contacts/nobody']);
  expect(await paths('?app=nobody')).toEqual([]);
  expect(await paths(`?app=${intercom.clientId}&workspace=prac7ice&limit=2`)).toEqual([
    '/contacts/nobody',
    '/contacts',
  ]);
  expect((await intercom.tryControl('GET', 'requests?status=often')).body).toEqual({
    error: 'status must be like 404, 4xx or none.',
  });
  await intercom.control('DELETE', 'requests');
  expect(await log()).toMatchObject({ total: 0, requests: [] });
});

test('a call without a response is logged, too', async () => {
  await intercom.control('POST', 'fault', { path: '/me', kind: 'reset' });
  await intercom.control('POST', 'fault', {
    path: '/contacts',
    method: 'POST',
    kind: 'html',
    status: 502,
    after: true,
  });
  await expect(intercom.call('GET', '/me')).rejects.toThrow();
  await intercom.call('POST', '/contacts', { email: 'lost@example.com' });
  const { requests } = await log('?fault=true');
  expect(requests).toMatchObject([
    { path: '/me', status: null, fault: 'reset' },
    { path: '/contacts', status: 502, fault: 'html' },
  ]);
});

test('our own pages and controls are not logged', async () => {
  await fetch(`${intercom.url}/people`);
  await intercom.control('GET', 'info');
  expect((await log()).total).toBe(0);
});

test('only the latest calls are kept', () => {
  const requests = new RequestLog();
  for (let i = 0; i < mostRequests + 1_234; i++) requests.begin({} as never, { path: `/${i}` } as never);
  const rows = requests.list();
  expect([rows.length, rows.at(0)?.row, rows.at(-1)?.row]).toEqual([mostRequests, 1_235, mostRequests + 1_234]);
});
