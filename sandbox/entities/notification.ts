/** One try to deliver a notification. */
export interface Attempt {
  /** Milliseconds. */
  at: number;
  /** HTTP status, or null when nothing came back. */
  status: number | null;
  /** The answer in words: the status, or why there was none. */
  answer: string;
  tookMs: number;
}

/**
 * `sending` is on its way, or next in line; `waiting` will be sent later, without having failed; `held` waits for
 * somebody to release it; `dropped` was never, or no longer, tried.
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

/** A webhook as it was sent, kept for the log page. */
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
  /** Whom it is about, if anyone. */
  contactId: string | null;
  /** Why it waits, was dropped or is there twice; null when nothing is special about it. */
  note: string | null;
}

/** How many rows the log keeps, and how many characters of bodies; older ones are forgotten. */
export const logLimit = { rows: 50_000, characters: 100_000_000 };

/** How many rows outlive a restart, beside those that still have to be sent. */
export const keptInFile = 500;

/** Whether nothing more will happen to it by itself. */
export const isSettled = ({ state }: Notification): boolean =>
  state === 'delivered' || state === 'failed' || state === 'dropped';
