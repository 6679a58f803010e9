import type { SettingName, SettingSwitch, Switch } from './switch.ts';

type Text = Pick<SettingSwitch, 'theme' | 'title' | 'explanation' | 'on'>;

/** The text of every setting; the type makes sure that none is missing. */
const texts: Record<SettingName, Text> = {
  null_messages: {
    theme: 'Responses',
    title: 'Errors without messages',
    explanation: 'Every error has message null.',
    on: true,
  },
  unknown_error_codes: {
    theme: 'Responses',
    title: 'New error codes',
    explanation: 'Every error has an unknown code.',
    on: true,
  },
  extra_unknown_fields: {
    theme: 'Responses',
    title: 'New fields',
    explanation: 'Every object has an extra, unknown field.',
    on: true,
  },
  rate_limit_per_minute: {
    theme: 'Limits',
    title: 'Calls per minute',
    explanation:
      'Limit of a private app, or of a public app in one workspace; a sixth of it per ten seconds. Intercom: 10,000.',
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
    title: 'Announced limit',
    explanation: 'X-RateLimit-Limit per slice of ten seconds, independent of the real limit. Some apps have seen 5000.',
    on: 5_000,
  },
  rate_header_noise: {
    theme: 'Limits',
    title: 'Approximate headers',
    explanation: 'X-RateLimit-Remaining is only approximate, and sometimes the full limit.',
    on: true,
  },
  missing_scope: {
    theme: 'Tokens and regions',
    title: 'Response to a missing permission',
    explanation: 'by_call: 401 or 403, depending on the call. Or always the same.',
    on: '401',
  },
  region_hosts: {
    theme: 'Tokens and regions',
    title: 'Addresses of regions',
    explanation:
      'any: every address serves all regions. forward: the US address forwards calls. strict: an address serves only its own region.',
    on: 'strict',
  },
  forward_delay_ms: {
    theme: 'Tokens and regions',
    title: 'Forwarding delay, ms',
    explanation: 'Extra time for a call that the US address forwards to another region.',
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
    title: 'Response timeout, ms',
    explanation: 'How long the inbox waits for an app’s panel. Assumed: 2,000.',
    on: 500,
  },
  index_lag_ms: {
    theme: 'Reading and writing',
    title: 'Index lag, ms',
    explanation: 'How long lists and searches miss a new contact or a changed value. Intercom: about 80,000.',
    on: 180_000,
  },
  stale_reads_ms: {
    theme: 'Reading and writing',
    title: 'Stale reads, ms',
    explanation:
      'How stale a read by id, or the list of attributes, is without the recent_write cookie. At most 1,000.',
    on: 1_000,
  },
  legacy_race: {
    theme: 'Reading and writing',
    title: '404 to the loser of a race',
    explanation: 'The second of two creates in the same second gets 404 instead of 409.',
    on: true,
  },
  refuse_wrong_types: {
    theme: 'Reading and writing',
    title: 'Strict types',
    explanation: 'Custom values of the wrong type are refused instead of converted.',
    on: true,
  },
  refuse_bad_phones: {
    theme: 'Reading and writing',
    title: 'Strict phones',
    explanation: 'Text that is no phone number is refused as a phone instead of stored.',
    on: true,
  },
  user_merges: {
    theme: 'Reading and writing',
    title: 'Users merge into users',
    explanation: 'Turns on Preview’s merging of users for the workspace.',
    on: true,
  },
  echo: {
    theme: 'Webhooks',
    title: 'Report an app’s own writes',
    explanation:
      'Writes through the API are reported back to the app by webhook. Whether Intercom does this is not confirmed.',
    on: false,
  },
  merged_from: {
    theme: 'Webhooks',
    title: 'merged_from',
    explanation:
      'contact.merged names the contact that was merged away. Documented, but absent from a recorded webhook.',
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
    explanation: 'How long after a failure a webhook is retried. Intercom: 60,000.',
    on: 600_000,
  },
};

export const settingSwitches: Switch[] = Object.entries(texts).map(([name, text]) => ({
  of: 'setting',
  // Object.entries loses the key type.
  name: name as SettingName,
  ...text,
}));
