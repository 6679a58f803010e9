import { sql } from 'kysely';
import type { Database } from '../../../database/database.ts';
import type { Connection } from '../../connections/connection.ts';

/**
 * Leads that share a contact with the referrer who referred them, as after a merge: in the CRM they are one person.
 * @returns the ids of those leads
 */
export async function findSharedContacts(
  db: Database,
  { workspace_id: workspaceId, connection_id: connectionId }: Pick<Connection, 'workspace_id' | 'connection_id'>,
  leads: readonly { id: string; referrerId: string }[],
): Promise<Set<string>> {
  if (leads.length === 0) return new Set();
  const referrerOf = new Map(leads.map(({ id, referrerId }) => [id, referrerId]));
  const rows = await db
    .selectFrom('crm_contacts as of_lead')
    .innerJoin('crm_contacts as of_referrer', (join) =>
      join
        .onRef('of_referrer.workspace_id', '=', 'of_lead.workspace_id')
        .onRef('of_referrer.connection_id', '=', 'of_lead.connection_id')
        .onRef('of_referrer.contact_id', '=', 'of_lead.contact_id')
        .on('of_referrer.subject', '=', 'referrer'),
    )
    .select(['of_lead.subject_id as lead_id', 'of_referrer.subject_id as referrer_id'])
    .where('of_lead.workspace_id', '=', workspaceId)
    .where('of_lead.connection_id', '=', connectionId)
    .where('of_lead.subject', '=', 'lead')
    .where('of_lead.subject_id', '=', sql<string>`any(${[...referrerOf.keys()]}::uuid[])`)
    .execute();
  return new Set(
    rows.filter((row) => referrerOf.get(row.lead_id) === row.referrer_id).map(({ lead_id: leadId }) => leadId),
  );
}
