import { sql, type Selectable } from 'kysely';
import type { Database } from '../../database/database.ts';
import type { Schema } from '../../database/tables.d.ts';
import type { AttributeValue } from '../../qualification/attribute-value.ts';
import type { ContactKey } from './contact-link.ts';
import type { ObservedCompany } from './observation.ts';
import type { Snapshot } from './snapshot.ts';

/** What is kept of these contacts, by id; those that were never read are not in it. */
export async function findSnapshots(
  db: Database,
  { workspaceId, connectionId }: Omit<ContactKey, 'contactId'>,
  contactIds: readonly string[],
): Promise<Map<string, Snapshot>> {
  if (contactIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('crm_snapshots')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('contact_id', '=', sql<string>`any(${contactIds}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.contact_id, toSnapshot(row)]));
}

export async function findSnapshot(db: Database, { contactId, ...key }: ContactKey): Promise<Snapshot | undefined> {
  return (await findSnapshots(db, key, [contactId])).get(contactId);
}

function toSnapshot(row: Selectable<Schema['crm_snapshots']>): Snapshot {
  const { tag_ids: labelIds, tags_read_at: tagsReadAt, companies, companies_read_at: companiesReadAt } = row;
  return {
    contactId: row.contact_id,
    observation: {
      attributes: {
        values: row.attributes as Record<string, AttributeValue>,
        ...(row.attribute_names && { names: row.attribute_names }),
        readAt: row.read_at,
      },
      ...(labelIds !== null && tagsReadAt && { labelIds: { ids: labelIds as string[], readAt: tagsReadAt } }),
      ...(companies !== null &&
        companiesReadAt && { companies: { items: companies as ObservedCompany[], readAt: companiesReadAt } }),
    },
    contactCreatedAt: row.contact_created_at,
    contactUpdatedAt: row.contact_updated_at,
    readAt: row.read_at,
    ours: row.ours,
  };
}
