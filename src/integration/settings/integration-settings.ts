import { z } from 'zod';
import type { ContactKind } from '../provider/crm-contact.ts';
import type { IntegrationKey } from '../connections/integration-key.ts';
import { qualificationRuleForm } from '../../qualification/qualification-rule.ts';

/** The tabs of the panel: what happens with leads, and with referrers. */
export const tabForm = z.enum(['leads', 'referrers']);
export type Tab = z.infer<typeof tabForm>;

const text = z.string().trim().max(500);

/** When a row is written to a contact that is there already. Contacts that we create get every row. */
export const writePolicyForm = z.enum(['always', 'only_if_empty', 'only_when_created']);
export type WritePolicy = z.infer<typeof writePolicyForm>;

/** One row of `Map your fields`: a field of Goodword (by key) or a fixed text goes to an attribute (by full name). */
const rowTarget = {
  to: text,
  // settings of older versions have none
  policy: writePolicyForm.default('always'),
};
export const mappingRowForm = z.discriminatedUnion('type', [
  /** `from` is the key of a field of Goodword */
  z.object({ type: z.literal('dynamic'), from: text, ...rowTarget }),
  /** `from` is the text itself */
  z.object({ type: z.literal('fixed'), from: text, ...rowTarget }),
]);
export type MappingRow = z.infer<typeof mappingRowForm>;

/** How a lead's contact is marked as referred, beside the attributes, which are always written. */
export const markForm = z.object({
  /** name of a label; null for none */
  tag: text.nullable(),
  /** a note with a link back to the lead */
  note: z.boolean(),
  /** the company that the lead gave */
  company: z.boolean(),
});
export type Mark = z.infer<typeof markForm>;
const defaultReferredLabels: Mark = { tag: null, note: false, company: false };

/** Attributes (full names) that are kept fresh on synced referrers; null is not written. */
export const returnFieldsForm = z.object({
  referral_link: text.nullable(),
  referrals_count: text.nullable(),
  converted_referrals_count: text.nullable(),
});
export type ReturnFields = z.infer<typeof returnFieldsForm>;
const noReturnFields: ReturnFields = { referral_link: null, referrals_count: null, converted_referrals_count: null };

/** Whose settings: those of one tab of a campaign, for one CRM. */
export type SettingsKey = IntegrationKey & { tab: Tab };

/** What a tab holds. `qualification` is null on Referrers; `mark` counts on Leads alone, `return_fields` on Referrers alone. */
export const integrationSettingsForm = z.object({
  action: z.enum(['nothing', 'create_lead', 'create_user', 'create_contact']),
  mapping: z.array(mappingRowForm).max(100),
  duplicates: z.enum(['skip', 'update']),
  qualification: qualificationRuleForm.nullable(),
  mark: markForm.default(defaultReferredLabels),
  /** data events are tracked after the attributes */
  events: z.boolean().default(false),
  return_fields: returnFieldsForm.default(noReturnFields),
});
export type IntegrationSettings = z.infer<typeof integrationSettingsForm>;

/** The kind of contact that an action creates; null where the CRM's contacts are all alike, and for nothing. */
export function kindOfAction(action: IntegrationSettings['action']): ContactKind | null {
  if (action === 'create_lead') return 'lead';
  return action === 'create_user' ? 'user' : null;
}

/** A saved version of a tab; 0 stands for the proposal that was never saved. */
export type SavedSettings = { version: number; settings: IntegrationSettings; savedAt: Date | null };
