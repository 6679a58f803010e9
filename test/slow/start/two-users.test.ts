import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, it } from 'vitest';
import { createBlankDatabase } from '../../support/database.ts';
import { ask, freePort, until } from '../../support/goodword.ts';
import { startProcess } from '../../support/processes.ts';
import { runStatements, uniqueName } from '../../support/test-server.ts';

it('with an owner in DATABASE_DIRECT_URL, tables are made by it, and Goodword works as another user who owns none', async () => {
  const database = await createBlankDatabase();
  const dataFolder = mkdtempSync(join(tmpdir(), 'goodword-data-'));
  const role = uniqueName('goodword_runs');
  await runStatements(database.connectionString, [
    `create role ${role} login password 'runs'`,
    `grant ${role} to current_user`,
  ]);
  const app = new URL(database.connectionString);
  app.username = role;
  app.password = 'runs';
  const port = await freePort();
  const env = {
    PORT: String(port),
    DATABASE_URL: app.href,
    DATABASE_DIRECT_URL: database.connectionString,
    DATA_DIR: dataFolder,
    LOG_LEVEL: 'warn',
  };
  try {
    // the second start finds everything made
    for (const turn of [1, 2]) {
      const server = startProcess(['src/main.ts'], env);
      await server.printed(/^Goodword ready at /m);
      const url = `http://localhost:${port}/api/v1`;
      if (turn === 1) {
        const owner = {
          name: 'Olivia',
          email: 'o@example.com',
          password: 'correct horse battery',
          workspace_name: 'A',
        };
        expect((await ask(`${url}/setup`, 'POST', owner)).status).toBe(201);
      }
      await until(async () => (await ask(`http://localhost:${port}/readyz`, 'GET')).status === 200, 'it is ready');
      server.signal('SIGTERM');
      expect(await server.exited, server.output()).toBe(0);
    }
    const client = new pg.Client({ connectionString: app.href });
    await client.connect();
    const { rows } = await client.query<{ tableowner: string }>(
      `select distinct tableowner from pg_tables where schemaname like 'goodword%'`,
    );
    expect(rows.map(({ tableowner }) => tableowner)).not.toContain(role);
    await expect(client.query(`update goodword.events set type = 'changed'`)).rejects.toThrow('permission denied');
    await client.end();
  } finally {
    await runStatements(database.connectionString, [`drop owned by ${role}`, `drop role ${role}`]);
    await database.drop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}, 180_000);
