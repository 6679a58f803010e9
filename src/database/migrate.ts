import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { adoptOlderTables } from './adopt-older-tables.ts';
import { DatabaseRefusal } from './database-refusal.ts';
import { ensureSchemas } from './ensure-schemas.ts';
import { waitForMigrations } from './migration-lock.ts';
import { lockHistory } from './rights.ts';
import { nextMigration, type AppliedMigration, type Migration } from './next-migration.ts';
import { schemas } from './schemas.ts';
import { connectFirst } from './sessions.ts';

/** The folder with the numbered SQL files, at the root of the repository. */
export const MIGRATIONS_FOLDER = join(import.meta.dirname, '../../migrations');

/**
 * Migrates a database: applies the files `NNNN_name.sql` of `folder` that it does not have yet, in order,
 * each in a transaction of its own together with its row in `goodword.schema_migrations`. Safe when several servers start at once:
 * each step is taken under a lock that lasts for its transaction, so it also works through a transaction-mode pooler.
 * Afterwards the history can only be added to (rights.ts).
 * @returns the names it applied itself
 * @throws a DatabaseRefusal when PostgreSQL refuses access or is too old, when the database is newer than this code or an applied
 *   file was edited; and the database's error with the file's name in front when a file fails
 */
export async function migrate(
  connectionString: string,
  log: (sentence: string) => void,
  folder: string = MIGRATIONS_FOLDER,
): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString, application_name: 'goodword migrate' });
  client.on('error', () => {});
  await connectFirst(client);
  try {
    await refuseOldServer(client);
    const applied: string[] = [];
    for (;;) {
      const name = await applyNext(client, migrations);
      if (!name) break;
      log(`Database: applied ${name}.`);
      applied.push(name);
    }
    // at each start: a restored copy may have come without rights
    await lockHistory(client, log);
    return { applied };
  } finally {
    await client.end();
  }
}

/** PostgreSQL 15 is the oldest that we test on. */
async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  const version = rows[0]?.server_version ?? '';
  if (Number.parseInt(version, 10) >= 15) return;
  throw new DatabaseRefusal(
    `DATABASE_URL leads to PostgreSQL ${version}, but Goodword needs 15 or newer: upgrade PostgreSQL.`,
  );
}

/** Applies one migration and returns its name; undefined when there is nothing left to do. */
async function applyNext(client: pg.Client, migrations: readonly Migration[]): Promise<string | undefined> {
  await client.query('begin');
  try {
    // what takes long on a large table may; a role or a shared session may have a limit
    await client.query('set local statement_timeout = 0');
    await waitForMigrations(client);
    const next = nextMigration(migrations, await readApplied(client));
    if (next) {
      // the newest files name their schema; the older ones were written for a database that was ours alone
      await client.query(`set local search_path to ${schemas.own}`);
      await client.query(inOwnSchemas(next)).catch((error: Error) => {
        throw new Error(`Migration ${next.name}: ${error.message}`, { cause: error });
      });
      await client.query(`insert into ${table} (name, checksum) values ($1, $2)`, [next.name, next.checksum]);
    }
    await client.query('commit');
    return next?.name;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

const table = `${schemas.own}.schema_migrations`;

/** Which migrations the database has; makes our schemas, and takes over an older version's tables, where it has none. */
async function readApplied(client: pg.Client): Promise<AppliedMigration[]> {
  const found = await client.query<{ exists: boolean }>(`select to_regclass($1) is not null as exists`, [table]);
  if (!found.rows[0]?.exists) {
    await ensureSchemas(client);
    await adoptOlderTables(client).catch((error: Error) => {
      throw new Error(`Moving the tables into the schema ${schemas.own}: ${error.message}`, { cause: error });
    });
    await client.query(
      `create table if not exists ${table} (name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
    );
  }
  const { rows } = await client.query<AppliedMigration>(`select name, checksum from ${table} order by name`);
  return rows;
}

/** Files never change, and one of them makes the sign-in library's tables in a schema `auth`, which a host may have taken. */
function inOwnSchemas({ name, sql }: Migration): string {
  if (name !== '0003_sign_in') return sql;
  return sql.replace('create schema auth;', '').replaceAll(/\bauth\./g, `${schemas.signIn}.`);
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted();
  return Promise.all(
    files.map(async (file) => {
      // Git may check files out with Windows line ends; the checksum must not depend on that.
      const sql = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n');
      return { name: file.slice(0, -'.sql'.length), sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}
