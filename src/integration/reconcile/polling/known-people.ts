import type { Database } from '../../../database/database.ts';
import { emailKey } from '../../../platform/email/email-key.ts';
import type { Connection } from '../../connections/connection.ts';
import { findPeopleOfContacts } from '../../contacts/contact-links.ts';
import { peopleByEmail } from '../../contacts/people-by-email.ts';
import type { CrmContact } from '../../provider/crm-contact.ts';

/** Those of the contacts that are one of our people: linked to one, or with the address of one. */
export async function ourContacts(
  db: Database,
  connection: Connection,
  contacts: readonly CrmContact[],
): Promise<CrmContact[]> {
  const key = { workspaceId: connection.workspace_id, connectionId: connection.connection_id };
  const ids = contacts.map(({ id }) => id);
  const linked = await findPeopleOfContacts(db, key, ids);
  const emails = contacts.flatMap(({ email }) => email ?? []);
  const addresses = new Set((await peopleByEmail(db, connection, emails)).map((person) => person.emailKey));
  return contacts.filter(({ id, email }) => linked.has(id) || (email !== null && addresses.has(emailKey(email))));
}
