import type { AttributeValue } from '../../qualification/attribute-value.ts';
import type { FieldChange } from './observation-rules.ts';
import type { ObservedCompany } from './observation.ts';
import type { ReadingSource } from './reading.ts';

/** The field under which parts are kept that were read for the first time; its new value has those parts. */
export const firstReading = '*';

/** What a first reading showed; a part that was not read is absent. */
export type FirstParts = {
  attributes?: Readonly<Record<string, AttributeValue>>;
  /** ids of its labels, under the name that is stored */
  tagIds?: readonly string[];
  companies?: readonly ObservedCompany[];
};

/**
 * How sure it is when a field changed: the CRM reported a change at that time; it is the contact's last change of any
 * kind; or it was seen then, and changed at some time before.
 */
export type ChangedAtBasis = 'reported' | 'updated' | 'read';

/** A change of one field, or what a first reading showed. */
export type ContactChange = (FieldChange | { field: typeof firstReading; old: null; new: FirstParts }) & {
  contactId: string;
  changedAt: Date;
  changedAtBasis: ChangedAtBasis;
  readAt: Date;
  /** by which kind of reading it was seen */
  source: ReadingSource;
  notificationId: string | null;
};
