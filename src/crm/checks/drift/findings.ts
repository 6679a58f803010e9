import type { Connection } from '../../connections/connection.ts';
import type { SubjectKey } from '../../contacts/contact-store.ts';
import type { CrmParts } from '../../crm-parts.ts';
import type { AttributeValue, CrmContact } from '../../provider/crm-contact.ts';
import type { CrmClient } from '../../provider/crm-provider.ts';
import type { DriftKind } from './check.ts';
import { compareContact, type Difference, type Expectation } from './compare.ts';
import { expectPushed, expectReturned, type CheckContext } from './expectations.ts';
import type { FoundContacts } from './read-contacts.ts';
import { findUnqualified } from './unqualified.ts';
import type { ContactLink, LastPush } from './written-store.ts';

/** A difference before it has its row. */
export type Finding = SubjectKey & {
  campaignId: string;
  contactId: string;
  kind: DriftKind;
  attribute: string;
  expected: AttributeValue;
  found: AttributeValue;
  changedThere: boolean;
};

/** People whose contact somebody archived or deleted after we wrote to it. */
export function goneOnes({ gone }: FoundContacts, pushes: readonly LastPush[]): Finding[] {
  return pushes
    .filter(({ contactId, isOpen }) => gone.has(contactId) && !isOpen)
    .map((push) => ({
      ...personOf(push),
      campaignId: push.campaignId,
      contactId: push.contactId,
      kind: 'gone' as const,
      attribute: '',
      expected: null,
      found: gone.get(push.contactId) ?? null,
      changedThere: true,
    }));
}

/** People whose contact is there, without our knowing that it is theirs. */
export function unlinkedOnes(
  { present }: FoundContacts,
  pushes: readonly LastPush[],
  links: readonly ContactLink[],
): Finding[] {
  const isLinked = (push: LastPush) =>
    links.some(({ contactId, subjectId }) => contactId === push.contactId && subjectId === push.subjectId);
  return pushes
    .filter((push) => present.has(push.contactId) && !isLinked(push))
    .map((push) => ({
      ...personOf(push),
      campaignId: push.campaignId,
      contactId: push.contactId,
      kind: 'unlinked' as const,
      attribute: '',
      expected: null,
      found: null,
      changedThere: false,
    }));
}

/** Searches may show what was before our last write; contacts that were written lately are read once more. */
export async function differences(
  parts: CrmParts,
  client: CrmClient,
  context: CheckContext,
  { present }: FoundContacts,
  pushes: readonly LastPush[],
  links: readonly ContactLink[],
): Promise<Finding[]> {
  const pushed = await expectPushed(context, pushes);
  const returned = await expectReturned(parts, context, links);
  const findings: Finding[] = [];
  for (const [contactId, row] of present) {
    const expectations = [...(pushed.get(contactId) ?? []), ...(returned.get(contactId) ?? [])];
    let different: Difference[] = compareContact(row, expectations);
    if (different.length > 0 && isFresh(expectations, row, parts.indexLagMs)) {
      const contact = await client.readContact(contactId);
      different = contact ? compareContact(contact, expectations) : [];
    }
    findings.push(...different.map((difference) => ({ ...difference, contactId })));
  }
  return findings;
}

const isFresh = (expectations: readonly Expectation[], row: CrmContact, indexLagMs: number) =>
  expectations.some(({ written }) => written !== null && row.readAt.getTime() - written.at.getTime() < indexLagMs);

/** Leads that should have qualified, as far as anybody can tell. */
export async function unqualifiedOnes(
  parts: CrmParts,
  connection: Connection,
  context: CheckContext,
  { present }: FoundContacts,
  links: readonly ContactLink[],
): Promise<Finding[]> {
  const leads = await findUnqualified(parts, { ...context, timezone: connection.timezone }, links, present);
  return leads.map(({ leadId, campaignId, contactId, attribute, target, found }) => ({
    subject: 'lead' as const,
    subjectId: leadId,
    campaignId,
    contactId,
    kind: 'unqualified' as const,
    attribute,
    expected: target,
    found,
    changedThere: false,
  }));
}

const personOf = ({ subject, subjectId }: SubjectKey): SubjectKey => ({ subject, subjectId });
