import type { Notification } from '../../../entities/notification.ts';
import { isPlainObject } from '../../../http/plain-object.ts';
import { unescapeText } from '../../../presenters/escape.ts';

/** Short label of a notification's subject: the first name or address found in the item. */
export function about(row: Notification): string {
  const item: unknown = JSON.parse(row.body).data?.item;
  const inner = isPlainObject(item) ? (item['contact'] ?? item['company'] ?? item) : undefined;
  const named = isPlainObject(inner) ? (inner['name'] ?? inner['email'] ?? inner['id']) : undefined;
  return typeof named === 'string' ? unescapeText(named) : '';
}

/** Formatted for reading; the bytes sent have no line breaks. */
export function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
