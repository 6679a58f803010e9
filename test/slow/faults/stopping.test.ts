import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { openDatabaseDoor, type DatabaseDoor } from '../../support/database-door.ts';
import { freePort, until } from '../../support/goodword.ts';
import { importSteps } from '../../support/imports.ts';
import { startProcess, type RunningProcess } from '../../support/processes.ts';

// A stop ends within fifteen seconds whatever is open, and the log says what was left.

const stopLimitMs = 15_000;

let pair: Pair;
let campaignId: string;
let code: string;

beforeAll(async () => {
  pair = await startPair({ roles: { serve: true, work: false } });
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
});
afterAll(() => pair.close());

type Server = { url: string; process: RunningProcess; door: DatabaseDoor };

async function withServer(work: (server: Server) => Promise<void>): Promise<void> {
  const door = await openDatabaseDoor(pair.database.connectionString);
  const port = await freePort();
  const { clientId, clientSecret, url: intercomUrl } = pair.intercom;
  const process = startProcess(['src/main.ts'], {
    PORT: String(port),
    DATABASE_URL: door.connectionString,
    DATA_DIR: pair.app.context.settings.dataFolder,
    GOODWORD_SECRET: pair.masterKey,
    INTERCOM_CLIENT_ID: clientId,
    INTERCOM_CLIENT_SECRET: clientSecret,
    INTERCOM_API_URL: intercomUrl,
    INTERCOM_APP_URL: intercomUrl,
    INTERCOM_PRACTICE: '1',
  });
  try {
    await process.printed(/^Goodword ready at /m);
    await work({ url: `http://localhost:${port}`, process, door });
  } finally {
    process.signal('SIGKILL');
    await process.exited;
    await door.close();
  }
}

/** Asks the process to stop. @returns how long that took */
async function stopped(server: Server, expectedCode = 0): Promise<number> {
  const beganAt = performance.now();
  server.process.signal('SIGTERM');
  expect(await server.process.exited).toBe(expectedCode);
  const tookMs = performance.now() - beganAt;
  expect(tookMs).toBeLessThan(stopLimitMs);
  return tookMs;
}

const cookie = () => ({ cookie: pair.cookie });

it('an open event stream is ended at once', () =>
  withServer(async (server) => {
    const stream = await fetch(`${server.url}/api/v1/stream`, { headers: cookie() });
    expect(stream.status).toBe(200);
    const reader = stream.body!.getReader();
    await reader.read();
    expect(await stopped(server)).toBeLessThan(4_000);
  }));

it('a body that never arrives is broken off, and the log names its request', () =>
  withServer(async (server) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.on('error', () => {});
    const head = ['POST /api/v1/campaigns HTTP/1.1', 'host: localhost', `cookie: ${pair.cookie}`];
    socket.write([...head, 'content-type: application/json', 'content-length: 1000', '', '{"name":'].join('\r\n'));
    await until(async () => socket.bytesWritten > 0, 'the head is sent');
    await fetch(`${server.url}/readyz`);
    expect(await stopped(server)).toBeGreaterThan(5_000);
    expect(server.process.output()).toContain('"left":["POST /api/v1/campaigns"]');
  }));

it('a running import goes on elsewhere', () =>
  withServer(async (server) => {
    const steps = importSteps(pair);
    const { id } = await steps.draft(campaignId, { source: 'csv' });
    const lines = Array.from({ length: 20_000 }, (_, n) => `Person ${n},person.${n}@example.com`);
    const form = new FormData();
    form.set('file', new Blob([['Name,E-mail', ...lines].join('\n')], { type: 'text/csv' }), 'people.csv');
    await fetch(`${server.url}/api/v1/imports/${id}/file`, { method: 'POST', headers: cookie(), body: form });
    await steps.move(id, 'dry-run');
    await until(async () => {
      const { progress } = await pair.ok('GET', `/imports/${id}`);
      return progress.done > 0 && progress.done < progress.total;
    }, 'the import is under way');
    await stopped(server);
    const { progress } = await pair.ok('GET', `/imports/${id}`);
    expect(progress.done).toBeLessThan(progress.total);
  }));

it.each(['refused', 'silent'] as const)('a database that is away (%s) holds nothing up', (how) =>
  withServer(async (server) => {
    await fetch(`${server.url}/readyz`);
    await server.door.shut(how);
    void fetch(`${server.url}/api/v1/campaigns`, { headers: cookie() }).catch(() => {});
    void fetch(`${server.url}/r/${code}`, { redirect: 'manual' }).catch(() => {});
    await stopped(server);
    if (how === 'silent') expect(server.process.output()).toMatch(/"left":\[.*"the database"/);
  }),
);

it('an Intercom that never answers is left, and its job is named', () =>
  withServer(async (server) => {
    await pair.intercom.control('POST', 'faults/switch', { name: 'hang', on: true });
    await pair.joinAsLead(campaignId, code, 'hanging@example.com');
    await until(async () => {
      const { body } = await pair.intercom.control('GET', 'faults');
      return body.faults.some(({ hits }: { hits: number }) => hits > 0);
    }, 'a call hangs');
    await stopped(server);
    expect(server.process.output()).toMatch(/"left":\[.*"deliver-to-crm"/);
    await pair.intercom.control('DELETE', 'faults');
  }));
