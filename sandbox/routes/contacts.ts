import { archiveContact, blockContact, deleteContact, unarchiveContact } from '../actions/archive-contact.ts';
import { createContact } from '../actions/create-contact.ts';
import { findByExternalId, readContact } from '../actions/find-contact.ts';
import { updateContact } from '../actions/update-contact.ts';
import { writeContextOfCall } from '../actions/write-context.ts';
import type { Scope } from '../entities/scopes.ts';
import type { ApiRoute } from '../http/api-route.ts';
import { presentContact, presentContactState, presentContactWithHistory } from '../presenters/contact.ts';
import { listContacts, searchContacts } from '../search/search-contacts.ts';

const readMany: Scope[] = ['read_list_users_companies'];
const readOne: Scope[] = ['read_one_user_company', 'read_list_users_companies', 'read_write_users'];
const write = { scopes: ['read_write_users', 'write_users_companies'] as Scope[], refusal: 403 as const };

const writable = [
  'role',
  'external_id',
  'email',
  'email_verified',
  'phone',
  'name',
  'avatar',
  'signed_up_at',
  'last_seen_at',
  'owner_id',
  'unsubscribed_from_emails',
  'language_override',
  'custom_attributes',
];
const withHistory = ['include_merge_history'];

/** Contacts (reference 4 and 6). */
export const contactRoutes: ApiRoute[] = [
  {
    method: 'GET',
    url: '/contacts',
    scopes: readMany,
    known: { query: ['per_page', 'starting_after', ...withHistory] },
    answer: ({ workspace, query, version }, sandbox) => listContacts(sandbox, workspace, query, version),
  },
  {
    method: 'POST',
    url: '/contacts/search',
    scopes: readMany,
    known: { query: withHistory, body: ['query', 'pagination', 'sort'] },
    answer: ({ workspace, query, body, version }, sandbox) => searchContacts(sandbox, workspace, query, body, version),
  },
  {
    method: 'POST',
    url: '/contacts',
    ...write,
    known: { body: writable },
    // @documented 4.3: A create answers 200, not 201.
    answer: ({ workspace, body, version }, sandbox) =>
      presentContact(createContact(sandbox, 'api', workspace, body, version), workspace, version),
  },
  {
    method: 'GET',
    url: '/contacts/:id',
    scopes: readOne,
    known: { query: withHistory },
    answer: ({ workspace, param, query, recentWrite, version }, sandbox) => {
      const contact = readContact(sandbox, workspace, param('id'), version, recentWrite);
      return presentContactWithHistory(contact, workspace, version, query);
    },
  },
  {
    method: 'GET',
    url: '/contacts/find_by_external_id/:external_id',
    scopes: readOne,
    // @documented 4.5: Finding by external id exists from 2.13 on.
    since: '2.13',
    known: { query: withHistory },
    answer: ({ workspace, param, query, version }) =>
      presentContactWithHistory(findByExternalId(workspace, param('external_id'), version), workspace, version, query),
  },
  {
    method: 'PUT',
    url: '/contacts/:id',
    ...write,
    known: { query: withHistory, body: writable },
    // @documented 4.6: An update answers 200 with the full contact.
    answer: ({ workspace, param, query, body, version }, sandbox) => {
      const contact = updateContact(sandbox, 'api', workspace, param('id'), body, version);
      return presentContactWithHistory(contact, workspace, version, query);
    },
  },
  {
    method: 'DELETE',
    url: '/contacts/:id',
    ...write,
    answer: (call, sandbox) =>
      presentContactState(deleteContact(writeContextOfCall(call, sandbox), call.param('id')), { deleted: true }),
  },
  {
    method: 'POST',
    url: '/contacts/:id/archive',
    ...write,
    answer: (call, sandbox) =>
      presentContactState(archiveContact(writeContextOfCall(call, sandbox), call.param('id')), { archived: true }),
  },
  {
    method: 'POST',
    url: '/contacts/:id/unarchive',
    ...write,
    answer: (call, sandbox) =>
      presentContactState(unarchiveContact(writeContextOfCall(call, sandbox), call.param('id')), { archived: false }),
  },
  {
    method: 'POST',
    url: '/contacts/:id/block',
    ...write,
    // @documented 4.7: Blocking exists from 2.13 on.
    since: '2.13',
    answer: (call, sandbox) =>
      presentContactState(blockContact(writeContextOfCall(call, sandbox), call.param('id')), { blocked: true }),
  },
];
