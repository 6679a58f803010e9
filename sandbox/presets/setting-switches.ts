import type { SettingName, SettingSwitch, Switch } from './switch.ts';

type Text = Pick<SettingSwitch, 'theme' | 'title' | 'explanation' | 'on'>;

/** Every setting of the server has its place here; the type sees to it. */
const texts: Record<SettingName, Text> = {
  null_messages: {
    theme: 'Answers',
    title: 'Errors without messages',
    explanation: 'Every error comes with message null.',
    on: true,
  },
  unknown_error_codes: {
    theme: 'Answers',
    title: 'New error codes',
    explanation: 'Every error comes with a code that nobody has heard of.',
    on: true,
  },
  extra_unknown_fields: {
    theme: 'Answers',
    title: 'New fields',
    explanation: 'Every object gains a field that nobody has heard of.',
    on: true,
  },
  rate_limit_per_minute: {
    theme: 'Limits',
    title: 'Calls per minute',
    explanation:
      'Of a private app, or of a public one in one workspace; a sixth of it every ten seconds. Intercom: 10,000.',
    on: 60,
  },
  workspace_rate_limit_per_minute: {
    theme: 'Limits',
    title: 'Calls per minute and workspace',
    explanation: 'Shared by the private apps of a workspace. Intercom: 25,000.',
    on: 120,
  },
  announced_rate_limit: {
    theme: 'Limits',
    title: 'Limit announced',
    explanation:
      'What X-RateLimit-Limit says per slice of ten seconds, whatever the limit is. Some apps were told 5000.',
    on: 5_000,
  },
  rate_header_noise: {
    theme: 'Limits',
    title: 'Approximate headers',
    explanation: 'X-RateLimit-Remaining is only about right, and now and then the full limit again.',
    on: true,
  },
  missing_scope: {
    theme: 'Tokens and regions',
    title: 'Answer to a missing permission',
    explanation: 'by_call: 401 or 403 as each call does; or the same everywhere.',
    on: '401',
  },
  region_hosts: {
    theme: 'Tokens and regions',
    title: 'Addresses of regions',
    explanation:
      'any: every address answers for all. forward: the US address passes calls on. strict: only the own region answers.',
    on: 'strict',
  },
  forward_delay_ms: {
    theme: 'Tokens and regions',
    title: 'Forwarding takes, ms',
    explanation: 'How much longer a call takes that the US address passes on to another region.',
    on: 2_000,
  },
  canvas_person: {
    theme: 'Canvas Kit',
    title: 'Key of the person',
    explanation: 'contact, customer or both: the key under which initialize and submit carry the person.',
    on: 'customer',
  },
  canvas_timeout_ms: {
    theme: 'Canvas Kit',
    title: 'Time for an answer, ms',
    explanation: 'How long the inbox waits for an app’s panel. Assumed: 2,000.',
    on: 500,
  },
  index_lag_ms: {
    theme: 'Reading and writing',
    title: 'Index lag, ms',
    explanation: 'How long lists and searches do not know a new contact or a changed value. Intercom: about 80,000.',
    on: 180_000,
  },
  stale_reads_ms: {
    theme: 'Reading and writing',
    title: 'Stale reads, ms',
    explanation:
      'How old the answer to a read by id, or the list of attributes, may be when the call lacks the recent_write cookie. At most 1,000.',
    on: 1_000,
  },
  legacy_race: {
    theme: 'Reading and writing',
    title: '404 to the loser of a race',
    explanation: 'Of two creates in the same second the second is answered 404 instead of 409.',
    on: true,
  },
  refuse_wrong_types: {
    theme: 'Reading and writing',
    title: 'Strict types',
    explanation: 'Custom values of another type are refused instead of converted.',
    on: true,
  },
  user_merges: {
    theme: 'Reading and writing',
    title: 'Users merge into users',
    explanation: 'The workspace has Preview’s merging of users.',
    on: true,
  },
  echo: {
    theme: 'Webhooks',
    title: 'Report an app’s own writes',
    explanation:
      'A write through the API comes back as a webhook. Nobody has proved that it does, or that it does not.',
    on: false,
  },
  merged_from: {
    theme: 'Webhooks',
    title: 'merged_from',
    explanation: 'contact.merged names the contact that is gone. Documented; a recorded webhook lacked it.',
    on: true,
  },
  webhook_times: {
    theme: 'Webhooks',
    title: 'Times in webhooks',
    explanation: 'iso as recorded, or unix seconds as the docs show them.',
    on: 'unix',
  },
  webhook_retry_ms: {
    theme: 'Webhooks',
    title: 'Retry after, ms',
    explanation: 'When a failed webhook is sent once more. Intercom: 60,000.',
    on: 600_000,
  },
};

export const settingSwitches: Switch[] = Object.entries(texts).map(([name, text]) => ({
  of: 'setting',
  // Object.entries forgets the names.
  name: name as SettingName,
  ...text,
}));
