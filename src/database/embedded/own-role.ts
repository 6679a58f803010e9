import { createHmac } from 'node:crypto';
import type pg from 'pg';
import { OWNER } from './cluster.ts';

/** Whom Goodword works as: owns the database and all that is ours in it, and is no superuser. */
export const ROLE = 'goodword_app';

/** Its password, from the superuser's, which cannot be computed back: one file in the data folder holds both. */
export const rolePassword = (superuserPassword: string): string =>
  createHmac('sha256', superuserPassword).update(`password of ${ROLE}`).digest('hex');

/**
 * Makes the role where it is missing, and gives it the database and everything in it. Older versions worked as the
 * superuser, who owned it all: the first start after them changes that in one transaction.
 * @param superuser a connection to our database, as its superuser
 */
export async function ensureOwnRole(superuser: pg.Client, superuserPassword: string): Promise<void> {
  const found = await superuser.query<{ owner: string }>(
    'select pg_get_userbyid(datdba) as owner from pg_catalog.pg_database where datname = current_database()',
  );
  // changed last, so that it says whether all is changed
  if (found.rows[0]?.owner === ROLE) return;
  await superuser.query('begin');
  try {
    // two starts at once: the second waits, and finds nothing left to do
    await superuser.query('select pg_advisory_xact_lock(hashtext($1))', [ROLE]);
    const role = await superuser.query('select from pg_catalog.pg_roles where rolname = $1', [ROLE]);
    if (role.rowCount === 0) {
      const password = superuser.escapeLiteral(rolePassword(superuserPassword));
      await superuser.query(`create role ${ROLE} login nosuperuser nocreatedb nocreaterole password ${password}`);
    }
    const owned = await superuser.query<{ statement: string }>(ownedThings, [OWNER, ROLE]);
    for (const { statement } of owned.rows) await superuser.query(statement);
    await superuser.query(`alter database ${OWNER} owner to ${ROLE}`);
    await superuser.query('commit');
  } catch (error) {
    await superuser.query('rollback').catch(() => {});
    throw error;
  }
}

/**
 * A statement for each thing in our database that the superuser owns and PostgreSQL did not bring. `reassign owned` cannot
 * do it, because the superuser of the cluster owns PostgreSQL's own things as well. Sequences of a column, indexes and the
 * types of rows follow their table.
 */
const ownedThings = `
  with mine as (
    select oid, nspname, nspowner from pg_catalog.pg_namespace
    where nspname !~ '^pg_' and nspname <> 'information_schema')
  select statement from (
    select 1 as turn, format('alter schema %I owner to %I', nspname, $2::text) as statement
    from mine where nspowner = $1::text::regrole
    union all
    select 2, format('alter table %I.%I owner to %I', nspname, relname, $2::text)
    from pg_catalog.pg_class c join mine on mine.oid = c.relnamespace
    where relowner = $1::text::regrole and relkind in ('r', 'p', 'v', 'm', 'f', 'S')
      and not exists (
        select from pg_catalog.pg_depend d
        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i', 'e') and relkind = 'S')
    union all
    select 3, format('alter routine %s owner to %I', p.oid::regprocedure, $2::text)
    from pg_catalog.pg_proc p join mine on mine.oid = p.pronamespace
    where proowner = $1::text::regrole
    union all
    select 4, format('alter type %I.%I owner to %I', nspname, typname, $2::text)
    from pg_catalog.pg_type t join mine on mine.oid = t.typnamespace
    where typowner = $1::text::regrole and (typtype in ('e', 'd', 'r')
      or typtype = 'c' and (select relkind = 'c' from pg_catalog.pg_class where oid = t.typrelid))) as things
  order by turn, statement`;
