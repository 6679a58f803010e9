import type pg from 'pg';
import { schemas } from './schemas.ts';

// Versions before the schemas of our own kept our tables wherever the connection's search_path led (as a rule `public`), the
// sign-in library's in `auth` and the job library's in `pgboss`. The names of those days:
const ownTables = [
  'alert_settings alerts call_budgets call_usage campaign_connections campaigns connections crm_checks crm_contacts',
  'crm_drift crm_gaps crm_repairs crm_runs crm_snapshots crm_sweeps crm_warnings deliveries delivery_attempts events',
  'idempotency_keys import_rows imports integration_owners integration_settings intercom_apps intercom_signals leads',
  'link_visits links notifications oauth_states referrers return_field_marks reward_rule_versions reward_rules rewards',
  'work_leases workspaces schema_migrations',
].flatMap((line) => line.split(' '));
const ownFunctions = ['announce_events', 'announce_workspace', 'refuse_change_of_history'];
const signInTables = [
  'user',
  'session',
  'account',
  'verification',
  'organization',
  'member',
  'invitation',
  'twoFactor',
  'apikey',
];

/**
 * Moves the tables of an older version into the schemas of ours, with everything in them; does nothing where there are none.
 * Only what such a version made is touched: a `schema_migrations`, `auth` or `pgboss` of another program stays as it is.
 * Run in one transaction, after `ensureSchemas`.
 */
export async function adoptOlderTables(client: pg.Client): Promise<void> {
  const older = await findOlderSchema(client);
  if (older === null) return;
  const from = client.escapeIdentifier(older.schema);
  for (const table of ownTables) await moveTable(client, from, table, schemas.own);
  for (const name of ownFunctions) {
    if (await exists(client, `to_regproc($1) is not null`, `${from}.${name}`)) {
      await client.query(`alter function ${from}.${name}() set schema ${schemas.own}`);
    }
  }
  // The migration that made `auth` failed where there was one, hence it is ours.
  if (older.hasSignIn) {
    for (const table of signInTables) await moveTable(client, 'auth', table, schemas.signIn);
    await dropIfEmpty(client, 'auth');
  }
  if (await isOurQueue(client)) await adoptJobs(client);
}

/** Where `schema_migrations` is, judged by its form and its first row: other programs have tables of that name too. */
async function findOlderSchema(client: pg.Client): Promise<{ schema: string; hasSignIn: boolean } | null> {
  const { rows } = await client.query<{ schema: string }>(
    `select n.nspname as schema
       from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relname = 'schema_migrations' and c.relkind = 'r' and n.nspname <> $1
        and (select count(*) from pg_catalog.pg_attribute a
              where a.attrelid = c.oid and a.attname in ('name', 'checksum', 'applied_at')) = 3
      order by n.nspname = any (current_schemas(false)) desc, n.nspname`,
    [schemas.own],
  );
  for (const { schema } of rows) {
    const table = `${client.escapeIdentifier(schema)}.schema_migrations`;
    const applied = await client.query<{ name: string }>(
      `select name from ${table} where name in ('0001_subjects', '0003_sign_in')`,
    );
    const names = applied.rows.map(({ name }) => name);
    if (names.includes('0001_subjects')) return { schema, hasSignIn: names.includes('0003_sign_in') };
  }
  return null;
}

async function moveTable(client: pg.Client, from: string, table: string, to: string): Promise<void> {
  const name = `${from}.${client.escapeIdentifier(table)}`;
  if (await exists(client, 'to_regclass($1) is not null', name)) {
    await client.query(`alter table ${name} set schema ${to}`);
  }
}

/** Whether the queue in `pgboss` is the one that our versions filled. */
async function isOurQueue(client: pg.Client): Promise<boolean> {
  if (!(await exists(client, 'to_regclass($1) is not null', 'pgboss.queue'))) return false;
  return exists(client, 'exists (select from pgboss.queue where name = $1)', 'deliver-to-crm');
}

/** The library's functions carry its schema in their text. */
async function adoptJobs(client: pg.Client): Promise<void> {
  await client.query(`drop schema ${schemas.jobs}`);
  await client.query(`alter schema pgboss rename to ${schemas.jobs}`);
  const { rows } = await client.query<{ definition: string }>(
    `select pg_get_functiondef(p.oid) as definition
       from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
      where n.nspname = $1 and p.prosrc like '%pgboss.%'`,
    [schemas.jobs],
  );
  for (const { definition } of rows) {
    await client.query(definition.replaceAll(/\bpgboss\./g, `${schemas.jobs}.`));
  }
}

async function dropIfEmpty(client: pg.Client, schema: string): Promise<void> {
  const isUsed = `exists (select from pg_catalog.pg_class where relnamespace = to_regnamespace($1))`;
  if (!(await exists(client, isUsed, schema))) await client.query(`drop schema ${schema}`);
}

async function exists(client: pg.Client, condition: string, name: string): Promise<boolean> {
  const { rows } = await client.query<{ holds: boolean }>(`select ${condition} as holds`, [name]);
  return rows[0]?.holds === true;
}
