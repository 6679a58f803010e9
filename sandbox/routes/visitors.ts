import { convertVisitor } from '../actions/convert-visitor.ts';
import { getVisitor } from '../actions/find-visitor.ts';
import { updateVisitor } from '../actions/update-visitor.ts';
import type { Scope } from '../entities/scopes.ts';
import type { ApiRoute } from '../http/api-route.ts';
import { presentContact } from '../presenters/contact.ts';
import { presentVisitor } from '../presenters/visitor.ts';

// @assumed 2.5: Visitors need the permissions of people.
const readOne: Scope[] = ['read_one_user_company', 'read_list_users_companies', 'read_write_users'];
const write = { scopes: ['read_write_users', 'write_users_companies'] as Scope[], refusal: 403 as const };

/** Visitors (reference 4.9); `POST /__sandbox/visit` makes them, as the Messenger does. */
export const visitorRoutes: ApiRoute[] = [
  {
    method: 'GET',
    url: '/visitors',
    scopes: readOne,
    known: { query: ['user_id'] },
    answer: ({ workspace, query }) => presentVisitor(getVisitor(workspace, { user_id: query['user_id'] }), workspace),
  },
  {
    method: 'PUT',
    url: '/visitors',
    ...write,
    known: { body: ['id', 'user_id', 'name', 'custom_attributes'] },
    answer: ({ workspace, body, version }, sandbox) =>
      presentVisitor(updateVisitor(sandbox, workspace, body, version), workspace),
  },
  {
    method: 'POST',
    url: '/visitors/convert',
    ...write,
    known: { body: ['visitor', 'user', 'type'] },
    answer: ({ workspace, body, version }, sandbox) =>
      presentContact(convertVisitor(sandbox, 'api', workspace, body, version), workspace, version),
  },
];
