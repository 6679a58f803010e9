import type { FastifyInstance } from 'fastify';
import { exchangeCode } from '../actions/authorize-app.ts';
import type { Sandbox } from '../context.ts';
import { isPlainObject } from '../http/plain-object.ts';

/**
 * `POST /auth/eagle/token`, form or JSON: the same value twice, no refresh, no expiry. Documented (reference 2.3).
 * Without bearer token, hence not an ApiRoute.
 */
export function addTokenRoute(server: FastifyInstance, sandbox: Sandbox): void {
  server.post('/auth/eagle/token', (request, reply) => {
    const body = isPlainObject(request.body) ? request.body : {};
    const { token } = exchangeCode(sandbox, body);
    return reply.send({ token_type: 'Bearer', token, access_token: token });
  });
}
