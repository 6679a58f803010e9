import { topics } from '../webhooks/topics.ts';
import type { Switch, WebhookSwitch, WebhookSwitchName } from './switch.ts';

type Text = Pick<WebhookSwitch, 'title' | 'explanation' | 'on'>;

/** The text of every webhook switch; the type makes sure that none is missing. */
const texts: Record<WebhookSwitchName, Text> = {
  drop_topics: {
    title: 'Drop these topics',
    explanation: 'Notifications of these topics never arrive. Turning it on drops all topics.',
    on: [...topics],
  },
  drop_next: { title: 'Drop the next', explanation: 'Drops this many of the next notifications.', on: 1 },
  duplicate_every: {
    title: 'Duplicate every nth',
    explanation: 'Every nth notification arrives twice; 0 for none.',
    on: 2,
  },
  duplicate_next: {
    title: 'Duplicate the next',
    explanation: 'Sends this many of the next notifications twice.',
    on: 1,
  },
  reorder: {
    title: 'Shuffle',
    explanation: 'Collects this many notifications and sends them in random order; 0 sends immediately.',
    on: 5,
  },
  delay_ms: { title: 'Delay, ms', explanation: 'Delays every notification by this time.', on: 30_000 },
  hold: {
    title: 'Hold',
    explanation: 'Holds notifications until you release them on the webhook log.',
    on: true,
  },
  before_reply: {
    title: 'Webhook before response',
    explanation: 'The response to a write waits until the app has answered its notifications.',
    on: true,
  },
  clock_skew_ms: {
    title: 'Clock skew, ms',
    explanation: 'Added to created_at of every notification; negative values are in the past.',
    on: -90_000,
  },
  cap_us: {
    title: 'Cap per minute, US',
    explanation: 'Most notifications that the US region sends per minute. Intercom: 150,000.',
    on: 60,
  },
  cap_elsewhere: {
    title: 'Cap per minute, EU and AU',
    explanation: 'The same for each other region. Intercom: 20,000.',
    on: 60,
  },
};

export const webhookSwitches: Switch[] = Object.entries(texts).map(([name, text]) => ({
  of: 'webhooks',
  // Object.entries loses the key type.
  name: name as WebhookSwitchName,
  theme: 'Webhooks',
  ...text,
}));
