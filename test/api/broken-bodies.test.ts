import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../src/platform/log/log.ts';
import { ask, startGoodword, until, type Goodword } from '../support/goodword.ts';
import { askRaw } from '../support/raw-request.ts';
import { addressOf, isChanging, listRoutes } from '../support/routes.ts';

const lines: { level: number; msg: string }[] = [];
const log = createLog(
  'info',
  new Writable({
    write(line, _encoding, done) {
      lines.push(JSON.parse(String(line)) as { level: number; msg: string });
      done();
    },
  }),
);
const faults = () => lines.filter(({ level }) => level >= 50);

let goodword: Goodword;
let upload: string;
beforeAll(async () => {
  goodword = await startGoodword({ log });
  const { id } = (await goodword.api('POST', '/campaigns/sample')).body;
  const { id: importId } = (await goodword.api('POST', '/imports', { campaign_id: id, source: 'csv' })).body;
  upload = `/api/v1/imports/${importId}/file`;
});
afterAll(() => goodword.close());

describe('uploads', () => {
  const form = (content: string, end = '\r\n--b--\r\n') =>
    `--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n${content}${end}`;
  const multipart = 'multipart/form-data; boundary=b';
  const people = 'email,first_name\nana@example.com,Ana\n';

  it.each([
    ['without a boundary', 'multipart/form-data', form(people), 400, 'malformed_upload'],
    ['with an empty boundary', 'multipart/form-data; boundary=', form(people), 400, 'malformed_upload'],
    ['that breaks off in the file', multipart, form(people, ''), 400, 'malformed_upload'],
    [
      'that breaks off in a long file',
      multipart,
      form(people + 'x@example.com,X\n'.repeat(20_000), ''),
      400,
      'malformed_upload',
    ],
    ['that breaks off in the headers of the file', multipart, form('').slice(0, 60), 400, 'malformed_upload'],
    ['of another boundary', multipart, form(people).replaceAll('--b', '--c'), 400, 'malformed_upload'],
    ['without a file', multipart, '--b--\r\n', 422, 'no_file'],
    ['that is no form', 'application/json', '{}', 422, 'no_file'],
  ])('an upload %s is refused, and is no fault of ours', async (_what, type, body, status, code) => {
    lines.length = 0;
    const headers = {
      cookie: goodword.cookie,
      'content-type': type,
      'content-length': String(Buffer.byteLength(body)),
    };
    const answer = await askRaw(goodword.url + upload, { method: 'POST', headers, body });
    expect([answer.status, (JSON.parse(answer.body) as { code: string }).code]).toEqual([status, code]);
    expect(faults()).toEqual([]);
  });

  it.each([
    ['without a boundary', 'multipart/form-data', 'x'.repeat(200_000)],
    ['that is no CSV', multipart, form(`a,b\n"${'x'.repeat(50)}"y,${'z'.repeat(200_000)}`, '')],
  ])('an upload %s leaves nothing open: its connection serves the next request', async (_what, type, sent) => {
    const before = await connectionsOf(goodword);
    const socket = connect(Number(new URL(goodword.url).port), '127.0.0.1');
    await once(socket, 'connect');
    let text = '';
    socket.setEncoding('utf8').on('data', (part: string) => (text += part));
    const more = 100_000;
    const head = [
      `POST ${upload} HTTP/1.1`,
      'host: localhost',
      `cookie: ${goodword.cookie}`,
      `content-type: ${type}`,
      `content-length: ${sent.length + more}`,
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${sent}`);
    // answered before all is there
    await until(async () => /^HTTP\/1.1 4\d\d /.test(text), 'the upload is refused');
    socket.write('y'.repeat(more));
    socket.write('GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
    await once(socket, 'close');
    expect(text).toMatch(/HTTP\/1.1 200 OK[\s\S]*\{"status":"ok"\}/);
    expect(await connectionsOf(goodword)).toBeLessThanOrEqual(before);
  });

  it.each([
    ['without a boundary', 'multipart/form-data', 'x'.repeat(200_000)],
    ['that is no CSV', multipart, form(`a,b\n"${'x'.repeat(50)}"y,${'z'.repeat(200_000)}`, '')],
  ])('of an upload %s nothing is left when its sender reads the answer and goes away', async (_what, type, sent) => {
    const arrived = once(goodword.app.server.server, 'request') as Promise<[IncomingMessage]>;
    const socket = connect(Number(new URL(goodword.url).port), '127.0.0.1');
    await once(socket, 'connect');
    const head = [`POST ${upload} HTTP/1.1`, 'host: localhost', `cookie: ${goodword.cookie}`, `content-type: ${type}`];
    socket.write(`${head.join('\r\n')}\r\ncontent-length: ${sent.length + 100_000}\r\n\r\n${sent}`);
    const [request] = await arrived;
    await once(socket, 'data');
    socket.end();
    socket.resume();
    await until(async () => request.destroyed && request.readableLength === 0, 'the request is ended', 5_000);
  });

  it('an upload whose sender goes away leaves nothing open', async () => {
    const before = await connectionsOf(goodword);
    const socket = connect(Number(new URL(goodword.url).port), '127.0.0.1');
    await once(socket, 'connect');
    const head = [
      `POST ${upload} HTTP/1.1`,
      'host: localhost',
      `cookie: ${goodword.cookie}`,
      `content-type: ${multipart}`,
    ];
    socket.write(`${head.join('\r\n')}\r\ncontent-length: 500000\r\n\r\n${form(people, '')}`);
    await until(async () => (await connectionsOf(goodword)) > before, 'the upload has begun');
    socket.resetAndDestroy();
    await until(async () => (await connectionsOf(goodword)) <= before, 'the connection is gone');
    expect(faults()).toEqual([]);
  });
});

describe('JSON that nests too deep', () => {
  const deep = '['.repeat(20_000) + ']'.repeat(20_000);

  it('is refused on every route that reads JSON, with and without an Idempotency-Key', async () => {
    const wrong: string[] = [];
    lines.length = 0;
    for (const route of listRoutes(goodword.app.server).filter(({ path }) => path.startsWith('/api/'))) {
      if (!isChanging(route)) continue;
      for (const extra of [{}, { 'idempotency-key': `deep ${route.method} ${route.path}` }]) {
        const path = addressOf(route);
        const headers = {
          cookie: goodword.cookie,
          'content-type': 'application/json',
          'content-length': String(deep.length),
          ...extra,
        };
        const { status, body } = await askRaw(goodword.url + path, { method: route.method, headers, body: deep });
        if (status !== 400 || !body.includes('malformed_json')) wrong.push(`${route.method} ${path}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it('is refused by webhooks too, before anything looks into it', async () => {
    const headers = {
      'content-type': 'application/json',
      'content-length': String(deep.length),
      'x-hub-signature': 'sha1=00',
      'x-body-signature': '00',
    };
    for (const path of ['/hooks/intercom', '/hooks/intercom/uninstall', '/inbox/intercom/initialize']) {
      expect((await askRaw(goodword.url + path, { method: 'POST', headers, body: deep })).status).toBe(401);
    }
    expect(faults()).toEqual([]);
  });
});

it('the same Idempotency-Key with other bytes is another request', async () => {
  const send = (body: string) =>
    askRaw(`${goodword.url}/api/v1/campaigns`, {
      method: 'POST',
      headers: { cookie: goodword.cookie, 'content-type': 'application/json', 'idempotency-key': 'bytes' },
      body,
    });
  const first = await send('{"name":"Once"}');
  const again = await send('{"name":"Once"}');
  expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
  expect(again.headers['idempotency-replayed']).toBe('true');
  expect((await send('{"name":"Twice"}')).status).toBe(422);
});

it('a refusal that tells the caller what to do is no fault in the log, whatever its status', async () => {
  await goodword.api('PUT', '/alert-settings', { by_email: false, webhook_url: 'http://127.0.0.1:1/' });
  lines.length = 0;
  const answer = await ask(
    `${goodword.url}/api/v1/alert-settings/test`,
    'POST',
    { channel: 'webhook' },
    { cookie: goodword.cookie },
  );
  expect([answer.status, answer.body.code]).toEqual([502, 'alert_not_sent']);
  expect(lines.map(({ level, msg }) => [level, msg])).toEqual([[30, 'refused']]);
});

const connectionsOf = ({ app }: Goodword) =>
  new Promise<number>((resolve, reject) =>
    app.server.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );
