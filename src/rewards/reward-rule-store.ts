import { sql, type Selectable } from 'kysely';
import type { Actor } from '../history/history.ts';
import type { Database } from '../database/database.ts';
import type { Schema } from '../database/tables.d.ts';
import { newId } from '../platform/id/id.ts';
import type { Recipient } from './reward.ts';
import type { PromisedReward, RewardRule } from './reward-rules.ts';

/** The newest version of each rule of these campaigns, by campaign; campaigns without a rule are not in it. */
export async function selectRewardRules(
  db: Database,
  workspaceId: string,
  campaignIds: readonly string[],
): Promise<Map<string, RewardRule[]>> {
  const rows = await db
    .selectFrom('reward_rules as rule')
    .innerJoin('reward_rule_versions as version', (join) =>
      join
        .onRef('version.workspace_id', '=', 'rule.workspace_id')
        .onRef('version.reward_rule_id', '=', 'rule.reward_rule_id'),
    )
    .select(['rule.campaign_id', 'rule.reward_rule_id', 'rule.recipient'])
    .select(['version', 'active', 'kind', 'amount_minor', 'currency', 'saved_at'])
    .where('rule.workspace_id', '=', workspaceId)
    .where('rule.campaign_id', '=', sql<string>`any(${campaignIds}::uuid[])`)
    .distinctOn(['rule.reward_rule_id'])
    .orderBy('rule.reward_rule_id')
    .orderBy('version', 'desc')
    .execute();
  const groups = Map.groupBy(rows, (row) => row.campaign_id);
  return new Map([...groups].map(([campaignId, rules]) => [campaignId, rules.map(toRule)]));
}

const toRule = (
  row: { recipient: Recipient } & Omit<Selectable<Schema['reward_rule_versions']>, 'workspace_id' | 'saved_by'>,
): RewardRule => ({
  id: row.reward_rule_id,
  recipient: row.recipient,
  version: row.version,
  active: row.active,
  reward: toReward(row),
  savedAt: row.saved_at,
});

/** A check of the table gives each kind the columns that it reads here. */
const toReward = ({
  kind,
  amount_minor: amountMinor,
  currency,
}: Pick<Selectable<Schema['reward_rule_versions']>, 'kind' | 'amount_minor' | 'currency'>): PromisedReward => ({
  kind,
  amountMinor: amountMinor!,
  currency: currency!,
});

const toColumns = ({ kind, amountMinor, currency }: PromisedReward) => ({ kind, amount_minor: amountMinor, currency });

/** The rule of a recipient, made when it is missing, and locked until the transaction ends. */
export async function ensureRewardRule(
  trx: Database,
  owner: { workspaceId: string; campaignId: string; recipient: Recipient; now: Date },
): Promise<string> {
  await trx
    .insertInto('reward_rules')
    .values({
      workspace_id: owner.workspaceId,
      reward_rule_id: newId(),
      campaign_id: owner.campaignId,
      recipient: owner.recipient,
      created_at: owner.now,
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'campaign_id', 'recipient']).doNothing())
    .execute();
  const rule = await trx
    .selectFrom('reward_rules')
    .select('reward_rule_id')
    .where('workspace_id', '=', owner.workspaceId)
    .where('campaign_id', '=', owner.campaignId)
    .where('recipient', '=', owner.recipient)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return rule.reward_rule_id;
}

export async function insertRewardRuleVersion(
  trx: Database,
  workspaceId: string,
  rule: RewardRule,
  savedBy: Actor,
): Promise<void> {
  await trx
    .insertInto('reward_rule_versions')
    .values({
      workspace_id: workspaceId,
      reward_rule_id: rule.id,
      version: rule.version,
      active: rule.active,
      ...toColumns(rule.reward),
      saved_by: JSON.stringify(savedBy),
      saved_at: rule.savedAt,
    })
    .execute();
}
