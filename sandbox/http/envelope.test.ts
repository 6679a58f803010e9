import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';
import { isTooDeep } from './json-body.ts';

let intercom: Harness;
let lines: string[];

beforeAll(async () => {
  lines = [];
  intercom = await startHarness({ log: (line) => lines.push(line) });
});
afterAll(() => intercom.close());

/** The response to bytes that no HTTP client would send. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(intercom.port, '127.0.0.1');
  socket.end(bytes);
  return await text(socket);
}

describe('response headers', () => {
  test('are the recorded ones', async () => {
    const { headers, body } = await intercom.call('GET', '/me');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-v]{20}$/);
    expect(headers.get('etag')).toMatch(/^W\/"[0-9a-f]{32}"$/);
    expect(headers.get('x-runtime')).toMatch(/^\d+\.\d{6}$/);
    expect(Number(headers.get('x-runtime'))).toBeGreaterThan(0);
    expect(headers.get('status')).toBe('200 OK');
    expect(headers.get('server')).toBe('nginx');
    expect(headers.get('cache-control')).toBe('max-age=0, private, must-revalidate');
    expect(headers.get('x-intercom-version')).toMatch(/^[0-9a-f]{40}$/);
    const again = await intercom.call('GET', '/me');
    expect([again.headers.get('etag'), again.body]).toEqual([headers.get('etag'), body]);
    expect((await intercom.call('GET', '/admins')).headers.get('etag')).not.toBe(headers.get('etag'));
  });

  test('of an error have no etag, and without a token no rate limit', async () => {
    const missing = await intercom.call('GET', '/contacts/unknown');
    expect([missing.headers.get('status'), missing.headers.get('etag')]).toEqual(['404 Not Found', null]);
    const stranger = await intercom.call('GET', '/me', undefined, { authorization: 'Bearer nope' });
    expect(stranger.headers.get('x-ratelimit-limit')).toBeNull();
    expect(stranger.headers.get('status')).toBe('401 Unauthorized');
  });

  test('of a write carry recent_write, those of a search do not', async () => {
    const query = { field: 'role', operator: '=', value: 'user' };
    const cookies = [
      (await intercom.call('POST', '/contacts', { email: 'cookie@example.com' })).headers.get('set-cookie'),
      (await intercom.call('POST', '/contacts/search', { query })).headers.get('set-cookie'),
      (await intercom.call('GET', '/me')).headers.get('set-cookie'),
    ];
    expect(cookies).toEqual([expect.stringMatching(/^recent_write=[0-9a-f-]{36}; max-age=1$/), null, null]);
  });

  test('are not on our own pages and controls', async () => {
    const { headers } = await intercom.control('GET', 'info');
    expect([headers.get('server'), headers.get('status'), headers.get('etag')]).toEqual([null, null, null]);
  });
});

describe('methods', () => {
  test('HEAD answers like GET, without the body', async () => {
    const { status, headers, body } = await intercom.call('HEAD', '/me');
    expect([status, body]).toEqual([200, '']);
    expect(headers.get('x-ratelimit-limit')).not.toBeNull();
    expect((await intercom.call('HEAD', '/contacts/unknown')).status).toBe(404);
  });

  test.each(['OPTIONS', 'PATCH'])('%s answers 404', async (method) => {
    const { status, body } = await intercom.call(method, '/contacts');
    expect([status, body.errors[0].code]).toEqual([404, 'not_found']);
  });
});

describe('what is accepted', () => {
  const accept = async (value: string) => {
    const { status, body } = await intercom.call('GET', '/me', undefined, { accept: value });
    return status === 200 ? 200 : [status, body.errors[0]];
  };

  test.each(['application/json', '*/*', 'text/html, application/json;q=0.5', 'application/*', ''])(
    '%s',
    async (value) => {
      expect(await accept(value)).toBe(200);
    },
  );

  test.each(['text/html', 'test', 'application/xml;q=1'])('not %s', async (value) => {
    const message = 'The Accept header should send a media type of application/json';
    expect(await accept(value)).toEqual([406, { code: 'media_type_not_acceptable', message }]);
  });

  test('no body but JSON', async () => {
    const { status, body } = await intercom.call('POST', '/contacts', 'x', { 'content-type': 'text/plain' });
    expect([status, body.errors[0].code]).toEqual([406, 'media_type_not_acceptable']);
  });

  test('an empty body of any type where none is needed', async () => {
    const { body } = await intercom.call('POST', '/contacts', { email: 'empty@example.com' });
    expect((await intercom.call('POST', `/contacts/${body.id}/archive`, '')).status).toBe(200);
    expect((await intercom.call('DELETE', `/contacts/${body.id}`, '')).status).toBe(200);
  });
});

describe('bodies', () => {
  test.each([
    [`${'['.repeat(100)}${']'.repeat(100)}`, false],
    [`${'['.repeat(101)}${']'.repeat(101)}`, true],
    [`{"a":"${'['.repeat(500)}"}`, false],
    [`{"a":"\\"${'{'.repeat(500)}"}`, false],
    [`{"a":"\\\\"${',"b":['.repeat(101)}`, true],
    ['"unfinished', false],
  ])('%.30s… is too deep: %s', (json, expected) => {
    expect(isTooDeep(json)).toBe(expected);
  });

  test('five megabytes are refused, and the connection stays usable', async () => {
    const { status, body } = await intercom.call('POST', '/contacts', { name: 'x'.repeat(5_000_000) });
    expect([status, body.type, body.errors[0].code]).toEqual([413, 'error.list', 'client_error']);
    expect((await intercom.call('GET', '/me')).status).toBe(200);
  });
});

describe('invalid HTTP', () => {
  test.each([
    ['no HTTP', 'hello\r\n\r\n', /^HTTP\/1\.1 400 /],
    ['an unknown method', 'SNEEZE /me HTTP/1.1\r\nhost: localhost\r\n\r\n', /^HTTP\/1\.1 400 /],
    [
      'headers without end',
      `GET /me HTTP/1.1\r\nhost: localhost\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
      /^HTTP\/1\.1 431 /,
    ],
    [
      'two lengths',
      'POST /me HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nx',
      /^HTTP\/1\.1 400 /,
    ],
    [
      'an address without meaning',
      'GET /contacts/%zz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n',
      /^HTTP\/1\.1 400 /,
    ],
  ])('%s', async (_name, bytes, first) => {
    const answer = await raw(bytes);
    expect(answer).toMatch(first);
    expect(JSON.parse(answer.slice(answer.indexOf('{')))).toMatchObject({ type: 'error.list' });
  });

  test('headers sent twice', async () => {
    const twice = (name: string, one: string, other: string) =>
      raw(
        `GET /me HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nauthorization: Bearer ${intercom.token}\r\n${name}: ${one}\r\n${name}: ${other}\r\n\r\n`,
      );
    expect(await twice('intercom-version', '2.14', '2.15')).toContain('intercom_version_invalid');
    expect(await twice('accept', 'text/html', 'application/json')).toMatch(/^HTTP\/1\.1 200 /);
    expect(await twice('authorization', 'Bearer nope', 'Bearer nope')).toMatch(/^HTTP\/1\.1 200 /);
    expect(lines.filter((line) => line.startsWith('Failed'))).toEqual([]);
  });
});
