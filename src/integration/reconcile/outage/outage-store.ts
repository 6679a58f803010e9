import type { Insertable, Updateable } from 'kysely';
import type { Database, Transaction } from '../../../database/database.ts';
import type { Schema } from '../../../database/tables.d.ts';
import { announcement } from '../../../live/announce.ts';
import type { ConnectionKey } from '../polling/polling.ts';
import type { Gap } from './outage.ts';

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
