import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { readAnswer } from '../bench/support/answer.ts';
import { runLoad } from '../bench/support/load.ts';
import { median, percentile } from '../bench/support/numbers.ts';
import { signNotifications } from '../bench/support/signed-notifications.ts';
import { createSignatureCheck } from '../src/intercom/webhooks/signature.ts';

let server: Server;
afterEach(() => void server?.close());

/** A server that answers every third request with 503 and remembers the bodies it got. */
async function startServer(bodies: string[]): Promise<number> {
  let count = 0;
  server = createServer((request, response) => {
    const status = ++count % 3 === 0 ? 503 : 200;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      bodies.push(Buffer.concat(chunks).toString());
      const answer = 'x'.repeat(20_000);
      response.writeHead(status, { 'content-length': answer.length });
      response.end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

describe('the load program', () => {
  const notifications = signNotifications({ appId: 'abc', clientSecret: 'secret', from: 7, count: 30 });

  it('sends every request once, waits for every answer and counts them by status', async () => {
    const bodies: string[] = [];
    const port = await startServer(bodies);
    const load = { port, connections: 4, requestAt: notifications, mostRequests: 30, mostMs: 10_000 };
    const result = await runLoad(load);
    expect(result.answered).toEqual({ 200: 20, 503: 10 });
    expect(new Set(bodies.map((body) => (JSON.parse(body) as { id: string }).id)).size).toBe(30);
    expect(result.p99Ms).toBeGreaterThanOrEqual(result.p50Ms);
  });

  it('ends at its time limit', async () => {
    const port = await startServer([]);
    const load = { port, connections: 2, requestAt: () => notifications(0), mostRequests: 1e9, mostMs: 200 };
    const since = performance.now();
    await runLoad(load);
    expect(performance.now() - since).toBeLessThan(2_000);
  });

  it('signs bodies of 1 KB as Intercom does', () => {
    const [head = '', body = ''] = notifications(3).toString().split('\r\n\r\n');
    expect(Buffer.byteLength(body)).toBe(1024);
    const signature = /X-Hub-Signature: (\S+)/.exec(head)?.[1];
    expect(createSignatureCheck('secret').isNotificationSigned(Buffer.from(body), signature)).toBe(true);
  });
});

it.each([
  ['HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n', { status: 302, length: 41 }],
  ['HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nabc', { status: 200, length: 41 }],
  ['HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nab', null],
  ['HTTP/1.1 200 OK\r\ncontent-le', null],
])('reads the answer %j', (text, answer) => expect(readAnswer(Buffer.from(text))).toEqual(answer));

it('takes percentiles by the nearest rank', () => {
  const values = Array.from({ length: 200 }, (_, index) => 200 - index);
  expect([median(values), percentile(values, 0.99), percentile(values, 1)]).toEqual([100, 198, 200]);
});
