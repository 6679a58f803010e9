import type { FastifyRequest } from 'fastify';
import type { Sandbox } from '../context.ts';
import { isPlainObject } from './plain-object.ts';

/** The top-level keys that a call accepts. */
export interface KnownKeys {
  query?: readonly string[];
  body?: readonly string[];
}

/**
 * Adds the unknown keys of a call to the request log.
 * @assumed 18.D.29: Unknown query and body keys are ignored by the API; the request log points them out.
 */
export function noteUnknownKeys(sandbox: Sandbox, request: FastifyRequest, known: KnownKeys): void {
  const unknownQuery = others(request.query, known.query);
  const unknownBody = others(request.body, known.body);
  if (unknownQuery.length + unknownBody.length > 0) sandbox.requests.note(request, { unknownQuery, unknownBody });
}

/** Most keys logged for one call. */
const mostNamed = 50;

function others(given: unknown, known: readonly string[] = []): string[] {
  if (!isPlainObject(given)) return [];
  const unknown = Object.keys(given).filter((key) => !known.includes(key));
  return unknown.slice(0, mostNamed).map((key) => key.slice(0, 100));
}
