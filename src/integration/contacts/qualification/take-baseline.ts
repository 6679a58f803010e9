import { z } from 'zod';
import type { NewEvent } from '../../../history/history.ts';
import { getLeadById } from '../../../leads/find-lead.ts';
import type { Transaction } from '../../../database/database.ts';
import type { JobDefinition } from '../../../platform/jobs/jobs.ts';
import type { Connection } from '../../connections/connection.ts';
import { findConnectionOf } from '../../connections/find-connection.ts';
import { openConnection } from '../../connections/create-client.ts';
import { reportAttention } from '../../connections/report-attention.ts';
import { lockContact } from '../contact-store.ts';
import { linkPerson } from '../link-person.ts';
import type { CrmParts } from '../../connections/crm-context.ts';
import type { CrmContact } from '../../provider/crm-contact.ts';
import { CrmError } from '../../provider/crm-error.ts';
import { findSettings } from '../../settings/find-settings.ts';
import { judgeContact } from './evaluate-contact.ts';

const payload = z.object({ workspaceId: z.uuid(), leadId: z.uuid() });
type LeadKey = z.infer<typeof payload>;

/** Reads what the contacts of a new lead hold, so that a later change can be told from what was there before. */
export const baselineJob: JobDefinition<LeadKey> = {
  name: 'take-baseline',
  payload,
  retryLimit: 5,
  retryDelaySeconds: 5,
  batchSize: 1,
  concurrency: 2,
  groupConcurrency: 2,
};

/**
 * The reaction to lead.joined where a delivery will not read the contact: the tab's action is `Nothing to action`, and a
 * rule waits for a change.
 */
export async function planBaseline(parts: CrmParts, trx: Transaction, joined: NewEvent): Promise<void> {
  const { workspaceId, campaignId, leadId } = joined;
  if (!campaignId || !leadId) throw new Error(`${joined.type} names campaign and lead.`);
  const { name: provider } = parts.provider;
  const { settings } = await findSettings(trx, { workspaceId, campaignId, provider, tab: 'leads' });
  if (settings.action !== 'nothing' || settings.qualification?.method !== 'attribute') return;
  const connection = await findConnectionOf(trx, workspaceId, provider, campaignId);
  if (connection?.state !== 'Connected') return;
  await parts.jobs.send(trx, baselineJob, { workspaceId, leadId }, { groupId: workspaceId });
}

/**
 * Links the contacts with the lead's address to it, and keeps what they hold. Doing it twice changes nothing.
 * @throws CrmError when the CRM cannot be asked now and another try makes sense
 */
export async function takeBaseline(parts: CrmParts, { workspaceId, leadId }: LeadKey): Promise<void> {
  const lead = await getLeadById(parts.db, workspaceId, leadId);
  const connection = await findConnectionOf(parts.db, workspaceId, parts.provider.name, lead.campaign_id);
  if (connection?.state !== 'Connected') return;
  for (const contact of await findContacts(parts, connection, lead.email)) {
    await parts.db.transaction().execute(async (trx) => {
      await lockContact(trx, { workspaceId, connectionId: connection.connection_id, contactId: contact.id });
      const person = { subject: 'lead' as const, subjectId: leadId, campaignId: lead.campaign_id };
      await linkPerson(parts, trx, connection, contact.id, person, 'same_email');
      await judgeContact(parts, trx, connection, contact, { notificationId: null, reportedAt: null });
    });
  }
}

async function findContacts(parts: CrmParts, connection: Connection, email: string): Promise<CrmContact[]> {
  try {
    return await openConnection(parts, connection).findContacts(email);
  } catch (error) {
    if (!(error instanceof CrmError) || error.failure === 'retry_later') throw error;
    const { attention } = error;
    if (attention) await parts.db.transaction().execute((trx) => reportAttention(parts, trx, connection, attention));
    return [];
  }
}
