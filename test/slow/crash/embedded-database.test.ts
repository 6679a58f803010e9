import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { ask, owner, until } from '../../support/goodword.ts';
import { isRunning } from '../../support/processes.ts';
import { freePorts, useStartedPrograms } from '../../support/started-programs.ts';

const { cluster, dataFolder, start, postmasterPid } = useStartedPrograms();

/** Makes the owner. @returns a caller of the API */
async function setUp(port: string) {
  const url = `http://localhost:${port}`;
  const setup = await ask(`${url}/api/v1/setup`, 'POST', owner);
  expect(setup.status).toBe(201);
  const cookie = setup.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ');
  const { key } = (await ask(`${url}/api/v1/api-keys`, 'POST', { name: 'Load' }, { cookie })).body;
  const status = (path: string) =>
    fetch(url + path).then(
      (answer) => answer.status,
      () => 0,
    );
  const api = (method: string, path: string, body?: unknown, headers = {}) =>
    ask(`${url}/api/v1${path}`, method, body, { authorization: `Bearer ${key}`, ...headers });
  return { status, api };
}

test(
  'kill -9 of PostgreSQL: 503 and never 401 while it is away, and each acknowledged or repeated request counts once',
  { timeout: 120_000 },
  async () => {
    const { PORT } = await freePorts();
    const server = start('src/main.ts', { PORT });
    await server.printed(/^Goodword ready at /m);
    const { status, api } = await setUp(PORT);
    const statuses = new Set<number>();
    let kills = 0;
    const over = new AbortController();
    const created = async (visitor: number) => {
      for (let turn = 0; !over.signal.aborted; turn += 1) {
        const name = `Campaign ${visitor}-${turn}`;
        // the same request until it is answered
        for (;;) {
          const answer = await api('POST', '/campaigns', { name }, { 'idempotency-key': name });
          statuses.add(answer.status);
          if (answer.status !== 503) break;
          expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
          expect(await status('/healthz')).toBe(200);
        }
      }
    };
    const visitors = [0, 1, 2].map((visitor) => created(visitor));
    while (kills < 3) {
      const pid = await postmasterPid();
      process.kill(pid!, 'SIGKILL');
      kills += 1;
      await until(async () => (await postmasterPid()) !== pid, 'PostgreSQL is started again');
      await until(async () => (await status('/readyz')) === 200, 'the database answers again');
      await until(async () => (await api('GET', '/campaigns')).status === 200, 'the API works again', 2_000);
    }
    over.abort();
    await Promise.all(visitors);
    expect(statuses).toEqual(new Set([201, 503]));
    const names: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: any = await api('GET', `/campaigns?limit=100${cursor && `&cursor=${cursor}`}`);
      names.push(...page.body.items.map(({ name }: { name: string }) => name));
      cursor = page.body.next_cursor ?? null;
    }
    expect(names.length).toBe(new Set(names).size);
    server.signal('SIGTERM');
    expect(await server.exited).toBe(0);
  },
);

test(
  'of two servers that want a data folder whose lock was lost one stays, and stops no PostgreSQL of the other',
  { timeout: 120_000 },
  async () => {
    const [first, second] = [await freePorts(), await freePorts()];
    const holder = start('src/main.ts', { PORT: first.PORT });
    await holder.printed(/^Goodword ready at /m);
    const { api } = await setUp(first.PORT);
    expect((await api('GET', '/campaigns')).status).toBe(200);
    const postmaster = await postmasterPid();
    const waiting = start('src/main.ts', { PORT: second.PORT });
    await waiting.printed(/using it\.$/m);
    await endLock();
    const loser = await Promise.race([holder.exited.then(() => 'holder'), waiting.exited.then(() => 'waiting')]);
    const [left, right] = loser === 'holder' ? [waiting, second] : [holder, first];
    expect(loser === 'holder' ? await holder.exited : await waiting.exited).toBe(1);
    const sentence =
      loser === 'holder'
        ? /^Another Goodword server took over the data folder /
        : /^Another Goodword server is running/;
    expect((loser === 'holder' ? holder : waiting).output().trim().split('\n').at(-1)).toMatch(sentence);
    await left.printed(/^Goodword ready at /m);
    await until(async () => (await ask(`http://localhost:${right.PORT}/readyz`, 'GET')).status === 200, 'it works');
    expect(await postmasterPid()).toBe(postmaster);
    left.signal('SIGTERM');
    expect(await left.exited).toBe(0);
    await until(async () => !isRunning(postmaster!), 'its PostgreSQL is stopped with it');
  },
);

test(
  'a PostgreSQL that cannot be started again ends the server with 1 and one sentence',
  { timeout: 240_000 },
  async () => {
    const { PORT } = await freePorts();
    const server = start('src/main.ts', { PORT });
    await server.printed(/^Goodword ready at /m);
    const control = join(await cluster(), 'global/pg_control');
    await rename(control, `${control}.away`);
    process.kill((await postmasterPid())!, 'SIGKILL');
    await until(async () => (await fetch(`http://localhost:${PORT}/readyz`)).status === 503, '/readyz says it');
    expect((await fetch(`http://localhost:${PORT}/healthz`)).status).toBe(200);
    expect(await server.exited).toBe(1);
    expect(server.output()).toMatch(/^PostgreSQL could not be started again in 10 tries, so Goodword ends: [^\n]+$/m);
    expect(server.output()).not.toMatch(/^ {4}at /m);
  },
);

/** Ends the connection that holds the lock, as the death of its backend does. */
async function endLock(): Promise<void> {
  const password = (await readFile(join(dataFolder(), 'postgres-password'), 'utf8')).trim();
  const port = (await readFile(join(await cluster(), 'postmaster.pid'), 'utf8')).split('\n')[3];
  const client = new pg.Client(`postgres://goodword:${password}@127.0.0.1:${port}/goodword`);
  await client.connect();
  await client.query(
    `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and objid = 7465001`,
  );
  await client.end();
}
