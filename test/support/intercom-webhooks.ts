import { createHmac } from 'node:crypto';
import type { Pair } from './connected-goodword.ts';
import { until } from './goodword.ts';

/** Sends webhooks in the name of Intercom, for a pair whose practice Intercom sends none. */
export type IntercomWebhooks = {
  /** A new notification that a contact changed. @param more what is not as usual */
  notification(contactId: string, more?: Record<string, unknown>): Record<string, unknown>;
  sign(body: string, secret?: string): string;
  /** @returns the status of the answer; `''` sends no signature */
  post(body: string, signature?: string): Promise<number>;
  notify(contactId: string, more?: Record<string, unknown>): Promise<number>;
  /** The notifications that Goodword has stored. */
  stored(): Promise<any[]>;
  clear(): Promise<unknown>;
  /** Those that are stored, once all of them are handled. */
  handled(): Promise<any[]>;
};

export function intercomWebhooks(pair: Pair): IntercomWebhooks {
  let sent = 0;
  const stored = () => pair.crm.db.selectFrom('notifications').selectAll().execute();
  const sign = (body: string, secret = pair.intercom.clientSecret) =>
    `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`;
  const notification = (contactId: string, more: Record<string, unknown> = {}) => ({
    type: 'notification_event',
    app_id: 'prac7ice',
    id: `notif_${(sent += 1)}`,
    topic: 'contact.user.updated',
    created_at: Math.floor(Date.now() / 1000),
    data: {
      type: 'notification_event_data',
      item: { type: 'contact', id: contactId, created_at: '2026-01-10T04:23:23.215+00:00' },
    },
    ...more,
  });
  const post = async (body: string, signature = sign(body)) => {
    const headers = { 'content-type': 'application/json', ...(signature && { 'x-hub-signature': signature }) };
    return (await fetch(`${pair.url}/hooks/intercom`, { method: 'POST', body, headers })).status;
  };
  return {
    notification,
    sign,
    post,
    notify: (contactId, more) => post(JSON.stringify(notification(contactId, more))),
    stored,
    clear: () => pair.crm.db.deleteFrom('notifications').execute(),
    handled: () =>
      until(async () => {
        const rows = await stored();
        return rows.length > 0 && rows.every(({ handled_at: at }) => at) && rows;
      }, 'all notifications are handled'),
  };
}
