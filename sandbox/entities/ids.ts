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
 * An id of a contact or company. The part after the second grows within this process, so ids sort in creation order.
 * @recorded 1: Ids of contacts, companies and segments are 24 hex digits, of which the first 8 are the second of creation.
 */
export function newContactId(nowMs: number): string {
  counter = (counter + 1) % 0x1000000;
  const second = Math.floor(nowMs / 1000)
    .toString(16)
    .padStart(8, '0');
  return second + process5 + counter.toString(16).padStart(6, '0');
}

/** @recorded 1: A request id has twenty lower-case characters like those of base 32. */
export const newRequestId = (): string => `000${randomText(base32, 17)}`;

/** @recorded 13.3: A notification's id is notif_ and a UUID. */
export const newNotificationId = (): string => `notif_${randomUUID()}`;

/** @assumed 2.3: An access token is opaque text in the alphabet of base 64 that ends in =. */
export const newAccessToken = (): string => `dG9r${randomBytes(43).toString('base64url')}=`;

/** @documented 2.2: An authorization code can end in =, which a caller must percent-encode; here all do. */
export const newAuthorizationCode = (): string => `${randomBytes(24).toString('hex')}=`;

export const newClientId = (): string => randomUUID();
export const newClientSecret = (): string => randomUUID();

/** @recorded 2.4: A workspace's id (id_code) is eight lower-case letters and digits. */
export const newWorkspaceId = (): string => randomText('abcdefghijklmnopqrstuvwxyz0123456789', 8);
