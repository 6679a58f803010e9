import type { ContactEvents } from '../entities/event.ts';
import { type Notification, isSettled } from '../entities/notification.ts';

/** The state is saved again after each change, mostly with the same events and notifications: their texts are kept. */
const eventTexts = new WeakMap<ContactEvents, string>();

/** The events of all contacts as JSON. An entry is replaced when it changes, never changed in place. */
export function eventsToJson(eventsByContact: Readonly<Record<string, ContactEvents>>): string {
  const entries = Object.entries(eventsByContact).map(([contactId, events]) => {
    let text = eventTexts.get(events);
    if (text === undefined) eventTexts.set(events, (text = JSON.stringify(events)));
    return `${JSON.stringify(contactId)}:${text}`;
  });
  return `{${entries.join(',')}}`;
}

/** What changes of a notification that will not be attempted again unless a person asks for it. */
const stampOf = (row: Notification): string =>
  `${row.state} ${row.attempts.length} ${row.dueAt} ${row.signature} ${row.note}`;

const rowTexts = new WeakMap<Notification, { stamp: string; text: string }>();

/** Notifications as JSON. */
export const notificationsToJson = (rows: readonly Notification[]): string => `[${rows.map(rowToJson).join(',')}]`;

function rowToJson(row: Notification): string {
  if (!isSettled(row)) return JSON.stringify(row);
  const stamp = stampOf(row);
  const known = rowTexts.get(row);
  if (known?.stamp === stamp) return known.text;
  const text = JSON.stringify(row);
  rowTexts.set(row, { stamp, text });
  return text;
}
