import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { uninstallApp } from '../actions/authorize-app.ts';
import { changeTokens } from '../actions/change-tokens.ts';
import { regenerateAccessToken } from '../actions/issue-token.ts';
import type { Sandbox } from '../context.ts';
import { allScopes } from '../entities/scopes.ts';
import { type TokenRefusal, tokenRefusals } from '../entities/token.ts';
import { grantedTokens } from '../store/find.ts';
import { ControlError, checked } from './checked.ts';
import { namesOf, whose } from './whose.ts';

// Object.keys forgets the names of a literal that nobody adds to.
const refusals = Object.keys(tokenRefusals) as TokenRefusal[];
const refusal = z.enum(refusals, { error: `the code can be: ${refusals.join(', ')}.` });

/** The body of `POST /__sandbox/revoke`: `code` is what calls with the dead tokens are answered from now on. */
const revocation = z.strictObject({ ...namesOf, code: refusal.optional() });

/** The body of `POST /__sandbox/tokens`: what becomes of the tokens of one installation, or of one token. */
const tokenChange = z.strictObject({
  ...namesOf,
  token: z.string().optional(),
  /** A code suspends, null lets work again. */
  refuse_as: refusal.nullable().optional(),
  remove_scopes: z.array(z.enum(allScopes, { error: `remove_scopes can hold: ${allScopes.join(', ')}.` })).optional(),
});

/** `/__sandbox/revoke`, `/__sandbox/tokens` and `/__sandbox/access_token`: what happens to tokens behind an app's back. */
export function addTokenControl(server: FastifyInstance, sandbox: Sandbox): void {
  server.post('/__sandbox/revoke', (request) => {
    const body = checked(revocation, request.body ?? {});
    const { app, workspace } = whose(sandbox, body);
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
    const { app, workspace } = whose(sandbox, body);
    const live = grantedTokens(sandbox.state, app.clientId, workspace.idCode).filter((one) => one.revokedAt === null);
    return { changed: changeTokens(sandbox, live, change) };
  });

  server.post('/__sandbox/access_token', (request) => {
    const { app, workspace } = whose(sandbox, checked(z.strictObject(namesOf), request.body ?? {}));
    return { access_token: regenerateAccessToken(sandbox, app, workspace).token };
  });
}
