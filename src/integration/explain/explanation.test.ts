import { intercomTraits } from '../../intercom/traits.ts';
import { expect, it } from 'vitest';
import type { AttributeValue } from '../../qualification/attribute-value.ts';
import { defaultSettings } from '../settings/default-settings.ts';
import { explain, type ExplanationDetails } from './explanation.ts';

const rule = { method: 'attribute', property: 'custom_attributes.Signed up', target: 'Yes' } as const;
const at = new Date('2026-12-01T10:14:30Z');
const later = new Date('2026-12-01T10:15:00Z');
const read = (value: AttributeValue): ExplanationDetails['contacts'][number] => ({
  state: 'active',
  stateAt: null,
  value,
  readAt: at,
});
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
  contacts: [read('No')],
  attributeGoneSince: null,
  isUndone: false,
  reportedAt: null,
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
  ['not_sent', { contacts: [], delivery: { state: 'Planned', outcome: null } }, 'on its way'],
  ['not_found', { contacts: [], delivery: null }, 'with this e-mail address'],
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
  [
    'already_there',
    { contacts: [read('No'), read('yes ')] },
    'was already “Yes” when these Qualification Rules were saved',
  ],
  ['waiting', {}, '“Signed up” to become “Yes”; it was “No” as of 2026-12-01 10:14 UTC.'],
  ['waiting', { contacts: [read(null), read('No')] }, 'it was empty and “No” as of 2026-12-01 10:14 UTC.'],
  [
    'attribute_gone',
    { attributeGoneSince: at },
    '“Signed up” is no longer an attribute of Intercom, as of 2026-12-01 10:14 UTC: it was archived or renamed there',
  ],
  [
    'contact_archived',
    { contacts: [{ ...read('No'), state: 'archived', stateAt: at }] },
    'This lead’s contact is archived in Intercom, as of 2026-12-01 10:14 UTC',
  ],
  [
    'undone',
    { contacts: [{ ...read('No'), state: 'archived', stateAt: at }], isUndone: true },
    'Sending this lead was undone, and Goodword archived the contact',
  ],
  [
    'contact_deleted',
    { contacts: [{ ...read('No'), state: 'deleted', stateAt: at }] },
    'This lead’s contact was deleted in Intercom, as of 2026-12-01 10:14 UTC',
  ],
  ['waiting', { contacts: [{ ...read('No'), state: 'deleted' }, read('No')] }, 'it was “No” as of'],
  ['being_read', { reportedAt: later }, 'reported a change of this contact (2026-12-01 10:15 UTC)'],
  ['waiting', { reportedAt: new Date('2026-12-01T10:00:00Z') }, 'it was “No” as of'],
  ['waiting', { campaignState: 'Paused' }, 'The campaign is Paused'],
])('%s', (status, more, message) => {
  const explanation = explain(facts(more));
  expect(explanation.status).toBe(status);
  expect(explanation.sentence).toContain(message);
});

it.each<[Partial<ExplanationDetails>, string | null]>([
  [{}, 'check_now'],
  [{ leadState: 'On hold', holdReason: 'mutual_pair' }, 'release'],
  [{ leadState: 'Not qualified' }, 'qualify'],
  [{ settings: defaultSettings('leads') }, 'settings'],
  [{ connection: null }, 'connect'],
  [{ attributeGoneSince: at }, 'settings'],
  [{ delivery: { state: 'Failed', outcome: '' } }, 'delivery'],
  [{ contacts: [{ ...read('No'), state: 'archived' }] }, 'open_contact'],
  [{ contacts: [{ ...read('No'), state: 'deleted' }] }, 'qualify'],
])('each sentence has its one action: %o', (more, action) => {
  expect(explain(facts(more)).action).toBe(action);
});
