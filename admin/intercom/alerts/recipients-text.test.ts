import { expect, it } from 'vitest';
import type { ConnectionWarning } from '../../api/types.ts';
import { toldWords } from './recipients-text.ts';

type Alert = ConnectionWarning['alerts'][number];
const alert = (more: Partial<Alert>): Alert => ({
  about: 'raised',
  channel: 'email',
  recipient: 'olivia@example.com',
  state: 'Sent',
  outcome: null,
  sent_at: null,
  ...more,
});

it.each<[Alert[], string]>([
  [[], 'nobody was told outside of Goodword'],
  [[alert({}), alert({ channel: 'webhook', recipient: 'https://x' })], 'told olivia@example.com, the webhook'],
  [[alert({ about: 'resolved' })], 'nobody was told outside of Goodword'],
  [
    [alert({}), alert({ channel: 'webhook', state: 'Planned', outcome: 'It could not be reached.' })],
    'told olivia@example.com; not the webhook: It could not be reached.',
  ],
])('%#', (alerts, words) => expect(toldWords({ alerts })).toBe(words));
