import type { CrmTraits } from '../../../provider/capabilities.ts';
import type { ContactKind } from '../../../provider/crm-contact.ts';
import type { FieldValues } from '../../../provider/crm-provider.ts';
import type { MarkPlan } from '../../../settings/mapping/plan-mark.ts';
import type { WritePolicies } from '../../../settings/mapping/write-policies.ts';
import type { LinkedContact } from '../../../contacts/contact-link.ts';
import type { LeftOut } from '../../left-out.ts';

/** What is to be written about a person, and what is remembered of earlier attempts. */
export type PushTask = {
  /** null where the CRM's contacts are all alike */
  kind: ContactKind | null;
  /** our id of the person; written into a contact that we create, if the CRM has the attribute for it */
  personId: string;
  marksCreated: boolean;
  email: string;
  /** in the types of the CRM */
  fields: FieldValues;
  policies: WritePolicies;
  duplicates: 'skip' | 'update';
  /** contacts that are known to be this person, the best first */
  linked: readonly LinkedContact[];
  /** the contact is corrected whatever `duplicates` says: it was written before, and a user asked for the repair */
  insists: boolean;
  /** of the person, where a contact that we created may still have one of them */
  formerAddresses?: readonly string[];
  /** an interrupted attempt may have created the contact: until then the CRM's search may not find it */
  mayExistUntil: Date | null;
  /** the contact whose values an interrupted attempt began to write */
  begun?: { contactId: string; outcome: Outcome; replaced: FieldValues | null } | null;
  crm: CrmTraits;
};

/** What was done with the contact. */
export type Outcome = 'created' | 'updated' | 'unchanged' | 'skipped';

/** `unknown`: the CRM did not let us look. */
export type LabelFact = { name: string; hadBefore: 'yes' | 'no' | 'unknown' };

/** Steps of a push that are done, so that a later attempt resumes after them. */
export type Progress = {
  /** another connection has another contact */
  connectionId: string;
  contactId: string;
  outcome: Outcome;
  /** while the values are `begun`: what they replace where they arrive */
  replaced: FieldValues | null;
  /** `begun` is committed before the calls of which only some may succeed; absent once they did */
  values?: 'begun';
  /** when it surely was there; absent in older deliveries */
  seenAt?: string;
  /** of the settings that the contact was written by */
  settingsVersion: number;
  /** `begun` is committed before the one call that adds the note */
  note: 'begun' | 'done' | null;
  /** what was left out; absent in older deliveries */
  leftOut?: LeftOut[];
  /** the tag, and whether the contact had it before us; absent until that was looked at, and in older deliveries */
  tag?: LabelFact;
};

export const noMark: MarkPlan = { tag: null, note: null, company: null };
