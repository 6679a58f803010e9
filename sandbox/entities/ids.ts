import { randomBytes, randomInt, randomUUID } from 'node:crypto';

const base32 = '0123456789abcdefghijklmnopqrstuv';

function randomText(alphabet: string, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) text += alphabet[randomInt(alphabet.length)] ?? '';
  return text;
}

const process5 = randomBytes(5).toString('hex');
let counter = randomInt(0x800000);

/**
 * A contact id: 24 hex digits shaped like a Mongo ObjectId whose first 8 digits are the creation second.
 * The rest grows within this process, so ids sort in creation order. Recorded (reference 1).
 */
export function newContactId(nowMs: number): string {
  counter = (counter + 1) % 0x1000000;
  const second = Math.floor(nowMs / 1000)
    .toString(16)
    .padStart(8, '0');
  return second + process5 + counter.toString(16).padStart(6, '0');
}

/** Twenty lower-case base-32-like characters. Recorded (reference 1). */
export const newRequestId = (): string => `000${randomText(base32, 17)}`;

/** `notif_<uuid>`. Recorded (reference 13.3). */
export const newNotificationId = (): string => `notif_${randomUUID()}`;

/** An opaque bearer token, ending in `=` as Intercom's base64 tokens do. Assumed shape. */
export const newAccessToken = (): string => `dG9r${randomBytes(43).toString('base64url')}=`;

/** An authorization code; it ends in `=`, which a caller must percent-encode. Documented (reference 2.2). */
export const newAuthorizationCode = (): string => `${randomBytes(24).toString('hex')}=`;

export const newClientId = (): string => randomUUID();
export const newClientSecret = (): string => randomUUID();

/** Eight lower-case letters and digits, the shape of `app.id_code`. Recorded (reference 2.4). */
export const newWorkspaceId = (): string => randomText('abcdefghijklmnopqrstuvwxyz0123456789', 8);
