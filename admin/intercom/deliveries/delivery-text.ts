import type { Delivery, DeliveryDetail } from '../../api/types.ts';
import { formatDateTime } from '../../ui/timestamp.tsx';
import { actionLabels } from '../panel/action-labels.ts';

const kindLabels: Readonly<Record<Delivery['kind'], string>> = {
  push: 'Person sent',
  event: 'Data event',
  return_fields: 'Return fields',
  undo: 'Undo',
  delete_contact: 'Contact deleted',
};

/** What a delivery does, with the panel's labels where it has them. @param crm the CRM's title */
export function deliveryTitle(
  { kind, action, cause }: Pick<Delivery, 'kind' | 'action' | 'cause'>,
  crm: string,
): string {
  if (kind === 'push' && action) return actionLabels(crm)[action];
  if (kind === 'event') return `Data event ${cause.replace(/^event:/, '').split(':')[0]}`;
  return kindLabels[kind];
}

/** What happens next with a delivery that is not done, or what to do about it; null where nothing is pending. */
export function nextStep({
  state,
  failure,
  left_out: leftOut,
}: Pick<Delivery, 'state' | 'failure' | 'left_out'>): string | null {
  if (state === 'Sent' && leftOut.length > 0) return 'Something left out';
  if (state === 'Waiting') return failure === 'reconnect' ? 'Reconnect' : 'Retrying automatically';
  if (state !== 'Failed') return null;
  return failure === 'fix_data' ? 'Fix data or settings' : 'Check the cause, then retry';
}

/** "2 attempts, next one …". */
export function attemptText({ attempts, next_attempt_at: next }: Delivery): string {
  if (attempts === 0) return 'Not attempted yet.';
  const made = attempts === 1 ? '1 attempt' : `${attempts.toLocaleString()} attempts`;
  return next ? `${made}, next one ${formatDateTime(next)}.` : `${made}.`;
}

/** Why a value was left as it is on the contact. */
export function keptText(why: DeliveryDetail['kept'][number]['why']): string {
  return why === 'kept_filled' ? 'only written if empty' : 'only written when created';
}
