import type { Transaction } from '../../../database/database.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { findCampaignProviders } from '../../connections/find-campaign-provider.ts';
import type { DeliveryPurpose } from '../make-delivery-row.ts';

/** What is to be planned; it goes to the CRM of the campaign where `provider` is left out. */
export type DeliveryPlan = Omit<DeliveryPurpose, 'workspaceId' | 'provider' | 'deliveryId'> & { provider?: string };
export type PlanInWorkspace = DeliveryPlan & { workspaceId: string };

export type Planning =
  | { planned: true; deliveryId: string }
  /** `nothing_to_action`: the tab says so; `planned_before`: for the same cause */
  | { planned: false; why: 'nothing_to_action' | 'planned_before' };

/** The same plans, each with the name of the CRM that it goes to. */
export async function nameCrm<Plan extends DeliveryPlan>(
  context: CrmContext,
  trx: Transaction,
  workspaceId: string,
  plans: readonly Plan[],
): Promise<(Plan & { provider: string })[]> {
  const unnamed = plans.filter(({ provider }) => provider === undefined).map(({ campaignId }) => campaignId);
  const providerOf = unnamed.length > 0 && (await findCampaignProviders(context, trx, workspaceId, unnamed));
  return plans.map((plan) => ({
    ...plan,
    provider: plan.provider ?? (providerOf ? providerOf(plan.campaignId).name : ''),
  }));
}
