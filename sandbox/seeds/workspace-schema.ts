import { z } from 'zod';
import { regions } from '../entities/workspace.ts';
import { contactSeed, customAttributes, daysAgo, emailText, noteSeed, text, words } from './contact-schema.ts';

const adminSeed = z.strictObject({
  /** Decimal; made up when absent. */
  id: z.stringFormat('admin id', /^\d{1,15}$/, { error: 'must be digits in quotes, such as "814860".' }).optional(),
  name: words,
  email: emailText,
  has_inbox_seat: z.boolean({ error: 'must be true or false.' }).default(true),
});

const attributeSeed = z.strictObject({
  name: words,
  model: z.enum(['contact', 'company'], { error: 'must be contact or company.' }).default('contact'),
  type: z
    .enum(['string', 'integer', 'float', 'boolean', 'date', 'datetime'], {
      error: 'must be string, integer, float, boolean, date or datetime.',
    })
    .default('string'),
  /** Makes a list attribute; its type is string. */
  options: z.array(words).min(2, { error: 'must hold at least two choices.' }).optional(),
  description: text.optional(),
  messenger_writable: z.boolean({ error: 'must be true or false.' }).default(false),
});

const companySeed = z.strictObject({
  company_id: words,
  name: words.optional(),
  plan: words.optional(),
  size: z.int({ error: 'must be a whole number.' }).min(0, { error: 'must not be negative.' }).optional(),
  website: words.optional(),
  industry: words.optional(),
  monthly_spend: z.number({ error: 'must be a number.' }).default(0),
  created_days_ago: daysAgo.default(200),
  custom_attributes: customAttributes.default({}),
  tags: z.array(words).default([]),
  notes: z.array(noteSeed).default([]),
});

const segmentSeed = z.strictObject({
  name: words,
  person_type: z.enum(['user', 'contact'], { error: 'must be user or contact.' }).default('contact'),
  /** A query as `POST /contacts/search` takes it. */
  filter: z.record(z.string(), z.unknown(), { error: 'must be a query with field, operator and value.' }),
});

const subscriptionSeed = z.strictObject({
  name: words,
  description: text.default(''),
  consent: z.enum(['opt_in', 'opt_out'], { error: 'must be opt_in or opt_out.' }).default('opt_out'),
  channels: z.array(z.enum(['email', 'sms_message'], { error: 'must be email or sms_message.' })).default(['email']),
});

const teamSeed = z.strictObject({
  name: words,
  /** E-mails of admins. */
  members: z.array(emailText).default([]),
});

const partSeed = z.strictObject({
  /** `contact`, or the e-mail of an admin. */
  from: z.union([z.literal('contact'), emailText], { error: 'must be contact or the e-mail of an admin.' }),
  body: words,
  /** For teammates only. */
  note: z.boolean({ error: 'must be true or false.' }).default(false),
});

const conversationSeed = z.strictObject({
  /** E-mail or external id of the contact who began it. */
  contact: words,
  subject: text.default(''),
  body: words,
  days_ago: daysAgo.default(1),
  state: z.enum(['open', 'closed'], { error: 'must be open or closed.' }).default('open'),
  /** E-mail of an admin. */
  assignee: emailText.optional(),
  parts: z.array(partSeed).default([]),
  rating: z.int({ error: 'must be a whole number.' }).min(1).max(5, { error: 'must be from 1 to 5.' }).optional(),
  remark: text.optional(),
  tags: z.array(words).default([]),
});

/** How many made-up people to add, and from which random seed: the same seed makes the same people. */
const generateSeed = z.strictObject({
  count: z
    .int({ error: 'must be a whole number.' })
    .min(0, { error: 'must not be negative.' })
    .max(2_000_000, { error: 'must be at most 2000000.' }),
  random_seed: z.int({ error: 'must be a whole number.' }).default(1),
  /** Part of them that are users, the others being leads. */
  users: z.number().min(0).max(1, { error: 'must be from 0 to 1.' }).default(0.7),
  /** They are spread evenly over so many days. */
  over_days: daysAgo.default(365),
});

const isTimezone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** Who and where a workspace is. */
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
export const workspaceSeed = z.strictObject({
  ...workspaceIdentity,
  created_days_ago: daysAgo.default(300),
  admins: z.array(adminSeed).min(1, { error: 'must hold at least one admin, or be left out.' }).optional(),
  teams: z.array(teamSeed).default([]),
  attributes: z.array(attributeSeed).default([]),
  tags: z.array(words).default([]),
  subscription_types: z.array(subscriptionSeed).default([]),
  companies: z.array(companySeed).default([]),
  contacts: z.array(contactSeed).default([]),
  generate: z
    .union([generateSeed.shape.count, generateSeed], { error: 'must be a whole number, or hold count and more.' })
    .transform((given) => (typeof given === 'number' ? generateSeed.parse({ count: given }) : given))
    .optional(),
  segments: z.array(segmentSeed).default([]),
  conversations: z.array(conversationSeed).default([]),
});

export type WorkspaceSeed = z.output<typeof workspaceSeed>;
export type GenerateSeed = z.output<typeof generateSeed>;
