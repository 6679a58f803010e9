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

/** A webhook as it was sent, kept for the log page. */
export interface Notification {
  /** Our own row number; Intercom's id is inside `body` and may be null (ping). */
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
  state: 'sending' | 'delivered' | 'waiting to retry' | 'failed';
  /** When the retry is due; null unless waiting for it. */
  retryAt: number | null;
}

/** How many rows the log keeps; older ones are forgotten. */
export const logLimit = 500;
