import type { FastifyRequest } from 'fastify';

/**
 * Whether a call comes from one of our own pages, or from no page at all. Browsers send Sec-Fetch-Site or Origin; a client that sends
 * neither is not a browser, so cross-site forgery does not apply.
 */
export function isSameOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = request.headers.origin;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === request.headers.host;
}
