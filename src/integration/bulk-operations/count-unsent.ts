import type { Database } from '../../database/database.ts';
import { attentionSentence } from '../connections/attention.ts';
import type { Connection } from '../connections/connection.ts';
import { findConnectionOf } from '../connections/find-connection.ts';
import type { CrmParts } from '../connections/crm-context.ts';
import { findSettings } from '../settings/find-settings.ts';
import type { Tab } from '../settings/integration-settings.ts';
import { countUnsent } from './unsent-store.ts';
import { unsentWords, type UnsentReason } from './unsent.ts';

export type Unsent = {
  total: number;
  reasons: { reason: UnsentReason; words: string; count: number }[];
  /** why a back-fill cannot begin now; null when it can */
  obstacle: string | null;
};

/** Who of a tab was never sent to the connection of the campaign, why, and whether they can be sent now. */
export async function findUnsent(
  parts: CrmParts,
  key: { workspaceId: string; campaignId: string; tab: Tab },
): Promise<Unsent> {
  const { connection, obstacle } = await findObstacle(parts, parts.db, key);
  if (!connection) return { total: 0, reasons: [], obstacle };
  const counts = await countUnsent(parts.db, {
    ...key,
    provider: parts.provider.name,
    connectionId: connection.connection_id,
  });
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return {
    total,
    reasons: counts.map((found) => ({ ...found, words: unsentWords(found.reason, parts.provider.title) })),
    obstacle: obstacle ?? (total === 0 ? 'Everybody has been sent.' : null),
  };
}

/** The connection that people would be sent to, and what is in the way of it. */
export async function findObstacle(
  parts: CrmParts,
  db: Database,
  { workspaceId, campaignId, tab }: { workspaceId: string; campaignId: string; tab: Tab | null },
): Promise<{ connection: Connection | null; obstacle: string | null }> {
  const { name: provider, title } = parts.provider;
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
