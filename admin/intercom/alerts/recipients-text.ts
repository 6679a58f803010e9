import type { ConnectionWarning } from '../../api/types.ts';

/** Who received the alert about a warning, as text. */
export function recipientsText({ alerts }: Pick<ConnectionWarning, 'alerts'>): string {
  const raised = alerts.filter(({ about }) => about === 'raised');
  const sent = raised.filter(({ state }) => state === 'Sent').map(nameOf);
  const stuck = raised.find(({ state, outcome }) => state !== 'Sent' && state !== 'Skipped' && outcome !== null);
  const text = sent.length > 0 ? `sent to ${sent.join(', ')}` : 'no alert sent';
  return stuck ? `${text}; not to ${nameOf(stuck)}: ${stuck.outcome}` : text;
}

const nameOf = ({ channel, recipient }: ConnectionWarning['alerts'][number]) =>
  channel === 'email' ? recipient : 'the webhook';
