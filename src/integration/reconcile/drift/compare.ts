import { isAttributeRead, type CrmContact } from '../../provider/crm-contact.ts';
import type { AttributeValue } from '../../../qualification/attribute-value.ts';
import type { SubjectKey } from '../../settings/subject.ts';

/** What an attribute of a contact should say, because of which of our people. */
export type Expectation = SubjectKey & {
  campaignId: string;
  kind: 'value' | 'return_field';
  /** full name */
  attribute: string;
  /** in the type of the CRM */
  expected: AttributeValue;
  /** what we wrote last, and when; null when we never did */
  written: { value: AttributeValue; at: Date } | null;
};

export type Difference = Expectation & { found: AttributeValue; changedThere: boolean };

/** Times of changes are cut to the second, and two clocks are at work. */
const unsureMs = 2_000;

/**
 * Where a contact differs from what it should say. A value that is neither right nor the one we wrote, on a contact that
 * changed after we wrote, was changed in the CRM: that differs from a write of ours that is missing.
 */
export function compareContact(contact: CrmContact, expectations: readonly Expectation[]): Difference[] {
  return expectations.flatMap((expectation) => {
    const { attribute, expected, written } = expectation;
    if (!isAttributeRead(contact, attribute)) return [];
    const found = contact.attributes[attribute] ?? null;
    if (isSameValue(attribute, expected, found)) return [];
    const changedThere =
      written !== null &&
      !isSameValue(attribute, written.value, found) &&
      contact.updatedAt !== null &&
      contact.updatedAt.getTime() > written.at.getTime() - unsureMs;
    return [{ ...expectation, found, changedThere }];
  });
}

/** What is empty is alike, numbers may come as texts, and the CRM may write a phone number in its own way. */
export function isSameValue(attribute: string, one: AttributeValue, other: AttributeValue): boolean {
  if (isEmpty(one) || isEmpty(other)) return isEmpty(one) && isEmpty(other);
  if (attribute === 'phone') return digits(one) === digits(other);
  return String(one).trim() === String(other).trim();
}

const isEmpty = (value: AttributeValue) => value === null || value === '';
const digits = (value: AttributeValue) => String(value).replace(/\D/g, '');
