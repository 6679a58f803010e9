import { listCampaigns } from '../../../campaigns/find-campaign.ts';
import { watchedAttribute } from '../../../qualification/qualification-rule.ts';
import type { Connection } from '../../connections/connection.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { filterByConnection } from '../../connections/filter-by-connection.ts';
import { isCallFailed, withClient } from '../../connections/with-client.ts';
import { findSettingsOfTabs } from '../../settings/find-settings.ts';
import { noteRuleAttributeProblems } from '../../settings/rule-attribute-problems.ts';
import { clearWarning, raiseWarning } from './raise-warning.ts';

/** Notices that the attribute of a campaign's rule was archived or renamed in the CRM, and that it is there again. */
export async function watchRules(context: CrmContext, connection: Connection): Promise<void> {
  const rules = await findRules(context, connection);
  const gone = rules.length > 0 ? await findGone(context, connection, rules) : [];
  // the CRM could not be asked: what was known stands
  if (gone === null) return;
  await context.db.transaction().execute(async (trx) => {
    await noteRuleAttributeProblems(trx, connection, gone, context.clock.now());
    if (gone.length === 0) await clearWarning(context, trx, connection, 'rule_attribute_gone');
    else await raiseWarning(context, trx, connection, 'rule_attribute_gone', { campaigns: gone.length });
  });
}

type Rule = { campaignId: string; property: string };

/** The attributes that campaigns of this connection wait for. */
async function findRules(context: CrmContext, connection: Connection): Promise<Rule[]> {
  const { workspace_id: workspaceId, provider } = connection;
  const all = (await listCampaigns(context.db, workspaceId)).map(({ campaign_id: campaignId }) => ({ campaignId }));
  const campaigns = await filterByConnection(context.db, connection, all);
  const keyOf = ({ campaignId }: { campaignId: string }) => ({ campaignId, provider, tab: 'leads' as const });
  const settingsOf = await findSettingsOfTabs(context.db, workspaceId, campaigns.map(keyOf));
  return campaigns.flatMap((campaign) => {
    const watched = watchedAttribute(settingsOf(keyOf(campaign)).settings.qualification);
    return watched ? [{ ...campaign, property: watched.property }] : [];
  });
}

/** Those that the CRM does not list now; null where it could not be asked. */
async function findGone(context: CrmContext, connection: Connection, rules: readonly Rule[]): Promise<Rule[] | null> {
  try {
    return await withClient(context, connection, { backOff: 'background' }, async (client) => {
      const listed = new Set((await client.listAttributes()).map(({ fullName }) => fullName));
      return rules.filter(({ property }) => !listed.has(property));
    });
  } catch (error) {
    if (!isCallFailed(error)) throw error;
    return null;
  }
}
