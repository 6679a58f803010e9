import type { LeadDetails } from '../../../leads/lead-details.ts';
import type { ReferrerDetails } from '../../../referrers/referrer-details.ts';
import type { Tab } from '../integration-settings.ts';

/** The person that a tab is about, with what may be sent about them. */
export type Person = { tab: 'leads'; facts: LeadDetails } | { tab: 'referrers'; facts: ReferrerDetails };

/** What kind of value a field holds, the same for everyone. */
export type FieldType = 'string' | 'integer';

type Field<Facts> = {
  key: string;
  label: string;
  group: 'Basic' | 'Campaign' | 'Referrer';
  type: FieldType;
  /** what such a value looks like, for the screen */
  sample: string;
  read: (facts: Facts) => string;
};

const field = <Facts>(
  group: Field<Facts>['group'],
  key: string,
  label: string,
  sample: string,
  read: (facts: Facts) => string,
  type: FieldType = 'string',
): Field<Facts> => ({ key, label, group, type, sample, read });

// A lead has no code of its own: what it came by is its referrer's.
const leadFields: Field<LeadDetails>[] = [
  field('Basic', 'first_name', 'First Name', 'Ben', ({ lead }) => lead.firstName),
  field('Basic', 'last_name', 'Last Name', 'Okafor', ({ lead }) => lead.lastName),
  field('Basic', 'email', 'Email', 'ben@example.com', ({ lead }) => lead.email),
  field('Basic', 'phone', 'Phone', '+44 20 7946 0000', ({ lead }) => lead.phone),
  field('Basic', 'referral_code', 'Referral Code', 'ANA7K2', ({ referrer }) => referrer.code),
  field('Basic', 'source', 'Source', 'Referral Link Page', ({ lead }) => lead.source),
  field(
    'Basic',
    'referral_link',
    'Referral Link',
    'https://refer.example.com/r/ANA7K2',
    ({ referrer }) => referrer.link,
  ),
  field('Basic', 'company', 'Company', 'Acme', ({ lead }) => lead.company),
  field('Campaign', 'campaign_name', 'Campaign Name', 'Give 20, get 20', ({ campaign }) => campaign.name),
  field('Referrer', 'referrer_first_name', 'Referrer First Name', 'Ana', ({ referrer }) => referrer.firstName),
  field('Referrer', 'referrer_email', 'Referrer Email', 'ana@example.com', ({ referrer }) => referrer.email),
  field('Referrer', 'referrer_referral_code', 'Referrer Referral Code', 'ANA7K2', ({ referrer }) => referrer.code),
  field(
    'Referrer',
    'referrer_referral_link',
    'Referrer Referral Link',
    'https://refer.example.com/r/ANA7K2',
    ({ referrer }) => referrer.link,
  ),
  field(
    'Referrer',
    'referrals_count',
    'Referrals Count',
    '3',
    ({ referrer }) => String(referrer.referralsCount),
    'integer',
  ),
];

const referrerFields: Field<ReferrerDetails>[] = [
  field('Basic', 'first_name', 'First Name', 'Ana', ({ referrer }) => referrer.firstName),
  field('Basic', 'last_name', 'Last Name', 'Silva', ({ referrer }) => referrer.lastName),
  field('Basic', 'email', 'Email', 'ana@example.com', ({ referrer }) => referrer.email),
  field('Basic', 'phone', 'Phone', '+44 20 7946 0000', ({ referrer }) => referrer.phone),
  field('Basic', 'referral_code', 'Referral Code', 'ANA7K2', ({ referrer }) => referrer.code),
  field('Basic', 'source', 'Source', 'Join page', ({ referrer }) => referrer.source),
  field(
    'Basic',
    'referral_link',
    'Referral Link',
    'https://refer.example.com/r/ANA7K2',
    ({ referrer }) => referrer.link,
  ),
  field('Campaign', 'campaign_name', 'Campaign Name', 'Give 20, get 20', ({ campaign }) => campaign.name),
  field(
    'Referrer',
    'referrals_count',
    'Referrals Count',
    '3',
    ({ referrer }) => String(referrer.referralsCount),
    'integer',
  ),
];

/** The fields that may stand under `From Goodword`, in the order of the screen. */
export function fieldsOf(tab: Tab): { key: string; label: string; group: string; type: FieldType; sample: string }[] {
  const fields: Field<never>[] = tab === 'leads' ? leadFields : referrerFields;
  return fields.map(({ key, label, group, type, sample }) => ({ key, label, group, type, sample }));
}

/** The values of all fields for one person, by key; empty texts where nothing is known. */
export function readFields(person: Person): ReadonlyMap<string, string> {
  return new Map(
    person.tab === 'leads'
      ? leadFields.map(({ key, read }) => [key, read(person.facts)])
      : referrerFields.map(({ key, read }) => [key, read(person.facts)]),
  );
}
