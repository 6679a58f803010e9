import { topics } from '../webhooks/topics.ts';
import type { Switch, WebhookSwitch, WebhookSwitchName } from './switch.ts';

type Text = Pick<WebhookSwitch, 'title' | 'explanation' | 'on'>;

/** Every switch of the webhooks has its place here; the type sees to it. */
const texts: Record<WebhookSwitchName, Text> = {
  drop_topics: {
    title: 'Lose these topics',
    explanation: 'Notifications of these topics never arrive; switched on, none arrive.',
    on: [...topics],
  },
  drop_next: { title: 'Lose the next', explanation: 'So many of the next notifications never arrive.', on: 1 },
  duplicate_every: {
    title: 'Every n-th twice',
    explanation: 'Every so manieth notification arrives twice; 0 for none.',
    on: 2,
  },
  duplicate_next: {
    title: 'The next ones twice',
    explanation: 'So many of the next notifications arrive twice.',
    on: 1,
  },
  reorder: {
    title: 'Mix the order of',
    explanation: 'Notifications wait until so many are there and then go in mixed order; 0 does not wait.',
    on: 5,
  },
  delay_ms: { title: 'Late by, ms', explanation: 'Every notification waits so long before it is sent.', on: 30_000 },
  hold: {
    title: 'Hold back',
    explanation: 'Notifications wait until you release them on the page of the webhook log.',
    on: true,
  },
  before_reply: {
    title: 'Webhook before the reply',
    explanation: 'The reply to a write waits until its notifications have been answered.',
    on: true,
  },
  clock_skew_ms: {
    title: 'Clock skew, ms',
    explanation: 'Added to created_at of every notification; negative is the past.',
    on: -90_000,
  },
  cap_us: {
    title: 'Cap a minute, US',
    explanation: 'How many notifications the US region sends a minute. Intercom: 150,000.',
    on: 60,
  },
  cap_elsewhere: {
    title: 'Cap a minute, EU and AU',
    explanation: 'The same for each other region. Intercom: 20,000.',
    on: 60,
  },
};

export const webhookSwitches: Switch[] = Object.entries(texts).map(([name, text]) => ({
  of: 'webhooks',
  // Object.entries forgets the names.
  name: name as WebhookSwitchName,
  theme: 'Webhooks',
  ...text,
}));
