import type { IntegrationSettings, MappingRow, Tab, WritePolicy } from './integration-settings.ts';

/** What an untouched tab proposes; it does nothing until somebody chooses an action. */
export function defaultSettings(tab: Tab): IntegrationSettings {
  return {
    action: 'nothing',
    mapping: proposedRows[tab],
    duplicates: 'update',
    qualification: tab === 'leads' ? { method: 'none' } : null,
    mark: { tag: null, note: false, company: false },
    events: false,
    return_fields: { referral_link: null, referrals_count: null, converted_referrals_count: null },
  };
}

const row = (from: string, to: string, policy: WritePolicy = 'always'): MappingRow => ({
  type: 'dynamic',
  from,
  to,
  policy,
});

/** Every contact has these two; a name that the team keeps is better than the one typed into a form. */
const basic = [row('email', 'email'), row('first_name', 'name', 'only_if_empty')];

/**
 * Attributes of ours are created from the row with one click. Leads and referrers have different ones: one contact may
 * be both, referred by somebody's link and sharing one of its own.
 */
const proposedRows: Record<Tab, MappingRow[]> = {
  leads: [
    ...basic,
    row('referrer_first_name', 'custom_attributes.goodword_referrer_name'),
    row('referral_link', 'custom_attributes.goodword_referred_by_link'),
  ],
  referrers: [
    ...basic,
    row('referral_code', 'custom_attributes.goodword_referral_code'),
    row('referral_link', 'custom_attributes.goodword_referral_link'),
  ],
};
