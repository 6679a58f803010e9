import { randomInt } from 'node:crypto';
import { v7 } from 'uuid';

/** A new UUIDv7: sorts by the time it was made, unique without a central counter. */
export function newId(): string {
  return v7();
}

/** Digits and letters that cannot be mistaken for one another when spoken or printed (Crockford base 32). */
const speakable = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `length` random characters that are easy to say, type and print. */
export function randomSpeakable(length: number): string {
  return Array.from({ length }, () => speakable[randomInt(speakable.length)]).join('');
}
