import type pg from 'pg';
import { DatabaseRefusal } from './database-refusal.ts';
import { schemas } from './schemas.ts';

const insufficientPrivilege = '42501';

/**
 * Creates those of our schemas that are missing. Looked up first, because `create schema if not exists` asks for the right
 * to create schemas even where there is nothing to create.
 * @throws DatabaseRefusal when our user may not create or use them: one sentence that an administrator can act on
 */
export async function ensureSchemas(client: pg.Client): Promise<void> {
  for (const schema of Object.values(schemas)) {
    const { rows } = await client.query<{ may_create: boolean }>(
      `select has_schema_privilege(oid, 'usage') and has_schema_privilege(oid, 'create') as may_create
         from pg_catalog.pg_namespace where nspname = $1`,
      [schema],
    );
    if (rows[0]?.may_create) continue;
    if (rows[0]) throw refusal(client, `may not create tables in the schema "${schema}" of`);
    await client.query(`create schema ${schema}`).catch((error: Error & { code?: string }) => {
      throw error.code === insufficientPrivilege ? refusal(client, `may not create the schema "${schema}" in`) : error;
    });
  }
}

function refusal(client: pg.Client, problem: string): DatabaseRefusal {
  const user = client.escapeIdentifier(client.user ?? '');
  const statements = Object.values(schemas).map((schema) => `create schema ${schema} authorization ${user};`);
  return new DatabaseRefusal(
    `The database user ${user} ${problem} the database "${client.database}": let an administrator run there: ${statements.join(' ')}`,
  );
}
