import { expect, it } from 'vitest';
import type { ConnectionWarning } from '../../api/types.ts';
import { recipientsText } from './recipients-text.ts';

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
  [[], 'no alert sent'],
  [[alert({}), alert({ channel: 'webhook', recipient: 'https://x' })], 'sent to olivia@example.com, the webhook'],
  [[alert({ about: 'resolved' })], 'no alert sent'],
  [
    [alert({}), alert({ channel: 'webhook', state: 'Planned', outcome: 'It could not be reached.' })],
    'sent to olivia@example.com; not to the webhook: It could not be reached.',
  ],
])('%#', (alerts, text) => expect(recipientsText({ alerts })).toBe(text));
