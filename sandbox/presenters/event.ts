import type { Contact } from '../entities/contact.ts';
import type { ContactEvents, EventCounter, TrackedEvent } from '../entities/event.ts';
import { toIso } from '../http/time.ts';
import { escapeText } from './escape.ts';

/** The contact of the events. */
export const presentEventOwner = (contact: Contact) => ({
  intercom_user_id: contact.id,
  user_id: escapeText(contact.externalId),
  email: escapeText(contact.email),
});

/** An event in the list. */
export const presentEvent = (event: TrackedEvent, contact: Contact) => ({
  type: 'event',
  id: event.id,
  event_name: event.name,
  created_at: event.createdAt,
  ...presentEventOwner(contact),
  metadata: event.metadata,
});

/**
 * @documented 13.4: The item of event.created is the event with created_at in seconds and ext_metadata.
 * @assumed 13.4: In the item of event.created ext_metadata is null.
 */
export const presentWebhookEvent = (event: TrackedEvent, contact: Contact) => ({
  ...presentEvent(event, contact),
  ext_metadata: null,
});

/**
 * @documented 8: A summary names each event with its count and the first and last time as ISO text.
 * @assumed 8: The description in a summary of events is empty text.
 */
export const presentEventSummary = ({ counters }: ContactEvents, contact: Contact) => ({
  type: 'event.summary',
  ...presentEventOwner(contact),
  events: counters.map(presentCounter),
});

const presentCounter = (counter: EventCounter) => ({
  name: counter.name,
  first: toIso(counter.first * 1000),
  last: toIso(counter.last * 1000),
  count: counter.count,
  description: '',
});
