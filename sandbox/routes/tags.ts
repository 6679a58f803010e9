import { deleteTag, renameTag } from '../actions/change-tag.ts';
import { getContact } from '../actions/find-contact.ts';
import { getTag, tagContact, untagContact } from '../actions/tag-contact.ts';
import { invalidTag, tagMany } from '../actions/tag-many.ts';
import { writeContextOfCall } from '../actions/write-context.ts';
import type { Scope } from '../entities/scopes.ts';
import type { ApiRoute } from '../http/api-route.ts';
import { isAtLeast } from '../http/api-version.ts';
import { IntercomError } from '../http/intercom-error.ts';
import { presentAppliedTag, presentTag } from '../presenters/tag.ts';

const write = { scopes: ['write_tags'] as Scope[], refusal: 403 as const };

/** Tags, and those of contacts (reference 7.2). */
export const tagRoutes: ApiRoute[] = [
  {
    method: 'GET',
    url: '/tags',
    scopes: ['read_tags'],
    answer: ({ workspace }) => ({ type: 'list', data: workspace.tags.map(presentTag) }),
  },
  {
    method: 'GET',
    url: '/tags/:id',
    scopes: ['read_tags'],
    answer: ({ workspace, param }) => presentTag(getTag(workspace, param('id'))),
  },
  {
    method: 'POST',
    url: '/tags',
    ...write,
    known: { body: ['id', 'name', 'users', 'companies'] },
    // @recorded 7.2: Up to 2.15 POST /tags answers the bare tag in every case.
    answer: (call, sandbox) => {
      const { workspace, body, token, version } = call;
      const name = typeof body['name'] === 'string' ? body['name'].trim() : '';
      if (name === '' || name.length > 255) throw invalidTag();
      const id = idOf(body['id']);
      if (id !== null) renameTag(sandbox, workspace, id, name);
      const { tag, users, companies } = tagMany(writeContextOfCall(call, sandbox), name, body, token.adminId);
      return isAtLeast(version, '2.16') ? { ...presentTag(tag), users, companies } : presentTag(tag);
    },
  },
  {
    method: 'DELETE',
    url: '/tags/:id',
    ...write,
    // @documented 7.2: Deleting a tag answers 200 without a body.
    answer: ({ workspace, param }, sandbox) => {
      deleteTag(sandbox, workspace, param('id'));
    },
  },
  {
    method: 'GET',
    url: '/contacts/:id/tags',
    scopes: ['read_tags'],
    answer: ({ workspace, param, version }) => {
      const contact = getContact(workspace, param('id'), version);
      const data = contact.tags.map((applied) => presentAppliedTag(getTag(workspace, applied.id), applied));
      return { type: 'list', data };
    },
  },
  {
    method: 'POST',
    url: '/contacts/:id/tags',
    ...write,
    known: { body: ['id'] },
    answer: (call, sandbox) => {
      const { workspace, param, body, token, version } = call;
      getContact(workspace, param('id'), version);
      const id = idOf(body['id']);
      // @assumed 7.2: Tagging without an id answers 400 parameter_not_found "tag not specified".
      if (id === null) throw new IntercomError(400, 'parameter_not_found', 'tag not specified');
      const tag = getTag(workspace, id);
      const applied = tagContact(writeContextOfCall(call, sandbox), param('id'), tag, token.adminId);
      return presentAppliedTag(tag, applied);
    },
  },
  {
    method: 'DELETE',
    url: '/contacts/:id/tags/:tag_id',
    ...write,
    answer: (call, sandbox) => {
      const { workspace, param, version } = call;
      getContact(workspace, param('id'), version);
      const tag = getTag(workspace, param('tag_id'));
      return presentAppliedTag(tag, untagContact(writeContextOfCall(call, sandbox), param('id'), tag));
    },
  },
];

/** The id of a tag in a body, as text; null when there is none. */
function idOf(id: unknown): string | null {
  if (typeof id === 'number') return String(id);
  return typeof id === 'string' && id !== '' ? id : null;
}
