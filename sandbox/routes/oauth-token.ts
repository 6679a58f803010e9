import type { FastifyInstance } from 'fastify';
import { exchangeCode } from '../actions/authorize-app.ts';
import type { Sandbox } from '../context.ts';
import { isPlainObject } from '../http/plain-object.ts';
import { noteUnknownKeys } from '../http/unknown-keys.ts';

/** @documented 2.3: The token exchange needs code, client_id and client_secret; grant_type and redirect_uri are usual and ignored. */
const known = { body: ['code', 'client_id', 'client_secret', 'grant_type', 'redirect_uri'] };

/**
 * `POST /auth/eagle/token`.
 * @documented 2.3: The code is exchanged by a form or JSON; the answer holds the same token twice, without refresh or expiry.
 * Without bearer token, hence not an ApiRoute.
 */
export function addTokenRoute(server: FastifyInstance, sandbox: Sandbox): void {
  server.post('/auth/eagle/token', { config: { imitated: true } }, (request, reply) => {
    noteUnknownKeys(sandbox, request, known);
    const body = isPlainObject(request.body) ? request.body : {};
    const { token } = exchangeCode(sandbox, body);
    return reply.send({ token_type: 'Bearer', token, access_token: token });
  });
}
