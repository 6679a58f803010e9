import { intercomTraits } from '../intercom/traits.ts';
import { describe, expect, it } from 'vitest';
import type { CrmContact } from '../integration/provider/crm-contact.ts';
import { importSettingsForm } from './import-settings.ts';
import { importProgressOf } from './progress.ts';
import { planCalls } from './plan-calls.ts';
import { readContactCandidate, readLineCandidate } from './read-candidate.ts';
import { rowMessages } from './row-messages.ts';
import { queryOf, selectionText } from './selection-query.ts';

const contact: CrmContact = {
  id: 'c1',
  kind: 'user',
  email: ' Ana@example.com ',
  createdAt: null,
  updatedAt: null,
  readAt: new Date(0),
  attributes: {
    name: '  Ana Maria  Diaz',
    phone: '+1 555 0100',
    unsubscribed_from_emails: true,
    'custom_attributes.Seats': 3,
  },
};
const empty = { email: null, first_name: null, last_name: null, phone: null };

describe('a contact', () => {
  it('gives its name in two parts, its address without blanks, and its marks', () => {
    const mapping = importSettingsForm.parse({}).mapping;
    expect(readContactCandidate(contact, mapping, intercomTraits)).toMatchObject({
      key: 'c1',
      email: 'Ana@example.com',
      emailProblem: null,
      phoneIsRounded: false,
      firstName: 'Ana',
      lastName: 'Maria Diaz',
      phone: '+1 555 0100',
      marks: ['unsubscribed'],
    });
  });
  it('gives attributes that are no text as text, cut to what a person may have', () => {
    const long = { ...contact, attributes: { ...contact.attributes, name: 'x'.repeat(300) } };
    const read = readContactCandidate(
      long,
      { ...empty, first_name: 'custom_attributes.Seats', last_name: 'name' },
      intercomTraits,
    );
    expect(read).toMatchObject({ firstName: '3', phone: '' });
    expect(read.lastName).toHaveLength(100);
  });
});

it('a line gives the columns that are mapped, and parts of a name', () => {
  const mapping = { ...empty, email: '1', first_name: '0.first', last_name: '0.last' };
  expect(readLineCandidate('7', ['Ana Maria Diaz', 'ana@example.com'], mapping)).toMatchObject({
    key: '7',
    contactId: null,
    email: 'ana@example.com',
    firstName: 'Ana',
    lastName: 'Maria Diaz',
  });
  expect(readLineCandidate('8', ['only one'], mapping)).toMatchObject({ email: '', emailProblem: null });
});

it('a selection becomes a search and a line of text', () => {
  const { selection } = importSettingsForm.parse({
    selection: {
      contact_type: 'segment',
      segment_id: 's1',
      tag_ids: ['1', '2'],
      conditions: [{ attribute: 'custom_attributes.Plan', operator: 'equals', value: 'pro' }],
    },
  });
  expect(queryOf(selection)).toEqual({
    segmentId: 's1',
    labelIds: ['1', '2'],
    conditions: [{ attribute: 'custom_attributes.Plan', operator: 'equals', value: 'pro' }],
  });
  expect(selectionText(selection, intercomTraits)).toBe('A specific segment, with 2 tags, Plan is pro');
  expect(importSettingsForm.safeParse({ selection: { contact_type: 'segment' } }).success).toBe(false);
});

it('the calls of a run are counted: pages, one write for each return field set, one event each', () => {
  const facts = { pageSize: 150, total: 1000, fromCrm: true, create: 900, update: 50, callsPerMinute: 1000 };
  const fromCrm = { ...facts, action: 'create_user' as const };
  const fromFile = (action: 'nothing' | 'create_user' | 'create_lead', returnsFields: boolean) =>
    planCalls({ ...facts, fromCrm: false, action, returnsFields, silent: false }).calls;
  expect(planCalls({ ...fromCrm, returnsFields: true, silent: false })).toEqual({
    calls: { reading: 7, pushed: 0, links_written: 950, events: 900, total: 1857 },
    calls_per_minute: 900,
    minutes: 2.1,
  });
  expect(planCalls({ ...fromCrm, returnsFields: false, silent: true }).calls.total).toBe(7);
  // people of a file are written by the Referrers tab, if it does anything
  expect(fromFile('create_user', false)).toMatchObject({ pushed: 900, links_written: 0, events: 0, total: 900 });
  expect(fromFile('create_lead', true)).toMatchObject({ pushed: 1800, links_written: 900, total: 2700 });
  expect(fromFile('nothing', true).total).toBe(0);
});

it('the rate is counted from when work began, and says what is left', () => {
  const paced_from = new Date(0);
  const running = { state: 'Running', done: 3000, total: 10_000, paced_from, paced_done: 1000 } as const;
  expect(importProgressOf({ ...running, updated_at: new Date(60_000) })).toEqual({
    done: 3000,
    total: 10_000,
    percent: 30,
    perMinute: 2000,
    secondsLeft: 210,
  });
  expect(importProgressOf({ ...running, updated_at: new Date(500) }).perMinute).toBeNull();
  expect(importProgressOf({ ...running, state: 'Paused', updated_at: new Date(60_000) }).secondsLeft).toBeNull();
});

it('a change reads as a sentence', () => {
  const changes = [
    { field: 'first_name', old: '', new: 'Ana' },
    { field: 'phone', old: '', new: '1' },
    { field: 'contact', old: '', new: 'c1' },
  ];
  expect(rowMessages({ reason: 'will_change', changes })).toBe(
    'First name and Phone change; is linked to the contact.',
  );
  expect(rowMessages({ reason: 'will_change', changes: changes.slice(2) })).toBe('Is linked to the contact.');
});
