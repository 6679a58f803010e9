import { getLeadById } from '../../leads/find-lead.ts';
import type { Database } from '../../platform/database/database.ts';
import { getReferrerById } from '../../referrers/find-referrer.ts';
import type { SubjectKey } from './contact-store.ts';
import type { LinkedPerson } from './link-person.ts';

/** The same people, each with its campaign. */
export function campaignsOf(db: Database, workspaceId: string, people: readonly SubjectKey[]): Promise<LinkedPerson[]> {
  return Promise.all(
    people.map(async (person) => {
      const { campaign_id: campaignId } =
        person.subject === 'lead'
          ? await getLeadById(db, workspaceId, person.subjectId)
          : await getReferrerById(db, workspaceId, person.subjectId);
      return { ...person, campaignId };
    }),
  );
}
