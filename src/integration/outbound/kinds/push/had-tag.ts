import type { CrmContact } from '../../../provider/crm-contact.ts';
import { isForbidden } from '../../../provider/crm-error.ts';
import type { CrmClient } from '../../../provider/crm-provider.ts';
import type { TagFact } from './push-task.ts';

/**
 * Whether a contact had a tag before we put it on, so that an undo takes off only what is ours. The contact's own answer
 * is enough unless it has more tags than that shows.
 * @throws CrmError when the CRM cannot be asked now
 */
export async function hadTag(
  client: Pick<CrmClient, 'readTagIds'>,
  contact: CrmContact,
  tagId: string,
): Promise<TagFact['hadBefore']> {
  const { tags } = contact;
  if (tags?.ids.includes(tagId)) return 'yes';
  if (tags && !tags.hasMore) return 'no';
  try {
    return (await client.readTagIds(contact.id)).includes(tagId) ? 'yes' : 'no';
  } catch (error) {
    // without that permission people are tagged all the same
    if (isForbidden(error)) return 'unknown';
    throw error;
  }
}
