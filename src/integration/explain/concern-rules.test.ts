import { expect, it } from 'vitest';
import { evaluateConcern, type ConcernDetails } from './concern-rules.ts';

const at = new Date('2026-12-01T10:14:30Z');
const contact = (more: Partial<ConcernDetails['contacts'][number]> = {}): ConcernDetails['contacts'][number] => ({
  state: 'active',
  stateAt: null,
  value: true,
  readAt: at,
  ...more,
});
const facts = (more: Partial<ConcernDetails>): ConcernDetails => ({
  basis: { property: 'custom_attributes.Signed up', attribute: 'Signed up', value: true },
  target: 'Yes',
  timezone: 'UTC',
  crm: 'Intercom',
  contacts: [contact()],
  isUndone: false,
  ...more,
});

it.each<[string, Partial<ConcernDetails>, string | null]>([
  ['nothing while the value is there', {}, null],
  ['nothing for a lead without contacts', { contacts: [] }, null],
  ['nothing for one that was never read', { contacts: [contact({ value: undefined, readAt: null })] }, null],
  [
    'that the value was set back, with its time',
    { contacts: [contact({ value: false })] },
    '“Signed up” was set back: it was “No” as of 2026-12-01 10:14 UTC.',
  ],
  [
    'that the value was emptied',
    { contacts: [contact({ value: null })] },
    '“Signed up” was set back: it was empty as of 2026-12-01 10:14 UTC.',
  ],
  ['nothing while another contact has the value', { contacts: [contact({ value: false }), contact()] }, null],
  ['nothing for another spelling of the target', { contacts: [contact({ value: ' yes' })] }, null],
  [
    'nothing of a value where a person qualified the lead',
    { basis: null, contacts: [contact({ value: false })] },
    null,
  ],
  [
    'that the contact is archived',
    { basis: null, contacts: [contact({ state: 'archived', stateAt: at })] },
    'The lead’s contact is archived in Intercom, as of 2026-12-01 10:14 UTC.',
  ],
  [
    'that we archived it ourselves',
    { contacts: [contact({ state: 'archived', stateAt: at })], isUndone: true },
    'Goodword archived the lead’s contact in Intercom when its sending was undone.',
  ],
  [
    'that the contact was deleted',
    { contacts: [contact({ state: 'deleted', stateAt: at })] },
    'The lead’s contact was deleted in Intercom, as of 2026-12-01 10:14 UTC.',
  ],
  ['nothing while another contact is in use', { contacts: [contact({ state: 'deleted' }), contact()] }, null],
  ['nothing of a contact that lives on in another', { contacts: [contact({ state: 'merged' }), contact()] }, null],
])('says %s', (_case, more, sentence) => {
  expect(evaluateConcern(facts(more))?.sentence ?? null).toBe(sentence);
});
