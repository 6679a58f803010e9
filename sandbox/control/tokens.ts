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

// Object.keys loses the key type of this closed literal.
const refusals = Object.keys(tokenRefusals) as TokenRefusal[];
const refusalSchema = z.enum(refusals, { error: `code must be one of: ${refusals.join(', ')}.` });

/** The body of `POST /__sandbox/revoke`; calls with the revoked tokens fail with `code`. */
const revocationSchema = z.strictObject({ ...namesOf, code: refusalSchema.optional() });

/** The body of `POST /__sandbox/tokens`: a change to one token, or to all tokens of one installation. */
const tokenChangeSchema = z.strictObject({
  ...namesOf,
  token: z.string().optional(),
  /** A code suspends the tokens, null resumes them. */
  refuse_as: refusalSchema.nullable().optional(),
  remove_scopes: z
    .array(z.enum(allScopes, { error: `remove_scopes must be any of: ${allScopes.join(', ')}.` }))
    .optional(),
});

/** `/__sandbox/revoke`, `/__sandbox/tokens` and `/__sandbox/access_token`: changes to tokens that an app is not notified of. */
export function addTokenControl(server: FastifyInstance, sandbox: Sandbox): void {
  server.post('/__sandbox/revoke', (request) => {
    const body = checked(revocationSchema, request.body ?? {});
    const { app, workspace } = whose(sandbox, body);
    const revoked = uninstallApp(sandbox, app, workspace);
    const dead = grantedTokens(sandbox.state, app.clientId, workspace.idCode);
    if (body.code !== undefined) changeTokens(sandbox, dead, { refuseAs: body.code });
    return { revoked };
  });

  server.post('/__sandbox/tokens', (request) => {
    const body = checked(tokenChangeSchema, request.body ?? {});
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
