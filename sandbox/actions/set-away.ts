import type { Sandbox } from '../context.ts';
import type { Admin } from '../entities/admin.ts';
import type { Workspace } from '../entities/workspace.ts';
import { IntercomError, invalid } from '../http/intercom-error.ts';

/**
 * Applies the body of `PUT /admins/{id}/away`.
 *
 * @documented 10: An unknown admin of the away mode answers 404 admin_not_found "Admin for admin_id not found".
 * @assumed 10: Both switches of the away mode must be there as true or false; a reason is optional and any number.
 * @throws IntercomError 400, 404
 */
export function setAway(sandbox: Sandbox, workspace: Workspace, id: string, body: Record<string, unknown>): Admin {
  const admin = workspace.admins.find((one) => one.id === id);
  if (admin === undefined) throw new IntercomError(404, 'admin_not_found', 'Admin for admin_id not found');
  const away = flag(body, 'away_mode_enabled');
  const reassign = flag(body, 'away_mode_reassign');
  const reasonId = body['away_status_reason_id'] ?? null;
  if (reasonId !== null && (typeof reasonId !== 'number' || !Number.isSafeInteger(reasonId)))
    throw invalid('away_status_reason_id must be a number');
  if (away) admin.away = { reassign, reasonId };
  else delete admin.away;
  sandbox.changed();
  return admin;
}

function flag(body: Record<string, unknown>, key: string): boolean {
  const value = body[key];
  if (typeof value !== 'boolean') throw invalid(`${key} must be true or false`);
  return value;
}
