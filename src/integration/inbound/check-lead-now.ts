import { getLeadById } from '../../leads/find-lead.ts';
import type { Lead } from '../../leads/lead.ts';
import { emailKey } from '../../platform/email/email-key.ts';
import { refuse } from '../../platform/refusal.ts';
import { matchesTarget } from '../../qualification/matches-target.ts';
import { watchedAttribute } from '../../qualification/qualification-rule.ts';
import { callInteractively } from '../connections/call-interactively.ts';
import type { Connection } from '../connections/connection.ts';
import { contactUrlOf } from '../connections/contact-url.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { findCampaignProvider } from '../connections/find-campaign-provider.ts';
import { findConnectionOf } from '../connections/find-connection.ts';
import { findContactsOfPerson } from '../contacts/contact-links.ts';
import { isArchived } from '../contacts/is-archived.ts';
import { lockContacts } from '../contacts/lock-contacts.ts';
import { noteContactState } from '../contacts/note-states.ts';
import { observeContacts } from '../contacts/observe.ts';
import { readWholeContact } from '../contacts/read-contact.ts';
import type { Reading } from '../contacts/reading.ts';
import type { CrmContact } from '../provider/crm-contact.ts';
import type { CrmClient } from '../provider/crm-provider.ts';
import { findSettings } from '../settings/find-settings.ts';

/** A contact with the lead's name and another address: perhaps the same person. */
export type Namesake = {
  contactId: string;
  /** where a teammate sees it */
  url: string;
  /** it has the value that the rule asks for */
  meetsRule: boolean;
};

/** What was found; what follows from it is done already. */
export type LeadCheck = { checkedAt: Date; contactsRead: number; namesakes: Namesake[] };

/** A contact as asked for by its id; null where it is gone. */
type Asked = { contactId: string; contact: CrmContact | null };

/**
 * Reads the contacts of a lead at this moment, and others with its address, and judges what was read as any reading.
 * Contacts with the same name and another address are only named: a person knows whether they are the same.
 * @throws Refusal not_found, not_connected, and those of callInteractively when the CRM cannot be asked
 */
export async function checkLeadNow(context: CrmContext, workspaceId: string, leadId: string): Promise<LeadCheck> {
  const lead = await getLeadById(context.db, workspaceId, leadId);
  const campaignId = lead.campaign_id;
  const { name: provider, title } = await findCampaignProvider(context, context.db, { workspaceId, campaignId });
  const connection = await findConnectionOf(context.db, workspaceId, provider, campaignId);
  if (!connection) throw refuse('not_connected', `Connect ${title} first.`);
  const key = { workspaceId, connectionId: connection.connection_id };
  const person = { subject: 'lead' as const, subjectId: leadId };
  const linked = await findContactsOfPerson(context.db, workspaceId, connection.connection_id, person);
  const { asked, found, alike } = await callInteractively(context, connection, async (client) => ({
    asked: await readLinked(
      context,
      client,
      linked.map(({ contactId }) => contactId),
    ),
    found: await client.findContacts(lead.email),
    alike: await findAlike(client, lead),
  }));
  const others = found.filter(({ id }) => !linked.some(({ contactId }) => contactId === id));
  await context.db.transaction().execute(async (trx) => {
    const gone = asked.filter(({ contact }) => contact === null).map(({ contactId }) => contactId);
    const readings = [
      ...asked.flatMap(({ contactId, contact }): Reading[] =>
        contact ? [{ contact, source: 'check', askedFor: contactId }] : [],
      ),
      ...others.map((contact): Reading => ({ contact, source: 'check' })),
    ];
    // before the rows, and all in one order, as every reading does
    await lockContacts(trx, key, [
      ...gone,
      ...readings.flatMap(({ contact, askedFor }) => [contact.id, askedFor ?? contact.id]),
    ]);
    for (const contactId of gone) await noteContactState(context, trx, connection, contactId, 'deleted');
    await observeContacts(context, trx, connection, readings);
  });
  const own = new Set([...asked.map(({ contactId }) => contactId), ...others.map(({ id }) => id)]);
  return {
    checkedAt: context.clock.now(),
    contactsRead: asked.filter(({ contact }) => contact).length + others.length,
    namesakes: await toNamesakes(
      context,
      connection,
      alike.filter(({ id }) => !own.has(id)),
      campaignId,
    ),
  };
}

/** By id; a search beside it tells those that are archived, which not every answer says. */
async function readLinked(
  { clock }: Pick<CrmContext, 'clock'>,
  client: CrmClient,
  contactIds: readonly string[],
): Promise<Asked[]> {
  if (contactIds.length === 0) return [];
  const searchedAt = clock.now();
  const { contacts } = await client.searchContacts({ ids: contactIds }, { cursor: null, size: contactIds.length });
  const listed = new Set(contacts.map(({ id }) => id));
  const asked: Asked[] = [];
  for (const contactId of contactIds) {
    const contact = await readWholeContact(client, contactId);
    const isHidden =
      contact?.id === contactId &&
      !listed.has(contactId) &&
      isArchived(contact, searchedAt, client.traits.capabilities.searchLagMs);
    asked.push({ contactId, contact: isHidden ? { ...contact, archived: true } : contact });
  }
  return asked;
}

/** As many as a person looks at. */
const mostAlike = 5;

/** Contacts with the lead's full name and another address; a first name alone says nothing. */
async function findAlike(
  client: CrmClient,
  lead: Pick<Lead, 'first_name' | 'last_name' | 'email'>,
): Promise<CrmContact[]> {
  const { nameAttribute } = client.traits;
  if (!nameAttribute || !lead.first_name || !lead.last_name) return [];
  const value = `${lead.first_name} ${lead.last_name}`;
  const query = { conditions: [{ attribute: nameAttribute, operator: 'equals' as const, value }] };
  const { contacts } = await client.searchContacts(query, { cursor: null, size: mostAlike });
  const key = emailKey(lead.email);
  return contacts.filter(({ email, archived }) => archived !== true && (email === null || emailKey(email) !== key));
}

async function toNamesakes(
  context: CrmContext,
  connection: Connection,
  contacts: readonly CrmContact[],
  campaignId: string,
): Promise<Namesake[]> {
  if (contacts.length === 0) return [];
  const { workspace_id: workspaceId, provider, timezone } = connection;
  const { settings } = await findSettings(context.db, { workspaceId, campaignId, provider, tab: 'leads' });
  const watched = watchedAttribute(settings.qualification);
  return contacts.map(({ id, attributes }) => ({
    contactId: id,
    url: contactUrlOf(context, connection, id),
    meetsRule: watched !== null && matchesTarget(attributes[watched.property], watched.target, timezone),
  }));
}
