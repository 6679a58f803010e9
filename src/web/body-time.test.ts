import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createBodyTimer } from './body-time.ts';
import { createOpenConnections } from './open-connections.ts';
import { createServerWithRawHandlers } from './raw-handler.ts';

const second = 1000;
let server: ReturnType<typeof createServerWithRawHandlers>;
let arrived: IncomingMessage | null;

beforeEach(async () => {
  // Node's own timers, of sockets and servers, are others
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const bodyTimer = createBodyTimer();
  arrived = null;
  server = createServerWithRawHandlers(
    { frontDoor: () => false, rawHandlers: [], bodyTimer, connections: createOpenConnections(), headers: {} },
    (request, response) => {
      arrived = request;
      if (request.url === '/upload') bodyTimer.takeYourTime(request, 'Upload it again.');
      if (request.url === '/unread') {
        bodyTimer.takeYourTime(request, 'Upload it again.');
        // a reader that failed: it takes no more, and an answer that keeps the connection
        request.once('readable', () => {});
        response.shouldKeepAlive = true;
        response.writeHead(400, { 'content-length': 0 }).end();
        return;
      }
      request.on('error', () => {}).on('end', () => response.end('done'));
      request.resume();
    },
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  vi.useRealTimers();
  server.closeAllConnections();
  server.close();
});

/** A request of ten bytes of which none is sent yet. */
async function begin(path: string): Promise<{ socket: Socket; answer: Promise<string> }> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const answer = new Promise<string>((resolve) => {
    socket.on('error', () => {}).on('close', () => resolve(text));
  });
  const seen = once(server, 'request');
  socket.write(`POST ${path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: 10\r\n\r\n`);
  await seen;
  return { socket, answer };
}

/** One byte more, which the server has seen. */
async function sendByte(socket: Socket): Promise<void> {
  const before = arrived?.socket.bytesRead ?? 0;
  socket.write('x');
  while (arrived?.socket.bytesRead !== before + 1) await new Promise((resolve) => setImmediate(resolve));
}

it('a body that takes more than five minutes is refused, although bytes keep coming', async () => {
  const { socket, answer } = await begin('/api');
  for (let count = 0; count < 6; count += 1) {
    await sendByte(socket);
    vi.advanceTimersByTime(50 * second);
  }
  expect(await answer).toMatch(/^HTTP\/1.1 408 .*"code":"request_timeout"/s);
});

it('an upload may take as long as bytes keep coming', async () => {
  const { socket, answer } = await begin('/upload');
  for (let count = 0; count < 10; count += 1) {
    vi.advanceTimersByTime(55 * second);
    await sendByte(socket);
  }
  expect(await answer).toMatch(/^HTTP\/1.1 200 .*done/s);
});

it('an upload of which nothing comes any more ends, with what to do', async () => {
  const { socket, answer } = await begin('/upload');
  await sendByte(socket);
  vi.advanceTimersByTime(60 * second);
  vi.advanceTimersByTime(60 * second);
  expect(await answer).toMatch(/^HTTP\/1.1 408 .*"detail":"Upload it again."/s);
});

it('an upload that was answered and is not read any more ends, although its bytes wait', async () => {
  const { socket, answer } = await begin('/unread');
  const waiting = once(arrived!, 'readable');
  socket.write('x');
  await waiting;
  vi.advanceTimersByTime(60 * second);
  vi.advanceTimersByTime(60 * second);
  expect(vi.getTimerCount()).toBe(0);
  expect(await answer).toMatch(/^HTTP\/1.1 400 /);
});

it('nothing is left of the timer once all is there', async () => {
  const { socket, answer } = await begin('/api');
  for (let count = 0; count < 10; count += 1) await sendByte(socket);
  expect(await answer).toMatch(/^HTTP\/1.1 200 /);
  expect(vi.getTimerCount()).toBe(0);
});
