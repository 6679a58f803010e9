import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { startGoodword, type Goodword } from './support/goodword.ts';

/** The parameters of a start that PgBouncer takes with its default settings (pgbouncer.org/config: ignore_startup_parameters). */
const taken = new Set([
  'user',
  'database',
  'application_name',
  'client_encoding',
  'datestyle',
  'timezone',
  'standard_conforming_strings',
]);

const asked = new Set<string>();
let database: TestDatabase;
let between: Server;
let goodword: Goodword;

beforeAll(async () => {
  database = await createTestDatabase();
  const { hostname, port } = new URL(database.connectionString);
  between = createServer((client) => {
    const server = connect(Number(port), hostname);
    client.once('data', (first) => {
      for (const name of parametersOf(first)) asked.add(name.toLowerCase());
    });
    client.pipe(server).pipe(client);
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      socket.on('error', () => {}).on('close', () => other.destroy());
    }
  }).listen(0, '127.0.0.1');
  await once(between, 'listening');
  const through = new URL(database.connectionString);
  through.host = `127.0.0.1:${(between.address() as AddressInfo).port}`;
  goodword = await startGoodword({ database: { ...database, connectionString: through.href } });
});
afterAll(async () => {
  await goodword?.close();
  between.close();
  await database.drop();
});

/** Names in a StartupMessage: its length, the version of the protocol, then names and values that end with a zero. */
function parametersOf(message: Buffer): string[] {
  const texts = message.subarray(8).toString().split('\0');
  return texts.filter((text, index) => index % 2 === 0 && text !== '');
}

it('no connection of a server and its jobs starts with what PgBouncer refuses', async () => {
  expect((await goodword.api('POST', '/campaigns', { name: 'Pooled' })).status).toBe(201);
  expect(asked).toContain('user');
  expect([...asked].filter((name) => !taken.has(name))).toEqual([]);
});

it('a statement that takes too long is still cancelled', async () => {
  const { rows } = await sql<{ statement_timeout: string }>`show statement_timeout`.execute(goodword.app.db);
  expect(rows[0]?.statement_timeout).toBe('30s');
});
