import type { Workspace } from '../../entities/workspace.ts';

/** An example filter, built from the workspace's own tags and attributes. */
export interface FilterExample {
  name: string;
  title: string;
  filter: unknown;
}

/** Examples of segment filters, each valid in this workspace. `nowMs` dates the one about time. */
export function filterExamples(workspace: Workspace, nowMs: number): FilterExample[] {
  const [tag] = workspace.tags;
  const attribute = workspace.attributes.find(
    ({ model, archived, type }) => model === 'contact' && !archived && type === 'string',
  );
  const monthAgo = Math.floor(nowMs / 1000) - 30 * 86_400;
  return [
    { name: 'role', title: 'All contacts with a role', filter: { field: 'role', operator: '=', value: 'lead' } },
    ...(attribute === undefined
      ? []
      : [
          {
            name: 'attribute',
            title: 'A custom attribute with one of several values',
            filter: {
              field: `custom_attributes.${attribute.name}`,
              operator: 'IN',
              value: attribute.options ?? ['Team', 'Scale'],
            },
          },
        ]),
    ...(tag === undefined
      ? []
      : [{ name: 'tag', title: `Tagged ${tag.name}`, filter: { field: 'tag_id', operator: '=', value: tag.id } }]),
    {
      name: 'both',
      title: 'Several conditions',
      filter: {
        operator: 'AND',
        value: [
          { field: 'created_at', operator: '>', value: monthAgo },
          {
            operator: 'OR',
            value: [
              { field: 'email', operator: '~', value: '@example.com' },
              { field: 'unsubscribed_from_emails', operator: '=', value: false },
            ],
          },
        ],
      },
    },
  ];
}

/** A filter as the form shows it. */
export const filterText = (filter: unknown): string => JSON.stringify(filter, null, 2);
