import type { Origin, Sandbox } from '../context.ts';
import type { Contact } from '../entities/contact.ts';
import type { Workspace } from '../entities/workspace.ts';
import type { ApiCall } from '../http/api-route.ts';
import type { ApiVersion } from '../http/api-version.ts';

/** Where a write to a contact comes from: its origin, workspace and API version. */
export interface WriteContext {
  sandbox: Sandbox;
  origin: Origin;
  workspace: Workspace;
  version: ApiVersion;
}

export const writeContextOfCall = ({ workspace, version }: ApiCall, sandbox: Sandbox): WriteContext => ({
  sandbox,
  origin: 'api',
  workspace,
  version,
});

export const writeContextOfPage = (sandbox: Sandbox, workspace: Workspace): WriteContext => ({
  sandbox,
  origin: 'page',
  workspace,
  version: 'Preview',
});

/** Stores a changed contact with a new `updatedAt`. */
export function storeContact({ sandbox, workspace }: WriteContext, contact: Contact): Contact {
  const now = sandbox.clock.now();
  const stored = { ...contact, updatedAt: now };
  workspace.contacts.put(stored, now);
  sandbox.changed();
  return stored;
}
