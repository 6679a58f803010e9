import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from '../platform/refusal.ts';
import { callerOfUser, findCallerByApiKey, findSignedInUser, type Caller } from '../team/find-caller.ts';
import { addressHeader, type SignIn } from '../team/sign-in.ts';
import type { OwnNames } from './own-names.ts';

const callers = new WeakMap<FastifyRequest, Caller>();

/** The caller, or null when no user is signed in and no API key was sent. */
export function findCallerOf(request: FastifyRequest): Caller | null {
  return callers.get(request) ?? null;
}

/** @throws Refusal sign_in_required, unknown_api_key or password_change_needed. */
export function callerOf(request: FastifyRequest): Caller {
  const caller = findCallerOf(request);
  if (!caller) throw refuse('sign_in_required', 'Sign in, or send an API key as "Authorization: Bearer …".');
  if (caller.mustChangePassword && !request.routeOptions.config.withOneTimePassword) {
    throw refuse('password_change_needed', 'You signed in with a one-time password: choose one of your own first.');
  }
  return caller;
}

/** Identifies the caller before a route runs; routes then call callerOf. */
export function recogniseCallers(app: FastifyInstance, auth: SignIn, ownNames: OwnNames): void {
  app.addHook('onRequest', async (request) => {
    const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (bearer !== undefined) {
      const caller = await findCallerByApiKey(auth, bearer);
      if (!caller)
        throw refuse('unknown_api_key', 'This API key is not valid: it may have been revoked, or it has expired.');
      callers.set(request, caller);
      return;
    }
    ensureSameOrigin(request, ownNames);
    if (!request.headers.cookie) return;
    const user = await findSignedInUser(auth, headersOf(request));
    if (user) callers.set(request, callerOfUser(user));
  });
}

/** The request's headers in the form that the sign-in library reads. */
export function headersOf(request: FastifyRequest): Headers {
  const entries = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
  );
  const headers = new Headers(entries);
  headers.set(addressHeader, request.ip);
  return headers;
}

/** Cookies travel with requests that other sites start, so what changes something must come from our own pages. */
function ensureSameOrigin(request: FastifyRequest, ownNames: OwnNames): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return;
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  const isOwn =
    origin === undefined
      ? site === undefined || site === 'same-origin' || site === 'none'
      : ownNames.ownsOrigin(origin, host);
  if (isOwn) return;
  const isPlain = origin === `http://${host}`;
  throw refuse(
    'foreign_origin',
    isPlain && ownNames.publicUrl.startsWith('https:')
      ? `This page was opened without https, where signing in does not work. Open Goodword at ${ownNames.publicUrl}.`
      : `This request came from another site. Open Goodword at ${ownNames.publicUrl} and try again.`,
  );
}
