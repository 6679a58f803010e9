import { changeAttribute, createAttribute } from '../actions/define-attribute.ts';
import type { AttributeModel } from '../entities/data-attribute.ts';
import type { Scope } from '../entities/scopes.ts';
import type { ApiRoute } from '../http/api-route.ts';
import { type ApiVersion, isAtLeast } from '../http/api-version.ts';
import { IntercomError, invalid } from '../http/intercom-error.ts';
import { presentDataAttribute, presentStandardAttributes } from '../presenters/data-attribute.ts';

const write = { scopes: ['write_data_attributes'] as Scope[], refusal: 403 as const };
const models: AttributeModel[] = ['contact', 'company'];

/** Data attributes (reference 5.2). */
export const dataAttributeRoutes: ApiRoute[] = [
  {
    method: 'GET',
    url: '/data_attributes',
    // @assumed 2.5: Reading attributes needs a permission to read people, writing them "Write data attributes".
    scopes: ['read_list_users_companies', 'read_write_users', 'read_one_user_company'],
    known: { query: ['model', 'include_archived'] },
    // @documented 5.2: The list of attributes is not paginated, and leaves archived ones out unless include_archived=true.
    // @assumed 1: While the stale-reads switch is on, the list without the recent_write cookie lacks attributes newer than that.
    answer: ({ workspace, query, version, recentWrite }, { clock, state }) => {
      const { staleReadsMs } = state.settings;
      const shownUntil = recentWrite || staleReadsMs === 0 ? Infinity : clock.now() - staleReadsMs;
      const wanted = wantedModels(query['model'], version);
      const custom = workspace.attributes
        .filter((attribute) => wanted.includes(attribute.model) && attribute.createdAt <= shownUntil)
        .filter((attribute) => query['include_archived'] === 'true' || !attribute.archived);
      const standard = wanted.flatMap((one) => presentStandardAttributes(one, version));
      return { type: 'list', data: [...standard, ...custom.map((one) => presentDataAttribute(one, version))] };
    },
  },
  {
    method: 'POST',
    url: '/data_attributes',
    ...write,
    known: { body: ['name', 'model', 'data_type', 'options', 'description', 'messenger_writable'] },
    answer: ({ workspace, body, token, version }, sandbox) =>
      presentDataAttribute(createAttribute(sandbox, workspace, body, token.adminId, version), version),
  },
  {
    method: 'PUT',
    url: '/data_attributes/:id',
    ...write,
    known: { body: ['archived', 'description', 'options', 'messenger_writable'] },
    answer: ({ workspace, param, body, version }, sandbox) =>
      presentDataAttribute(changeAttribute(sandbox, workspace, param('id'), body), version),
  },
];

/**
 * @documented 5.2: model=conversation answers 422 parameter_invalid from 2.16 on.
 * @assumed 5.2: Before 2.16 model=conversation answers an empty list, as conversation attributes have calls of their own.
 */
function wantedModels(model: unknown, version: ApiVersion): AttributeModel[] {
  if (model === undefined) return models;
  if (model === 'conversation') {
    if (!isAtLeast(version, '2.16')) return [];
    throw new IntercomError(
      422,
      'parameter_invalid',
      'model=conversation is no longer supported. Use GET /conversations/attributes instead',
    );
  }
  const known = models.filter((one) => one === model);
  if (known.length === 0) throw invalid('The Data Attribute model field must be either contact or company');
  return known;
}
