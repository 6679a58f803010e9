import type { AttributeValue } from '../../qualification/attribute-value.ts';
import type { CrmContact } from '../provider/crm-contact.ts';

/** A company of a contact, with as much of it as was read. */
export type ObservedCompany = { id: string; name?: string | null };

/**
 * What was read of one contact at one time. Each part says when it was read; a part that was not read is absent, which
 * says nothing, while an empty part says that there was nothing.
 */
export type Observation = {
  /** by full name; of those that were read one that is missing is empty. `names` is left out where every one was read. */
  attributes?: { values: Readonly<Record<string, AttributeValue>>; names?: readonly string[]; readAt: Date };
  labelIds?: { ids: readonly string[]; readAt: Date };
  companies?: { items: readonly ObservedCompany[]; readAt: Date };
};

/** One in which the attributes were read, as every answer of a contact is. */
export type ContactObservation = Observation & Required<Pick<Observation, 'attributes'>>;

export const observationParts = [
  'attributes',
  'labelIds',
  'companies',
] as const satisfies readonly (keyof Observation)[];

/** What a contact's own answer proves. A list that the CRM cut short proves nothing: that part was not read. */
export function observationOf({
  attributes,
  attributeNames: names,
  labels,
  companies,
  readAt,
}: CrmContact): ContactObservation {
  return {
    attributes: { values: attributes, ...(names && { names }), readAt },
    ...(labels && !labels.hasMore && { labelIds: { ids: labels.ids, readAt } }),
    ...(companies && !companies.hasMore && { companies: { items: companies.items, readAt } }),
  };
}

/** Whether an attribute was read in it. @param name its full name */
export const readsAttribute = ({ attributes }: Observation, name: string): boolean =>
  attributes !== undefined && (attributes.names === undefined || attributes.names.includes(name));
