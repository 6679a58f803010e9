import type { Connection } from '../../connections/connection.ts';
import { lockContacts } from '../../contacts/lock-contacts.ts';
import { noteContactStates } from '../../contacts/note-states.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import type { CrmClient } from '../../provider/crm-provider.ts';
import { takeReadings } from '../polling/take-readings.ts';
import { takeRows } from '../polling/take-rows.ts';
import type { FoundContacts } from './read-contacts.ts';
import type { ContactLink } from '../../contacts/contact-link.ts';

/** A contact that was merged into another one is known under both ids from now on. */
export async function takeFound(
  context: CrmContext,
  connection: Connection,
  client: CrmClient,
  { present }: FoundContacts,
): Promise<void> {
  const rows = [...present].filter(([contactId, contact]) => contact.id === contactId);
  await takeRows(
    context,
    connection,
    client,
    rows.map(([, contact]) => contact),
    'check',
  );
  const merged = [...present].filter(([askedFor, contact]) => contact.id !== askedFor);
  const readings = merged.map(([askedFor, contact]) => ({ contact, source: 'check' as const, askedFor }));
  await takeReadings(context, connection, readings);
}

/** What became of contacts is known from now on: a write takes an archived one back into use first. */
export async function noteStates(
  context: CrmContext,
  connection: Connection,
  { present, gone }: FoundContacts,
  links: readonly ContactLink[],
): Promise<void> {
  const news = new Map<string, 'active' | 'archived' | 'deleted'>(gone);
  for (const { contactId, state } of links) {
    if (state !== 'active' && present.get(contactId)?.id === contactId) news.set(contactId, 'active');
  }
  if (news.size === 0) return;
  const states = [...news].map(([contactId, state]) => ({ contactId, state, mergedInto: null }));
  const key = { workspaceId: connection.workspace_id, connectionId: connection.connection_id };
  await context.db.transaction().execute(async (trx) => {
    await lockContacts(trx, key, [...news.keys()]);
    await noteContactStates(context, trx, connection, states);
  });
}
