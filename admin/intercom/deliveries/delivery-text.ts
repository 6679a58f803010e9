import type { Delivery, DeliveryDetail } from '../../api/types.ts';
import { formatMoment } from '../../ui/moment.tsx';

const actionWords: Readonly<Record<string, string>> = {
  create_lead: 'Create New Lead In Intercom',
  create_user: 'Create New User In Intercom',
};

const kindWords: Readonly<Record<Delivery['kind'], string>> = {
  push: 'Person sent',
  event: 'Data event',
  return_fields: 'Return fields',
  undo: 'Undo',
};

/** What a delivery does, in the words of the panel where it has them. */
export function deliveryTitle({ kind, action, cause }: Pick<Delivery, 'kind' | 'action' | 'cause'>): string {
  if (kind === 'push' && action) return actionWords[action] ?? action;
  if (kind === 'event') return `Data event ${cause.replace(/^event:/, '').split(':')[0]}`;
  return kindWords[kind];
}

/** Who must act on a delivery that is not through; null when nobody must and nothing waits. */
export function whoActs({ state, failure }: Pick<Delivery, 'state' | 'failure'>): string | null {
  if (state === 'Waiting') return failure === 'reconnect' ? 'Connect again' : 'Nobody: tried again by itself';
  if (state !== 'Failed') return null;
  return failure === 'fix_data' ? 'Correct data or settings' : 'Look at it and Retry';
}

/** "Tried twice, next at …". */
export function attemptWords({ attempts, next_attempt_at: next }: Delivery): string {
  const tried = attempts === 1 ? 'Tried once' : `Tried ${attempts} times`;
  if (attempts === 0) return 'Not tried yet.';
  return next ? `${tried}, next at ${formatMoment(next)}.` : `${tried}.`;
}

/** Why a value was left as it is on the contact. */
export function keptWords(why: DeliveryDetail['kept'][number]['why']): string {
  if (why === 'kept_filled') return 'only if empty, and it was not';
  return 'only when the contact is created';
}

/** 'custom_attributes.Plan' → 'Plan', 'email' → 'Email'; names that the team gave are left as they are. */
export function attributeName(fullName: string): string {
  if (fullName.startsWith('custom_attributes.')) return fullName.replace('custom_attributes.', '');
  return fullName.charAt(0).toUpperCase() + fullName.slice(1).replaceAll('_', ' ');
}

/** A value as people read it. Intercom keeps dates as unix seconds, in attributes whose names end in `_at`; the time of an event is `at`. */
export function valueWords(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'empty';
  if (typeof value === 'number' && field.endsWith('_at')) return formatMoment(new Date(value * 1000).toISOString());
  if (typeof value === 'string' && field === 'at') return formatMoment(value);
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
