import type { CrmContext } from '../../../connections/crm-context.ts';
import type { Transaction } from '../../../../database/database.ts';
import { readDeliveryOf } from '../../read-delivery.ts';
import type { Beginning, Preparation } from '../../sender.ts';

/** Prepares to delete a contact of a person who was erased, in the workspace in which it is. */
export async function prepareDeletion(
  context: CrmContext,
  _: Transaction,
  { delivery, connection }: Beginning,
): Promise<Preparation> {
  const { title } = context.providers.of(delivery);
  const { connection_id: connectionId, contact_id: contactId } = readDeliveryOf('delete_contact', delivery).planned;
  if (connectionId !== connection.connection_id) {
    return {
      does: 'skip',
      message: `The contact is in another workspace of ${title} than the campaign’s: delete it there.`,
    };
  }
  return {
    does: 'send',
    change: {},
    send: async ({ client }) =>
      (await client.deleteContact(contactId))
        ? { state: 'Sent', message: `Deleted the contact in ${title}.`, contactId, quiet: true }
        : { state: 'Skipped', message: `The contact was gone from ${title} already.`, contactId, quiet: true },
  };
}
