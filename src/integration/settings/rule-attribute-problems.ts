import { isDeepStrictEqual } from 'node:util';
import type { Database, Transaction } from '../../database/database.ts';
import { announce } from '../../live/announce.ts';
import type { ConnectionKey } from '../provider/connection-key.ts';

/** An attribute that the rules of a campaign wait for and that the CRM no longer has. */
export type RuleAttributeProblem = { campaignId: string; property: string; since: Date };

/** Keeps what is wrong over a connection now; what lasts keeps the time since when it does. */
export async function noteRuleAttributeProblems(
  trx: Transaction,
  { workspace_id, connection_id }: ConnectionKey,
  problems: readonly { campaignId: string; property: string }[],
  at: Date,
): Promise<void> {
  const known = (await findRuleAttributeProblems(trx, workspace_id)).filter(
    ({ connectionId }) => connectionId === connection_id,
  );
  const namesOf = (all: readonly { campaignId: string; property: string }[]) =>
    all.map(({ campaignId, property }) => `${campaignId} ${property}`).toSorted();
  if (isDeepStrictEqual(namesOf(known), namesOf(problems))) return;
  await announce(trx, workspace_id, 'warnings');
  const campaignIds = problems.map(({ campaignId }) => campaignId);
  await trx
    .deleteFrom('rule_attribute_problems')
    .where('workspace_id', '=', workspace_id)
    .where('connection_id', '=', connection_id)
    .$if(campaignIds.length > 0, (query) => query.where('campaign_id', 'not in', campaignIds))
    .execute();
  if (problems.length === 0) return;
  await trx
    .insertInto('rule_attribute_problems')
    .values(
      problems.map(({ campaignId, property }) => ({
        workspace_id,
        connection_id,
        campaign_id: campaignId,
        property,
        since: at,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'connection_id', 'campaign_id'])
        .doUpdateSet((eb) => ({ property: eb.ref('excluded.property') })),
    )
    .execute();
}

/** What is wrong with the rules of a workspace, or of one of its campaigns. */
export async function findRuleAttributeProblems(
  db: Database,
  workspaceId: string,
  campaignId?: string,
): Promise<(RuleAttributeProblem & { connectionId: string })[]> {
  const rows = await db
    .selectFrom('rule_attribute_problems')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .$if(campaignId !== undefined, (query) => query.where('campaign_id', '=', campaignId!))
    .orderBy('since')
    .execute();
  return rows.map((row) => ({
    campaignId: row.campaign_id,
    connectionId: row.connection_id,
    property: row.property,
    since: row.since,
  }));
}
