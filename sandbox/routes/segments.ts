import { getSegment } from '../actions/define-segment.ts';
import { getContact } from '../actions/find-contact.ts';
import type { Scope } from '../entities/scopes.ts';
import type { ApiRoute } from '../http/api-route.ts';
import { presentSegment } from '../presenters/segment.ts';
import { knownContacts } from '../search/search-contacts.ts';
import { countMembers, segmentsOf } from '../search/segment-members.ts';

/** @assumed 2.5: Segments are read with the permission to list people and companies. */
const read: Scope[] = ['read_list_users_companies'];

/** Segments (reference 7.4), which can only be read. */
export const segmentRoutes: ApiRoute[] = [
  {
    method: 'GET',
    url: '/segments',
    scopes: read,
    known: { query: ['include_count'] },
    // @documented 6.6: All segments come in one list, without pages.
    answer: ({ workspace, query }, sandbox) => {
      const known = knownContacts(sandbox, workspace);
      const counted = query['include_count'] === 'true';
      const segments = workspace.segments.map((segment) =>
        presentSegment(segment, counted ? countMembers(workspace, known, segment) : undefined),
      );
      return { type: 'segment.list', segments };
    },
  },
  {
    method: 'GET',
    url: '/segments/:id',
    scopes: read,
    answer: ({ workspace, param }) => presentSegment(getSegment(workspace, param('id'))),
  },
  {
    method: 'GET',
    url: '/contacts/:id/segments',
    scopes: ['read_list_users_companies', 'read_one_user_company'],
    answer: ({ workspace, param, version }, sandbox) => {
      const { id } = getContact(workspace, param('id'), version);
      const segments = segmentsOf(workspace, knownContacts(sandbox, workspace), id);
      return { type: 'list', data: segments.map((segment) => presentSegment(segment)) };
    },
  },
];
