import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createCallGuard } from './call-guard.ts';
import { Transport } from './transport.ts';

const transport = new Transport(createCallGuard(false));
const servers: http.Server[] = [];

afterEach(async () => {
  transport.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

async function serve(handler: http.RequestListener): Promise<string> {
  const server = http.createServer(handler).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

test('a kept-alive connection that breaks on reuse is replaced', async () => {
  const used = new WeakSet<Socket>();
  const url = await serve((request, response) => {
    if (used.has(request.socket)) request.socket.resetAndDestroy();
    used.add(request.socket);
    response.end();
  });
  for (let i = 0; i < 3; i++) expect(await transport.send('POST', url, {}, 'x', 1000)).toBe(200);
});

test('no response ends after the time limit', async () => {
  const url = await serve(() => {});
  await expect(transport.send('POST', url, {}, 'x', 50)).rejects.toThrow('no answer within 0.05 s');
});

test('a redirect is returned and not followed', async () => {
  const url = await serve((_request, response) => response.writeHead(302, { location: '/elsewhere' }).end());
  expect(await transport.send('POST', url, {}, 'x', 1000)).toBe(302);
});
