import type { FastifyRequest } from 'fastify';

/**
 * Whether a form post comes from one of our own pages. Browsers say so in Sec-Fetch-Site or Origin; a program that
 * sends neither is no browser and cannot be tricked into posting.
 */
export function isSameOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = request.headers.origin;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === request.headers.host;
}
