import type { Mailer } from '../platform/email/mailer.ts';
import { isPrivateHost } from '../platform/http/private-address.ts';
import { postWebhook, type WebhookMessage } from '../platform/http/post-webhook.ts';

/** The channels that reach teammates outside of Goodword. */
export type Alerting = {
  /** null: this installation sends no e-mail */
  mailer: Mailer | null;
  /** webhooks may go to private addresses, because Goodword itself is at one */
  allowPrivate: boolean;
  /** @throws WebhookError */
  postWebhook(message: WebhookMessage): Promise<void>;
};

/** @param publicUrl Goodword's own address: while it is private, webhooks may be too */
export function createAlerting(mailer: Mailer | null, publicUrl: string): Alerting {
  const allowPrivate = isPrivateHost(new URL(publicUrl).hostname);
  return { mailer, allowPrivate, postWebhook: (message) => postWebhook(message, allowPrivate) };
}
