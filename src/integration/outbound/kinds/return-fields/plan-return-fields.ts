import type { ReturnFieldValues } from '../../../../referrers/referrer-details.ts';
import type { AttributeValue } from '../../../../qualification/attribute-value.ts';
import type { FieldValues } from '../../../provider/crm-provider.ts';
import type { ReturnFields, SavedSettings } from '../../../settings/integration-settings.ts';

/** The attributes that are kept fresh; null when there are none, as in a tab that was never saved. */
export function chosenReturnFields({ version, settings }: SavedSettings): ReturnFields | null {
  if (version === 0) return null;
  return Object.values(settings.return_fields).some((attribute) => attribute !== null) ? settings.return_fields : null;
}

/** What the contact of a referrer should say, by attribute (full name). The types are fitted afterwards. */
export function planReturnFields(fields: ReturnFields, facts: ReturnFieldValues): FieldValues {
  const pairs: [string | null, AttributeValue][] = [
    [fields.referral_link, facts.link],
    [fields.referrals_count, facts.referralsCount],
    [fields.converted_referrals_count, facts.convertedReferralsCount],
  ];
  return Object.fromEntries(pairs.filter((pair): pair is [string, AttributeValue] => pair[0] !== null));
}

/**
 * The old values of those that a write would change: empty when the contact says all of it already.
 * @param known what the contact is known to hold
 */
export function valuesToReplace(known: FieldValues, wanted: FieldValues): FieldValues {
  const changed = Object.keys(wanted).filter((attribute) => (known[attribute] ?? null) !== wanted[attribute]);
  return Object.fromEntries(changed.map((attribute) => [attribute, known[attribute] ?? null]));
}
