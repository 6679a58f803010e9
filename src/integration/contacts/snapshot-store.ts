import { sql } from 'kysely';
import { chunksOf } from '../../database/chunks.ts';
import type { Database, Transaction } from '../../database/database.ts';
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

/** Workspaces of which contacts are known. */
export async function selectWorkspacesOfSnapshots(db: Database): Promise<string[]> {
  const { rows } = await sql<{ workspace_id: string }>`
    select workspace_id from goodword.workspaces
    where exists (select from goodword.crm_snapshots where crm_snapshots.workspace_id = workspaces.workspace_id)`.execute(
    db,
  );
  return rows.map((row) => row.workspace_id);
}

/**
 * Deletes what is known of contacts that have no link, or only links that ended before that time.
 * @returns how many there were
 */
export async function deleteForeignSnapshots(
  db: Database,
  { workspaceId, before, limit }: { workspaceId: string; before: Date; limit: number },
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from goodword.crm_snapshots using (
      select connection_id, contact_id from goodword.crm_snapshots known
      where workspace_id = ${workspaceId} and read_at < ${before}
        and not exists (
          select from goodword.crm_contacts link
          where link.workspace_id = ${workspaceId} and link.connection_id = known.connection_id
            and link.contact_id = known.contact_id
            and (link.state in ('active', 'archived') or coalesce(link.state_at, link.linked_at) >= ${before}))
      limit ${limit} for update skip locked) foreign_ones
    where crm_snapshots.workspace_id = ${workspaceId}
      and crm_snapshots.connection_id = foreign_ones.connection_id
      and crm_snapshots.contact_id = foreign_ones.contact_id`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
