import type { Connection } from '../connections/connection.ts';
import { forgetContact } from '../contacts/forget-contact.ts';
import { lockContact } from '../contacts/lock-contacts.ts';
import { noteContactState } from '../contacts/note-states.ts';
import { observeContact } from '../contacts/observe.ts';
import { peopleByEmail } from '../contacts/people-by-email.ts';
import type { Decision } from '../contacts/qualification/evaluate-contacts.ts';
import { readWholeContact } from '../contacts/read-contact.ts';
import type { Reading } from '../contacts/reading.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { withClient } from '../connections/with-client.ts';
import type { CrmClient } from '../provider/crm-provider.ts';
import type { ContactChange, Report } from './contact-report.ts';
import { isBeingWritten, isEcho } from './own-writes.ts';
import { notOurs } from './notification.ts';
import { findPeopleOfContact } from '../contacts/contact-links.ts';
import type { SubjectKey } from '../settings/subject.ts';

const outcomes: Record<Decision, string> = {
  stale: 'a later reading is already known',
  unlinked: notOurs,
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
  if (news.became === null && news.byUs === 'yes') return { outcome: ownWrite, mayBeStale: false };
  if (news.reported && news.became === null && news.byUs !== 'no') {
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
    const isReportedGone = news.became === 'deleted' || news.became === 'erased';
    if (isEarly && !isReportedGone) return { outcome: goneText, mayBeStale: true };
    await context.db.transaction().execute(async (trx) => {
      const { workspace_id: workspaceId, connection_id: connectionId } = connection;
      // before the rows, as every reading does
      await lockContact(trx, { workspaceId, connectionId, contactId: news.contactId });
      await noteContactState(context, trx, connection, news.contactId, 'deleted');
      if (news.became === 'erased') await forgetContact(context, trx, connection, news.contactId);
    });
    return { outcome: goneText, mayBeStale: false };
  }
  // a merge may be reported without its source (reference 13.4), but the contact that is left knows it
  const mergedFrom =
    news.became === 'merged' && news.mergedFrom.length === 0 ? await client.readMergedIds(contact.id) : news.mergedFrom;
  const { contactId: askedFor, became, notificationId, reportedAt } = news;
  const named = namedChanges(news.reported);
  const reading: Reading = {
    contact,
    source: 'webhook',
    askedFor,
    mergedFrom,
    became,
    notificationId,
    reportedAt,
    ...(named && { changedAt: named }),
  };
  const decision = await observeContact(context, connection, reading);
  return { outcome: outcomes[decision], mayBeStale: isEarly && decision === 'waiting' };
}

/** When the attributes changed that reports name, the latest of each; null where one of them shows the contact, or nothing. */
function namedChanges(reported: readonly Report[] | null): Record<string, Date> | null {
  if (!reported || reported.length === 0) return null;
  const changedAt: Record<string, Date> = {};
  for (const report of reported) {
    if (!('changed' in report)) return null;
    for (const { name, at } of report.changed) if (!changedAt[name] || changedAt[name] < at) changedAt[name] = at;
  }
  return changedAt;
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
