import { z } from 'zod';
import { regions } from '../entities/workspace.ts';
import {
  contactSeedSchema,
  customAttributes,
  daysAgo,
  emailText,
  noteSeedSchema,
  text,
  requiredText,
} from './contact-schema.ts';

const adminSeedSchema = z.strictObject({
  /** Decimal; generated when absent. */
  id: z.stringFormat('admin id', /^\d{1,15}$/, { error: 'must be digits in quotes, such as "814860".' }).optional(),
  name: requiredText,
  email: emailText,
  has_inbox_seat: z.boolean({ error: 'must be true or false.' }).default(true),
});

const attributeSeedSchema = z.strictObject({
  name: requiredText,
  model: z.enum(['contact', 'company'], { error: 'must be contact or company.' }).default('contact'),
  type: z
    .enum(['string', 'integer', 'float', 'boolean', 'date', 'datetime'], {
      error: 'must be string, integer, float, boolean, date or datetime.',
    })
    .default('string'),
  /** Makes a list attribute; its type is string. */
  options: z.array(requiredText).min(2, { error: 'must hold at least two choices.' }).optional(),
  description: text.optional(),
  messenger_writable: z.boolean({ error: 'must be true or false.' }).default(false),
});

const companySeedSchema = z.strictObject({
  company_id: requiredText,
  name: requiredText.optional(),
  plan: requiredText.optional(),
  size: z.int({ error: 'must be a whole number.' }).min(0, { error: 'must not be negative.' }).optional(),
  website: requiredText.optional(),
  industry: requiredText.optional(),
  monthly_spend: z.number({ error: 'must be a number.' }).default(0),
  created_days_ago: daysAgo.default(200),
  custom_attributes: customAttributes.default({}),
  tags: z.array(requiredText).default([]),
  notes: z.array(noteSeedSchema).default([]),
});

const segmentSeedSchema = z.strictObject({
  name: requiredText,
  person_type: z.enum(['user', 'contact'], { error: 'must be user or contact.' }).default('contact'),
  /** A query as `POST /contacts/search` takes it. */
  filter: z.record(z.string(), z.unknown(), { error: 'must be a query with field, operator and value.' }),
});

const subscriptionSeedSchema = z.strictObject({
  name: requiredText,
  description: text.default(''),
  consent: z.enum(['opt_in', 'opt_out'], { error: 'must be opt_in or opt_out.' }).default('opt_out'),
  channels: z.array(z.enum(['email', 'sms_message'], { error: 'must be email or sms_message.' })).default(['email']),
});

const teamSeedSchema = z.strictObject({
  name: requiredText,
  /** E-mails of admins. */
  members: z.array(emailText).default([]),
});

const partSeedSchema = z.strictObject({
  /** `contact`, or the e-mail of an admin. */
  from: z.union([z.literal('contact'), emailText], { error: 'must be contact or the e-mail of an admin.' }),
  body: requiredText,
  /** For teammates only. */
  note: z.boolean({ error: 'must be true or false.' }).default(false),
});

const conversationSeedSchema = z.strictObject({
  /** E-mail or external id of the contact that started it. */
  contact: requiredText,
  subject: text.default(''),
  body: requiredText,
  days_ago: daysAgo.default(1),
  state: z.enum(['open', 'closed'], { error: 'must be open or closed.' }).default('open'),
  /** E-mail of an admin. */
  assignee: emailText.optional(),
  parts: z.array(partSeedSchema).default([]),
  rating: z.int({ error: 'must be a whole number.' }).min(1).max(5, { error: 'must be from 1 to 5.' }).optional(),
  remark: text.optional(),
  tags: z.array(requiredText).default([]),
});

/** How many people to generate, and the random seed: the same seed gives the same people. */
const generateSeedSchema = z.strictObject({
  count: z
    .int({ error: 'must be a whole number.' })
    .min(0, { error: 'must not be negative.' })
    .max(2_000_000, { error: 'must be at most 2000000.' }),
  random_seed: z.int({ error: 'must be a whole number.' }).default(1),
  /** The fraction of users; the others are leads. */
  users: z.number().min(0).max(1, { error: 'must be from 0 to 1.' }).default(0.7),
  /** They are spread evenly over this many days. */
  over_days: daysAgo.default(365),
});

const isTimezone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** Id, name, region and time zone of a workspace. */
export const workspaceIdentity = {
  id_code: z
    .string({ error: 'id_code must be text; put it in quotes.' })
    .regex(/^[a-z0-9]{1,40}$/, { error: 'id_code must be 1 to 40 lower-case letters and digits, such as abc123xy.' })
    .optional(),
  name: z.string({ error: 'name must be text.' }).trim().min(1, { error: 'name must not be empty.' }).optional(),
  region: z.enum(regions, { error: `region must be one of ${regions.join(', ')}.` }).optional(),
  timezone: z
    .string({ error: 'timezone must be text.' })
    .refine(isTimezone, { error: 'timezone must be an IANA name such as Europe/Dublin.' })
    .optional(),
};

/** A workspace and what is in it. */
export const workspaceSeedSchema = z.strictObject({
  ...workspaceIdentity,
  created_days_ago: daysAgo.default(300),
  admins: z.array(adminSeedSchema).min(1, { error: 'must hold at least one admin, or be left out.' }).optional(),
  teams: z.array(teamSeedSchema).default([]),
  attributes: z.array(attributeSeedSchema).default([]),
  tags: z.array(requiredText).default([]),
  subscription_types: z.array(subscriptionSeedSchema).default([]),
  companies: z.array(companySeedSchema).default([]),
  contacts: z.array(contactSeedSchema).default([]),
  generate: z
    .union([generateSeedSchema.shape.count, generateSeedSchema], {
      error: 'must be a whole number or an object with count.',
    })
    .transform((given) => (typeof given === 'number' ? generateSeedSchema.parse({ count: given }) : given))
    .optional(),
  segments: z.array(segmentSeedSchema).default([]),
  conversations: z.array(conversationSeedSchema).default([]),
});

export type WorkspaceSeed = z.output<typeof workspaceSeedSchema>;
export type GenerateSeed = z.output<typeof generateSeedSchema>;
