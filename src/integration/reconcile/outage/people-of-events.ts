import { findLeadsByIds } from '../../../leads/lead-details.ts';
import type { Database } from '../../../database/database.ts';
import { findReferrersByIds } from '../../../referrers/referrer-details.ts';
import type { RecoveredRow } from './find-recovered.ts';

type Named = { name: string; email: string };
type About = Pick<RecoveredRow, 'lead_id' | 'referrer_id'>;

/** The people events are about, looked up for all at once: the lead, else the referrer. */
export async function findPeopleOfEvents(
  db: Database,
  workspaceId: string,
  events: readonly About[],
): Promise<(event: About) => Named> {
  const leadIds = events.flatMap(({ lead_id: id }) => id ?? []);
  const referrerIds = events.flatMap(({ lead_id: leadId, referrer_id: id }) => (leadId === null && id ? [id] : []));
  const people = [
    ...(await findLeadsByIds(db, workspaceId, leadIds)),
    ...(await findReferrersByIds(db, workspaceId, referrerIds)),
  ];
  const byId = new Map(
    people.map(({ id, firstName, lastName, email }) => [id, { name: `${firstName} ${lastName}`.trim(), email }]),
  );
  return ({ lead_id: leadId, referrer_id: referrerId }) =>
    byId.get(leadId ?? referrerId ?? '') ?? { name: '', email: '' };
}
