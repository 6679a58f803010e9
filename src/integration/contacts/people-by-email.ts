import { findLeadsByEmailKeys } from '../../leads/lead-details.ts';
import type { Database } from '../../database/database.ts';
import { emailKey } from '../../platform/email/email-key.ts';
import { findReferrersByEmailKeys } from '../../referrers/referrer-details.ts';
import type { Connection } from '../connections/connection.ts';
import { filterByConnection } from '../connections/filter-by-connection.ts';
import type { LinkedPerson } from './link-people.ts';

/** Our people with one of the addresses, in every campaign that works with the connection. */
export async function peopleByEmail(
  db: Database,
  connection: Connection,
  emails: readonly string[],
): Promise<(LinkedPerson & { emailKey: string })[]> {
  const { workspace_id: workspaceId } = connection;
  if (emails.length === 0) return [];
  const keys = [...new Set(emails.map(emailKey))];
  const leads = await findLeadsByEmailKeys(db, workspaceId, keys);
  const referrers = await findReferrersByEmailKeys(db, workspaceId, keys);
  return filterByConnection(db, connection, [
    ...leads.map(({ leadId, ...lead }) => ({ subject: 'lead' as const, subjectId: leadId, ...pick(lead) })),
    ...referrers.map(({ referrerId, ...referrer }) => ({
      subject: 'referrer' as const,
      subjectId: referrerId,
      ...pick(referrer),
    })),
  ]);
}

const pick = ({ campaignId, emailKey }: { campaignId: string; emailKey: string }) => ({ campaignId, emailKey });
