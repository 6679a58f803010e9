import { sql } from 'kysely';
import type { Database } from './database.ts';
import { prepared } from './prepared.ts';

type Row = { workspace_id: string; name: string; holder_is_dead: boolean; is_taken: boolean };

/**
 * Inserts the locks that are free, and none of a holder whose own connection PostgreSQL no longer has: the process may not have
 * noticed yet, and to others its rows are those of a dead one. In one order, so that two processes that take several never wait
 * for each other. The holder's lock is asked for as in `isDead` (lock-store.ts).
 */
export async function insertLocks(
  db: Database,
  requests: readonly { lock: { workspaceId: string; name: string }; holder: number }[],
): Promise<Row[]> {
  const { rows } = await sql<Row>`${prepared}
    with wanted as materialized (
      select workspace_id, name, holder, pg_try_advisory_xact_lock_shared(holder) as holder_is_dead
      from unnest(
        ${requests.map(({ lock }) => lock.workspaceId)}::uuid[], ${requests.map(({ lock }) => lock.name)}::text[],
        ${requests.map(({ holder }) => holder)}::bigint[]) as asked (workspace_id, name, holder)),
    taken as (
      insert into goodword.held_locks (workspace_id, name, holder)
      select workspace_id, name, holder from wanted where not holder_is_dead order by workspace_id, name
      on conflict (workspace_id, name) do nothing
      returning workspace_id, name)
    select workspace_id, name, wanted.holder_is_dead, taken.name is not null as is_taken
    from wanted left join taken using (workspace_id, name)`.execute(db);
  return rows;
}
