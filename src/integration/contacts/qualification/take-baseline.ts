import { z } from 'zod';
import type { NewEvent } from '../../../history/history.ts';
import { getLeadById } from '../../../leads/find-lead.ts';
import type { Transaction } from '../../../database/database.ts';
import type { JobDefinition } from '../../../platform/jobs/jobs.ts';
import type { Connection } from '../../connections/connection.ts';
import { findCampaignProvider } from '../../connections/find-campaign-provider.ts';
import { findConnectionOf } from '../../connections/find-connection.ts';
import { GivenUp, withClient } from '../../connections/with-client.ts';
import { linkPerson } from '../link-person.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import type { CrmContact } from '../../provider/crm-contact.ts';
import { watchedAttribute } from '../../../qualification/qualification-rule.ts';
import { findSettings } from '../../settings/find-settings.ts';
import { observeContacts } from '../observe.ts';
import { lockContact } from '../lock-contacts.ts';

const payload = z.object({ workspaceId: z.uuid(), leadId: z.uuid() });
type LeadKey = z.infer<typeof payload>;

/** Reads what the contacts of a new lead hold, so that a later change can be distinguished from what was there before. */
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
export async function planBaseline(context: CrmContext, trx: Transaction, joined: NewEvent): Promise<void> {
  const { workspaceId, campaignId, leadId } = joined;
  if (!campaignId || !leadId) throw new Error(`${joined.type} names campaign and lead.`);
  const { name: provider } = await findCampaignProvider(context, trx, { workspaceId, campaignId });
  const { settings } = await findSettings(trx, { workspaceId, campaignId, provider, tab: 'leads' });
  if (settings.action !== 'nothing' || !watchedAttribute(settings.qualification)) return;
  const connection = await findConnectionOf(trx, workspaceId, provider, campaignId);
  if (connection?.state !== 'Connected') return;
  await context.jobs.send(trx, baselineJob, { workspaceId, leadId }, { groupId: workspaceId });
}

/**
 * Links the contacts with the lead's address to it, and keeps what they hold. Doing it twice changes nothing.
 * @throws RetryAt when the CRM cannot be asked now; the job is retried
 */
export async function takeBaseline(context: CrmContext, { workspaceId, leadId }: LeadKey): Promise<void> {
  const lead = await getLeadById(context.db, workspaceId, leadId);
  const { campaign_id: campaignId } = lead;
  const { name: provider } = await findCampaignProvider(context, context.db, { workspaceId, campaignId });
  const connection = await findConnectionOf(context.db, workspaceId, provider, campaignId);
  if (connection?.state !== 'Connected') return;
  for (const contact of await findContacts(context, connection, lead.email)) {
    await context.db.transaction().execute(async (trx) => {
      await lockContact(trx, { workspaceId, connectionId: connection.connection_id, contactId: contact.id });
      const person = { subject: 'lead' as const, subjectId: leadId, campaignId: lead.campaign_id };
      await linkPerson(context, trx, connection, contact.id, person, 'same_email');
      await observeContacts(context, trx, connection, [{ contact, source: 'check', isLinked: true }]);
    });
  }
}

async function findContacts(context: CrmContext, connection: Connection, email: string): Promise<CrmContact[]> {
  try {
    return await withClient(context, connection, { backOff: 'background' }, (client) => client.findContacts(email));
  } catch (error) {
    if (error instanceof GivenUp) return [];
    throw error;
  }
}
