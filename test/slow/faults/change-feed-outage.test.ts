import { connect, createServer, type Server, type Socket } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type Database } from '../../../src/database/database.ts';
import { createListener, type Listener } from '../../../src/database/listener.ts';
import { announce } from '../../../src/live/announce.ts';
import { createChangeFeed, type ChangeFeed } from '../../../src/live/change-feed.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { until } from '../../support/goodword.ts';

let database: TestDatabase;
let proxy: Server;
let db: Database;
let listener: Listener;
let feed: ChangeFeed;
let isDown = false;
let tries = 0;
const open = new Set<Socket>();

/** A way to the database that can be cut. */
beforeAll(async () => {
  database = await createTestDatabase();
  const target = new URL(database.connectionString);
  proxy = createServer((socket) => {
    tries += 1;
    socket.on('error', () => {});
    if (isDown) {
      socket.destroy();
      return;
    }
    const onward = connect(Number(target.port || 5432), target.hostname);
    open.add(socket);
    socket.on('close', () => void (open.delete(socket), onward.destroy()));
    onward.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((resolve) => void proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  const through = new URL(database.connectionString);
  through.hostname = '127.0.0.1';
  through.port = String(address.port);
  db = openDatabase(database.connectionString, { poolSize: 1 });
  listener = createListener(through.href, { db, log: () => {} });
  feed = createChangeFeed(listener);
});
afterAll(async () => {
  await listener.stop();
  await closeDatabase(db);
  proxy.close();
  for (const socket of open) socket.destroy();
  await database.drop();
});

it('an outage of the database costs a few tries, and afterwards one connection listens for events', async () => {
  const workspaceId = '00000000-0000-7000-8000-000000000001';
  const heard: string[] = [];
  feed.subscribe(workspaceId, (changes) => heard.push(...changes));
  await feed.start();
  isDown = true;
  const before = tries;
  for (const socket of open) socket.destroy();
  await until(async () => tries >= before + 3, 'three failed tries');
  // the pause doubles: three tries take three and a half seconds, and only one follows each
  expect(tries).toBe(before + 3);
  isDown = false;
  await until(async () => open.size > 0, 'a connection again', 20_000);
  await until(async () => {
    await db.transaction().execute((trx) => announce(trx, workspaceId, 'leads'));
    return heard.includes('leads');
  }, 'announcements arrive again');
  // once when LISTEN began, and once for what was missed
  expect(heard.filter((change) => change === 'everything')).toHaveLength(2);
  const { rows } = await sql<{ count: number }>`
    select count(*) from pg_stat_activity
    where application_name = 'goodword-changes' and datname = current_database()`.execute(db);
  expect(rows[0]!.count).toBe(1);
}, 40_000);
