import { sql, type Insertable } from 'kysely';
import type { Database, Transaction } from '../../../database/database.ts';
import { containsPattern, type PageRequest } from '../../../database/page.ts';
import type { Schema } from '../../../database/tables.d.ts';
import type { ConnectionKey } from '../polling/polling.ts';
import type { Check, Drift, DriftKind } from './check.ts';

/** A row that was there keeps its id and the time since when it is known. */
export async function upsertDrift(trx: Transaction, rows: readonly Insertable<Schema['crm_drift']>[]): Promise<void> {
  if (rows.length === 0) return;
  await trx
    .insertInto('crm_drift')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'connection_id', 'subject', 'subject_id', 'kind', 'attribute'])
        .doUpdateSet(({ ref }) => ({
          contact_id: ref('excluded.contact_id'),
          name: ref('excluded.name'),
          email: ref('excluded.email'),
          expected: ref('excluded.expected'),
          found: ref('excluded.found'),
          changed_there: ref('excluded.changed_there'),
          check_id: ref('excluded.check_id'),
          seen_at: ref('excluded.seen_at'),
        })),
    )
    .execute();
}

/** What a check did not find any more is right again. */
export async function deleteDriftBefore(trx: Transaction, check: Check): Promise<void> {
  await trx
    .deleteFrom('crm_drift')
    .where('workspace_id', '=', check.workspace_id)
    .where('connection_id', '=', check.connection_id)
    .where('check_id', '!=', check.check_id)
    .execute();
}

/** What was written to a person's contact since it was seen is right there. */
export async function deleteRewritten(db: Database, { workspaceId, connectionId }: ConnectionKey): Promise<void> {
  await sql`
    delete from goodword.crm_drift d using goodword.deliveries w
    where d.workspace_id = ${workspaceId} and d.connection_id = ${connectionId}
      and w.workspace_id = d.workspace_id and w.connection_id = d.connection_id and w.subject = d.subject
      and w.subject_id = d.subject_id and w.updated_at > d.seen_at and w.state in ('Sent', 'Skipped')
      and (d.kind in ('value', 'gone', 'unlinked') and w.kind = 'push' and w.state = 'Sent'
        or d.kind = 'return_field' and w.kind = 'return_fields')`.execute(db);
}

export type DriftFilter = {
  campaignId?: string | undefined;
  kind?: DriftKind | undefined;
  search?: string | undefined;
  changedThere?: boolean | undefined;
  ids?: readonly string[] | undefined;
};

const filtered = (db: Database, { workspaceId, connectionId }: ConnectionKey, filter: DriftFilter) => {
  const { campaignId, kind, search, changedThere, ids } = filter;
  return db
    .selectFrom('crm_drift')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .$if(campaignId !== undefined, (query) => query.where('campaign_id', '=', campaignId!))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
    .$if(changedThere !== undefined, (query) => query.where('changed_there', '=', changedThere!))
    .$if(ids !== undefined, (query) => query.where('drift_id', '=', sql<string>`any(${ids}::uuid[])`))
    .$if(search !== undefined, (query) =>
      query.where(({ or, eb }) => {
        const pattern = containsPattern(search!);
        return or([eb('name', 'ilike', pattern), eb('email', 'ilike', pattern), eb('attribute', 'ilike', pattern)]);
      }),
    );
};

/** One row more than the page, newest first. */
export function selectDrift(db: Database, key: ConnectionKey, filter: DriftFilter & PageRequest): Promise<Drift[]> {
  const { cursor, limit } = filter;
  return filtered(db, key, filter)
    .selectAll()
    .$if(cursor !== undefined, (query) => query.where('drift_id', '<', cursor!))
    .orderBy('drift_id', 'desc')
    .limit(limit + 1)
    .execute();
}

export type DriftCounts = { rows: number; people: number; changed_there: number };

export function countDrift(db: Database, key: ConnectionKey, filter: DriftFilter): Promise<DriftCounts> {
  return filtered(db, key, filter)
    .select([
      sql<number>`count(*)`.as('rows'),
      sql<number>`count(distinct (subject, subject_id))`.as('people'),
      sql<number>`count(*) filter (where changed_there)`.as('changed_there'),
    ])
    .executeTakeFirstOrThrow();
}
