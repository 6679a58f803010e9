import { connectWorkspace } from '../../integration/connections/connect-workspace.ts';
import type { Connection } from '../../integration/connections/connection.ts';
import type { CrmContext } from '../../integration/connections/crm-context.ts';
import type { Actor } from '../../history/history.ts';
import { refuse } from '../../platform/refusal.ts';
import { IntercomError } from '../api/intercom-error.ts';
import type { HostsByKind } from '../hosts.ts';
import { intercomTraits } from '../traits.ts';
import { firstWire, readAuthorisedWorkspace, type AuthorisedWorkspace } from './read-workspace.ts';
import { findApp } from '../apps/find-app.ts';

type Context = { crm: CrmContext; hosts: HostsByKind };

/**
 * Connects the real Intercom by the access token of a private app, after reading which workspace it is for.
 * @param command.campaignId works with it from now on; null for none
 * @throws Refusal invalid_input when Intercom refuses the token, intercom_unavailable when it does not answer
 */
export async function connectByToken(
  { crm, hosts }: Context,
  command: { workspaceId: string; actor: Actor; campaignId: string | null; token: string },
): Promise<Connection> {
  const { workspaceId, actor, campaignId, token } = command;
  const app = await findApp(crm.db, workspaceId);
  const wire = firstWire(hosts.real, app?.region ?? 'US', crm.clock);
  const workspace = await readAuthorisedWorkspace(wire, token).catch(refuseToken);
  const authorised = { ...workspace, provider: intercomTraits.name, practice: false, by: 'token' as const };
  return connectWorkspace(crm, { workspaceId, actor, campaignId, authorised });
}

function refuseToken(error: unknown): AuthorisedWorkspace {
  if (!(error instanceof IntercomError)) throw error;
  if (error.failure === 'retry_later') {
    throw refuse('intercom_unavailable', `${error.message} Nothing was changed; try again in a few minutes.`);
  }
  const message = 'Intercom does not accept this access token. Copy it again from Authentication of your app.';
  throw refuse('invalid_input', message, [{ path: 'access_token', message }]);
}
