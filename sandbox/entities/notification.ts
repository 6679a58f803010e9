/** One attempt to deliver a notification. */
export interface Attempt {
  /** Milliseconds. */
  at: number;
  /** HTTP status, or null when nothing came back. */
  status: number | null;
  /** The response as text: the status, or why there was none. */
  answer: string;
  tookMs: number;
}

/**
 * `sending` is in flight or queued; `waiting` is scheduled without having failed; `held` waits for a manual release;
 * `dropped` will not be attempted, or not again.
 */
export const notificationStates = [
  'sending',
  'delivered',
  'waiting to retry',
  'failed',
  'waiting',
  'held',
  'dropped',
] as const;
export type NotificationState = (typeof notificationStates)[number];

/** A notification in the webhook log. */
export interface Notification {
  /** Our own row number, growing; Intercom's id is inside `body` and may be null (ping). */
  row: number;
  clientId: string;
  workspaceId: string;
  topic: string;
  url: string;
  createdAt: number;
  /** The exact bytes of the last attempt, and the signature header that went with them. */
  body: string;
  signature: string;
  attempts: Attempt[];
  state: NotificationState;
  /** When the next attempt is due; null unless waiting for it. */
  dueAt: number | null;
  /** The contact it is about, if any. */
  contactId: string | null;
  /** Why it waits, was dropped or is a duplicate; null otherwise. */
  note: string | null;
}

/** Limits of the log, in rows and in characters of bodies; older rows are dropped. */
export const logLimit = { rows: 50_000, characters: 100_000_000 };

/** How many rows survive a restart, in addition to those still to be sent. */
export const keptInFile = 500;

/** Whether no further attempt will follow automatically. */
export const isSettled = ({ state }: Notification): boolean =>
  state === 'delivered' || state === 'failed' || state === 'dropped';
