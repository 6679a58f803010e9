import { chunksOf } from '../../database/chunks.ts';
import type { Transaction } from '../../database/database.ts';
import type { ContactKey } from './contact-link.ts';
import type { Snapshot } from './snapshot.ts';

/** Replaces what is kept of these contacts, each of which comes once. */
export async function upsertSnapshots(
  trx: Transaction,
  { workspaceId, connectionId }: Omit<ContactKey, 'contactId'>,
  snapshots: readonly Snapshot[],
): Promise<void> {
  const rows = snapshots.map(({ contactId, observation: { attributes, labelIds, companies }, ...rest }) => ({
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
  }));
  for (const chunk of chunksOf(rows)) {
    await trx
      .insertInto('crm_snapshots')
      .values(chunk)
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
}
