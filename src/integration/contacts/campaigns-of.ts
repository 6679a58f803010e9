import { findLeadsByIds } from '../../leads/lead-details.ts';
import type { Database } from '../../database/database.ts';
import { findReferrersByIds } from '../../referrers/referrer-details.ts';
import type { SubjectKey } from '../settings/subject.ts';

/** The same people, each with its campaign. */
export async function campaignsOf<Person extends SubjectKey>(
  db: Database,
  workspaceId: string,
  people: readonly Person[],
): Promise<(Person & { campaignId: string })[]> {
  const idsOf = (subject: SubjectKey['subject']) =>
    people.filter((person) => person.subject === subject).map(({ subjectId }) => subjectId);
  const [leadIds, referrerIds] = [idsOf('lead'), idsOf('referrer')];
  const found = [
    ...(leadIds.length > 0 ? await findLeadsByIds(db, workspaceId, leadIds) : []),
    ...(referrerIds.length > 0 ? await findReferrersByIds(db, workspaceId, referrerIds) : []),
  ];
  const campaignById = new Map(found.map(({ id, campaignId }) => [id, campaignId]));
  return people.map((person) => {
    const campaignId = campaignById.get(person.subjectId);
    if (!campaignId) throw new Error(`There is no ${person.subject} ${person.subjectId}.`);
    return { ...person, campaignId };
  });
}
