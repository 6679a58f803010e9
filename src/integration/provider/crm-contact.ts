import type { AttributeValue } from '../../qualification/attribute-value.ts';

/** A kind of contact, in a CRM that has kinds. */
export type ContactKind = 'lead' | 'user';

/** A contact of the CRM as read just now. */
export type CrmContact = {
  id: string;
  /** null in a CRM whose contacts are all alike */
  kind: ContactKind | null;
  email: string | null;
  createdAt: Date | null;
  updatedAt: Date | null;
  /** single-valued attributes by full name */
  attributes: Record<string, AttributeValue>;
  /** full names of those that were asked for; left out where the CRM shows every one. Of all others nothing is known. */
  attributeNames?: readonly string[];
  /** left out where the CRM does not say */
  archived?: boolean;
  /** ids of its labels, perhaps only some of them; left out where the CRM does not say */
  labels?: { ids: readonly string[]; hasMore: boolean };
  /** its companies, perhaps only some of them, by id or with their names; left out where the CRM does not say */
  companies?: { items: readonly { id: string; name?: string | null }[]; hasMore: boolean };
  /** when the answer was asked for: what happened later cannot be in it */
  readAt: Date;
};

/** Whether an attribute was read, so that a missing value is an empty one. */
export const isAttributeRead = ({ attributeNames }: Pick<CrmContact, 'attributeNames'>, name: string): boolean =>
  attributeNames === undefined || attributeNames.includes(name);
