import type { App } from '../entities/app.ts';
import type { Token } from '../entities/token.ts';
import type { Workspace } from '../entities/workspace.ts';
import { findApp, findWorkspace } from '../store/find.ts';
import type { State } from '../store/state.ts';
import { tokenInvalid } from './intercom-error.ts';

/** Who is calling, and whose data it is about. */
export interface Caller {
  token: Token;
  app: App;
  workspace: Workspace;
}

/**
 * The caller behind an `Authorization: Bearer …` header.
 * @throws IntercomError 401 when the token is missing, unknown or revoked
 */
export function callerOf(state: State, header: string | undefined): Caller {
  const given = /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
  const token = given === undefined ? undefined : state.tokens.get(given);
  if (token === undefined || token.revokedAt !== null) throw tokenInvalid();
  const app = findApp(state, token.clientId);
  const workspace = findWorkspace(state, token.workspaceId);
  if (app === undefined || workspace === undefined) throw tokenInvalid();
  return { token, app, workspace };
}
