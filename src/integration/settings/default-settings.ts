import type { CrmTraits } from '../provider/capabilities.ts';
import type { IntegrationSettings, MappingRow, Tab, WritePolicy } from './integration-settings.ts';

/** What holds for an untouched tab: nothing is done until a user chooses an action. */
export function defaultSettings(tab: Tab): IntegrationSettings {
  return {
    action: 'nothing',
    mapping: basic,
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
 * What an untouched tab proposes. Attributes of ours are created when it is saved. Leads and referrers have different ones: one contact may
 * be both, referred by another's link and sharing one of its own.
 */
export function proposedSettings(tab: Tab, crm: CrmTraits): IntegrationSettings {
  const toOwn = (from: string, own: string) => row(from, crm.attributeName(own));
  const rows: Record<Tab, MappingRow[]> = {
    leads: [
      toOwn('referrer_first_name', 'goodword_referrer_name'),
      toOwn('referral_link', 'goodword_referred_by_link'),
    ],
    referrers: [toOwn('referral_code', 'goodword_referral_code'), toOwn('referral_link', 'goodword_referral_link')],
  };
  const settings = defaultSettings(tab);
  return { ...settings, mapping: [...settings.mapping, ...rows[tab]] };
}
