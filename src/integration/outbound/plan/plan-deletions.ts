import type { Transaction } from '../../../database/database.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import type { SubjectKey } from '../../settings/subject.ts';
import { addDeliveries } from '../add-deliveries.ts';
import { makeDeliveryRow } from '../make-delivery-row.ts';

/** A contact that is to be deleted in the CRM, and the person of ours that it was. */
export type Deletion = {
  campaignId: string;
  provider: string;
  person: SubjectKey;
  connectionId: string;
  contactId: string;
};

/** Plans that contacts are deleted in the CRM, each once, in the caller's transaction. */
export async function planDeletions(
  context: CrmContext,
  trx: Transaction,
  workspaceId: string,
  deletions: readonly Deletion[],
): Promise<void> {
  const now = context.clock.now();
  const rows = deletions.map(({ connectionId, contactId, ...purpose }) => {
    const planned = { connection_id: connectionId, contact_id: contactId };
    return makeDeliveryRow({ workspaceId, ...purpose, cause: `erased:${connectionId}:${contactId}` }, now, {
      kind: 'delete_contact',
      contact_id: contactId,
      planned: JSON.stringify(planned),
    });
  });
  await addDeliveries(context, trx, workspaceId, rows);
}
