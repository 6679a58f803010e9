/**
 * The types that attributes have. A `day` is a calendar day without a time, an `instant` a moment; `options` is a text of
 * which only the listed values are meant, `options_many` any number of them.
 */
export const attributeTypes = [
  'string',
  'integer',
  'float',
  'boolean',
  'day',
  'instant',
  'options',
  'options_many',
] as const;
export type AttributeType = (typeof attributeTypes)[number];

/** A value of a list: stored and compared by `value`, shown as `label`. */
export type CrmOption = { value: string; label: string; hidden: boolean };

/** An attribute of contacts in the CRM. */
export type CrmAttribute = {
  name: string;
  label: string;
  /** how the CRM addresses it; means nothing outside the provider */
  fullName: string;
  type: AttributeType;
  /** set for the types of lists */
  options: CrmOption[] | null;
  custom: boolean;
  writable: boolean;
  /** why it cannot be written, as a sentence, where more is known than that */
  problem?: string;
};

/** An attribute that Goodword keeps in the CRM for itself. */
export type OwnAttribute = { name: string; fullName: string; type: AttributeType; description: string };

/** One of ours that the CRM refused to make, and why. */
export type UnprovidedAttribute = { fullName: string; sentence: string };

type Naming = { attributeName(own: string): string };

/** The attributes that Goodword keeps for itself, by the names that the CRM gives them. */
export type OwnAttributes = {
  /** our id of the person, written when we create a contact, so that it can be recognised after a broken call */
  id: OwnAttribute;
  /** what marks a contact as referred, for the team's own filters and messages */
  referredBy: OwnAttribute;
  campaign: OwnAttribute;
  referredAt: OwnAttribute;
};

export function ownAttributesOf(crm: Naming): OwnAttributes {
  const own = (name: string, type: AttributeType, description: string): OwnAttribute => ({
    name,
    fullName: crm.attributeName(name),
    type,
    description,
  });
  return {
    id: own('goodword_id', 'string', 'Id of this person in Goodword'),
    referredBy: own('goodword_referred_by', 'string', 'Referral code of the referrer'),
    campaign: own('goodword_campaign', 'string', 'Campaign by which this person was referred'),
    referredAt: own('goodword_referred_at', 'instant', 'When this person was referred'),
  };
}

/** Those that mark a contact as referred. */
export function markAttributesOf(crm: Naming): OwnAttribute[] {
  const { referredBy, campaign, referredAt } = ownAttributesOf(crm);
  return [referredBy, campaign, referredAt];
}

/** The attributes as they are when something is written: ours are provided before, but for those that could not be. */
export function withOwnAttributes(
  attributes: readonly CrmAttribute[],
  crm: Naming,
  unprovided: readonly UnprovidedAttribute[] = [],
): CrmAttribute[] {
  const problemOf = new Map(unprovided.map(({ fullName, sentence }) => [fullName, sentence]));
  const missing = Object.values(ownAttributesOf(crm)).filter(
    ({ fullName }) => !attributes.some((attribute) => attribute.fullName === fullName),
  );
  const own = missing.map(({ name, fullName, type }) => ({ name, label: name, fullName, type }));
  const all = [...attributes, ...own.map((one) => ({ ...one, options: null, custom: true, writable: true }))];
  return all.map((attribute) => {
    const problem = problemOf.get(attribute.fullName);
    return problem === undefined ? attribute : { ...attribute, writable: false, problem };
  });
}
