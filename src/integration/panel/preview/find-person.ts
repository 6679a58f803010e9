import { getLeadById, listLeads } from '../../../leads/find-lead.ts';
import type { Database } from '../../../database/database.ts';
import { notFound } from '../../../platform/refusal.ts';
import { getReferrerById, listReferrers } from '../../../referrers/find-referrer.ts';
import type { Tab } from '../../settings/integration-settings.ts';
import type { SubjectKey } from '../../settings/subject.ts';

/**
 * The person of a campaign that a preview is about: the one that was chosen, else the newest.
 * @throws Refusal not_found when the campaign has no such person, or no one yet.
 */
export async function findPerson(
  db: Database,
  { workspaceId, campaignId, tab }: { workspaceId: string; campaignId: string; tab: Tab },
  personId: string | null,
): Promise<SubjectKey> {
  const newest = { campaignId, limit: 1 };
  if (tab === 'leads') {
    const lead = personId
      ? await getLeadById(db, workspaceId, personId)
      : (await listLeads(db, workspaceId, newest)).items[0];
    if (lead?.campaign_id !== campaignId) throw notFound('lead');
    return { subject: 'lead', subjectId: lead.lead_id };
  }
  const referrer = personId
    ? await getReferrerById(db, workspaceId, personId)
    : (await listReferrers(db, workspaceId, newest)).items[0];
  if (referrer?.campaign_id !== campaignId) throw notFound('referrer');
  return { subject: 'referrer', subjectId: referrer.referrer_id };
}
