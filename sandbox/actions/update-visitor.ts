import type { Sandbox } from '../context.ts';
import type { Visitor } from '../entities/visitor.ts';
import type { Workspace } from '../entities/workspace.ts';
import type { ApiVersion } from '../http/api-version.ts';
import { parseContactInput } from './contact-input.ts';
import { valueRules } from './custom-attribute-input.ts';
import { getVisitor, putVisitor } from './find-visitor.ts';

/**
 * Applies the body of `PUT /visitors`: the visitor by `id` or `user_id`, its `name` and `custom_attributes`.
 * @throws IntercomError 400, 404
 * @documented 4.9: A visitor's name and custom attributes can be written, by id or user_id in the body.
 */
export function updateVisitor(
  sandbox: Sandbox,
  workspace: Workspace,
  body: Record<string, unknown>,
  version: ApiVersion,
): Visitor {
  const { id, user_id, name, custom_attributes } = body;
  const visitor = getVisitor(workspace, { id, user_id });
  const patch = parseContactInput({ name, custom_attributes }, workspace, version, valueRules(sandbox, 'api'));
  const changed: Visitor = {
    ...visitor,
    name: patch.name === undefined ? visitor.name : patch.name,
    customAttributes: { ...visitor.customAttributes, ...patch.customAttributes },
    updatedAt: sandbox.clock.now(),
  };
  putVisitor(workspace, changed);
  sandbox.changed();
  return changed;
}
