import { archiveContact, blockContact, deleteContact, unarchiveContact } from '../actions/archive-contact.ts';
import { createContact } from '../actions/create-contact.ts';
import { getContact } from '../actions/find-contact.ts';
import { mergeContacts } from '../actions/merge-contacts.ts';
import { updateContact } from '../actions/update-contact.ts';
import type { Scope } from '../entities/scopes.ts';
import type { ApiRoute } from '../http/api-route.ts';
import { IntercomError, userNotFound } from '../http/intercom-error.ts';
import { presentContact, presentContactState } from '../presenters/contact.ts';
import { listContacts, searchContacts } from '../search/search-contacts.ts';

const readMany: Scope[] = ['read_list_users_companies'];
const readOne: Scope[] = ['read_one_user_company', 'read_list_users_companies', 'read_write_users'];
const write = { scopes: ['read_write_users', 'write_users_companies'] as Scope[], refusal: 403 as const };

/** Contacts (reference 4 and 6). */
export const contactRoutes: ApiRoute[] = [
  {
    method: 'GET',
    url: '/contacts',
    scopes: readMany,
    answer: ({ workspace, query, version }, sandbox) => listContacts(sandbox, workspace, query, version),
  },
  {
    method: 'POST',
    url: '/contacts/search',
    scopes: readMany,
    answer: ({ workspace, body, version }, sandbox) => searchContacts(sandbox, workspace, body, version),
  },
  {
    method: 'POST',
    url: '/contacts',
    ...write,
    // 200, not 201: documented (reference 4.3)
    answer: ({ workspace, body, version }, sandbox) =>
      presentContact(createContact(sandbox, 'api', workspace, body, version), workspace, version),
  },
  {
    method: 'GET',
    url: '/contacts/:id',
    scopes: readOne,
    answer: ({ workspace, param, version }) =>
      presentContact(getContact(workspace, param('id'), version), workspace, version),
  },
  {
    method: 'GET',
    url: '/contacts/find_by_external_id/:external_id',
    scopes: readOne,
    since: '2.13',
    answer: ({ workspace, param, version }) => {
      // Documented: users only (reference 4.5). Archived ones are not found (assumed).
      const owners = workspace.contacts.withExternalId(param('external_id'));
      const user = owners.find((contact) => contact.role === 'user' && !contact.archived);
      if (user === undefined) throw userNotFound();
      return presentContact(user, workspace, version);
    },
  },
  {
    method: 'PUT',
    url: '/contacts/:id',
    ...write,
    answer: ({ workspace, param, body, version }, sandbox) =>
      presentContact(updateContact(sandbox, 'api', workspace, param('id'), body, version), workspace, version),
  },
  {
    method: 'DELETE',
    url: '/contacts/:id',
    ...write,
    answer: ({ workspace, param, version }, sandbox) =>
      presentContactState(deleteContact(sandbox, 'api', workspace, param('id'), version), { deleted: true }),
  },
  {
    method: 'POST',
    url: '/contacts/:id/archive',
    ...write,
    answer: ({ workspace, param, version }, sandbox) =>
      presentContactState(archiveContact(sandbox, 'api', workspace, param('id'), version), { archived: true }),
  },
  {
    method: 'POST',
    url: '/contacts/:id/unarchive',
    ...write,
    answer: ({ workspace, param, version }, sandbox) =>
      presentContactState(unarchiveContact(sandbox, 'api', workspace, param('id'), version), { archived: false }),
  },
  {
    method: 'POST',
    url: '/contacts/:id/block',
    ...write,
    since: '2.13',
    answer: ({ workspace, param, version }, sandbox) =>
      presentContactState(blockContact(sandbox, 'api', workspace, param('id'), version), { blocked: true }),
  },
  {
    method: 'POST',
    url: '/contacts/merge',
    ...write,
    answer: ({ workspace, body, version }, sandbox) => {
      const { from, into, skip_duplicate_validation: skip } = body;
      if (typeof from !== 'string' || typeof into !== 'string')
        throw new IntercomError(400, 'parameter_not_found', 'from and into are required'); // text assumed
      const request = { from, into, skipDuplicateValidation: skip === true };
      return presentContact(mergeContacts(sandbox, 'api', workspace, request, version), workspace, version);
    },
  },
];
