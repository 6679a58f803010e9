import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pMap from 'p-map';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort, startGoodword, until, type Goodword } from '../../support/goodword.ts';
import { startProcess } from '../../support/processes.ts';
import { sized } from '../../support/size.ts';

// Servers are ended again and again under load. A request on a connection that was open before has its answer: by clients
// that never pause, and by a proxy that keeps connections and uses each of them now and then.

const stops = sized(1) === 1 ? 30 : 500;
const lanes = 3;
/** Most of a start is reading the source. */
const compileCache = mkdtempSync(join(tmpdir(), 'goodword-compile-cache-'));

let goodword: Goodword;
let masterKey: string;
let apiKey: string;
let code: string;

beforeAll(async () => {
  masterKey = Buffer.alloc(32, 7).toString('base64');
  goodword = await startGoodword({ masterKey });
  apiKey = (await goodword.api('POST', '/api-keys', { name: 'Load' })).body.key;
  const { id } = (await goodword.api('POST', '/campaigns', { name: 'Load' })).body;
  await goodword.api('POST', `/campaigns/${id}/launch`);
  const referrer = { campaign_id: id, email: 'rita@example.com', first_name: 'Rita' };
  ({ code } = (await goodword.api('POST', '/referrers', referrer)).body);
});
afterAll(async () => {
  await goodword.close();
  rmSync(compileCache, { recursive: true, force: true });
});

type Outcome = { path: string; outcome: number | string };

/** Asks without end over connections that are kept. @param pauseMs between two requests of one visitor, at most */
function load(port: number, visitors: number, pauseMs: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: visitors });
  const openBefore = new WeakSet<Socket>();
  const failed: Outcome[] = [];
  let answered = 0;
  const over = new AbortController();
  let isStopping = false;
  const paths = ['/api/v1/campaigns', `/r/${code}`, '/healthz'];
  const headers = { authorization: `Bearer ${apiKey}` };
  const ask = (path: string) =>
    new Promise<void>((resolve) => {
      let socket: Socket | undefined;
      const end = (outcome: number | string) => {
        const isAnswered = outcome === 200 || outcome === 302;
        if (isAnswered) answered += 1;
        else if (socket && openBefore.has(socket)) failed.push({ path, outcome });
        resolve();
      };
      const asking = request({
        host: '127.0.0.1',
        port,
        path,
        agent,
        headers: { ...headers, host: `localhost:${port}` },
      });
      asking.on('socket', (given) => {
        socket = given;
        if (isStopping) return;
        if (given.connecting) given.once('connect', () => !isStopping && openBefore.add(given));
        else openBefore.add(given);
      });
      asking.on('response', (response) => response.resume().on('end', () => end(response.statusCode ?? 0)));
      asking.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
      asking.end();
    });
  const asked = Array.from({ length: visitors }, async (_, visitor) => {
    for (let turn = visitor; !over.signal.aborted; turn += 1) {
      await ask(paths[turn % paths.length]!);
      if (pauseMs > 0) await sleep(Math.random() * pauseMs);
    }
  });
  return {
    answered: () => answered,
    stopping: () => void (isStopping = true),
    async end() {
      over.abort();
      await Promise.all(asked);
      agent.destroy();
      return failed;
    },
  };
}

async function stopUnderLoad(): Promise<Outcome[]> {
  const port = await freePort();
  const server = startProcess(['src/main.ts', 'serve'], {
    PORT: String(port),
    DATABASE_URL: goodword.database.connectionString,
    DATA_DIR: goodword.app.context.settings.dataFolder,
    GOODWORD_SECRET: masterKey,
    LOG_LEVEL: 'error',
    NODE_COMPILE_CACHE: compileCache,
  });
  await server.printed(/^Goodword ready at /m);
  const loads = [load(port, 8, 0), load(port, 12, 60)];
  await until(async () => loads.every((one) => one.answered() > 60), 'the load is on');
  await sleep(Math.random() * 100);
  for (const one of loads) one.stopping();
  server.signal('SIGTERM');
  expect(await server.exited).toBe(0);
  return (await Promise.all(loads.map((one) => one.end()))).flat();
}

it('requests on connections that were open before a SIGTERM are answered', { timeout: stops * 6_000 }, async () => {
  const failed = await pMap(Array.from({ length: stops }), stopUnderLoad, { concurrency: lanes });
  expect(failed.flat()).toEqual([]);
});
