import { findLeadDetails } from '../../../leads/lead-details.ts';
import type { Database } from '../../../database/database.ts';
import { findReferrerDetails } from '../../../referrers/referrer-details.ts';
import type { SubjectKey } from '../../settings/subject.ts';
import type { CrmTraits } from '../../provider/capabilities.ts';
import type { IntegrationSettings } from '../../settings/integration-settings.ts';
import type { Person } from '../../settings/mapping/fields.ts';
import { planFields } from '../../settings/mapping/plan-fields.ts';
import { policiesOf } from '../../settings/mapping/write-policies.ts';

/** What the settings say is to be written about a person, as a delivery keeps it. */
export function plannedBy(
  crm: CrmTraits,
  settings: IntegrationSettings,
  person: Person,
): { planned: string; policies: string } {
  return {
    planned: JSON.stringify(planFields(settings.mapping, person, crm)),
    policies: JSON.stringify(policiesOf(settings.mapping)),
  };
}

/** What may be sent about a person. @throws when there is no such person */
export async function readPerson(
  db: Database,
  publicUrl: string,
  workspaceId: string,
  person: SubjectKey,
): Promise<Person> {
  return (await readPeople(db, publicUrl, workspaceId, [person]))(person);
}

/** The same for many, read at once. @returns what finds one of them, which throws when there is no such person */
export async function readPeople(
  db: Database,
  publicUrl: string,
  workspaceId: string,
  people: readonly SubjectKey[],
): Promise<(person: SubjectKey) => Person> {
  const idsOf = (subject: SubjectKey['subject']) =>
    people.filter((person) => person.subject === subject).map(({ subjectId }) => subjectId);
  const [leadIds, referrerIds] = [idsOf('lead'), idsOf('referrer')];
  const leads = leadIds.length > 0 && (await findLeadDetails(db, publicUrl, workspaceId, leadIds));
  const referrers = referrerIds.length > 0 && (await findReferrerDetails(db, publicUrl, workspaceId, referrerIds));
  return ({ subject, subjectId }) => {
    const lead = subject === 'lead' && leads && leads.get(subjectId);
    if (lead) return { tab: 'leads', facts: lead };
    const referrer = subject === 'referrer' && referrers && referrers.get(subjectId);
    if (referrer) return { tab: 'referrers', facts: referrer };
    throw new Error(`There is no ${subject} ${subjectId}.`);
  };
}
