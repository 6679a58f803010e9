import { getCampaignById } from '../campaigns/find-campaign.ts';
import type { Actor } from '../history/history.ts';
import { refuse } from '../platform/refusal.ts';
import { newId } from '../platform/id/id.ts';
import { findConnectionOf } from '../integration/connections/find-connection.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import type { Import } from './import.ts';
import type { ImportSettings } from './import-settings.ts';
import { ensureSelection } from './check-selection.ts';
import { insertImport } from './import-store.ts';

/**
 * Drafts an import into a campaign; nothing is read yet.
 * @throws Refusal not_found for an unknown campaign, not_connected when the people are to come from a CRM that is not
 * connected, invalid_input when the CRM cannot find who is meant.
 */
export async function createImport(
  context: CrmContext,
  command: {
    workspaceId: string;
    campaignId: string;
    source: Import['source'];
    settings: ImportSettings;
    actor: Actor;
  },
): Promise<Import> {
  const { workspaceId, campaignId, source, actor } = command;
  return context.db.transaction().execute(async (trx) => {
    await getCampaignById(trx, workspaceId, campaignId);
    const connection = source === 'csv' ? null : await findConnectionOf(trx, workspaceId, source, campaignId);
    if (source !== 'csv' && (!connection || connection.state === 'Not connected')) {
      throw refuse('not_connected', `Connect ${context.providers.of({ provider: source }).title} first.`);
    }
    if (source !== 'csv') ensureSelection(command.settings.selection, context.providers.of({ provider: source }));
    const now = context.clock.now();
    const importId = newId();
    const created = await insertImport(trx, {
      workspace_id: workspaceId,
      import_id: importId,
      campaign_id: campaignId,
      source,
      connection_id: connection?.connection_id ?? null,
      // a file is read once
      settings: JSON.stringify(source === 'csv' ? { ...command.settings, mode: 'one_time' } : command.settings),
      state: 'Draft',
      created_by: JSON.stringify(actor),
      created_at: now,
      updated_at: now,
    });
    const evidence = { import_id: importId, source };
    await context.history.record(trx, { type: 'import.created', workspaceId, campaignId, actor, evidence });
    return created;
  });
}
