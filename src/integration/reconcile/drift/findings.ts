import type { Connection } from '../../connections/connection.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import type { AttributeValue } from '../../../qualification/attribute-value.ts';
import type { DriftKind } from './check.ts';
import type { CheckScope } from './expectations.ts';
import type { FoundContacts } from './read-contacts.ts';
import { findUnqualified } from './unqualified.ts';
import type { LastPush } from './last-writes.sql.ts';
import type { SubjectKey } from '../../settings/subject.ts';
import type { ContactLink } from '../../contacts/contact-link.ts';

/** A difference before it has its row. */
export type Finding = SubjectKey & {
  campaignId: string;
  contactId: string;
  kind: DriftKind;
  attribute: string;
  expected: AttributeValue;
  found: AttributeValue;
  changedThere: boolean;
  /** when the contact was read: what is written after that may make it right */
  seenAt: Date;
};

/** People whose contact was archived or deleted in the CRM after we wrote to it. */
export function findDeletedContacts({ gone, askedAt }: FoundContacts, pushes: readonly LastPush[]): Finding[] {
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
      seenAt: askedAt,
    }));
}

/** People whose contact is there, without our knowing that it is theirs. */
export function findUnlinkedContacts(
  { present, askedAt }: FoundContacts,
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
      seenAt: askedAt,
    }));
}

/** Leads that should have qualified, as far as the stored values show. */
export async function findMissedQualifications(
  context: CrmContext,
  connection: Connection,
  scope: CheckScope,
  { present, askedAt }: FoundContacts,
  links: readonly ContactLink[],
): Promise<Finding[]> {
  const leads = await findUnqualified(context, { ...scope, timezone: connection.timezone }, links, present);
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
    seenAt: askedAt,
  }));
}

const personOf = ({ subject, subjectId }: SubjectKey): SubjectKey => ({ subject, subjectId });
