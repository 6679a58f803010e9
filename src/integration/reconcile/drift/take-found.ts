import type { Connection } from '../../connections/connection.ts';
import { noteContactState } from '../../contacts/note-state.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { observeContact } from '../../contacts/observe.ts';
import type { CrmClient } from '../../provider/crm-provider.ts';
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
  for (const [askedFor, contact] of present) {
    if (contact.id !== askedFor) await observeContact(context, connection, { contact, source: 'check', askedFor });
  }
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
  await context.db.transaction().execute(async (trx) => {
    for (const [contactId, state] of news) await noteContactState(context, trx, connection, contactId, state);
  });
}
