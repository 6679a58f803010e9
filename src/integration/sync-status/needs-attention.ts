import { getCampaignById } from '../../campaigns/find-campaign.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { findCampaignProvider } from '../connections/find-campaign-provider.ts';
import { findConnectionOf } from '../connections/find-connection.ts';
import { countGivenUp } from '../outbound/find-delivery.ts';
import { findRuleAttributeProblems } from '../settings/rule-attribute-problems.ts';
import { attentionItems, type AttentionItem } from './attention-rules.ts';

/**
 * What failed in a campaign and waits for a person, the worst first; empty when there is nothing.
 * @throws Refusal not_found when the workspace has no such campaign.
 */
export async function listNeedsAttention(
  context: Pick<CrmContext, 'db' | 'providers'>,
  workspaceId: string,
  campaignId: string,
): Promise<AttentionItem[]> {
  const { db } = context;
  await getCampaignById(db, workspaceId, campaignId);
  const crm = await findCampaignProvider(context, db, { workspaceId, campaignId });
  const connection = await findConnectionOf(db, workspaceId, crm.name, campaignId);
  const problems = await findRuleAttributeProblems(db, workspaceId, campaignId);
  return attentionItems({
    crm: crm.title,
    goneAttributes: problems
      .filter(({ connectionId }) => connectionId === connection?.connection_id)
      .map(({ property, since }) => ({ name: crm.attributeText(property), since })),
    givenUp: await countGivenUp(db, workspaceId, [campaignId]),
  });
}
