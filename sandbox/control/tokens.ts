import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { uninstallApp } from '../actions/authorize-app.ts';
import { changeTokens } from '../actions/change-tokens.ts';
import { regenerateAccessToken } from '../actions/issue-token.ts';
import type { Sandbox } from '../context.ts';
import type { App } from '../entities/app.ts';
import { allScopes } from '../entities/scopes.ts';
import { type TokenRefusal, tokenRefusals } from '../entities/token.ts';
import type { Workspace } from '../entities/workspace.ts';
import { findApp, findWorkspace, grantedTokens } from '../store/find.ts';
import { ControlError, checked } from './checked.ts';

// Object.keys forgets the names of a literal that nobody adds to.
const refusals = Object.keys(tokenRefusals) as TokenRefusal[];
const refusal = z.enum(refusals, { error: `the code can be: ${refusals.join(', ')}.` });

/** Which installation; without names, the first app in the first workspace. */
const installation = { client_id: z.string().optional(), workspace_id: z.string().optional() };

/** The body of `POST /__sandbox/revoke`: `code` is what calls with the dead tokens are answered from now on. */
const revocation = z.strictObject({ ...installation, code: refusal.optional() });

/** The body of `POST /__sandbox/tokens`: what becomes of the tokens of one installation, or of one token. */
const tokenChange = z.strictObject({
  ...installation,
  token: z.string().optional(),
  /** A code suspends, null lets work again. */
  refuse_as: refusal.nullable().optional(),
  remove_scopes: z.array(z.enum(allScopes, { error: `remove_scopes can hold: ${allScopes.join(', ')}.` })).optional(),
});

/** `/__sandbox/revoke`, `/__sandbox/tokens` and `/__sandbox/access_token`: what happens to tokens behind an app's back. */
export function addTokenControl(server: FastifyInstance, sandbox: Sandbox): void {
  const named = (body: { client_id?: string | undefined; workspace_id?: string | undefined }) => {
    const { apps, workspaces } = sandbox.state;
    const app: App | undefined = body.client_id === undefined ? apps[0] : findApp(sandbox.state, body.client_id);
    const workspace: Workspace | undefined =
      body.workspace_id === undefined ? workspaces[0] : findWorkspace(sandbox.state, body.workspace_id);
    if (app === undefined || workspace === undefined) throw new ControlError(404, 'There is no such app or workspace.');
    return { app, workspace };
  };

  server.post('/__sandbox/revoke', (request) => {
    const body = checked(revocation, request.body ?? {});
    const { app, workspace } = named(body);
    const revoked = uninstallApp(sandbox, app, workspace);
    const dead = grantedTokens(sandbox.state, app.clientId, workspace.idCode);
    if (body.code !== undefined) changeTokens(sandbox, dead, { refuseAs: body.code });
    return { revoked };
  });

  server.post('/__sandbox/tokens', (request) => {
    const body = checked(tokenChange, request.body ?? {});
    const change = { refuseAs: body.refuse_as, removeScopes: body.remove_scopes };
    if (body.token !== undefined) {
      const token = sandbox.state.tokens.get(body.token);
      if (token === undefined) throw new ControlError(404, 'There is no such token.');
      return { changed: changeTokens(sandbox, [token], change) };
    }
    const { app, workspace } = named(body);
    const live = grantedTokens(sandbox.state, app.clientId, workspace.idCode).filter((one) => one.revokedAt === null);
    return { changed: changeTokens(sandbox, live, change) };
  });

  server.post('/__sandbox/access_token', (request) => {
    const { app, workspace } = named(checked(z.strictObject(installation), request.body ?? {}));
    return { access_token: regenerateAccessToken(sandbox, app, workspace).token };
  });
}
