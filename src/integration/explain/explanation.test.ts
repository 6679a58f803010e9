import { intercomTraits } from '../../intercom/traits.ts';
import { expect, it } from 'vitest';
import { defaultSettings } from '../settings/default-settings.ts';
import { explain, type ExplanationDetails } from './explanation.ts';

const rule = { method: 'attribute', property: 'custom_attributes.Signed up', target: 'Yes' } as const;
const facts = (more: Partial<ExplanationDetails>): ExplanationDetails => ({
  leadState: 'Pending',
  holdReason: null,
  unqualifiedReason: null,
  isMetOnHold: false,
  campaignState: 'Launched',
  settings: { ...defaultSettings('leads'), action: 'create_user', qualification: rule },
  connection: { state: 'Connected', attention: null, timezone: 'UTC' },
  crm: intercomTraits,
  delivery: { state: 'Sent', outcome: 'Created a new user in Intercom.' },
  declined: null,
  values: ['No'],
  ...more,
});

it.each<[string, Partial<ExplanationDetails>, string]>([
  ['qualified', { leadState: 'Qualified' }, 'is Qualified'],
  [
    'on_hold',
    { leadState: 'On hold', holdReason: 'same_mailbox' },
    'On hold: another lead of this campaign has the same mailbox, by another spelling of the address. It is not sent to Intercom before it is released. Release or refuse it.',
  ],
  ['on_hold', { leadState: 'On hold', holdReason: 'mutual_pair', connection: null }, 'refer each other'],
  [
    'on_hold',
    { leadState: 'On hold', holdReason: 'referrer_burst', isMetOnHold: true },
    'met the Qualification Rules meanwhile, and qualifies when it is released',
  ],
  [
    'not_qualified',
    { leadState: 'Not qualified', holdReason: 'caller_burst' },
    'This lead is Not qualified. It was On hold: more leads came from one internet address within a day than the campaign allows. Only a person can qualify it.',
  ],
  [
    'not_qualified',
    { leadState: 'Not qualified', unqualifiedReason: 'Tried, did not buy' },
    'A teammate unqualified this lead: “Tried, did not buy”. Only a person can qualify it.',
  ],
  ['not_qualified', { leadState: 'Not qualified' }, 'This lead is Not qualified. Only a person can qualify it.'],
  ['no_rule', { settings: defaultSettings('leads') }, 'no Qualification Rules'],
  ['not_connected', { connection: null }, 'not connected'],
  ['not_connected', { connection: { state: 'Not connected', attention: null, timezone: 'UTC' } }, 'not connected'],
  [
    'needs_attention',
    { connection: { state: 'Needs attention', attention: 'uninstalled', timezone: 'UTC' } },
    'was uninstalled',
  ],
  ['delivery_failed', { delivery: { state: 'Failed', outcome: 'Plan is missing.' } }, 'Plan is missing.'],
  ['not_sent', { values: [], delivery: { state: 'Planned', outcome: null } }, 'on its way'],
  ['not_found', { values: [], delivery: null }, 'with this e-mail address'],
  [
    'declined',
    { declined: { code: 'at_target_before', sentence: 'It was there before.' } },
    'It was there before. A later change to it counts.',
  ],
  [
    'declined',
    { declined: { code: 'own_contact', sentence: 'They are one.' } },
    'They are one. Only a person can qualify this lead.',
  ],
  ['already_there', { values: ['No', 'yes '] }, 'was already “Yes” when these Qualification Rules were saved'],
  ['waiting', {}, '“Signed up” to become “Yes”; it is now “No”.'],
  ['waiting', { values: [null, 'No'] }, 'it is now empty and “No”.'],
  ['waiting', { campaignState: 'Paused' }, 'The campaign is Paused'],
])('%s', (status, more, message) => {
  const explanation = explain(facts(more));
  expect(explanation.status).toBe(status);
  expect(explanation.sentence).toContain(message);
});
