import type { CrmContact } from '../provider/crm-contact.ts';
import { CrmError } from '../provider/crm-error.ts';
import type { CrmClient } from '../provider/crm-provider.ts';

/**
 * A contact as it is now, with all of its labels: where its answer shows only some, they are asked for, unless the
 * connection is not allowed to.
 * @throws CrmError
 */
export async function readWholeContact(
  client: Pick<CrmClient, 'readContact' | 'readLabelIds'>,
  contactId: string,
): Promise<CrmContact | null> {
  const contact = await client.readContact(contactId);
  if (!contact?.labels?.hasMore) return contact;
  try {
    return { ...contact, labels: { ids: await client.readLabelIds(contact.id), hasMore: false } };
  } catch (error) {
    if (error instanceof CrmError && error.attention === 'permission_missing') return contact;
    throw error;
  }
}
