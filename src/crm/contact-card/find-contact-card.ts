import { attentionSentence } from '../connections/attention.ts';
import type { Connection } from '../connections/connection.ts';
import { selectConnectionsWithin } from '../connections/connection-store.ts';
import type { Reach } from '../connections/reach.ts';
import { keepThoseWorkingWith } from '../connections/works-with.ts';
import { campaignsOf } from '../contacts/campaigns-of.ts';
import { selectPeopleOfContact } from '../contacts/contact-store.ts';
import type { LinkedPerson } from '../contacts/link-person.ts';
import type { CrmParts } from '../crm-parts.ts';
import { peopleByEmail } from '../notifications/people-by-email.ts';
import type { AskedContact, ContactCard } from './contact-card.ts';
import { listEnrollable } from './list-enrollable.ts';
import { readLeadOnCard, readReferrerOnCard } from './read-people.ts';

type CardParts = Pick<CrmParts, 'db' | 'provider' | 'publicUrl'>;

/** A person may be in many campaigns; a card holds so many of each kind. */
const atMost = 5;

/**
 * Whom a contact of the CRM is for us, in every campaign that works with its workspace: the people who are linked to it,
 * and those who have its address. Reads the database alone, so that whoever waits for the card waits for no CRM.
 * @param reach whose connections may be told of
 */
export async function findContactCard(parts: CardParts, contact: AskedContact, reach: Reach): Promise<ContactCard> {
  const connections = await findConnectionsInUse(parts, contact, reach);
  const cards = await Promise.all(connections.map((connection) => cardOf(parts, connection, contact)));
  const broken = connections.find(({ state }) => state === 'Needs attention');
  return {
    connected: connections.length > 0,
    attention: broken ? attentionSentence(broken.attention ?? '', parts.provider.title) : null,
    leads: cards.flatMap(({ leads }) => leads),
    referrers: cards.flatMap(({ referrers }) => referrers),
    enrollable: cards.flatMap(({ enrollable }) => enrollable),
    leftOff: cards.reduce((sum, { leftOff }) => sum + leftOff, 0),
  };
}

/** The connections to the contact's workspace that were not ended, of everybody within reach. */
export async function findConnectionsInUse(
  { db, provider }: Pick<CrmParts, 'db' | 'provider'>,
  { externalId }: Pick<AskedContact, 'externalId'>,
  reach: Reach,
): Promise<Connection[]> {
  const connections = await selectConnectionsWithin(db, provider.name, externalId, reach);
  return connections.filter(({ state }) => state !== 'Not connected');
}

async function cardOf(parts: CardParts, connection: Connection, contact: AskedContact) {
  const people = await findPeople(parts, connection, contact);
  const newestOf = (subject: LinkedPerson['subject']) =>
    people
      .filter((person) => person.subject === subject)
      .map(({ subjectId }) => subjectId)
      .toSorted()
      .toReversed();
  const [leadIds, referrerIds] = [newestOf('lead'), newestOf('referrer')];
  const shown = [leadIds.slice(0, atMost), referrerIds.slice(0, atMost)] as const;
  return {
    leads: await Promise.all(shown[0].map((leadId) => readLeadOnCard(parts, connection, leadId))),
    referrers: await Promise.all(shown[1].map((referrerId) => readReferrerOnCard(parts, connection, referrerId))),
    enrollable: await listEnrollable(parts.db, connection, people),
    leftOff: people.length - shown[0].length - shown[1].length,
  };
}

/** Each once; of the campaigns that work with the connection. */
async function findPeople(
  { db }: CardParts,
  connection: Connection,
  { contactId, email }: AskedContact,
): Promise<LinkedPerson[]> {
  const { workspace_id: workspaceId, connection_id: connectionId } = connection;
  const linked = await selectPeopleOfContact(db, { workspaceId, connectionId, contactId });
  const known = await keepThoseWorkingWith(db, connection, await campaignsOf(db, workspaceId, linked));
  const same = await peopleByEmail(db, connection, email ? [email] : []);
  return [...new Map([...known, ...same].map((person) => [person.subjectId, person])).values()];
}
