import type { Sandbox } from '../context.ts';
import type { Contact } from '../entities/contact.ts';
import { survivorOf } from '../entities/merge.ts';
import type { Workspace } from '../entities/workspace.ts';
import { type ApiVersion, isAtLeast } from '../http/api-version.ts';
import { IntercomError, userNotFound } from '../http/intercom-error.ts';

/**
 * The contact with this Intercom id. By-id reads do not lag.
 * @throws IntercomError 404, or 410 with a `Link` for a merged contact
 * @assumed 4.5: Archived contacts are still found by id, and can be written.
 * @documented 4.5: Contact routes answer an unknown id with 404 "User Not Found", for leads too.
 * @documented 17.23: Only Intercom's own id works in the path; another system's id is unknown.
 */
export function getContact(workspace: Workspace, id: string, version: ApiVersion): Contact {
  const contact = workspace.contacts.get(id);
  if (contact === undefined) throw goneOrUnknown(workspace, id, version);
  return contact;
}

/**
 * The contact as `GET /contacts/{id}` sees it.
 * @param sticky whether the call carries the `recent_write` cookie of a write
 * @throws IntercomError 404, 410
 * @assumed 1: While the stale-reads switch is on, a read by id without the recent_write cookie sees the row of that many
 * milliseconds ago, or 404 when it did not exist yet.
 */
export function readContact(
  sandbox: Sandbox,
  workspace: Workspace,
  id: string,
  version: ApiVersion,
  sticky: boolean,
): Contact {
  const contact = getContact(workspace, id, version);
  const { staleReadsMs } = sandbox.state.settings;
  if (sticky || staleReadsMs === 0) return contact;
  const known = workspace.contacts.asOf(id, sandbox.clock.now() - staleReadsMs);
  if (known === undefined) throw userNotFound();
  return known;
}

/**
 * The user with this external id.
 * @throws IntercomError 404, or 410 when the owner was merged away
 * @documented 4.5: Finding by external id knows users only, answers 410 from 2.16 on when the owner was merged, and does not lag.
 * @assumed 4.5: Archived users are not found by external id.
 */
export function findByExternalId(workspace: Workspace, externalId: string, version: ApiVersion): Contact {
  const owners = workspace.contacts.withExternalId(externalId);
  const user = owners.find((contact) => contact.role === 'user' && !contact.archived);
  if (user !== undefined) return user;
  const merge = workspace.merges.findLast((one) => one.sourceExternalId === externalId);
  if (merge === undefined || owners.length > 0) throw userNotFound();
  throw goneOrUnknown(workspace, merge.sourceId, version);
}

/**
 * @documented 4.5: From 2.16 on a merged contact answers 410 contact_merged with a Link to the survivor; before, 404.
 * @assumed 4.5: Writes to a merged contact are answered as reads are.
 */
function goneOrUnknown(workspace: Workspace, id: string, version: ApiVersion): IntercomError {
  const survivor = survivorOf(workspace.mergedInto, id);
  if (survivor === undefined || !isAtLeast(version, '2.16')) return userNotFound();
  return new IntercomError(
    410,
    'contact_merged',
    "This contact has been merged. See the 'Link' header for the canonical contact.",
    { link: `</contacts/${survivor}>; rel="canonical"` },
  );
}
