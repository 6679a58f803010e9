import type { Connection } from '../connections/connection.ts';
import { noteContactState } from '../contacts/note-state.ts';
import { observeContact } from '../contacts/observe.ts';
import { peopleByEmail } from '../contacts/people-by-email.ts';
import type { Decision } from '../contacts/qualification/evaluate-contact.ts';
import { readWholeContact } from '../contacts/read-contact.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { withClient } from '../connections/with-client.ts';
import type { CrmClient } from '../provider/crm-provider.ts';
import type { CrmContact } from '../provider/crm-contact.ts';
import { isBeingWritten, isEcho } from './own-writes.ts';
import { notOurs } from './notification.ts';
import { findPeopleOfContact } from '../contacts/contact-links.ts';
import type { SubjectKey } from '../settings/subject.ts';

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
  /** the state in the latest notification that reports one */
  became: 'archived' | 'active' | 'deleted' | 'merged' | null;
  /** contacts that were merged into it, as far as the notifications name them */
  mergedFrom: readonly string[];
  /** the contact as each of the notifications shows it; null when one of them shows less */
  reported: readonly CrmContact[] | null;
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
  const linked = await findPeopleOfContact(context.db, reportedKey);
  if (news.reported && news.became === null) {
    if (await isBeingWritten(context, connection, linked, news)) return null;
    if (await isEcho(context.db, reportedKey, news.reported)) return { outcome: ownWrite, mayBeStale: false };
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
  const contact = await readWholeContact(client, news.contactId);
  const isEarly = news.reportedAt !== null && askedAt.getTime() - news.reportedAt.getTime() < staleWithinMs;
  if (!contact) {
    if (isEarly && news.became !== 'deleted') return { outcome: goneText, mayBeStale: true };
    await context.db
      .transaction()
      .execute((trx) => noteContactState(context, trx, connection, news.contactId, 'deleted'));
    return { outcome: goneText, mayBeStale: false };
  }
  // a merge may be reported without its source (reference 13.4), but the contact that is left knows it
  const mergedFrom =
    news.became === 'merged' && news.mergedFrom.length === 0 ? await client.readMergedIds(contact.id) : news.mergedFrom;
  const { contactId: askedFor, became, notificationId, reportedAt } = news;
  const reading = { contact, source: 'webhook', askedFor, mergedFrom, became, notificationId, reportedAt } as const;
  const decision = await observeContact(context, connection, reading);
  return { outcome: outcomes[decision], mayBeStale: isEarly && decision === 'waiting' };
}

/** A merge that names both contacts, neither of which is linked to our people. */
async function isMergeOfStrangers(
  context: CrmContext,
  connection: Connection,
  { became, mergedFrom, emails }: ContactChange,
  linked: readonly SubjectKey[],
): Promise<boolean> {
  if (became !== 'merged' || mergedFrom.length === 0 || linked.length > 0) return false;
  const { workspace_id: workspaceId, connection_id: connectionId } = connection;
  for (const contactId of mergedFrom) {
    const people = await findPeopleOfContact(context.db, { workspaceId, connectionId, contactId });
    if (people.length > 0) return false;
  }
  return (await peopleByEmail(context.db, connection, emails)).length === 0;
}

const goneText = 'the contact no longer exists';
const ownWrite = 'what we wrote ourselves';
