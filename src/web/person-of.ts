import type { FastifyRequest } from 'fastify';
import { refuse } from '../platform/refusal.ts';
import type { Person } from '../team/team-context.ts';
import { callerOf, headersOf } from './callers.ts';

/** The signed-in person behind a request. @throws Refusal sign_in_required; people_only for an API key */
export function personOf(request: FastifyRequest): Person {
  const { workspaceId, userId, sessionId, actor } = callerOf(request);
  if (userId === null) throw refuse('people_only', 'Only a signed-in person can do this, not an API key.');
  return { workspaceId, userId, sessionId, actor, address: request.ip, headers: headersOf(request) };
}
