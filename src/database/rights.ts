import pg from 'pg';
import { waitForMigrations } from './migration-lock.ts';
import { schemas } from './schemas.ts';

/** What nothing may change in it, and who could: for the owner PostgreSQL looks at rights as well, but not for superusers. */
const historyTable = `${schemas.own}.events`;

/**
 * Takes the right to change the history from the owner of the table, whom the application may work as; the trigger is a second
 * lock, where tables can have one. Functions that delete what is old never touch it.
 * @param log takes one sentence where rights do not bind, because we work as a superuser
 */
export async function lockHistory(client: pg.Client, log: (sentence: string) => void): Promise<void> {
  const { rows } = await client.query<{ owner: string; is_ours: boolean; is_open: boolean; is_superuser: boolean }>(
    `select
       pg_get_userbyid(relowner) as owner,
       pg_has_role(relowner, 'member') as is_ours,
       exists (
         select from aclexplode(coalesce(relacl, acldefault('r', relowner)))
         where grantee in (relowner, 0) and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')) as is_open,
       (select rolsuper from pg_catalog.pg_roles where rolname = current_user) as is_superuser
     from pg_catalog.pg_class where oid = to_regclass($1)`,
    [historyTable],
  );
  const found = rows[0];
  if (!found) return;
  if (found.is_ours && found.is_open) {
    const holders = `${client.escapeIdentifier(found.owner)}, public`;
    await inTurn(client, () => client.query(`revoke update, delete, truncate on ${historyTable} from ${holders}`));
  }
  if (found.is_superuser) {
    const user = client.escapeIdentifier(client.user ?? '');
    log(`The database user ${user} is a superuser, whom no rights keep from changing the history: use one of its own.`);
  }
}

/**
 * Gives the user whom the application works as what it needs where another one owns the tables, and no more: it reads and writes
 * rows, only adds to the history and to changes of contacts, and changes no table. Does nothing where both are the same.
 * @param ownerConnectionString of who migrated
 */
export async function grantToApp(ownerConnectionString: string, appConnectionString: string): Promise<void> {
  const userIn = (connectionString: string) => new URL(connectionString).username;
  if (userIn(ownerConnectionString) === userIn(appConnectionString)) return;
  // a pooler may know the same user by another name
  const user = await userOf(appConnectionString);
  const client = await connect(ownerConnectionString);
  try {
    if ((await userOn(client)) === user) return;
    await inTurn(client, async () => {
      const { rows } = await client.query<{ change: string }>(changesOfRights, [
        user,
        Object.values(schemas),
        [historyTable, `${schemas.own}.contact_changes`],
        [`${schemas.own}.schema_migrations`],
      ]);
      for (const { change } of rows) await client.query(change);
    });
  } finally {
    await client.end();
  }
}

/**
 * What gives a user the rights that it lacks, and takes those that it must not have; nothing where all is right, which is so at
 * most starts: a change of rights writes the table's row, and other changes of the table fail meanwhile.
 */
const changesOfRights = `
  with relations as (
    select c.oid, c.relkind, c.relacl, format('%I.%I', n.nspname, c.relname) as name
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where n.nspname = any($2)),
  tables as (
    select *, case
      when name = any($4) then array['select']
      when name = any($3) then array['select', 'insert']
      else array['select', 'insert', 'update', 'delete'] end as rights
    from relations where relkind in ('r', 'p', 'v', 'm', 'f'))
  select format('grant usage on schema %I to %I', nspname, $1::text) as change
  from pg_catalog.pg_namespace where nspname = any($2) and not has_schema_privilege($1, oid, 'usage')
  union all
  select format('grant usage, select on sequence %s to %I', name, $1)
  from relations
  where relkind = 'S' and not (has_sequence_privilege($1, oid, 'usage') and has_sequence_privilege($1, oid, 'select'))
  union all
  select format('grant %s on %s to %I', string_agg(wanted, ', '), name, $1)
  from tables cross join unnest(rights) as wanted where not has_table_privilege($1, oid, wanted) group by name
  union all
  select format('grant execute on function %I.%I(%s) to %I', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid), $1)
  from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
  where n.nspname = any($2) and p.prosecdef and not has_function_privilege($1, p.oid, 'execute')
  union all
  select format('revoke %s on %s from %I', string_agg(held.privilege_type, ', '), name, $1)
  from tables cross join aclexplode(relacl) as held join pg_catalog.pg_roles on pg_roles.oid = held.grantee
  where name = any($3 || $4) and rolname = $1 and held.privilege_type in ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE')
    and lower(held.privilege_type) <> all(rights)
  group by name`;

/** Several servers may start at once. */
async function inTurn(client: pg.Client, change: () => Promise<unknown>): Promise<void> {
  await client.query('begin');
  // another server may migrate for long
  await client.query('set local statement_timeout = 0');
  await waitForMigrations(client);
  await change();
  await client.query('commit');
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, application_name: 'goodword migrate' });
  client.on('error', () => {});
  await client.connect();
  return client;
}

async function userOf(connectionString: string): Promise<string> {
  const client = await connect(connectionString);
  return userOn(client).finally(() => client.end());
}

async function userOn(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ user: string }>('select current_user as user');
  return rows[0]!.user;
}
