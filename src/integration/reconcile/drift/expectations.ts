import { findReferrersByIds, getReturnFieldValues } from '../../../referrers/referrer-details.ts';
import type { Connection } from '../../connections/connection.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { fitValues } from '../../settings/mapping/fit-values.ts';
import { policiesOf } from '../../settings/mapping/write-policies.ts';
import type { CrmTraits } from '../../provider/capabilities.ts';
import { markAttributesOf, type CrmAttribute } from '../../provider/crm-attribute.ts';
import type { AttributeValue } from '../../../qualification/attribute-value.ts';
import { chosenReturnFields, planReturnFields } from '../../outbound/kinds/return-fields/plan-return-fields.ts';
import { findSettings } from '../../settings/find-settings.ts';
import { type SavedSettings, type Tab } from '../../settings/integration-settings.ts';
import type { ConnectionKey } from '../polling/polling.ts';
import type { Expectation } from './compare.ts';
import { selectLastReturns, type LastPush } from './last-writes.sql.ts';
import { findReturnTargets } from '../../outbound/kinds/return-fields/find-return-targets.ts';
import { tabOf } from '../../settings/subject.ts';
import type { ContactLink } from '../../contacts/contact-link.ts';

/** Settings by campaign and tab, read once for each. */
export type SettingsOf = (campaignId: string, tab: Tab) => Promise<SavedSettings>;

export function createSettingsOf(
  context: CrmContext,
  { workspace_id: workspaceId, provider }: Pick<Connection, 'workspace_id' | 'provider'>,
): SettingsOf {
  const found = new Map<string, Promise<SavedSettings>>();
  return (campaignId, tab) => {
    const key = `${campaignId}/${tab}`;
    const known = found.get(key) ?? findSettings(context.db, { workspaceId, campaignId, provider, tab });
    found.set(key, known);
    return known;
  };
}

/** What is the same for all contacts of a check. */
export type CheckScope = ConnectionKey & {
  crm: CrmTraits;
  settingsOf: SettingsOf;
  attributes: readonly CrmAttribute[];
};

/**
 * What contacts should say because of what was pushed: the attributes that are always written and still mapped, with the
 * mark. Where two people share a contact, the later write counts.
 * @param pushes oldest first
 * @returns by contact
 */
export async function expectPushed(
  scope: CheckScope,
  pushes: readonly LastPush[],
): Promise<Map<string, Expectation[]>> {
  const byContact = new Map<string, Map<string, Expectation>>();
  for (const push of pushes) {
    const { settings } = await scope.settingsOf(push.campaignId, tabOf(push.subject));
    if (settings.action === 'nothing' || push.isOpen) continue;
    const policies = policiesOf(settings.mapping);
    const mapped = new Set([
      ...settings.mapping.map(({ to }) => to),
      ...markAttributesOf(scope.crm).map((own) => own.fullName),
    ]);
    const expectations = byContact.get(push.contactId) ?? new Map<string, Expectation>();
    for (const [attribute, expected] of Object.entries(push.written)) {
      const isKept = policies[attribute] !== undefined || push.policies[attribute] !== undefined;
      // an address may be corrected in the CRM; it is never written over
      if (attribute === 'email' || isKept || !mapped.has(attribute)) continue;
      const { subject, subjectId, campaignId } = push;
      const written = { value: expected, at: push.at };
      expectations.set(attribute, { subject, subjectId, campaignId, kind: 'value', attribute, expected, written });
    }
    byContact.set(push.contactId, expectations);
  }
  return new Map([...byContact].map(([contactId, expectations]) => [contactId, [...expectations.values()]]));
}

/** What contacts of referrers should say by now; without people who are about to be written. By contact. */
export async function expectReturned(
  context: CrmContext,
  scope: CheckScope,
  links: readonly ContactLink[],
): Promise<Map<string, Expectation[]>> {
  const { workspaceId, connectionId } = scope;
  const ids = [...new Set(links.filter(({ subject }) => subject === 'referrer').map(({ subjectId }) => subjectId))];
  const byContact = new Map<string, Expectation[]>();
  if (ids.length === 0) return byContact;
  const referrers = await findReferrersByIds(context.db, workspaceId, ids);
  const targets = await findReturnTargets(context.db, workspaceId, connectionId, ids);
  const contactOf = new Map(targets.map(({ referrerId, contactId }) => [referrerId, contactId]));
  const facts = new Map(
    (await getReturnFieldValues(context.db, context.publicUrl, workspaceId, ids)).map((one) => [one.id, one]),
  );
  // after the facts: one that comes between the two brings its mark, and the other way round it would be missed
  const last = await selectLastReturns(context.db, workspaceId, ids);
  const linkedContacts = new Set(links.map(({ contactId }) => contactId));
  for (const { id, campaignId } of referrers) {
    const contactId = contactOf.get(id);
    const fields = chosenReturnFields(await scope.settingsOf(campaignId, 'referrers'));
    const [known, before] = [facts.get(id), last.get(id)];
    if (!contactId || !linkedContacts.has(contactId) || !fields || !known || before?.isOpen) continue;
    for (const [attribute, wanted] of Object.entries(planReturnFields(fields, known))) {
      const expected = fitOne(scope, attribute, wanted);
      if (expected === undefined) continue;
      const wrote = before?.written?.values[attribute];
      const written = before?.written && wrote !== undefined ? { value: wrote, at: before.written.at } : null;
      const expectation = { subject: 'referrer', subjectId: id, campaignId, kind: 'return_field' } as const;
      byContact.set(contactId, [...(byContact.get(contactId) ?? []), { ...expectation, attribute, expected, written }]);
    }
  }
  return byContact;
}

/** Undefined for what the attribute cannot hold: that fails when it is sent, and is reported there. */
function fitOne({ attributes, crm }: CheckScope, attribute: string, value: AttributeValue): AttributeValue | undefined {
  return fitValues({ [attribute]: value }, attributes, crm).fields[attribute];
}
