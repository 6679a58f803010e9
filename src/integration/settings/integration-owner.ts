import { getCampaignById } from '../../campaigns/find-campaign.ts';
import type { Actor } from '../../history/history.ts';
import type { AppContext } from '../../history/app-context.ts';
import type { Database } from '../../database/database.ts';
import { refuse } from '../../platform/refusal.ts';
import { listMembers, type Member } from '../../team/find-members.ts';
import { findConnectionOf } from '../connections/find-connection.ts';
import type { IntegrationKey } from '../connections/integration-key.ts';
import { selectOwner, upsertOwner } from './integration-owner-store.ts';

/**
 * The teammate who owns a campaign's integration and gets its alerts: who was chosen, else who connected. Null when
 * neither is (any longer) of the team.
 */
export async function findIntegrationOwner(
  db: Database,
  workspaceId: string,
  campaignId: string,
  provider: string,
): Promise<Member | null> {
  const members = await listMembers(db, workspaceId);
  const chosen = await selectOwner(db, { workspaceId, campaignId, provider });
  const owner = members.find(({ userId }) => userId === chosen);
  if (owner) return owner;
  const connection = await findConnectionOf(db, workspaceId, provider, campaignId);
  const connectedBy = connection?.connected_by;
  return members.find(({ userId }) => connectedBy?.kind === 'user' && userId === connectedBy.id) ?? null;
}

/**
 * Makes a teammate the owner of a campaign's integration.
 * @throws Refusal not_found for an unknown campaign, not_a_teammate.
 */
export async function chooseIntegrationOwner(
  context: AppContext,
  key: IntegrationKey,
  userId: string,
  actor: Actor,
): Promise<Member> {
  await getCampaignById(context.db, key.workspaceId, key.campaignId);
  const owner = (await listMembers(context.db, key.workspaceId)).find((member) => member.userId === userId);
  if (!owner) {
    const sentence = 'Choose a teammate.';
    throw refuse('not_a_teammate', sentence, [{ path: 'user_id', message: sentence }]);
  }
  await context.db.transaction().execute(async (trx) => {
    const before = await selectOwner(trx, key);
    if (before === userId) return;
    await upsertOwner(trx, key, { userId, by: actor, at: context.clock.now() });
    await context.history.record(trx, {
      type: 'integration.owner_chosen',
      workspaceId: key.workspaceId,
      campaignId: key.campaignId,
      actor,
      evidence: { provider: key.provider, old: before ?? null, new: userId, name: owner.name },
    });
  });
  return owner;
}
