import { getContact } from '../actions/find-contact.ts';
import { listMerges } from '../actions/list-merges.ts';
import { mergeContacts } from '../actions/merge-contacts.ts';
import { mergeChanges } from '../actions/merge-plan.ts';
import { mergeObstacles, parseMerge } from '../actions/merge-rules.ts';
import type { Scope } from '../entities/scopes.ts';
import type { ApiRoute } from '../http/api-route.ts';
import { presentContactWithHistory } from '../presenters/contact.ts';
import { presentObstacles, presentPlan } from '../presenters/merge.ts';

const write = { scopes: ['read_write_users', 'write_users_companies'] as Scope[], refusal: 403 as const };
const readOne: Scope[] = ['read_one_user_company', 'read_list_users_companies', 'read_write_users'];

const mergeKeys = ['from', 'into', 'skip_duplicate_validation'];

/** Merging contacts, and what was merged (reference 4.5, 4.8). */
export const contactMergeRoutes: ApiRoute[] = [
  {
    method: 'POST',
    url: '/contacts/merge',
    ...write,
    known: { query: ['include_merge_history'], body: mergeKeys },
    answer: ({ workspace, body, query, version }, sandbox) =>
      presentContactWithHistory(
        mergeContacts(sandbox, 'api', workspace, parseMerge(body), version),
        workspace,
        version,
        query,
      ),
  },
  {
    method: 'POST',
    url: '/contacts/merge/preview',
    scopes: readOne,
    // @documented 4.8: The dry run of a merge exists in Preview only, and changes nothing.
    since: 'Preview',
    known: { body: mergeKeys },
    answer: ({ workspace, body, version }, sandbox) => {
      const request = parseMerge(body);
      const from = getContact(workspace, request.from, version);
      const into = getContact(workspace, request.into, version);
      const obstacles = mergeObstacles(sandbox, from, into, request.skipDuplicateValidation, version);
      if (obstacles.length > 0) return presentObstacles(obstacles);
      return presentPlan(mergeChanges(from, into, workspace), from, into, workspace);
    },
  },
  {
    method: 'GET',
    url: '/contacts/:id/merge_history',
    scopes: readOne,
    // @documented 4.5: Merge histories exist from 2.16 on.
    since: '2.16',
    known: { query: ['cursor', 'per_page', 'order'] },
    answer: ({ workspace, param, query, version }) => listMerges(workspace, param('id'), query, version),
  },
];
