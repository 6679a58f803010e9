import type { Database } from '../../database/database.ts';
import { listEventsOfLeads, type RecordedEvent } from '../../history/history.ts';
import type { AttributeValue } from '../../qualification/attribute-value.ts';
import { watchedAttribute } from '../../qualification/qualification-rule.ts';
import type { Connection } from '../connections/connection.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { findCampaignProviders } from '../connections/find-campaign-provider.ts';
import { findConnectionsOf } from '../connections/find-connection.ts';
import { findContactsOfLeads, type ContactOfLead } from '../contacts/find-contacts-of-leads.ts';
import { findSnapshots } from '../contacts/find-snapshots.ts';
import type { Snapshot } from '../contacts/snapshot.ts';
import { findUndoneLeads } from '../outbound/find-delivery.ts';
import { findSettingsOfTabs } from '../settings/find-settings.ts';
import { readingOf } from './reading-of.ts';
import { evaluateConcern, type Concern, type ConcernDetails } from './concern-rules.ts';

type QualifiedLead = { leadId: string; campaignId: string };

/**
 * What speaks against leads that are Qualified, from what was last read of their contacts. The number of statements does not
 * grow with theirs.
 * @returns by lead; those against whom nothing speaks are not in it
 */
export async function findConcerns(
  context: Pick<CrmContext, 'db' | 'providers'>,
  workspaceId: string,
  qualified: readonly QualifiedLead[],
): Promise<Map<string, Concern>> {
  const { db } = context;
  const leads = [...new Map(qualified.map((lead) => [lead.leadId, lead])).values()];
  const leadIds = leads.map(({ leadId }) => leadId);
  const contactsOf = await findContactsOfLeads(db, workspaceId, leadIds);
  if (contactsOf.size === 0) return new Map();
  const campaignIds = [...new Set(leads.map(({ campaignId }) => campaignId))];
  const providerOf = await findCampaignProviders(context, db, workspaceId, campaignIds);
  const keyOf = (campaignId: string) => ({ campaignId, provider: providerOf(campaignId).name, tab: 'leads' as const });
  const settingsOf = await findSettingsOfTabs(db, workspaceId, campaignIds.map(keyOf));
  const connectionOf = await findConnectionsByCampaign(db, workspaceId, campaignIds, (id) => providerOf(id).name);
  const basisOf = basesOf(await listEventsOfLeads(db, workspaceId, leadIds, 'lead.qualified'));
  const snapshots = await findSnapshotsOf(db, workspaceId, [...contactsOf.values()].flat());
  const undone = await findUndoneLeads(db, workspaceId, leadIds);

  const concerns = new Map<string, Concern>();
  for (const { leadId, campaignId } of leads) {
    const connection = connectionOf.get(campaignId);
    if (!connection) continue;
    const basis = basisOf.get(leadId) ?? null;
    const watched = watchedAttribute(settingsOf(keyOf(campaignId)).settings.qualification);
    const concern = evaluateConcern({
      basis,
      target: watched && watched.property === basis?.property ? watched.target : null,
      timezone: connection.timezone,
      crm: providerOf(campaignId).title,
      contacts: (contactsOf.get(leadId) ?? [])
        .filter(({ connectionId }) => connectionId === connection.connection_id)
        .map((contact) => ({ ...contact, ...readingOf(snapshots.get(nameOf(contact)), basis?.property ?? '') })),
      isUndone: undone.has(leadId),
    });
    if (concern) concerns.set(leadId, concern);
  }
  return concerns;
}

async function findConnectionsByCampaign(
  db: Database,
  workspaceId: string,
  campaignIds: readonly string[],
  providerOf: (campaignId: string) => string,
): Promise<Map<string, Connection>> {
  const found = new Map<string, Connection>();
  for (const [provider, ids] of Map.groupBy(campaignIds, providerOf)) {
    const connectionOf = await findConnectionsOf(db, workspaceId, provider, ids);
    for (const id of ids) {
      const connection = connectionOf(id);
      if (connection) found.set(id, connection);
    }
  }
  return found;
}

/** What the last qualification of each lead rests on; those that a person qualified are not in it. */
function basesOf(events: readonly RecordedEvent[]): Map<string, NonNullable<ConcernDetails['basis']>> {
  const bases = new Map<string, NonNullable<ConcernDetails['basis']>>();
  for (const { lead_id: leadId, evidence } of events.toSorted((a, b) => a.position - b.position)) {
    const { property, attribute, new: value } = evidence;
    if (typeof property !== 'string') bases.delete(leadId!);
    else bases.set(leadId!, { property, attribute: String(attribute), value: value as AttributeValue });
  }
  return bases;
}

const nameOf = ({ connectionId, contactId }: Pick<ContactOfLead, 'connectionId' | 'contactId'>) =>
  `${connectionId} ${contactId}`;

async function findSnapshotsOf(
  db: Database,
  workspaceId: string,
  contacts: readonly ContactOfLead[],
): Promise<Map<string, Snapshot>> {
  const found = new Map<string, Snapshot>();
  for (const [connectionId, ofConnection] of Map.groupBy(contacts, (contact) => contact.connectionId)) {
    const ids = ofConnection.map(({ contactId }) => contactId);
    for (const [contactId, snapshot] of await findSnapshots(db, { workspaceId, connectionId }, ids)) {
      found.set(nameOf({ connectionId, contactId }), snapshot);
    }
  }
  return found;
}
