import type { Database } from '../../database/database.ts';
import { attentionSentence } from '../connections/attention.ts';
import type { Connection } from '../connections/connection.ts';
import { findCampaignProvider } from '../connections/find-campaign-provider.ts';
import { findConnectionOf } from '../connections/find-connection.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { findSettings } from '../settings/find-settings.ts';
import type { Tab } from '../settings/integration-settings.ts';
import { countUnsent } from './unsent-store.ts';
import { unsentText, type UnsentReason } from './unsent.ts';

export type Unsent = {
  total: number;
  reasons: { reason: UnsentReason; message: string; count: number }[];
  /** why a back-fill cannot begin now; null when it can */
  obstacle: string | null;
};

/** Who of a tab was never sent to the connection of the campaign, why, and whether they can be sent now. */
export async function findUnsent(
  context: CrmContext,
  key: { workspaceId: string; campaignId: string; tab: Tab },
): Promise<Unsent> {
  const { connection, obstacle } = await findObstacle(context, context.db, key);
  if (!connection) return { total: 0, reasons: [], obstacle };
  const counts = await countUnsent(context.db, {
    ...key,
    provider: connection.provider,
    connectionId: connection.connection_id,
  });
  const { title } = context.providers.of(connection);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return {
    total,
    reasons: counts.map((found) => ({ ...found, message: unsentText(found.reason, title) })),
    obstacle: obstacle ?? (total === 0 ? 'Everyone has been sent.' : null),
  };
}

/** The connection that people would be sent to, and what is in the way of it. */
export async function findObstacle(
  context: CrmContext,
  db: Database,
  { workspaceId, campaignId, tab }: { workspaceId: string; campaignId: string; tab: Tab | null },
): Promise<{ connection: Connection | null; obstacle: string | null }> {
  const { name: provider, title } = await findCampaignProvider(context, db, { workspaceId, campaignId });
  const connection = await findConnectionOf(db, workspaceId, provider, campaignId);
  if (!connection || connection.state === 'Not connected') {
    return { connection, obstacle: `Connect ${title} first.` };
  }
  if (connection.state === 'Needs attention') {
    return { connection, obstacle: attentionSentence(connection.attention ?? '', title) };
  }
  if (tab === null) return { connection, obstacle: null };
  const { version, settings } = await findSettings(db, { workspaceId, campaignId, provider, tab });
  if (version > 0 && settings.action !== 'nothing') return { connection, obstacle: null };
  const name = tab === 'leads' ? 'Leads' : 'Referrers';
  return {
    connection,
    obstacle: `The action of the ${name} tab is Nothing to action: choose another one and save it.`,
  };
}
