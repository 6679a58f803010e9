import { z } from 'zod';

/** Days before the seed is loaded; fractions are parts of a day. */
export const daysAgo = z
  .number({ error: 'must be a number of days.' })
  .min(0, { error: 'must not lie in the future; use 0 or more days.' })
  .max(20_000, { error: 'must be at most 20000 days.' });
export const text = z.string({ error: 'must be text; put it in quotes.' });
export const words = text.trim().min(1, { error: 'must not be empty.' });
export const emailText = z.email({ error: 'must be an e-mail address.' }).toLowerCase();

/** A date relative to when the seed is loaded; below 0 it lies in the past. */
const relativeDate = z.strictObject({ in_days: z.number() });
const customValue = z.union([z.string(), z.number(), z.boolean(), z.null(), relativeDate], {
  error: 'must be text, a number, true, false, null, or in_days with a number.',
});
export const customAttributes = z.record(z.string(), customValue, {
  error: 'must be a list of attribute names with values.',
});

/** A note at a contact or a company. */
export const noteSeed = z.strictObject({
  body: words,
  /** E-mail of an admin; the first one by default. */
  author: emailText.optional(),
  days_ago: daysAgo.optional(),
});

/** Something that a contact did. */
export const eventSeed = z.strictObject({
  name: words,
  days_ago: daysAgo.default(1),
  /** As `POST /events` takes it. */
  metadata: z.record(z.string(), z.unknown(), { error: 'must hold keys with values.' }).default({}),
});

/** One contact, as in `POST /contacts` where the names agree. */
export const contactSeed = z
  .strictObject({
    role: z.enum(['user', 'lead'], { error: 'must be user or lead.' }).default('user'),
    name: words.optional(),
    email: emailText.optional(),
    external_id: words.optional(),
    phone: words.optional(),
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
    /** Names; those that do not exist are made. */
    tags: z.array(words).default([]),
    /** Company ids, as in `companies` of the same workspace. */
    companies: z.array(words).default([]),
    notes: z.array(noteSeed).default([]),
    /** Names of subscription types that the contact chose explicitly. */
    subscriptions: z.array(words).default([]),
    events: z.array(eventSeed).default([]),
  })
  .refine((contact) => contact.email !== undefined || contact.external_id !== undefined || contact.role === 'lead', {
    error: 'needs email or external_id, because its role is user.',
  });

export type CustomSeed = z.output<typeof customAttributes>;
export type ContactSeed = z.output<typeof contactSeed>;
export type NoteSeed = z.output<typeof noteSeed>;
export type EventSeed = z.output<typeof eventSeed>;
