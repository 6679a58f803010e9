import { type Notification, logLimit } from '../entities/notification.ts';
import type { State } from '../store/state.ts';

/** Appends a row to the log and drops the oldest ones when there are too many. */
export function logNotification(state: State, given: Omit<Notification, 'row' | 'attempts'>): Notification {
  state.lastRow += 1;
  const row: Notification = { row: state.lastRow, attempts: [], ...given };
  state.notifications.push(row);
  forgetOldest(state.notifications);
  return row;
}

/** Rows dropped at a time, because trimming a long list is expensive. */
const part = 1000;

/** Characters of all bodies in a log when it was last trimmed, and the rows added since. */
const charactersOf = new WeakMap<Notification[], number>();

function forgetOldest(rows: Notification[]): void {
  const last = rows.at(-1)?.body.length ?? 0;
  let characters = (charactersOf.get(rows) ?? rows.reduce((sum, row) => sum + row.body.length, -last)) + last;
  while (rows.length > logLimit.rows + part || (characters > logLimit.characters && rows.length > 1)) {
    const cut = rows.splice(0, Math.min(part, rows.length - 1));
    characters -= cut.reduce((sum, row) => sum + row.body.length, 0);
  }
  charactersOf.set(rows, characters);
}

/** Binary search for the row with this number: numbers increase along the log, with gaps. */
export function findNotification(state: State, number: number): Notification | undefined {
  const rows = state.notifications;
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.row ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return rows[low]?.row === number ? rows[low] : undefined;
}

/** A filter of rows; absent fields match everything. */
export interface LogFilter {
  topic?: string | undefined;
  state?: string | undefined;
  contactId?: string | undefined;
  clientId?: string | undefined;
  workspaceId?: string | undefined;
}

/** The rows that match, oldest first. */
export function filterNotifications(rows: readonly Notification[], filter: LogFilter): readonly Notification[] {
  const { topic, state, contactId, clientId, workspaceId } = filter;
  if (Object.values(filter).every((value) => value === undefined)) return rows;
  return rows.filter(
    (row) =>
      (topic === undefined || row.topic === topic) &&
      (state === undefined || row.state === state) &&
      (contactId === undefined || row.contactId === contactId) &&
      (clientId === undefined || row.clientId === clientId) &&
      (workspaceId === undefined || row.workspaceId === workspaceId),
  );
}
