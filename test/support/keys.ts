import pg from 'pg';

/**
 * Finds what breaks the rule of keys in our schema: every primary key starts with `workspace_id`, every unique key
 * or unique index contains it, every foreign key maps it to the other table's `workspace_id`, and every table has a primary
 * key. (It is the tenant and the distribution column of a sharded database, which can only check such keys.)
 * @returns one text per offender, `table: name definition`, ordered
 */
export async function findOffendingKeys(connectionString: string): Promise<string[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ offender: string }>(OFFENDERS);
    return rows.map(({ offender }) => offender);
  } finally {
    await client.end();
  }
}

/** A foreign key counts when one of its column pairs is workspace_id on both sides. */
const OFFENDERS = `
  with tables as (
    select c.oid, c.relname,
           (select a.attnum from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id') as tenant
      from pg_class c
     where c.relnamespace = 'goodword'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'schema_migrations'
  )
  select t.relname || ': ' || k.conname || ' ' || pg_get_constraintdef(k.oid) as offender
    from tables t join pg_constraint k on k.conrelid = t.oid
   where k.contype = 'p' and t.tenant is distinct from k.conkey[1]
      or k.contype = 'u' and not coalesce(t.tenant = any (k.conkey), false)
      or k.contype = 'f' and not exists (
           select from unnest(k.conkey, k.confkey) as pair (mine, theirs)
             join pg_attribute a on a.attrelid = k.confrelid and a.attnum = pair.theirs
            where pair.mine = t.tenant and a.attname = 'workspace_id')
  union all
  select t.relname || ': ' || pg_get_indexdef(i.indexrelid)
    from tables t join pg_index i on i.indrelid = t.oid
   where i.indisunique and not coalesce(t.tenant = any (i.indkey), false)
     and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u'))
  union all
  select t.relname || ': no primary key'
    from tables t where not exists (select from pg_constraint k where k.conrelid = t.oid and k.contype = 'p')
  order by 1`;
