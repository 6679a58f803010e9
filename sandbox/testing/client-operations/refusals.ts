import type { IntercomClient } from 'intercom-client';
import type { Made, Operation } from './operation.ts';

const unknownId = '0'.repeat(24);

/** Calls that must fail; their result is the rejection. */
export const refusals = (client: IntercomClient, made: Made): Operation[] => [
  ['contacts.find', () => client.contacts.find({ contact_id: unknownId }), [404, 'not_found']],
  ['contacts.update', () => client.contacts.update({ contact_id: unknownId, name: 'A' }), [404, 'not_found']],
  ['contacts.create', () => client.contacts.create({ email: 'sdk@example.com' }), [409, 'conflict']],
  [
    'contacts.search',
    () => client.contacts.search({ query: { field: 'nothing', operator: '=', value: '1' } }),
    [400, 'parameter_invalid'],
  ],
  [
    'contacts.mergeLeadInUser',
    () => client.contacts.mergeLeadInUser({ from: made.user, into: made.user }),
    [400, 'invalid_merge'],
  ],
  ['companies.find', () => client.companies.find({ company_id: unknownId }), [404, 'company_not_found']],
  [
    'companies.attachContact',
    () => client.companies.attachContact({ contact_id: made.user, id: unknownId }),
    [404, 'company_not_found'],
  ],
  ['admins.find', () => client.admins.find({ admin_id: 1 }), [404, 'admin_not_found']],
  ['teams.find', () => client.teams.find({ team_id: '1' }), [404, 'team_not_found']],
  ['tags.find', () => client.tags.find({ tag_id: '1' }), [404, 'not_found']],
  [
    'dataAttributes.update',
    () => client.dataAttributes.update({ data_attribute_id: 1, body: { archived: true } }),
    [404, 'field_not_found'],
  ],
  [
    'events.create',
    () => client.events.create({ email: 'unknown@example.com', event_name: 'a', created_at: 1_700_000_000 }),
    [404, 'not_found'],
  ],
  ['notes.find', () => client.notes.find({ note_id: 1 }), [404, 'not_found']],
  ['conversations.find', () => client.conversations.find({ conversation_id: '1' }), [404, 'not_found']],
];
