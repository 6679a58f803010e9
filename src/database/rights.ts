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
    await changeRights(client, [
      `revoke update, delete, truncate on ${historyTable} from ${client.escapeIdentifier(found.owner)}, public`,
    ]);
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
    const app = client.escapeIdentifier(user);
    const all = Object.values(schemas).join(', ');
    await changeRights(client, [
      `grant usage on schema ${all} to ${app}`,
      `grant select, insert, update, delete on all tables in schema ${all} to ${app}`,
      `grant usage, select on all sequences in schema ${all} to ${app}`,
      `revoke update, delete, truncate on ${historyTable}, ${schemas.own}.contact_changes from ${app}`,
      `revoke insert, update, delete, truncate on ${schemas.own}.schema_migrations from ${app}`,
    ]);
  } finally {
    await client.end();
  }
}

/** Several servers may start at once. */
async function changeRights(client: pg.Client, statements: readonly string[]): Promise<void> {
  await client.query('begin');
  await waitForMigrations(client);
  for (const statement of statements) await client.query(statement);
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
