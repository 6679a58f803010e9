import pg from 'pg';
import { CATALOGUE_STATEMENTS } from './statements.ts';

const HEADER = `-- The form of the database after all migrations. Written by "npm run schema"; a test compares it. To change the database,
-- add a migration.
`;

/**
 * Writes down the tables, views, types, functions, indexes and triggers of our own schema and of the sign-in library's as SQL, always
 * in the same order, so that two databases can be compared as text. Tables of the job library are its own.
 */
export async function describeSchema(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    // Names are written with their schema, whatever the settings of the server are.
    await client.query(`set search_path to ''`);
    const context: string[] = [];
    for (const statement of CATALOGUE_STATEMENTS) context.push(...(await readLines(client, statement)));
    return [HEADER, ...context].join('\n');
  } finally {
    await client.end();
  }
}

async function readLines(client: pg.Client, statement: string): Promise<string[]> {
  const { rows } = await client.query<{ sql: string }>(statement);
  return rows.map(({ sql }) => `${sql.trim()};\n`);
}
