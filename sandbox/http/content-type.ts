import type { FastifyRequest } from 'fastify';
import { IntercomError } from './intercom-error.ts';

/**
 * The calls of the API take JSON alone. The server itself also reads forms, which the token exchange and the pages take.
 *
 * @documented 1: Bodies are JSON; anything else answers 406 media_type_not_acceptable.
 * @throws IntercomError 406
 */
export function ensureJsonIsSent({ headers, body }: FastifyRequest): void {
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  // `curl -X POST -d ''` names a form and sends nothing
  const isSent = body !== undefined && headers['content-length'] !== '0';
  if (isSent && type.trim().toLowerCase() !== 'application/json') throw notJson();
}

/** The refusal of a body in another format than JSON. */
export const notJson = (): IntercomError =>
  new IntercomError(406, 'media_type_not_acceptable', 'Content-Type must be application/json');
