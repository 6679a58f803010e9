import type { Notification } from '../../../entities/notification.ts';
import { isPlainObject } from '../../../http/plain-object.ts';
import { unescapeText } from '../../../presenters/escape.ts';

/** Whose change it was, for the eye: the first name or address found in the item. */
export function about(row: Notification): string {
  const item: unknown = JSON.parse(row.body).data?.item;
  const inner = isPlainObject(item) ? (item['contact'] ?? item['company'] ?? item) : undefined;
  const named = isPlainObject(inner) ? (inner['name'] ?? inner['email'] ?? inner['id']) : undefined;
  return typeof named === 'string' ? unescapeText(named) : '';
}

/** Laid out for reading; on the wire there are no line breaks. */
export function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
