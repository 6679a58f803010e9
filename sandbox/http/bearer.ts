import type { App } from '../entities/app.ts';
import { type Token, isLive, tokenRefusals } from '../entities/token.ts';
import type { Workspace } from '../entities/workspace.ts';
import { findApp, findWorkspace } from '../store/find.ts';
import type { State } from '../store/state.ts';
import { IntercomError, tokenInvalid } from './intercom-error.ts';

/** The calling app and the workspace. */
export interface Caller {
  token: Token;
  app: App;
  workspace: Workspace;
}

/** The token in an `Authorization: Bearer …` header, live or revoked; undefined for an unknown one. */
export function tokenOf(state: State, header: string | undefined): Token | undefined {
  const given = /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
  return given === undefined ? undefined : state.tokens.get(given);
}

/**
 * The caller behind an `Authorization: Bearer …` header.
 *
 * @documented 11: A call without a valid token answers 401 unauthorized "Access Token Invalid".
 * @assumed 11: A call without any Authorization header answers 401 missing_authorization; the code is documented, its message and use are not.
 * @throws IntercomError 401 when the token is missing, unknown, revoked or suspended
 */
export function callerOf(state: State, header: string | undefined): Caller {
  if (header === undefined || header.trim() === '')
    throw new IntercomError(401, 'missing_authorization', 'Authorization header is missing');
  const token = tokenOf(state, header);
  if (token === undefined) throw tokenInvalid();
  if (!isLive(token)) {
    const code = token.refusedAs ?? 'unauthorized';
    throw new IntercomError(401, code, tokenRefusals[code]);
  }
  const app = findApp(state, token.clientId);
  const workspace = findWorkspace(state, token.workspaceId);
  if (app === undefined || workspace === undefined) throw tokenInvalid();
  return { token, app, workspace };
}
