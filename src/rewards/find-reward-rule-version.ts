import type { Actor } from '../history/history.ts';
import type { Database } from '../database/database.ts';
import type { Reward } from './reward.ts';

/** The version of a rule by which a reward was earned, beside the newest one. */
export type RuleOfReward = { version: number; currentVersion: number; savedAt: Date; savedBy: Actor };

/** The version of its rule that decided a reward. A reward always has one. */
export async function findRuleOfReward(
  db: Database,
  reward: Pick<Reward, 'workspace_id' | 'reward_rule_id' | 'rule_version'>,
): Promise<RuleOfReward> {
  const versions = db
    .selectFrom('reward_rule_versions')
    .where('workspace_id', '=', reward.workspace_id)
    .where('reward_rule_id', '=', reward.reward_rule_id);
  const [own, newest] = await Promise.all([
    versions.selectAll().where('version', '=', reward.rule_version).executeTakeFirstOrThrow(),
    versions.select('version').orderBy('version', 'desc').limit(1).executeTakeFirstOrThrow(),
  ]);
  return {
    version: own.version,
    currentVersion: newest.version,
    savedAt: own.saved_at,
    savedBy: own.saved_by,
  };
}
