import { randomInt, randomUUID } from 'node:crypto';
import type { CustomValue } from './contact.ts';
import { newContactId } from './ids.ts';

/** A person who saw the Messenger and has not written yet: not a contact, not in lists, search or webhooks. Immutable. */
export interface Visitor {
  /** Intercom's: 24 hex digits. */
  readonly id: string;
  /** The anonymous id that the Messenger keeps in a cookie. */
  readonly userId: string;
  readonly email: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly pseudonym: string;
  /** Milliseconds. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly lastRequestAt: number;
  readonly sessionCount: number;
  readonly referrer: string | null;
  readonly customAttributes: Readonly<Record<string, CustomValue>>;
}

const colours = ['Violet', 'Red', 'Amber', 'Teal', 'Indigo', 'Olive'];
const things = ['Suitcase', 'Duck', 'Kettle', 'Lantern', 'Bicycle', 'Harp'];

/** A new visitor. `userId` is generated when the browser sent none. */
export function newVisitor(nowMs: number, userId: string = randomUUID()): Visitor {
  return {
    id: newContactId(nowMs),
    userId,
    email: null,
    name: null,
    phone: null,
    pseudonym: `${colours[randomInt(colours.length)]} ${things[randomInt(things.length)]}`,
    createdAt: nowMs,
    updatedAt: nowMs,
    lastRequestAt: nowMs,
    sessionCount: 1,
    referrer: null,
    customAttributes: {},
  };
}
