import { evaluateOpen } from '../../campaigns/campaign.ts';
import { listCampaigns } from '../../campaigns/find-campaign.ts';
import type { Database } from '../../database/database.ts';
import type { Connection } from '../connections/connection.ts';
import { filterByConnection } from '../connections/filter-by-connection.ts';
import type { LinkedPerson } from '../contacts/link-people.ts';

/** Open campaigns that work with the connection and in which none of the people is a referrer; newest first. */
export async function listEnrollable(
  db: Database,
  connection: Connection,
  people: readonly LinkedPerson[],
): Promise<{ campaignId: string; name: string }[]> {
  const enrolled = new Set(people.flatMap((person) => (person.subject === 'referrer' ? [person.campaignId] : [])));
  const campaigns = (await listCampaigns(db, connection.workspace_id))
    .filter(({ campaign_id: campaignId, state }) => evaluateOpen(state).open && !enrolled.has(campaignId))
    .map(({ campaign_id: campaignId, name }) => ({ campaignId, name }));
  return filterByConnection(db, connection, campaigns);
}
