import { z } from 'zod';
import { attributeTypeInput } from '../integration/provider/attribute-input.ts';
import { returnFieldsForm } from '../integration/settings/integration-settings.ts';

const text = z.string().trim().max(500);

export const conditionForm = z.object({
  /** full name */
  attribute: text.min(1),
  operator: z.enum(['equals', 'not_equals', 'contains', 'starts_with', 'greater', 'less', 'is_set', 'is_empty']),
  value: z.union([text, z.number(), z.boolean(), z.null()]).default(null),
  type: attributeTypeInput.optional(),
});

/** The people an import takes: a kind of contact or a segment, narrowed to those with every tag who meet every condition. */
export const selectionForm = z
  .object({
    contact_type: z.enum(['only_leads', 'only_users', 'all_contacts', 'segment']).default('all_contacts'),
    segment_id: text.nullable().default(null),
    tag_ids: z.array(text.min(1)).max(5).default([]),
    conditions: z.array(conditionForm).max(8).default([]),
  })
  .refine(({ contact_type: type, segment_id: segment }) => type !== 'segment' || segment !== null, {
    path: ['segment_id'],
    error: 'Choose the segment.',
  });
export type Selection = z.infer<typeof selectionForm>;

/**
 * Where the values of a person come from: the full name of an attribute, `name.first` or `name.last` for a part of the
 * name; in a file the index of a column (`2`, and `2.first` or `2.last` for a part of a name in it). Null is left empty. The e-mail of a contact is always its own.
 */
export const importMappingForm = z.object({
  email: text.nullable().default(null),
  first_name: text.nullable().default(null),
  last_name: text.nullable().default(null),
  phone: text.nullable().default(null),
});
export type ImportMapping = z.infer<typeof importMappingForm>;

export const contactMapping: ImportMapping = {
  email: 'email',
  first_name: 'name.first',
  last_name: 'name.last',
  phone: 'phone',
};

/** People with these marks in the CRM are left out. */
export const exclusionForm = z.enum(['unsubscribed', 'hard_bounced', 'spam']);
export type Exclusion = z.infer<typeof exclusionForm>;

/** What happens to people who no longer match. */
export const departedInput = z.enum(['keep', 'pause_link', 'ask']);

/** All that is chosen for an import. */
export const importSettingsForm = z.object({
  selection: selectionForm.prefault({}),
  mapping: importMappingForm.default(contactMapping),
  exclude: z.array(exclusionForm).default(['unsubscribed', 'hard_bounced', 'spam']),
  /** people who are referrers already get the names and the phone of the source */
  update_existing: z.boolean().default(true),
  /** saved to the Referrers tab at the start; null leaves it as it is */
  return_fields: returnFieldsForm.nullable().default(null),
  mode: z.enum(['one_time', 'ongoing']).default('one_time'),
  /** sends no data event about the new link to the CRM */
  silent: z.boolean().default(true),
  departed: departedInput.default('keep'),
  /** the first line of the file names its columns */
  has_header: z.boolean().default(true),
});
export type ImportSettings = z.infer<typeof importSettingsForm>;

/** Some of it, to be changed. */
export const importChangeForm = z
  .object({
    selection: selectionForm,
    mapping: importMappingForm,
    exclude: z.array(exclusionForm),
    update_existing: z.boolean(),
    return_fields: returnFieldsForm.nullable(),
    mode: z.enum(['one_time', 'ongoing']),
    silent: z.boolean(),
    departed: departedInput,
    has_header: z.boolean(),
    /** the line of the file in which the table begins, one of the first thirty; its columns are guessed again */
    first_line: z.int().min(1),
  })
  .partial();
export type ImportChange = z.infer<typeof importChangeForm>;

/** An uploaded file: what is in it without the lines themselves. */
export const importFileForm = z.object({
  name: z.string(),
  bytes: z.number().int(),
  /** lines of the table with something in them, the header among them */
  lines: z.number().int(),
  /** the number of the first of them */
  first_line: z.number().int(),
  /** how many lines with something in them, such as a title, stand above the table */
  above: z.number().int().default(0),
  /** the first lines of the file, by which a person finds where the table begins */
  start: z.array(z.object({ line: z.number().int(), text: z.string() })).default([]),
  delimiter: z.string(),
  columns: z.array(z.object({ index: z.number().int(), name: z.string(), samples: z.array(z.string()) })),
});
export type ImportFile = z.infer<typeof importFileForm>;

/** What a dry run says the run will do. */
export const importPlanForm = z.object({
  create: z.number().int(),
  update: z.number().int(),
  skip: z.number().int(),
  exclude: z.number().int(),
  calls: z.object({
    reading: z.number().int(),
    /** people of a file that the Referrers tab sends; plans of older versions counted them as links */
    pushed: z.number().int().default(0),
    links_written: z.number().int(),
    events: z.number().int(),
    total: z.number().int(),
  }),
  calls_per_minute: z.number().int(),
  minutes: z.number(),
});
export type ImportPlan = z.infer<typeof importPlanForm>;
