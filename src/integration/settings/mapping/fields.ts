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

const sampleLink = 'https://refer.example.com/r/ANA7K2';

type Named = Pick<LeadDetails['lead'], 'firstName' | 'lastName' | 'email' | 'phone' | 'source'>;
/** What is known of everyone: a lead has no code of its own, so what it came by is its referrer's. */
type CommonFacts = Pick<LeadDetails, 'campaign' | 'referrer'>;

/** The basic fields that everyone has. @param person reads the one the tab is about @param sample such a person */
const basicFields = <Facts extends CommonFacts>(person: (facts: Facts) => Named, sample: Named): Field<Facts>[] => [
  field('Basic', 'first_name', 'First Name', sample.firstName, (facts) => person(facts).firstName),
  field('Basic', 'last_name', 'Last Name', sample.lastName, (facts) => person(facts).lastName),
  field('Basic', 'email', 'Email', sample.email, (facts) => person(facts).email),
  field('Basic', 'phone', 'Phone', sample.phone, (facts) => person(facts).phone),
  field('Basic', 'referral_code', 'Referral Code', 'ANA7K2', ({ referrer }) => referrer.code),
  field('Basic', 'source', 'Source', sample.source, (facts) => person(facts).source),
  field('Basic', 'referral_link', 'Referral Link', sampleLink, ({ referrer }) => referrer.link),
];

const campaignName: Field<CommonFacts> = field(
  'Campaign',
  'campaign_name',
  'Campaign Name',
  'Give 20, get 20',
  ({ campaign }) => campaign.name,
);

const referralsCount: Field<CommonFacts> = field(
  'Referrer',
  'referrals_count',
  'Referrals Count',
  '3',
  ({ referrer }) => String(referrer.referralsCount),
  'integer',
);

const phone = '+44 20 7946 0000';

const leadFields: Field<LeadDetails>[] = [
  ...basicFields<LeadDetails>(({ lead }) => lead, {
    firstName: 'Ben',
    lastName: 'Okafor',
    email: 'ben@example.com',
    phone,
    source: 'Referral Link Page',
  }),
  field('Basic', 'company', 'Company', 'Acme', ({ lead }) => lead.company),
  campaignName,
  field('Referrer', 'referrer_first_name', 'Referrer First Name', 'Ana', ({ referrer }) => referrer.firstName),
  field('Referrer', 'referrer_email', 'Referrer Email', 'ana@example.com', ({ referrer }) => referrer.email),
  field('Referrer', 'referrer_referral_code', 'Referrer Referral Code', 'ANA7K2', ({ referrer }) => referrer.code),
  field('Referrer', 'referrer_referral_link', 'Referrer Referral Link', sampleLink, ({ referrer }) => referrer.link),
  referralsCount,
];

const referrerFields: Field<ReferrerDetails>[] = [
  ...basicFields<ReferrerDetails>(({ referrer }) => referrer, {
    firstName: 'Ana',
    lastName: 'Silva',
    email: 'ana@example.com',
    phone,
    source: 'Join page',
  }),
  campaignName,
  referralsCount,
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
