import { createServer, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { responseWith } from './fixed-headers.ts';

let server: Server;
let answer: (response: ServerResponse) => void;

beforeAll(async () => {
  const fixed = { 'x-fixed': 'ours', 'cache-control': 'no-store' };
  server = createServer({ ServerResponse: responseWith(fixed) }, (_request, response) => {
    answer(response);
    response.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => void server.close());

/** The headers as they went out, but those of Node itself. */
function ask(): Promise<string[]> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const asking = request({ port, host: '127.0.0.1' }, (response) => {
      response.resume();
      const { rawHeaders } = response;
      const lines = rawHeaders.flatMap((name, at) =>
        at % 2 === 0 ? [`${name.toLowerCase()}: ${rawHeaders[at + 1]}`] : [],
      );
      resolve(lines.filter((line) => !/^(?:date|connection|keep-alive|transfer-encoding):/.test(line)).toSorted());
    });
    asking.on('error', reject).end();
  });
}

const fixedOnes = ['cache-control: no-store', 'x-fixed: ours'];

it.each<[string, (response: ServerResponse) => void, string[]]>([
  ['none', (response) => response.writeHead(204), fixedOnes],
  ['by name', (response) => response.writeHead(204, { etag: '1' }), ['etag: 1', ...fixedOnes]],
  [
    'by name in another spelling',
    (response) => response.writeHead(204, { 'Cache-Control': 'max-age=1' }),
    ['cache-control: max-age=1', 'x-fixed: ours'],
  ],
  [
    'set one by one before',
    (response) => response.setHeader('X-Fixed', 'theirs').writeHead(204, { etag: '1' }),
    ['cache-control: no-store', 'etag: 1', 'x-fixed: theirs'],
  ],
  [
    'as a list that names one twice',
    (response) =>
      response.writeHead(204, ['Set-Cookie', 'a=1', 'set-cookie', 'b=2', 'Vary', 'Accept', 'Vary', 'Origin']),
    ['cache-control: no-store', 'set-cookie: a=1', 'set-cookie: b=2', 'vary: Accept', 'vary: Origin', 'x-fixed: ours'],
  ],
  [
    'as a list in which one is itself a list',
    (response) => response.writeHead(204, ['set-cookie', ['a=1', 'b=2'] as never, 'set-cookie', 'c=3']),
    ['cache-control: no-store', 'set-cookie: a=1', 'set-cookie: b=2', 'set-cookie: c=3', 'x-fixed: ours'],
  ],
  [
    'as a list with two of which there can be one: the last one counts',
    (response) => response.writeHead(302, ['location', '/a', 'content-type', 'text/plain', 'Location', '/b']),
    ['cache-control: no-store', 'content-type: text/plain', 'location: /b', 'x-fixed: ours'],
  ],
  [
    'as a list that has one of ours, twice',
    (response) => response.writeHead(200, 'Fine', ['X-Fixed', 'theirs', 'x-fixed', 'too']),
    ['cache-control: no-store', 'x-fixed: theirs', 'x-fixed: too'],
  ],
  [
    'a list, and cookies that were set before',
    (response) => response.setHeader('set-cookie', ['a=1', 'b=2']).writeHead(204, ['etag', '1']),
    ['cache-control: no-store', 'etag: 1', 'set-cookie: a=1', 'set-cookie: b=2', 'x-fixed: ours'],
  ],
])('headers given %s go out once each, with ours', async (_how, give, expected) => {
  answer = give;
  expect(await ask()).toEqual(expected.toSorted());
});

it.each<[string, (response: ServerResponse) => void, string | null]>([
  ['503', (response) => response.writeHead(503), '2'],
  ['429', (response) => response.writeHead(429), '60'],
  ['503 that says it itself', (response) => response.setHeader('retry-after', '7').writeHead(503), '7'],
  ['429 that is given it', (response) => response.writeHead(429, { 'Retry-After': '9' }), '9'],
  ['200', (response) => response.writeHead(200), null],
  ['500', (response) => response.writeHead(500), null],
])('an answer of %s says when to ask again', async (_what, give, seconds) => {
  answer = give;
  const lines = (await ask()).filter((line) => line.startsWith('retry-after:'));
  expect(lines).toEqual(seconds === null ? [] : [`retry-after: ${seconds}`]);
});
