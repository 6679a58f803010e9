import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localLookup, postWebhook, publicLookup } from './post-webhook.ts';

let server: Server;
let status = 204;
const heard: { request: IncomingMessage; body: string }[] = [];
const secret = `whsec_${Buffer.from('a key of the test').toString('base64')}`;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    heard.push({ request, body });
    response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => server.close());

const message = (host = '127.0.0.1') => ({
  url: `http://${host}:${(server.address() as AddressInfo).port}/hook?x=1`,
  id: 'msg-1',
  at: new Date(),
  body: '{"a":"é"}',
  secret,
});

it('posts what can be verified', async () => {
  await postWebhook(message(), true);
  const { request, body } = heard.at(-1)!;
  expect([request.method, request.url, body]).toEqual(['POST', '/hook?x=1', '{"a":"é"}']);
  const headers = request.headers as Record<string, string>;
  expect(headers['webhook-id']).toBe('msg-1');
  expect(new Webhook(secret).verify(body, headers)).toEqual({ a: 'é' });
  expect(() => new Webhook(secret).verify(body, { ...headers, 'webhook-id': 'msg-2' })).toThrow(
    'No matching signature',
  );
});

it.each([404, 500, 302])('does not take %i for success', async (answered) => {
  status = answered;
  const before = heard.length;
  await expect(postWebhook(message(), true)).rejects.toThrow(`status ${answered}`);
  expect(heard.length).toBe(before + 1);
});

it('calls no private address, neither as such nor behind a name', async () => {
  const before = heard.length;
  await expect(postWebhook(message(), false)).rejects.toThrow('private network');
  await expect(postWebhook(message('localhost'), false)).rejects.toThrow('private network');
  expect(heard.length).toBe(before);
});

it('calls no link-local address and no cloud metadata, on no installation', async () => {
  for (const host of ['169.254.169.254', '[fe80::1]', '[::ffff:169.254.169.254]', '2852039166', '100.100.100.200'])
    for (const allowPrivate of [true, false])
      await expect(postWebhook({ ...message(), url: `http://${host}/latest` }, allowPrivate)).rejects.toThrow(
        'never calls',
      );
  const found = await new Promise((done) => localLookup('169.254.169.254', { all: true }, (error) => done(error)));
  expect(String(found)).toContain('never calls');
});

it('looks at the addresses behind a name', async () => {
  const found = await new Promise((done) => publicLookup('localhost', { all: true }, (error) => done(error)));
  expect(String(found)).toContain('private network');
});

it('says that no server answers at the address', async () => {
  await expect(postWebhook({ ...message(), url: 'http://127.0.0.1:1/' }, true)).rejects.toThrow('not be reached');
});
