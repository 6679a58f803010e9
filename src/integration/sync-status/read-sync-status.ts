import { findCampaignProvider } from '../connections/find-campaign-provider.ts';
import { findConnectionOf } from '../connections/find-connection.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { contactUrlOf } from '../connections/contact-url.ts';
import { findContactsOfPeople } from '../contacts/contact-links.ts';
import { findSettings } from '../settings/find-settings.ts';
import type { Tab } from '../settings/integration-settings.ts';
import { subjectOf } from '../settings/subject.ts';
import { syncStatusText, evaluateSyncStatus, type Health, type SyncStatusCode } from './sync-status-rules.ts';
import { selectSyncStatusFacts, selectSyncStatusFactsOf } from './sync-status-store.ts';

export type SyncStatusCount = Health & { message: string; count: number };

/**
 * How it stands with the people of a tab, the most frequent first; or with one of them.
 * @param key.personId one person; none found when the tab does not have them
 */
export async function readHealth(
  context: CrmContext,
  key: { workspaceId: string; campaignId: string; tab: Tab; personId?: string | undefined },
): Promise<SyncStatusCount[]> {
  const { title, rules, ...where } = await readTab(context, key);
  const groups = await selectSyncStatusFacts(context.db, { ...key, ...where });
  const counts = new Map<SyncStatusCode, SyncStatusCount>();
  for (const { facts, count } of groups) {
    const health = evaluateSyncStatus(facts, rules);
    const known = counts.get(health.code)?.count ?? 0;
    counts.set(health.code, { ...health, message: syncStatusText(health.code, title), count: known + count });
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count);
}

/** How it stands with one person, and which contact they are. */
export type PersonSyncStatus = Health & {
  personId: string;
  message: string;
  /** where a teammate sees the contact; null when none is known in the connected workspace */
  contactUrl: string | null;
};

/** How it stands with each of some people of a tab; those whom the tab does not have are left out. */
export async function readHealthOf(
  context: CrmContext,
  key: { workspaceId: string; campaignId: string; tab: Tab; personIds: readonly string[] },
): Promise<PersonSyncStatus[]> {
  const { workspaceId, campaignId, tab, personIds } = key;
  const { title, rules, connection, ...where } = await readTab(context, key);
  const found = await selectSyncStatusFactsOf(context.db, {
    workspaceId,
    campaignId,
    tab,
    personId: personIds,
    ...where,
  });
  const contacts = connection
    ? await findContactsOfPeople(
        context.db,
        { workspaceId, connectionId: connection.connection_id },
        subjectOf(tab),
        personIds,
      )
    : new Map<string, string>();
  return found.map(({ personId, facts }) => {
    const health = evaluateSyncStatus(facts, rules);
    const contactId = contacts.get(personId);
    return {
      ...health,
      personId,
      message: syncStatusText(health.code, title),
      contactUrl: connection && contactId !== undefined ? contactUrlOf(context, connection, contactId) : null,
    };
  });
}

/** What the rules of a tab say, and the connection of its campaign. */
async function readTab(context: CrmContext, key: { workspaceId: string; campaignId: string; tab: Tab }) {
  const { workspaceId, campaignId, tab } = key;
  const { name: provider, title } = await findCampaignProvider(context, context.db, key);
  const connection = await findConnectionOf(context.db, workspaceId, provider, campaignId);
  const { version, settings } = await findSettings(context.db, { workspaceId, campaignId, provider, tab });
  const action = version === 0 ? ('nothing' as const) : settings.action;
  return {
    title,
    provider,
    connection,
    connectionId: connection?.connection_id ?? null,
    rules: { action, connection: connection?.state ?? null },
  };
}
