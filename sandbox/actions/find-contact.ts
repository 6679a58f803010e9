import type { Contact } from '../entities/contact.ts';
import type { Workspace } from '../entities/workspace.ts';
import { type ApiVersion, isAtLeast } from '../http/api-version.ts';
import { IntercomError, userNotFound } from '../http/intercom-error.ts';

/**
 * The contact with this Intercom id, archived or not (assumed, reference 4.5). By-id reads do not lag.
 * @throws IntercomError 404; for a merged contact 410 with a `Link` to the survivor from 2.16 on (documented)
 */
export function getContact(workspace: Workspace, id: string, version: ApiVersion): Contact {
  const contact = workspace.contacts.get(id);
  if (contact !== undefined) return contact;
  let survivor = workspace.mergedInto.get(id);
  if (survivor === undefined || !isAtLeast(version, '2.16')) throw userNotFound();
  for (let hop = 0; hop < 3; hop++) survivor = workspace.mergedInto.get(survivor) ?? survivor;
  throw new IntercomError(
    410,
    'contact_merged',
    "This contact has been merged. See the 'Link' header for the canonical contact.",
    { link: `</contacts/${survivor}>; rel="canonical"` },
  );
}
