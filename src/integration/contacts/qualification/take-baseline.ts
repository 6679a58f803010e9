import { z } from 'zod';
import { workspaceOf, type NewEvent } from '../../../history/history.ts';
import { getLeadById } from '../../../leads/find-lead.ts';
import { isHeldAtJoining } from '../../../leads/hold-reasons.ts';
import type { Transaction } from '../../../database/database.ts';
import type { JobDefinition } from '../../../platform/jobs/jobs.ts';
import type { Connection } from '../../connections/connection.ts';
import { findCampaignProvider, findCampaignProviders } from '../../connections/find-campaign-provider.ts';
import { findConnectionOf, findConnectionsOf } from '../../connections/find-connection.ts';
import { GivenUp, withClient } from '../../connections/with-client.ts';
import { lockContact } from '../lock-contacts.ts';
import { linkPerson } from '../link-people.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import type { CrmContact } from '../../provider/crm-contact.ts';
import { watchedAttribute } from '../../../qualification/qualification-rule.ts';
import { findSettingsOfTabs } from '../../settings/find-settings.ts';
import { observeContacts } from '../observe.ts';

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
 * The reaction to lead.joined where a delivery will not read the contact: the tab's action is `Nothing to action`, or the
 * lead is On hold; and a rule waits for a change.
 */
export async function planBaselines(context: CrmContext, trx: Transaction, joined: readonly NewEvent[]): Promise<void> {
  const workspaceId = workspaceOf(joined);
  const leads = joined.map((event) => {
    const { type, campaignId, leadId } = event;
    if (!campaignId || !leadId) throw new Error(`${type} names campaign and lead.`);
    return { campaignId, leadId, isHeld: isHeldAtJoining(event) };
  });
  const campaignIds = [...new Set(leads.map(({ campaignId }) => campaignId))];
  const reading = await findReadingCampaigns(context, trx, workspaceId, campaignIds);
  const payloads = leads
    .filter(({ campaignId, isHeld }) => reading.get(campaignId) === 'all' || (isHeld && reading.has(campaignId)))
    .map(({ leadId }) => ({ workspaceId, leadId }));
  await context.jobs.send(trx, baselineJob, payloads, { groupId: workspaceId });
}

/** The campaigns of which new leads need a baseline, all or only those On hold, and that have a connection to read it by. */
async function findReadingCampaigns(
  context: CrmContext,
  trx: Transaction,
  workspaceId: string,
  campaignIds: readonly string[],
): Promise<ReadonlyMap<string, 'all' | 'held'>> {
  const providerOf = await findCampaignProviders(context, trx, workspaceId, campaignIds);
  const keyOf = (campaignId: string) => ({ campaignId, provider: providerOf(campaignId).name, tab: 'leads' as const });
  const settingsOf = await findSettingsOfTabs(trx, workspaceId, campaignIds.map(keyOf));
  const waiting = campaignIds.filter((id) => watchedAttribute(settingsOf(keyOf(id)).settings.qualification));
  const found = new Map<string, 'all' | 'held'>();
  for (const [provider, ofProvider] of Map.groupBy(waiting, (campaignId) => providerOf(campaignId).name)) {
    const connectionOf = await findConnectionsOf(trx, workspaceId, provider, ofProvider);
    for (const id of ofProvider) {
      if (connectionOf(id)?.state !== 'Connected') continue;
      found.set(id, settingsOf(keyOf(id)).settings.action === 'nothing' ? 'all' : 'held');
    }
  }
  return found;
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
