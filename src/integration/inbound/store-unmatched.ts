import type { Database } from '../../database/database.ts';
import { emailKey } from '../../platform/email/email-key.ts';
import { insertUnmatched } from './insert-unmatched.sql.ts';
import type { NewNotification, ReportedPerson } from './notification.ts';

/**
 * Stores, as handled, the notifications that match none of our people, which are most of what a CRM reports. A person
 * who joins a moment later loses nothing, because only changes after joining count. Costs one statement
 * for each connection.
 * @returns for each whether it matched no one and is stored; false for those about our people: linked to one
 * of them, or reported with an address of one
 */
export async function storeUnmatched(
  db: Database,
  notifications: readonly NewNotification[],
  receivedAt: Date,
): Promise<boolean[]> {
  const reported = notifications.map((notification) => ({ ...notification, person: personOf(notification) }));
  const knownByConnection = new Map<string, Set<string>>();
  for (const [connectionId, ofConnection] of Map.groupBy(reported, (each) => each.connectionId)) {
    knownByConnection.set(connectionId, await insertUnmatched(db, ofConnection, receivedAt));
  }
  return reported.map(({ connectionId, person }) => {
    const known = knownByConnection.get(connectionId)!;
    return !known.has(person.contactId ?? '') && !known.has(person.emailKey ?? '');
  });
}

function personOf({ about }: NewNotification): ReportedPerson {
  return {
    contactId: about && storable(about.id),
    emailKey: about?.email ? storable(emailKey(about.email)) : null,
  };
}

/** PostgreSQL takes no NUL, not even to look for it: such a text matches no one. */
const storable = (text: string): string => (text.includes('\0') ? '' : text);
