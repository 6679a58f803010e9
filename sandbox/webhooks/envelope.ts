import { createHmac } from 'node:crypto';
import { toSeconds } from '../http/time.ts';

/** The parts that both attempts of a notification share. */
export interface Envelope {
  /** `notif_<uuid>`, or null for a ping. */
  id: string | null;
  appId: string;
  topic: string;
  item: unknown;
  /** When the change happened, milliseconds. */
  createdAt: number;
}

/**
 * The body of the first attempt, as text.
 *
 * @recorded 13.3: A notification is an envelope with app_id, topic, id, times in unix seconds and the item under data.
 * @recorded 13.3: A ping has no id and no delivery_status.
 * @param firstSentAt milliseconds
 */
export function envelopeBody(envelope: Envelope, firstSentAt: number): string {
  return JSON.stringify({
    type: 'notification_event',
    app_id: envelope.appId,
    data: { type: 'notification_event_data', item: envelope.item },
    links: {},
    id: envelope.id,
    topic: envelope.topic,
    delivery_status: envelope.topic === 'ping' ? null : 'pending',
    delivery_attempts: 1,
    delivered_at: 0,
    first_sent_at: toSeconds(firstSentAt),
    created_at: toSeconds(envelope.createdAt),
    self: null,
  });
}

/**
 * The body of a later attempt, or of a delayed first one.
 *
 * @documented 13.3: delivery_attempts is 1 in the first attempt and 2 in the retry.
 * @assumed 13.3: The retry keeps id and first_sent_at.
 * @param attempt 1, or 2 for the retry
 * @param firstSentAt milliseconds, for a first attempt; a later one keeps what the first said
 */
export function bodyOfAttempt(body: string, attempt: number, firstSentAt?: number): string {
  const changed = {
    delivery_attempts: attempt,
    ...(firstSentAt !== undefined && { first_sent_at: toSeconds(firstSentAt) }),
  };
  return JSON.stringify({ ...JSON.parse(body), ...changed });
}

/**
 * `sha1=<hex>`, keyed with the client secret.
 *
 * @documented 13.2: X-Hub-Signature is the HMAC-SHA1 of the raw body, keyed with the client secret.
 */
export const hubSignature = (body: string, clientSecret: string): string =>
  `sha1=${createHmac('sha1', clientSecret).update(body).digest('hex')}`;

/**
 * Bare hex, keyed with the client secret.
 *
 * @documented 13.2: Uninstall posts, health checks and Canvas Kit carry X-Body-Signature, a bare HMAC-SHA256 of the raw body.
 */
export const bodySignature = (body: string, clientSecret: string): string =>
  createHmac('sha256', clientSecret).update(body).digest('hex');
