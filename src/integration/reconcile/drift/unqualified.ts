import { findLeadsByIds } from '../../../leads/lead-details.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import type { CrmContact } from '../../provider/crm-contact.ts';
import type { AttributeValue } from '../../../qualification/attribute-value.ts';
import { findDeclines } from '../../contacts/qualification/find-declines.ts';
import { matchesTarget } from '../../../qualification/matches-target.ts';
import type { CheckScope } from './expectations.ts';
import { watchedAttribute } from '../../../qualification/qualification-rule.ts';
import type { ContactLink } from '../../contacts/contact-link.ts';

/** A lead that is Pending although its contact has the target value, and nothing says why. */
export type Unqualified = {
  leadId: string;
  campaignId: string;
  contactId: string;
  attribute: string;
  target: string;
  found: AttributeValue;
};

/**
 * Leads whose qualification was missed, for example because the rule was changed after the contact had come to the value.
 * Where a decision says why a lead does not qualify, that decision stands.
 * @param rows contacts by id, as they are now
 */
export async function findUnqualified(
  context: CrmContext,
  scope: CheckScope & { timezone: string },
  links: readonly ContactLink[],
  rows: ReadonlyMap<string, CrmContact>,
): Promise<Unqualified[]> {
  const { workspaceId } = scope;
  const ids = [...new Set(links.filter(({ subject }) => subject === 'lead').map(({ subjectId }) => subjectId))];
  const leads = new Map((await findLeadsByIds(context.db, workspaceId, ids)).map((lead) => [lead.id, lead]));
  const pending = [...leads.values()].filter(({ state }) => state === 'Pending').map(({ id }) => id);
  const declines = await findDeclines(context.db, workspaceId, pending);
  const declined = new Set(declines.map(({ leadId, contactId }) => `${leadId} ${contactId}`));
  const found: Unqualified[] = [];
  for (const { contactId, subject, subjectId } of links) {
    const lead = subject === 'lead' ? leads.get(subjectId) : undefined;
    const contact = rows.get(contactId);
    if (!contact || lead?.state !== 'Pending') continue;
    const { settings } = await scope.settingsOf(lead.campaignId, 'leads');
    const watched = watchedAttribute(settings.qualification);
    if (!watched) continue;
    const value = contact.attributes[watched.property];
    if (!matchesTarget(value, watched.target, scope.timezone)) continue;
    if (declined.has(`${lead.id} ${contactId}`)) continue;
    const { campaignId, id: leadId } = lead;
    found.push({
      leadId,
      campaignId,
      contactId,
      attribute: watched.property,
      target: watched.target,
      found: value ?? null,
    });
  }
  return found;
}
