import { createHmac } from 'node:crypto';

const bodyBytes = 1024;

/**
 * Complete, signed HTTP requests with notifications about unknown contacts, made before the load begins so that
 * signing is not part of it. All have the same length, bodies exactly 1 KB.
 * @param count at most 10 million: numbers have a fixed width
 */
export function signNotifications(options: {
  appId: string;
  clientSecret: string;
  /** the number of the first one; every number is another notification about another contact */
  from: number;
  count: number;
}): (index: number) => Buffer {
  const { appId, clientSecret, from, count } = options;
  const first = request(appId, clientSecret, from);
  const all = Buffer.allocUnsafe(first.length * count);
  for (let index = 0; index < count; index += 1) {
    all.set(request(appId, clientSecret, from + index), index * first.length);
  }
  return (index) => all.subarray(index * first.length, (index + 1) * first.length);
}

function request(appId: string, clientSecret: string, number: number): Buffer {
  const body = notification(appId, String(number).padStart(8, '0'));
  const signature = createHmac('sha1', clientSecret).update(body).digest('hex');
  const head = [
    'POST /hooks/intercom HTTP/1.1',
    'Host: 127.0.0.1',
    'Content-Type: application/json',
    `X-Hub-Signature: sha1=${signature}`,
    `Content-Length: ${body.length}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function notification(appId: string, number: string): string {
  const write = (padding: string) =>
    JSON.stringify({
      type: 'notification_event',
      app_id: appId,
      id: `notif_${number}`,
      topic: 'contact.user.updated',
      created_at: 1_764_000_000,
      data: {
        type: 'notification_event_data',
        item: {
          type: 'contact',
          id: `contact-${number}`,
          email: `stranger-${number}@example.com`,
          custom_attributes: { padding },
        },
      },
    });
  return write('x'.repeat(bodyBytes - write('').length));
}
