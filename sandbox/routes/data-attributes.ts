import { changeAttribute, createAttribute } from '../actions/define-attribute.ts';
import type { AttributeModel } from '../entities/data-attribute.ts';
import type { Scope } from '../entities/scopes.ts';
import type { ApiRoute } from '../http/api-route.ts';
import { isAtLeast } from '../http/api-version.ts';
import { IntercomError, invalid } from '../http/intercom-error.ts';
import { presentDataAttribute, presentStandardAttributes } from '../presenters/data-attribute.ts';

const write = { scopes: ['write_data_attributes'] as Scope[], refusal: 403 as const };
const models: AttributeModel[] = ['contact', 'company'];

/** Data attributes (reference 5.2). */
export const dataAttributeRoutes: ApiRoute[] = [
  {
    method: 'GET',
    url: '/data_attributes',
    scopes: ['read_list_users_companies', 'read_write_users', 'read_one_user_company'],
    // Not paginated; standard attributes first and without id: documented (reference 5.2).
    answer: ({ workspace, query, version }) => {
      const { model, include_archived: withArchived } = query;
      if (model === 'conversation' && isAtLeast(version, '2.16'))
        throw new IntercomError(
          422,
          'parameter_invalid',
          'The Data Attribute model field must be either contact or company',
        );
      const wanted = model === undefined ? models : models.filter((known) => known === model);
      if (wanted.length === 0) throw invalid('The Data Attribute model field must be either contact or company');
      const custom = workspace.attributes
        .filter((attribute) => wanted.includes(attribute.model))
        .filter((attribute) => withArchived === 'true' || !attribute.archived);
      const standard = wanted.flatMap((one) => presentStandardAttributes(one, version));
      return { type: 'list', data: [...standard, ...custom.map(presentDataAttribute)] };
    },
  },
  {
    method: 'POST',
    url: '/data_attributes',
    ...write,
    answer: ({ workspace, body, token, version }, sandbox) =>
      presentDataAttribute(createAttribute(sandbox, workspace, body, token.adminId, version)),
  },
  {
    method: 'PUT',
    url: '/data_attributes/:id',
    ...write,
    answer: ({ workspace, param, body }, sandbox) =>
      presentDataAttribute(changeAttribute(sandbox, workspace, param('id'), body)),
  },
];
