import type { Sandbox } from '../context.ts';
import type { Contact } from '../entities/contact.ts';
import { type ApiVersion, isAtLeast } from '../http/api-version.ts';
import { IntercomError } from '../http/intercom-error.ts';

/** The body of `POST /contacts/merge`. */
export interface MergeRequest {
  from: string;
  into: string;
  skipDuplicateValidation: boolean;
}

/** Why two contacts cannot be merged, as Preview's dry run reports it. */
export interface MergeObstacle {
  code: 'invalid_merge_role_pair' | 'no_shared_identifier';
  message: string;
}

/**
 * Reads `from`, `into` and `skip_duplicate_validation`.
 * @throws IntercomError 400
 * @assumed 4.8: A merge without from or into answers 400 parameter_not_found.
 */
export function parseMerge(body: Record<string, unknown>): MergeRequest {
  const { from, into, skip_duplicate_validation: skip } = body;
  if (typeof from !== 'string' || typeof into !== 'string')
    throw new IntercomError(400, 'parameter_not_found', 'from and into are required');
  return { from, into, skipDuplicateValidation: skip === true };
}

/**
 * The reasons against a merge, as the dry run reports them; empty when it is allowed.
 * @documented 4.8: A merge goes from a lead into a user; every other pair of roles is refused.
 * @documented 4.8: From 2.16 on the two must share an e-mail or phone, unless skip_duplicate_validation is true; before, nothing is checked.
 */
export function mergeObstacles(
  sandbox: Sandbox,
  from: Contact,
  into: Contact,
  skipDuplicateValidation: boolean,
  version: ApiVersion,
): MergeObstacle[] {
  const obstacles: MergeObstacle[] = [];
  if (!isRolePair(sandbox, from, into, version))
    obstacles.push({ code: 'invalid_merge_role_pair', message: 'Only a lead can be merged into a user' });
  const checked = isAtLeast(version, '2.16') && !skipDuplicateValidation;
  if (checked && !isDuplicate(from, into))
    obstacles.push({
      code: 'no_shared_identifier',
      message:
        "These contacts don't share a common identifier (email, phone, or external ID), so they aren't recognised as duplicates. Set skip_duplicate_validation to true to preview the merge anyway.",
    });
  return obstacles;
}

/**
 * Refuses a merge that is not allowed.
 * @throws IntercomError 400 `invalid_merge` or `parameter_not_allowed`, 422 `unprocessable_entity`
 * @assumed 4.8: The text for a wrong pair of roles is "Only a lead can be merged into a user".
 * @assumed 4.8: Preview refuses to merge users with 400 parameter_not_allowed until a switch says that the workspace has the feature.
 * @assumed 4.8: Merging a user into itself answers 422 unprocessable_entity.
 */
export function ensureMergeable(
  sandbox: Sandbox,
  from: Contact,
  into: Contact,
  skipDuplicateValidation: boolean,
  version: ApiVersion,
): void {
  const users = from.role === 'user' && into.role === 'user' && version === 'Preview';
  if (users && !sandbox.state.settings.userMerges)
    throw new IntercomError(400, 'parameter_not_allowed', 'Merging users is not enabled for this workspace');
  if (users && from.id === into.id)
    throw new IntercomError(422, 'unprocessable_entity', 'A contact cannot be merged into itself');
  const [obstacle] = mergeObstacles(sandbox, from, into, skipDuplicateValidation, version);
  if (obstacle === undefined) return;
  const message =
    obstacle.code === 'no_shared_identifier'
      ? 'Contacts can only be merged when they are duplicates (matching email or phone). Pass skip_duplicate_validation=true to override this check.'
      : obstacle.message;
  throw new IntercomError(400, 'invalid_merge', message);
}

function isRolePair(sandbox: Sandbox, from: Contact, into: Contact, version: ApiVersion): boolean {
  if (into.role !== 'user') return false;
  return from.role === 'lead' || (version === 'Preview' && sandbox.state.settings.userMerges && from.id !== into.id);
}

const isDuplicate = (a: Contact, b: Contact): boolean =>
  (a.email !== null && a.email === b.email) || (a.phone !== null && a.phone === b.phone);
