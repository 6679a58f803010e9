import { z } from 'zod';

/** Days before the seed is loaded; fractions are parts of a day. */
export const daysAgo = z
  .number({ error: 'must be a number of days.' })
  .min(0, { error: 'must not be in the future; use 0 or more days.' })
  .max(20_000, { error: 'must be at most 20000 days.' });
export const text = z.string({ error: 'must be text; put it in quotes.' });
export const requiredText = text.trim().min(1, { error: 'must not be empty.' });
export const emailText = z.email({ error: 'must be an e-mail address.' }).toLowerCase();

/** A date relative to when the seed is loaded; negative values are in the past. */
const relativeDate = z.strictObject({ in_days: z.number() });
const customValue = z.union([z.string(), z.number(), z.boolean(), z.null(), relativeDate], {
  error: 'must be text, a number, true, false, null, or in_days with a number.',
});
export const customAttributes = z.record(z.string(), customValue, {
  error: 'must be an object of attribute names with values.',
});

/** A note on a contact or a company. */
export const noteSeedSchema = z.strictObject({
  body: requiredText,
  /** E-mail of an admin; the first one by default. */
  author: emailText.optional(),
  days_ago: daysAgo.optional(),
});

/** An event of a contact. */
export const eventSeedSchema = z.strictObject({
  name: requiredText,
  days_ago: daysAgo.default(1),
  /** As `POST /events` takes it. */
  metadata: z.record(z.string(), z.unknown(), { error: 'must be an object.' }).default({}),
});

/** One contact, as in `POST /contacts` where the names agree. */
export const contactSeedSchema = z
  .strictObject({
    role: z.enum(['user', 'lead'], { error: 'must be user or lead.' }).default('user'),
    name: requiredText.optional(),
    email: emailText.optional(),
    external_id: requiredText.optional(),
    phone: requiredText.optional(),
    /** E-mail of an admin. */
    owner: emailText.optional(),
    created_days_ago: daysAgo.default(30),
    last_seen_days_ago: daysAgo.optional(),
    email_verified: z.boolean({ error: 'must be true or false.' }).default(false),
    unsubscribed_from_emails: z.boolean({ error: 'must be true or false.' }).default(false),
    archived: z.boolean({ error: 'must be true or false.' }).default(false),
    location: z
      .strictObject({ country: text.default(''), region: text.default(''), city: text.default('') })
      .optional(),
    browser: text.optional(),
    os: text.optional(),
    custom_attributes: customAttributes.default({}),
    /** Names; missing tags are created. */
    tags: z.array(requiredText).default([]),
    /** Company ids, as in `companies` of the same workspace. */
    companies: z.array(requiredText).default([]),
    notes: z.array(noteSeedSchema).default([]),
    /** Names of subscription types that the contact chose explicitly. */
    subscriptions: z.array(requiredText).default([]),
    events: z.array(eventSeedSchema).default([]),
  })
  .refine((contact) => contact.email !== undefined || contact.external_id !== undefined || contact.role === 'lead', {
    error: 'needs email or external_id, because its role is user.',
  });

export type CustomSeed = z.output<typeof customAttributes>;
export type ContactSeed = z.output<typeof contactSeedSchema>;
export type NoteSeed = z.output<typeof noteSeedSchema>;
export type EventSeed = z.output<typeof eventSeedSchema>;
