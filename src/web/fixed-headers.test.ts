import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { responseWith } from './fixed-headers.ts';

let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer({ ServerResponse: responseWith({ 'x-fixed': 'yes' }) }, (request, response) => {
    const [, status, own] = request.url!.split('/');
    if (own === 'set') response.setHeader('retry-after', '7');
    response.writeHead(Number(status), own === 'given' ? { 'retry-after': '9' } : {}).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

it.each([
  ['503', '2'],
  ['429', '60'],
  ['503/set', '7'],
  ['429/given', '9'],
  ['200', null],
  ['500', null],
])('an answer of %s says to ask again after %s seconds', async (path, seconds) => {
  const { headers } = await fetch(`${url}/${path}`);
  expect([headers.get('x-fixed'), headers.get('retry-after')]).toEqual(['yes', seconds]);
});
