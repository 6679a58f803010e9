import { attentionSentence } from '../connections/attention.ts';
import type { Connection } from '../connections/connection.ts';
import type { AppScope } from '../provider/app-scope.ts';
import { filterByConnection } from '../connections/filter-by-connection.ts';
import { campaignsOf } from '../contacts/campaigns-of.ts';
import { findLinksOfContacts } from '../contacts/contact-links.ts';
import type { LinkedPerson } from '../contacts/link-people.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { peopleByEmail } from '../contacts/people-by-email.ts';
import type { AskedContact, ContactCard } from './contact-card.ts';
import { listEnrollable } from './list-enrollable.ts';
import { readLeadOnCard, readReferrerOnCard } from './read-people.ts';
import { findConnectionsInScope } from '../connections/find-connection.ts';

type CardContext = Pick<CrmContext, 'db' | 'providers' | 'publicUrl'>;

/** A person may be in many campaigns; a card shows at most this many of each kind. */
const atMost = 5;

/**
 * People linked to a CRM contact, in every campaign that works with its workspace: the people who are linked to it,
 * and those who have its address. Reads the database alone, so that the card never waits for the CRM.
 * @param reach the apps whose connections may be shown
 */
export async function findContactCard(
  context: CardContext,
  contact: AskedContact,
  reach: AppScope,
): Promise<ContactCard> {
  const connections = await findConnectionsInUse(context, contact, reach);
  const cards = await Promise.all(connections.map((connection) => cardOf(context, connection, contact)));
  const broken = connections.find(({ state }) => state === 'Needs attention');
  return {
    connected: connections.length > 0,
    attention: broken ? attentionSentence(broken.attention ?? '', context.providers.of(broken).title) : null,
    leads: cards.flatMap(({ leads }) => leads),
    referrers: cards.flatMap(({ referrers }) => referrers),
    enrollable: cards.flatMap(({ enrollable }) => enrollable),
    leftOff: cards.reduce((sum, { leftOff }) => sum + leftOff, 0),
  };
}

/** The connections to the contact's workspace that were not ended, within reach. */
export async function findConnectionsInUse(
  { db }: Pick<CrmContext, 'db'>,
  { externalId }: Pick<AskedContact, 'externalId'>,
  reach: AppScope,
): Promise<Connection[]> {
  const connections = await findConnectionsInScope(db, externalId, reach);
  return connections.filter(({ state }) => state !== 'Not connected');
}

async function cardOf(context: CardContext, connection: Connection, contact: AskedContact) {
  const people = await findPeople(context, connection, contact);
  // ids are in the order of time
  const newestOf = (subject: LinkedPerson['subject']) =>
    people
      .filter((person) => person.subject === subject)
      .map(({ subjectId: id, byAddress }) => ({ id, byAddress }))
      .toSorted((a, b) => (a.id < b.id ? 1 : -1))
      .slice(0, atMost);
  const [leads, referrers] = [newestOf('lead'), newestOf('referrer')];
  return {
    leads: await Promise.all(leads.map((lead) => readLeadOnCard(context, connection, lead))),
    referrers: await Promise.all(referrers.map((referrer) => readReferrerOnCard(context, connection, referrer))),
    enrollable: await listEnrollable(context.db, connection, people),
    leftOff: people.length - leads.length - referrers.length,
  };
}

/** Each once; of the campaigns that work with the connection. */
async function findPeople(
  { db }: CardContext,
  connection: Connection,
  { contactId, email }: AskedContact,
): Promise<(LinkedPerson & { byAddress: boolean })[]> {
  const { workspace_id: workspaceId, connection_id: connectionId } = connection;
  const links = await findLinksOfContacts(db, { workspaceId, connectionId }, [contactId]);
  const linked = await filterByConnection(db, connection, await campaignsOf(db, workspaceId, links));
  const same = await peopleByEmail(db, connection, email ? [email] : []);
  const people = [
    ...same.map((person) => ({ ...person, byAddress: true })),
    ...linked.map(({ knownBy, ...person }) => ({ ...person, byAddress: knownBy === 'same_email' })),
  ];
  return [...new Map(people.map((person) => [person.subjectId, person])).values()];
}
