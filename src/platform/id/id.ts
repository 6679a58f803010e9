import { randomFillSync, randomInt } from 'node:crypto';
import { v7 } from 'uuid';

/** Reading random bytes from the system costs more than the rest of an id, so they are read in batches. */
const stock = new Uint8Array(4096);
let used = stock.length;
const latest = { msecs: 0, seq: 0 };

/** A new UUIDv7: sorts by the time it was made (within one process also inside a millisecond), unique without a central counter. */
export function newId(): string {
  const random = sixteenRandomBytes();
  const now = Date.now();
  if (now > latest.msecs) {
    latest.msecs = now;
    // 31 random bits, so that there is room to count up
    latest.seq = new DataView(random.buffer, random.byteOffset).getUint32(0) >>> 1;
  } else {
    latest.seq += 1;
  }
  return v7({ ...latest, random });
}

function sixteenRandomBytes(): Uint8Array {
  if (used === stock.length) {
    randomFillSync(stock);
    used = 0;
  }
  used += 16;
  return stock.subarray(used - 16, used);
}

/** Digits and letters that cannot be mistaken for one another when spoken or printed (Crockford base 32). */
const speakable = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `length` random characters that are easy to say, type and print. */
export function randomSpeakable(length: number): string {
  return Array.from({ length }, () => speakable[randomInt(speakable.length)]).join('');
}

/** The smallest id of a moment: ids made since then sort after it. */
export function firstIdOf(at: Date): string {
  const ms = Math.max(0, at.getTime()).toString(16).padStart(12, '0');
  return `${ms.slice(0, 8)}-${ms.slice(8, 12)}-7000-8000-000000000000`;
}
