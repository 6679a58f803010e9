import type { CrmContact } from '../../../provider/crm-contact.ts';
import { isForbidden } from '../../../provider/crm-error.ts';
import type { CrmClient } from '../../../provider/crm-provider.ts';
import type { LabelFact } from './push-task.ts';

/**
 * Whether a contact had a label before we put it on, so that an undo takes off only what is ours. The contact's own answer
 * is enough unless it has more labels than that shows.
 * @throws CrmError when the CRM cannot be asked now
 */
export async function hadLabel(
  client: Pick<CrmClient, 'readLabelIds'>,
  contact: CrmContact,
  labelId: string,
): Promise<LabelFact['hadBefore']> {
  const { labels } = contact;
  if (labels?.ids.includes(labelId)) return 'yes';
  if (labels && !labels.hasMore) return 'no';
  try {
    return (await client.readLabelIds(contact.id)).includes(labelId) ? 'yes' : 'no';
  } catch (error) {
    // without that permission people are labelled all the same
    if (isForbidden(error)) return 'unknown';
    throw error;
  }
}
