/** What a metadata key may hold: text (a link included), a number (a date included), a rich link or an amount of money. */
export type MetadataValue = string | number | { url: string; value: string } | { amount: number; currency: string };

/** Something that a contact did. */
export interface TrackedEvent {
  id: string;
  /** As the workspace's list of names spells it. */
  name: string;
  /** Unix seconds, as it was sent. */
  createdAt: number;
  /**
   * Place in time, milliseconds: events of one second follow each other by one, so that a page that ends between
   * them loses none.
   */
  atMs: number;
  metadata: Record<string, MetadataValue>;
}

/** How often a contact did something, and when first and last (unix seconds). Events older than 90 days count as well. */
export interface EventCounter {
  name: string;
  count: number;
  first: number;
  last: number;
}

/** Everything that one contact did, in the order in which it was reported. */
export interface ContactEvents {
  events: TrackedEvent[];
  counters: EventCounter[];
}

/** A name under which events are tracked in a workspace. */
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

/** @documented 8: Events can be listed until they are 90 days old; counters go on counting older ones. */
export const listedForSeconds = 90 * 86_400;

/** @recorded 8: Periods and dollar signs in an event name become hyphens. */
export const cleanEventName = (name: string): string => name.trim().replace(/[.$]/g, '-');

/** @recorded 8: Event names are compared without case. */
export const sameEventName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** What a contact did here; nothing for somebody who never did anything. */
export function eventsOf(eventsByContact: Readonly<Record<string, ContactEvents>>, contactId: string): ContactEvents {
  const own = Object.hasOwn(eventsByContact, contactId) ? eventsByContact[contactId] : undefined;
  return own ?? { events: [], counters: [] };
}
