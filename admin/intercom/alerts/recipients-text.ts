import type { ConnectionWarning } from '../../api/types.ts';

/** Whom a warning was told to beside the screen, in words. */
export function toldWords({ alerts }: Pick<ConnectionWarning, 'alerts'>): string {
  const beginnings = alerts.filter(({ about }) => about === 'raised');
  const sent = beginnings.filter(({ state }) => state === 'Sent').map(nameOf);
  const stuck = beginnings.find(({ state, outcome }) => state !== 'Sent' && state !== 'Skipped' && outcome !== null);
  const told = sent.length > 0 ? `told ${sent.join(', ')}` : 'nobody was told outside of Goodword';
  return stuck ? `${told}; not ${nameOf(stuck)}: ${stuck.outcome}` : told;
}

const nameOf = ({ channel, recipient }: ConnectionWarning['alerts'][number]) =>
  channel === 'email' ? recipient : 'the webhook';
