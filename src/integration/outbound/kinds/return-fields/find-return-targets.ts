import { sql } from 'kysely';
import type { Database } from '../../../../database/database.ts';
import type { FieldValues } from '../../../provider/crm-provider.ts';

/** The contact that a referrer's return fields go to. */
export type ReturnTarget = {
  referrerId: string;
  contactId: string;
  /** the attributes as read or written last; null when it was never read */
  known: FieldValues | null;
};

/**
 * Of each referrer the contact that was sent, imported or merged last; one that only has the same address when there is
 * no other. Those who have none are left out.
 */
export async function findReturnTargets(
  db: Database,
  workspaceId: string,
  connectionId: string,
  referrerIds: readonly string[],
): Promise<ReturnTarget[]> {
  const { rows } = await sql<{ referrer_id: string; contact_id: string; attributes: FieldValues | null }>`
    select distinct on (c.subject_id) c.subject_id as referrer_id, c.contact_id, s.attributes
    from goodword.crm_contacts c
    left join goodword.crm_snapshots s
      on s.workspace_id = c.workspace_id and s.connection_id = c.connection_id and s.contact_id = c.contact_id
    where c.workspace_id = ${workspaceId} and c.subject = 'referrer' and c.subject_id = any(${referrerIds}::uuid[])
      and c.connection_id = ${connectionId} and c.state = 'active'
    order by c.subject_id, c.known_by = 'same_email', c.linked_at desc`.execute(db);
  return rows.map((row) => ({ referrerId: row.referrer_id, contactId: row.contact_id, known: row.attributes }));
}
