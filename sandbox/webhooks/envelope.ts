import { createHmac } from 'node:crypto';
import { toSeconds } from '../http/time.ts';

/** What is the same in both attempts of one notification. */
export interface Envelope {
  /** `notif_<uuid>`, or null for a ping. */
  id: string | null;
  appId: string;
  topic: string;
  item: unknown;
  /** When the thing happened, milliseconds. */
  createdAt: number;
}

/**
 * The body of one attempt, as text. Recorded (reference 13.3); that the retry keeps `id` and `first_sent_at` is assumed.
 * @param attempt 1, or 2 for the retry
 * @param firstSentAt milliseconds
 */
export function envelopeBody(envelope: Envelope, attempt: number, firstSentAt: number): string {
  return JSON.stringify({
    type: 'notification_event',
    app_id: envelope.appId,
    data: { type: 'notification_event_data', item: envelope.item },
    links: {},
    id: envelope.id,
    topic: envelope.topic,
    delivery_status: envelope.topic === 'ping' ? null : 'pending',
    delivery_attempts: attempt,
    delivered_at: 0,
    first_sent_at: toSeconds(firstSentAt),
    created_at: toSeconds(envelope.createdAt),
    self: null,
  });
}

/** `sha1=<hex>`: HMAC-SHA1 of the raw body, keyed with the client secret. Documented (reference 13.2). */
export const hubSignature = (body: string, clientSecret: string): string =>
  `sha1=${createHmac('sha1', clientSecret).update(body).digest('hex')}`;

/** Bare hex HMAC-SHA256, as the uninstall call carries it. Documented (reference 13.2). */
export const bodySignature = (body: string, clientSecret: string): string =>
  createHmac('sha256', clientSecret).update(body).digest('hex');
