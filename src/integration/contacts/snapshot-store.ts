import { sql, type Selectable } from 'kysely';
import type { Database, Transaction } from '../../database/database.ts';
import type { Schema } from '../../database/tables.d.ts';
import type { AttributeValue } from '../../qualification/attribute-value.ts';
import type { ContactKey } from './contact-store.ts';
import type { ContactObservation, ObservedCompany } from './observation.ts';

/** What is known of a contact from its readings. */
export type Snapshot = {
  contactId: string;
  observation: ContactObservation;
  contactCreatedAt: Date | null;
  contactUpdatedAt: Date | null;
  /** of the last reading */
  readAt: Date;
  /** the last reading is what a write of our own was answered with, or was written over since */
  ours: boolean;
};

type ConnectionKey = Omit<ContactKey, 'contactId'>;

/** What is kept of these contacts, by id; those that were never read are not in it. */
export async function selectSnapshots(
  db: Database,
  { workspaceId, connectionId }: ConnectionKey,
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

export async function selectSnapshot(db: Database, { contactId, ...key }: ContactKey): Promise<Snapshot | undefined> {
  return (await selectSnapshots(db, key, [contactId])).get(contactId);
}

/** Replaces what is kept of these contacts, each of which comes once. */
export async function upsertSnapshots(
  trx: Transaction,
  { workspaceId, connectionId }: ConnectionKey,
  snapshots: readonly Snapshot[],
): Promise<void> {
  if (snapshots.length === 0) return;
  await trx
    .insertInto('crm_snapshots')
    .values(
      snapshots.map(({ contactId, observation: { attributes, labelIds, companies }, ...rest }) => ({
        workspace_id: workspaceId,
        connection_id: connectionId,
        contact_id: contactId,
        attributes: JSON.stringify(attributes.values),
        attribute_names: attributes.names ? [...attributes.names] : null,
        tag_ids: labelIds ? JSON.stringify(labelIds.ids) : null,
        tags_read_at: labelIds?.readAt ?? null,
        companies: companies ? JSON.stringify(companies.items) : null,
        companies_read_at: companies?.readAt ?? null,
        contact_created_at: rest.contactCreatedAt,
        contact_updated_at: rest.contactUpdatedAt,
        read_at: rest.readAt,
        ours: rest.ours,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'connection_id', 'contact_id']).doUpdateSet(({ ref }) => ({
        attributes: ref('excluded.attributes'),
        attribute_names: ref('excluded.attribute_names'),
        tag_ids: ref('excluded.tag_ids'),
        tags_read_at: ref('excluded.tags_read_at'),
        companies: ref('excluded.companies'),
        companies_read_at: ref('excluded.companies_read_at'),
        contact_created_at: ref('excluded.contact_created_at'),
        contact_updated_at: ref('excluded.contact_updated_at'),
        read_at: ref('excluded.read_at'),
        ours: ref('excluded.ours'),
      })),
    )
    .execute();
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
