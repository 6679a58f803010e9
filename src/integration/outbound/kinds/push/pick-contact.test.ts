import { expect, it } from 'vitest';
import type { CrmContact } from '../../../provider/crm-contact.ts';
import { pickContact, type MatchReason, type Candidate } from './pick-contact.ts';

const candidate = (id: string, kind: 'lead' | 'user', known: MatchReason = 'same_email', updated = 0): Candidate => {
  const contact: CrmContact = {
    id,
    kind,
    email: 'ben@example.com',
    createdAt: null,
    updatedAt: new Date(updated),
    attributes: {},
    readAt: new Date(0),
  };
  return { contact, known };
};
const pick = (candidates: Candidate[], kind: 'lead' | 'user' = 'lead') => pickContact(candidates, kind, 'Intercom');

it.each([
  ['one that is linked before all others', [candidate('u', 'user', 'own'), candidate('l', 'lead', 'linked')], 'l'],
  ['a contact of our own before any other', [candidate('u', 'user'), candidate('l', 'lead', 'own')], 'l'],
  ['a user before leads', [candidate('l', 'lead', 'same_email', 9), candidate('u', 'user')], 'u'],
  ['the lead that changed last', [candidate('a', 'lead'), candidate('b', 'lead', 'same_email', 9)], 'b'],
  ['the same one again when they are equal in every respect', [candidate('b', 'lead'), candidate('a', 'lead')], 'a'],
])('picks %s', (_words, candidates, id) => {
  expect(pick(candidates).picked?.contact.id).toBe(id);
  expect(pick(candidates.toReversed()).picked?.contact.id).toBe(id);
});

it('does not take a lead for a user because of its address, but says that it is there', () => {
  const { picked, message } = pick([candidate('a', 'lead'), candidate('b', 'lead')], 'user');
  expect(picked).toBeNull();
  expect(message).toContain('Intercom has 2 leads with this e-mail address. A user is wanted');
  expect(pick([candidate('l', 'lead', 'linked')], 'user').picked?.contact.id).toBe('l');
});

it('says why', () => {
  expect(pick([]).message).toBe('No contact in Intercom is known to be this person: a new lead is created.');
  expect(pick([candidate('u', 'user')]).message).toBe('Used the user with the person’s e-mail address.');
  expect(pick([candidate('u', 'user'), candidate('l', 'lead')]).message).toBe(
    'Intercom has 1 user and 1 lead with this e-mail address. Used the user: leads with its address are merged into it sooner or later.',
  );
});
