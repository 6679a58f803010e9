import { z } from 'zod';
import type { CrmContact } from '../../integration/provider/crm-contact.ts';
import type {
  ContactFate,
  HintSummary,
  NotificationHint,
  PutOnPart,
} from '../../integration/provider/notification-hint.ts';
import { readContact } from '../api/read-contact.ts';
import { contactShape, time } from '../api/shapes.ts';
import { unescapeText } from '../api/unescape-text.ts';
import { parseJson } from './parse-json.ts';

// PostgreSQL text holds no NUL; Intercom's ids never do.
const word = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\0]*$/);

/** What every notification carries (reference 13.3). The id is null for ping only. */
export const envelopeShape = z.looseObject({
  type: z.literal('notification_event'),
  app_id: word,
  id: word.nullish(),
  topic: word,
});

const personShape = z.looseObject({
  type: z.string().nullish(),
  id: z.string().nullish(),
  email: z.string().nullish(),
  merged_from: z.looseObject({ id: z.string() }).nullish().catch(null),
});

const bodyShape = z.looseObject({
  created_at: time,
  data: z.looseObject({ item: personShape.extend({ contact: personShape.nullish() }) }),
});

/**
 * The contact that a notification speaks of: the item itself, or the one beside a tag or subscription (reference 13.4).
 * Null when it is about something else.
 * @param body as parsed from its JSON
 */
export function readNotificationHint(topic: string, body: unknown): HintSummary | null {
  return readPerson(topic, body)?.hint ?? null;
}

function readPerson(topic: string, body: unknown) {
  if (!topic.startsWith('contact.')) return null;
  const parsed = bodyShape.safeParse(body);
  if (!parsed.success) return null;
  const { item } = parsed.data.data;
  const person = item.contact ?? item;
  if (!person.id) return null;
  const hint: HintSummary = {
    about: { object: 'contact', id: person.id },
    email: person.email ? unescapeText(person.email) : null,
    happenedAt: parsed.data.created_at,
    became: fates[topic] ?? null,
    mergedFrom: person.merged_from ? [person.merged_from.id] : [],
    // of two merged contacts one is left (reference 4.8)
    survivorId: null,
    byUs: 'unknown',
  };
  return { hint, person };
}

const fates: Record<string, ContactFate> = {
  'contact.archived': 'archived',
  'contact.unarchive': 'restored',
  'contact.deleted': 'deleted',
  'contact.merged': 'merged',
};

/** Deleted and archived contacts are reported without their attributes, which every whole contact has (reference 4.1). */
function contactOf(person: unknown, reportedAt: Date | null): CrmContact | null {
  const contact = contactShape.safeParse(person);
  if (!contact.success || !contact.data.custom_attributes || !contact.data.role) return null;
  return readContact(contact.data, reportedAt ?? new Date(0));
}

/** The same of a notification as it was stored, with the contact. */
export function readStoredNotification(topic: string, body: string): NotificationHint | null {
  const read = readPerson(topic, parseJson(body));
  if (!read) return null;
  const contact = contactOf(read.person, read.hint.happenedAt);
  return { ...read.hint, changed: [], contact, mayLack: whatMayBeLacking(topic) };
}

/** A tag that is taken away is reported as that (reference 20.4), companies that were left are not in these topics. */
function whatMayBeLacking(topic: string): PutOnPart[] {
  if (topic.endsWith('.tag.deleted')) return [];
  return topic.endsWith('.created') && !topic.endsWith('.tag.created') ? ['labels', 'companies'] : ['labels'];
}
