import type { FieldType } from './mapping/fields.ts';
import type { ReturnFields } from './integration-settings.ts';

/** What is kept fresh on synced referrers, in the order of the screen, with the attribute that we propose for it. */
export const returnFieldTypes: readonly {
  key: keyof ReturnFields;
  label: string;
  type: FieldType;
  proposed: string;
}[] = [
  { key: 'referral_link', label: 'Referral Link', type: 'string', proposed: 'goodword_referral_link' },
  { key: 'referrals_count', label: 'Referrals Count', type: 'integer', proposed: 'goodword_referrals_count' },
  {
    key: 'converted_referrals_count',
    label: 'Converted Referrals Count',
    type: 'integer',
    proposed: 'goodword_converted_referrals_count',
  },
];
