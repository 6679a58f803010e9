import { expect, test } from 'vitest';
import { segmentsUsingAttribute, segmentsUsingTag } from '../entities/segment.ts';
import { buildWorkspace } from './build-workspace.ts';
import { workspaceSeedSchema } from './workspace-schema.ts';

const condition = (field: string, value: unknown, operator = '=') => ({ field, operator, value });
const build = (filter: object) =>
  buildWorkspace(
    workspaceSeedSchema.parse({
      attributes: [{ name: 'Plan' }],
      tags: ['VIP'],
      segments: [{ name: 'Chosen', filter }],
    }),
    Date.UTC(2026, 5, 10),
  );

test('a filter can name tags at any depth, and its dependencies are known', () => {
  const nested = { operator: 'OR', value: [condition('tag_id', 'VIP'), condition('custom_attributes.Plan', 'Team')] };
  const workspace = build({ operator: 'AND', value: [condition('role', 'user'), nested] });
  const [tag] = workspace.tags;
  expect(JSON.stringify(workspace.segments[0]?.filter)).toContain(`"value":"${tag?.id}"`);
  expect(segmentsUsingTag(workspace, tag?.id ?? '').map(({ name }) => name)).toEqual(['Chosen']);
  expect(segmentsUsingTag(workspace, 'VIP')).toEqual([]);
  expect(segmentsUsingAttribute(workspace, 'Plan').map(({ name }) => name)).toEqual(['Chosen']);
  expect(segmentsUsingAttribute(workspace, 'plan')).toEqual([]);
});

test('a filter that search would refuse is refused with its place and the reason', () => {
  expect(() => build(condition('email', 'a', '>'))).toThrow(
    /is refused: Operator '>' is not supported for field email/,
  );
  expect(() => build(condition('custom_attributes.Unknown', 'a'))).toThrow(/Invalid field/);
});
