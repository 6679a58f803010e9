import { ensureTag, getTag, tagContact, untagContact } from '../actions/tag-contact.ts';
import { getContact } from '../actions/find-contact.ts';
import type { Scope } from '../entities/scopes.ts';
import type { ApiRoute } from '../http/api-route.ts';
import { IntercomError, invalid } from '../http/intercom-error.ts';
import { presentAppliedTag, presentTag } from '../presenters/tag.ts';

const write = { scopes: ['write_tags'] as Scope[], refusal: 403 as const };

/** Tags (reference 7.2). Bulk tagging through `POST /tags` is not imitated. */
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
    answer: ({ workspace, body }, sandbox) => {
      const { name, id } = body;
      if (typeof name !== 'string' || name.trim() === '' || 'users' in body || 'companies' in body)
        throw invalid('invalid tag parameters'); // documented text (reference 7.2)
      if (id === undefined) return presentTag(ensureTag(sandbox, workspace, name.trim()));
      const tag = getTag(workspace, typeof id === 'number' ? `${id}` : typeof id === 'string' ? id : '');
      tag.name = name.trim();
      sandbox.changed();
      return presentTag(tag);
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
    answer: ({ workspace, param, body, token, version }, sandbox) => {
      const { id } = body;
      if (typeof id !== 'string' && typeof id !== 'number')
        throw new IntercomError(400, 'parameter_not_found', 'tag not specified'); // assumed
      getContact(workspace, param('id'), version);
      const tag = getTag(workspace, `${id}`);
      const applied = tagContact(sandbox, 'api', workspace, param('id'), tag, token.adminId, version);
      return presentAppliedTag(tag, applied);
    },
  },
  {
    method: 'DELETE',
    url: '/contacts/:id/tags/:tag_id',
    ...write,
    answer: ({ workspace, param, version }, sandbox) => {
      getContact(workspace, param('id'), version);
      const tag = getTag(workspace, param('tag_id'));
      return presentAppliedTag(tag, untagContact(sandbox, 'api', workspace, param('id'), tag, version));
    },
  },
];
