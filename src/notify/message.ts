/** A way to reach people outside of Goodword. */
export type MessageChannel = 'email' | 'webhook';

/** What is sent, without the address it goes to. */
export type Message = {
  subject: string;
  text: string;
  /** for programs; names on the wire are snake_case and never change */
  payload: Record<string, unknown>;
};
