import { knownLeadAddresses } from '../../../leads/lead-details.ts';
import type { Database } from '../../../database/database.ts';
import { emailKey } from '../../../platform/email/email-key.ts';
import { knownReferrerAddresses } from '../../../referrers/referrer-details.ts';
import { linkedContacts } from '../../contacts/contact-store.ts';
import type { CrmContact } from '../../provider/crm-contact.ts';
import type { ConnectionKey } from './polling.ts';

/** Those of the contacts that are one of our people: linked to one, or with the address of one. One statement. */
export async function ourContacts(
  db: Database,
  key: ConnectionKey,
  contacts: readonly CrmContact[],
): Promise<CrmContact[]> {
  if (contacts.length === 0) return [];
  const ids = contacts.map(({ id }) => id);
  const addresses = contacts.flatMap(({ email }) => (email ? [emailKey(email)] : []));
  // an id is never an address, so that both may stand in one column
  const rows = await linkedContacts(db, key, ids)
    .unionAll(knownLeadAddresses(db, key.workspaceId, addresses))
    .unionAll(knownReferrerAddresses(db, key.workspaceId, addresses))
    .execute();
  const known = new Set(rows.map((row) => row.known));
  return contacts.filter(({ id, email }) => known.has(id) || (email !== null && known.has(emailKey(email))));
}
