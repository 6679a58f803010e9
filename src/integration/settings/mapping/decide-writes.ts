import type { CrmContact } from '../../provider/crm-contact.ts';
import type { AttributeValue } from '../../../qualification/attribute-value.ts';
import type { FieldValues } from '../../provider/crm-provider.ts';
import { emailKey } from '../../../platform/email/email-key.ts';
import type { WritePolicies } from './write-policies.ts';

/** Whether and why a value is written: `kept_…` leave what is there, for it is not empty or because the contact is there. */
export type WriteEffect = 'written' | 'same' | 'kept_filled' | 'kept_existing';

/** What happens to one attribute of a contact. `old` is null where it is empty, or where the contact is yet to be created. */
export type FieldDecision = { attribute: string; value: AttributeValue; old: AttributeValue; effect: WriteEffect };

/**
 * Decides for each value whether it is written, by its policy and by what the contact holds. Pushing and previewing ask
 * this alone, so that they cannot differ.
 * @param fields values in the types of the CRM, by full name
 * @param formerAddresses of the person, where we gave the contact its address: one of them is replaced by a corrected one
 * @param before the contact as it is; null when it is created by this write, which then takes everything
 */
export function decideWrites(
  fields: FieldValues,
  policies: WritePolicies,
  before: CrmContact | null,
  formerAddresses: readonly string[] = [],
): FieldDecision[] {
  return Object.entries(fields).map(([attribute, value]) => {
    const old = before?.attributes[attribute] ?? null;
    return {
      attribute,
      value,
      old,
      effect: before ? effectOf(attribute, value, old, policies, formerAddresses) : 'written',
    };
  });
}

function effectOf(
  attribute: string,
  value: AttributeValue,
  old: AttributeValue,
  policies: WritePolicies,
  formerAddresses: readonly string[],
): WriteEffect {
  if (old === value) return 'same';
  // its address is how it was found, and may have been corrected there since
  if (attribute === 'email' && !isFormer(old, formerAddresses)) return 'kept_existing';
  const policy = policies[attribute] ?? 'always';
  if (policy === 'only_when_created') return 'kept_existing';
  if (policy === 'only_if_empty' && old !== null && old !== '') return 'kept_filled';
  return 'written';
}

const isFormer = (address: AttributeValue, formerAddresses: readonly string[]): boolean =>
  typeof address === 'string' && formerAddresses.some((former) => emailKey(former) === emailKey(address));

/** What goes into the call: values that are there already are sent along, which changes nothing; kept ones are not. */
export function fieldsToWrite(decisions: readonly FieldDecision[]): FieldValues {
  return Object.fromEntries(
    decisions
      .filter(({ attribute, effect }) => effect === 'written' || (effect === 'same' && attribute !== 'email'))
      .map(({ attribute, value }) => [attribute, value]),
  );
}

/** The values that are overwritten, by attribute: what an undo restores. */
export function valuesReplaced(decisions: readonly FieldDecision[]): FieldValues {
  return Object.fromEntries(
    decisions.filter(({ effect }) => effect === 'written').map(({ attribute, old }) => [attribute, old]),
  );
}
