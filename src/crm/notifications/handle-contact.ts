import { findLeadsByEmailKeys } from '../../leads/lead-facts.ts';
import { emailKey } from '../../platform/email/email-key.ts';
import type { Database } from '../../platform/database/database.ts';
import { findReferrersByEmailKeys } from '../../referrers/referrer-facts.ts';
import type { Connection } from '../connections/connection.ts';
import { openConnection } from '../connections/open-connection.ts';
import { lockContact, selectPeopleOfContact, type SubjectKey } from '../contacts/contact-store.ts';
import { linkPerson, type LinkedPerson } from '../contacts/link-person.ts';
import { campaignsOf } from '../contacts/campaigns-of.ts';
import type { CrmParts } from '../crm-parts.ts';
import type { CrmContact } from '../provider/crm-contact.ts';
import { judgeContact, type Judgement } from '../qualification/judge-contact.ts';
import { notOurs } from './notification.ts';

/** All that was reported about one contact. */
export type ContactNews = {
  contactId: string;
  /** addresses that the notifications named */
  emails: readonly string[];
  /** of the latest notification */
  notificationId: string;
  reportedAt: Date | null;
};

const outcomes: Record<Judgement, string> = {
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
 * consequences in one transaction.
 * @throws CrmError when the contact cannot be read
 */
export async function handleContact(parts: CrmParts, connection: Connection, news: ContactNews): Promise<Handling> {
  const { workspace_id: workspaceId, connection_id: connectionId } = connection;
  const reportedKey = { workspaceId, connectionId, contactId: news.contactId };
  const linked = await selectPeopleOfContact(parts.db, reportedKey);
  const askedAt = parts.clock.now();
  const contact = await openConnection(parts, connection).readContact(news.contactId);
  const isEarly = news.reportedAt !== null && askedAt.getTime() - news.reportedAt.getTime() < staleWithinMs;
  if (!contact) return { outcome: 'the contact no longer exists', mayBeStale: isEarly };
  const judgement = await takeReading(parts, connection, contact, { ...news, linked });
  return { outcome: outcomes[judgement], mayBeStale: isEarly && judgement === 'waiting' };
}

/**
 * Takes what was read of a contact, for whatever reason it was: finds our people behind it and draws the consequences in
 * one transaction.
 * @param news.contactId the id under which it was asked for; another than the contact's own when it was merged
 * @param news.linked our people who are linked to that id
 */
export async function takeReading(
  parts: CrmParts,
  connection: Connection,
  contact: CrmContact,
  news: {
    contactId: string;
    linked: readonly SubjectKey[];
    notificationId: string | null;
    reportedAt: Date | null;
  },
): Promise<Judgement> {
  const { workspace_id: workspaceId, connection_id: connectionId } = connection;
  return parts.db.transaction().execute(async (trx) => {
    await lockContact(trx, { workspaceId, connectionId, contactId: contact.id });
    if (contact.id !== news.contactId) {
      for (const person of await campaignsOf(trx, workspaceId, [...news.linked])) {
        await linkPerson(parts, trx, connection, contact.id, person, 'merged');
      }
    }
    for (const person of contact.email ? await peopleByEmail(trx, workspaceId, contact.email) : []) {
      await linkPerson(parts, trx, connection, contact.id, person, 'same_email');
    }
    const cause = { notificationId: news.notificationId, reportedAt: news.reportedAt };
    return judgeContact(parts, trx, connection, contact, cause);
  });
}

async function peopleByEmail(db: Database, workspaceId: string, email: string): Promise<LinkedPerson[]> {
  const keys = [emailKey(email)];
  const leads = await findLeadsByEmailKeys(db, workspaceId, keys);
  const referrers = await findReferrersByEmailKeys(db, workspaceId, keys);
  return [
    ...leads.map(({ leadId, campaignId }) => ({ subject: 'lead' as const, subjectId: leadId, campaignId })),
    ...referrers.map(({ referrerId, campaignId }) => ({
      subject: 'referrer' as const,
      subjectId: referrerId,
      campaignId,
    })),
  ];
}
