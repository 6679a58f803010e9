/** What a metadata key may hold: text (a link included), a number (a date included), a rich link or an amount of money. */
export type MetadataValue = string | number | { url: string; value: string } | { amount: number; currency: string };

/** An event of a contact. */
export interface TrackedEvent {
  id: string;
  /** As the workspace's list of names spells it. */
  name: string;
  /** Unix seconds, as it was sent. */
  createdAt: number;
  /**
   * Sort time, milliseconds: events of the same second differ by one, so that paging between them loses none.
   */
  atMs: number;
  metadata: Record<string, MetadataValue>;
}

/** The count of an event name for a contact, with first and last time (unix seconds). Events older than 90 days count as well. */
export interface EventCounter {
  name: string;
  count: number;
  first: number;
  last: number;
}

/** All events of one contact, in the order of arrival. */
export interface ContactEvents {
  events: TrackedEvent[];
  counters: EventCounter[];
}

/** An event name in a workspace. */
export interface EventName {
  /** In the spelling of its first use. */
  name: string;
  /** Archived ones do not count against the limit. */
  archived: boolean;
}

/** @documented 8: A workspace can have 120 active event names. */
export const eventNameLimit = 120;

/** @documented 8: Of an event's metadata the first ten keys are kept, in their order. */
export const metadataKeyLimit = 10;

/** @documented 8: Events can be listed until they are 90 days old; counters include older ones. */
export const listedForSeconds = 90 * 86_400;

/** @recorded 8: Periods and dollar signs in an event name become hyphens. */
export const cleanEventName = (name: string): string => name.trim().replace(/[.$]/g, '-');

/** @recorded 8: Event names are compared without case. */
export const sameEventName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The events of a contact; empty for a contact without any. */
export function eventsOf(eventsByContact: Readonly<Record<string, ContactEvents>>, contactId: string): ContactEvents {
  const own = Object.hasOwn(eventsByContact, contactId) ? eventsByContact[contactId] : undefined;
  return own ?? { events: [], counters: [] };
}
