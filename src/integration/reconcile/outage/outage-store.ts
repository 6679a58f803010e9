import { sql, type Insertable, type Updateable } from 'kysely';
import type { Database, Transaction } from '../../../database/database.ts';
import type { Schema } from '../../../database/tables.d.ts';
import { announcement } from '../../../live/announce.ts';
import type { ConnectionKey } from '../polling/polling.ts';
import type { Gap, RecoveredKind } from './outage.ts';

/** Open screens are told of it, and when it ends. */
export async function insertGap(trx: Transaction, gap: Insertable<Schema['crm_gaps']>): Promise<void> {
  await trx
    .insertInto('crm_gaps')
    .values(gap)
    .returning(announcement(gap.workspace_id, ['reconciliation']).as('announced'))
    .execute();
}

export async function updateGap(
  db: Database,
  gap: Pick<Gap, 'workspace_id' | 'gap_id'>,
  change: Updateable<Schema['crm_gaps']>,
): Promise<void> {
  await db
    .updateTable('crm_gaps')
    .set(change)
    .where('workspace_id', '=', gap.workspace_id)
    .where('gap_id', '=', gap.gap_id)
    .returning(announcement(gap.workspace_id, ['reconciliation']).as('announced'))
    .execute();
}

export function selectGap(db: Database, workspaceId: string, gapId: string): Promise<Gap | undefined> {
  return db
    .selectFrom('crm_gaps')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('gap_id', '=', gapId)
    .executeTakeFirst();
}

/** Newest first. */
export function selectGaps(db: Database, key: ConnectionKey, limit: number): Promise<Gap[]> {
  return db
    .selectFrom('crm_gaps')
    .selectAll()
    .where('workspace_id', '=', key.workspaceId)
    .where('connection_id', '=', key.connectionId)
    .orderBy('gap_id', 'desc')
    .limit(limit)
    .execute();
}

export function selectWorkingGaps(db: Database): Promise<Gap[]> {
  return db.selectFrom('crm_gaps').selectAll().where('state', '=', 'Working').execute();
}

/** The place of the newest event of a workspace; 0 before the first. */
export async function selectLastPosition(db: Database, workspaceId: string): Promise<number> {
  const found = await db
    .selectFrom('events')
    .select('position')
    .where('workspace_id', '=', workspaceId)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.position ?? 0;
}

/**
 * Campaigns with deliveries that waited when the connection came back, and are still not settled. Those that were never
 * begun name no connection yet: which it will be is their campaign's matter. Events that wait for a push are left out: a
 * push on its way counts itself, and behind one that failed they wait for days.
 */
export async function selectCampaignsWaitingSince(db: Database, gap: Gap, provider: string): Promise<string[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select('campaign_id')
    .distinct()
    .where('workspace_id', '=', gap.workspace_id)
    .where('provider', '=', provider)
    .where(({ or, eb }) => or([eb('connection_id', 'is', null), eb('connection_id', '=', gap.connection_id)]))
    .where('state', 'in', ['Planned', 'Sending', 'Waiting'])
    .where(({ not, and, eb }) =>
      not(and([eb('kind', '=', 'event'), eb('state', '=', 'Waiting'), eb('failure', 'is', null)])),
    )
    .where('created_at', '<', gap.ended_at)
    .execute();
  return rows.map((row) => row.campaign_id);
}

export type RecoveredRow = {
  position: number;
  kind: RecoveredKind;
  at: Date;
  campaign_id: string | null;
  lead_id: string | null;
  referrer_id: string | null;
  evidence: Record<string, unknown>;
};

/**
 * What happened because the gap was looked through: changes, qualifications and links that no webhook reported, and
 * deliveries that had waited. Oldest first.
 */
function recovered(db: Database, gap: Gap) {
  return db
    .selectFrom('events')
    .where('workspace_id', '=', gap.workspace_id)
    .where('position', '>', gap.after_position)
    .$if(gap.until_position !== null, (query) => query.where('position', '<=', gap.until_position!))
    .where(({ or, and, eb, exists }) =>
      or([
        and([
          eb('type', 'in', ['lead.qualified', 'contact.changed', 'contact.linked']),
          eb(sql`actor ->> 'id'`, '=', gap.connection_id),
          eb(sql`evidence ->> 'notification_id'`, 'is', null),
        ]),
        and([
          eb('type', '=', 'delivery.sent'),
          exists(
            eb
              .selectFrom('deliveries')
              .select('deliveries.delivery_id')
              .whereRef('deliveries.workspace_id', '=', 'events.workspace_id')
              .where('deliveries.delivery_id', '=', sql<string>`(events.evidence ->> 'delivery_id')::uuid`)
              .where('deliveries.connection_id', '=', gap.connection_id)
              .where('deliveries.created_at', '<', gap.ended_at),
          ),
        ]),
      ]),
    );
}

export async function countRecovered(db: Database, gap: Gap): Promise<Record<RecoveredKind, number>> {
  const rows = await recovered(db, gap)
    .select(['type', sql<number>`count(*)`.as('count')])
    .groupBy('type')
    .execute();
  const of = (type: RecoveredKind) => rows.find((row) => row.type === type)?.count ?? 0;
  return {
    'lead.qualified': of('lead.qualified'),
    'contact.changed': of('contact.changed'),
    'contact.linked': of('contact.linked'),
    'delivery.sent': of('delivery.sent'),
  };
}

/** One row more than the page. @param after the position of the last row seen */
export async function selectRecovered(
  db: Database,
  gap: Gap,
  page: { after: number; limit: number },
): Promise<RecoveredRow[]> {
  const rows = await recovered(db, gap)
    .select(['position', 'type', 'occurred_at', 'campaign_id', 'lead_id', 'referrer_id', 'evidence'])
    .where('position', '>', page.after)
    .orderBy('position')
    .limit(page.limit + 1)
    .execute();
  return rows.map(({ type, occurred_at: at, ...row }) => ({ ...row, kind: type as RecoveredKind, at }));
}
