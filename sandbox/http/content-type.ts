import type { FastifyRequest } from 'fastify';
import { IntercomError } from './intercom-error.ts';

/**
 * API calls accept JSON only. The server also parses forms, for the token exchange and the pages.
 *
 * @documented 1: Bodies are JSON; anything else answers 406 media_type_not_acceptable.
 * @throws IntercomError 406
 */
export function ensureJsonIsSent({ headers, body }: FastifyRequest): void {
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  // `curl -X POST -d ''` declares a form and sends an empty body.
  const isSent = body !== undefined && headers['content-length'] !== '0';
  if (isSent && type.trim().toLowerCase() !== 'application/json') throw notJson();
}

/** The error for a body that is not JSON. */
export const notJson = (): IntercomError =>
  new IntercomError(406, 'media_type_not_acceptable', 'Content-Type must be application/json');
