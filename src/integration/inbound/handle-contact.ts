import type { Connection } from '../connections/connection.ts';
import { lockContact, selectPeopleOfContact, type SubjectKey } from '../contacts/contact-store.ts';
import { followAliases } from '../contacts/follow-aliases.ts';
import { noteContactState } from '../contacts/note-state.ts';
import { linkPerson } from '../contacts/link-person.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { withClient } from '../connections/with-client.ts';
import type { CrmClient } from '../provider/crm-provider.ts';
import type { CrmContact } from '../provider/crm-contact.ts';
import type { AttributeValue } from '../../qualification/attribute-value.ts';
import { evaluateContact, type Decision } from '../contacts/qualification/evaluate-contact.ts';
import { isBeingWritten, isEcho } from './own-writes.ts';
import { peopleByEmail } from './people-by-email.ts';
import { notOurs } from './notification.ts';

/** All that was reported about one contact. */
export type ContactChange = {
  contactId: string;
  /** addresses that the notifications named */
  emails: readonly string[];
  /** of the latest notification */
  notificationId: string;
  reportedAt: Date | null;
  /** when the first of them came */
  receivedAt: Date;
  /** what the latest notification that tells such a thing says became of it */
  became: 'archived' | 'active' | 'deleted' | 'merged' | null;
  /** contacts that were merged into it, as far as the notifications name them */
  mergedFrom: readonly string[];
  /** every attribute, as each of the notifications tells them; null when one of them tells less */
  told: readonly Readonly<Record<string, AttributeValue>>[] | null;
};

const outcomes: Record<Decision, string> = {
  stale: 'a later reading is already known',
  nobody: notOurs,
  unchanged: 'nothing watched changed',
  waiting: 'nothing watched changed',
  changed: 'a watched attribute changed',
  qualified: 'a lead qualified',
};

/** What came of the news about a contact. */
export type Handling = {
  /** in words, for the record */
  outcome: string;
  /** what was looked for was not seen, and the reading came so soon after the news that it may be old */
  mayBeStale: boolean;
};

/**
 * How soon after the change a reading may still show what was before it: the CRM answers readings from copies that are up
 * to a second behind (reference 1), and the time of a notification is cut to the second.
 */
const staleWithinMs = 2_000;

/**
 * Looks at a contact because something was reported about it: reads it, finds our people behind it and draws the
 * consequences in one transaction. What only brings back what we wrote ourselves is dropped unread.
 * @returns null when our own write to the contact is under way: then it is too soon to tell
 * @throws RetryAt or GivenUp when the contact cannot be read
 */
export async function handleContact(
  context: CrmContext,
  connection: Connection,
  news: ContactChange,
): Promise<Handling | null> {
  const { workspace_id: workspaceId, connection_id: connectionId } = connection;
  const reportedKey = { workspaceId, connectionId, contactId: news.contactId };
  const linked = await selectPeopleOfContact(context.db, reportedKey);
  if (news.told && news.became === null) {
    if (await isBeingWritten(context, connection, linked, news)) return null;
    if (await isEcho(context.db, reportedKey, news.told)) return { outcome: ownWrite, mayBeStale: false };
  }
  if (await isMergeOfStrangers(context, connection, news, linked)) return { outcome: notOurs, mayBeStale: false };
  return withClient(context, connection, { backOff: 'notification' }, (client) =>
    readAndTake(context, connection, client, { ...news, linked }),
  );
}

async function readAndTake(
  context: CrmContext,
  connection: Connection,
  client: CrmClient,
  news: ContactChange & { linked: readonly SubjectKey[] },
): Promise<Handling> {
  const askedAt = context.clock.now();
  const contact = await client.readContact(news.contactId);
  const isEarly = news.reportedAt !== null && askedAt.getTime() - news.reportedAt.getTime() < staleWithinMs;
  if (!contact) {
    if (isEarly && news.became !== 'deleted') return { outcome: goneText, mayBeStale: true };
    await context.db
      .transaction()
      .execute((trx) => noteContactState(context, trx, connection, news.contactId, 'deleted'));
    return { outcome: goneText, mayBeStale: false };
  }
  // a merge may be told without its source (Intercom docs: reference 13.4), but the contact that is left knows it
  const mergedFrom =
    news.became === 'merged' && news.mergedFrom.length === 0 ? await client.readMergedIds(contact.id) : news.mergedFrom;
  const decision = await takeReading(context, connection, contact, { ...news, mergedFrom });
  return { outcome: outcomes[decision], mayBeStale: isEarly && decision === 'waiting' };
}

/** A merge that names both contacts, neither of which is anybody of ours. */
async function isMergeOfStrangers(
  context: CrmContext,
  connection: Connection,
  { became, mergedFrom, emails }: ContactChange,
  linked: readonly SubjectKey[],
): Promise<boolean> {
  if (became !== 'merged' || mergedFrom.length === 0 || linked.length > 0) return false;
  const { workspace_id: workspaceId, connection_id: connectionId } = connection;
  for (const contactId of mergedFrom) {
    const people = await selectPeopleOfContact(context.db, { workspaceId, connectionId, contactId });
    if (people.length > 0) return false;
  }
  return (await peopleByEmail(context.db, connection, emails)).length === 0;
}

const goneText = 'the contact no longer exists';
const ownWrite = 'what we wrote ourselves';

/**
 * Takes what was read of a contact, for whatever reason it was: finds our people behind it and draws the consequences in
 * one transaction.
 * @param news.contactId the id under which it was asked for; another than the contact's own when it was merged
 * @param news.linked our people who are linked to that id
 * @param news.mergedFrom other contacts that were merged into it
 * @param news.became what was told about its state; a reading itself tells it only in part
 */
export async function takeReading(
  context: CrmContext,
  connection: Connection,
  contact: CrmContact,
  news: {
    contactId: string;
    linked: readonly SubjectKey[];
    notificationId: string | null;
    reportedAt: Date | null;
    mergedFrom?: readonly string[];
    became?: ContactChange['became'];
    /** it is what our own write was answered with */
    ours?: boolean;
  },
): Promise<Decision> {
  const { workspace_id: workspaceId, connection_id: connectionId } = connection;
  return context.db.transaction().execute(async (trx) => {
    await lockContact(trx, { workspaceId, connectionId, contactId: contact.id });
    const sources = contact.id !== news.contactId && news.linked.length > 0 ? [news.contactId] : [];
    const merged = [...sources, ...(news.mergedFrom ?? [])].map((from) => ({ from, into: contact.id }));
    await followAliases(context, trx, connection, { gone: [], merged });
    for (const person of await peopleByEmail(trx, connection, contact.email ? [contact.email] : [])) {
      await linkPerson(context, trx, connection, contact.id, person, 'same_email');
    }
    const state = stateOf(contact, news.became ?? null);
    if (state) await noteContactState(context, trx, connection, contact.id, state);
    const cause = { notificationId: news.notificationId, reportedAt: news.reportedAt };
    return evaluateContact(context, trx, connection, contact, { ...cause, ours: news.ours ?? false });
  });
}

/** What a contact that was just read is, as far as anybody tells: its own word counts more than a notification's. */
function stateOf({ archived }: CrmContact, became: ContactChange['became']): 'archived' | 'active' | null {
  if (archived !== undefined) return archived ? 'archived' : 'active';
  return became === 'archived' || became === 'active' ? became : null;
}
