import { isPlainObject } from '../http/plain-object.ts';

/** The id of the contact in a notification's item; null when there is none. */
export function contactOf(item: unknown): string | null {
  if (!isPlainObject(item)) return null;
  if (isPlainObject(item['contact'])) return contactOf({ ...item['contact'], type: 'contact' });
  if (isPlainObject(item['contacts']) && Array.isArray(item['contacts']['contacts']))
    return contactOf({ ...item['contacts']['contacts'][0], type: 'contact' });
  const id = item['type'] === 'contact' ? item['id'] : item['intercom_user_id'];
  return typeof id === 'string' ? id : null;
}
