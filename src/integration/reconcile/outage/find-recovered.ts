import { sql } from 'kysely';
import type { Database } from '../../../database/database.ts';
import type { OutageReport, RecoveredKind } from './outage.ts';

export type RecoveredRow = {
  position: number;
  kind: RecoveredKind;
  at: Date;
  campaign_id: string | null;
  lead_id: string | null;
  referrer_id: string | null;
  evidence: Record<string, unknown>;
};

/** How much was recovered so far. */
export async function countRecovered(db: Database, report: OutageReport): Promise<Record<RecoveredKind, number>> {
  const rows = await recovered(db, report)
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

/** A page of what was recovered, oldest first. @param page.after the position of the last row seen; 0 at the beginning */
export async function listRecovered(
  db: Database,
  report: OutageReport,
  page: { after: number; limit: number },
): Promise<{ items: RecoveredRow[]; next: number | null }> {
  const rows = await recovered(db, report)
    .select(['position', 'type', 'occurred_at', 'campaign_id', 'lead_id', 'referrer_id', 'evidence'])
    .where('position', '>', page.after)
    .orderBy('position')
    // one more than the page
    .limit(page.limit + 1)
    .execute();
  const items = rows
    .slice(0, page.limit)
    .map(({ type, occurred_at: at, ...row }) => ({ ...row, kind: type as RecoveredKind, at }));
  return { items, next: rows.length > page.limit ? (items.at(-1)?.position ?? null) : null };
}

/**
 * What happened because the outage was looked through: changes, qualifications and links that no webhook reported, and
 * deliveries that had waited. Oldest first.
 */
function recovered(db: Database, report: OutageReport) {
  return db
    .selectFrom('events')
    .where('workspace_id', '=', report.workspace_id)
    .where('position', '>', report.after_position)
    .$if(report.until_position !== null, (query) => query.where('position', '<=', report.until_position!))
    .where(({ or, and, eb, exists }) =>
      or([
        and([
          eb('type', 'in', ['lead.qualified', 'contact.changed', 'contact.linked']),
          eb(sql`actor ->> 'id'`, '=', report.connection_id),
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
              .where('deliveries.connection_id', '=', report.connection_id)
              .where('deliveries.created_at', '<', report.ended_at),
          ),
        ]),
      ]),
    );
}
