/** The types that attributes have; `options` is a text of which only the listed values are meant. */
export type AttributeType = 'string' | 'integer' | 'float' | 'boolean' | 'date' | 'options';

/** An attribute of contacts in the CRM. */
export type CrmAttribute = {
  name: string;
  label: string;
  /** how it is addressed: `email`, `custom_attributes.Plan` */
  fullName: string;
  type: AttributeType;
  /** set for type options */
  options: string[] | null;
  custom: boolean;
  writable: boolean;
};

/** An attribute that Goodword keeps in the CRM for itself. */
export type OwnAttribute = { name: string; fullName: string; type: AttributeType; description: string };

const own = (name: string, type: AttributeType, description: string): OwnAttribute => ({
  name,
  fullName: `custom_attributes.${name}`,
  type,
  description,
});

/** What marks a contact as referred, for the team's own filters and messages. */
export const referredBy = own('goodword_referred_by', 'string', 'Referral code of the referrer');
export const referredCampaign = own('goodword_campaign', 'string', 'Campaign by which this person was referred');
export const referredAt = own('goodword_referred_at', 'date', 'When this person was referred');

/** Our id of the person, written when we create a contact, so that it can be recognised after a broken call. */
export const ownId = own('goodword_id', 'string', 'Id of this person in Goodword');

export const markAttributes = [referredBy, referredCampaign, referredAt] as const;

/** The attributes as they are when something is written: ours are provided before. */
export function withOwnAttributes(attributes: readonly CrmAttribute[]): CrmAttribute[] {
  const missing = [ownId, ...markAttributes].filter(
    ({ fullName }) => !attributes.some((attribute) => attribute.fullName === fullName),
  );
  const own = missing.map(({ name, fullName, type }) => ({ name, label: name, fullName, type }));
  return [...attributes, ...own.map((attribute) => ({ ...attribute, options: null, custom: true, writable: true }))];
}
