import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Sandbox } from '../context.ts';
import type { Scope } from '../entities/scopes.ts';
import { type ApiVersion, isAtLeast, versionOfCall } from './api-version.ts';
import { type Caller, callerOf } from './bearer.ts';
import type { Settings } from '../settings.ts';
import { ensureJsonIsAccepted } from './accept.ts';
import { ensureJsonIsSent } from './content-type.ts';
import { IntercomError } from './intercom-error.ts';
import './imitated.ts';
import { isPlainObject } from './plain-object.ts';
import { announced, quotasOf } from './rate-limits.ts';
import { type KnownKeys, noteUnknownKeys } from './unknown-keys.ts';

/** What a handler receives: the caller, the version to answer in, and parameters, query and body. */
export interface ApiCall extends Caller {
  version: ApiVersion;
  param(name: string): string;
  query: Record<string, unknown>;
  /** Whether the call carries the `recent_write` cookie of a write, which prevents stale reads. */
  recentWrite: boolean;
  /** The JSON body; an empty object when there was none. */
  body: Record<string, unknown>;
  /** `http://host:port` as the caller addressed us, for responses with the URL of the next page. */
  baseUrl: string;
}

/** One call of the imitated API. */
export interface ApiRoute {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  /** Any one of these is enough; without any, every token is allowed. */
  scopes: Scope[];
  /**
   * The response to a missing scope; 401 by default.
   *
   * @documented 2.5: A missing scope answers 403 forbidden with the scope's name, or 401 token_unauthorized, by call.
   * @assumed 2.5: Which call answers which: writes, counts and admins 403, other reads 401.
   */
  refusal?: 401 | 403;
  /** The first version that has the call. */
  since?: ApiVersion;
  /** The top-level keys that the call accepts, none by default; the request log points out others. */
  known?: KnownKeys;
  /** The status of a successful response, if not 200. */
  status?: 202;
  /** @returns the body of a successful response; undefined for an empty one */
  answer(call: ApiCall, sandbox: Sandbox): unknown;
}

/** @recorded 1: The header x-intercom-version holds a hash of a build, not an API version. */
const buildMark = '5e1c0b7f9d3a4c2e8f60b1d7a9c3e5f70142d6b8';

/**
 * Serves one route. Before the handler runs, it checks in this order: media types, token, version, rate limit, scope.
 *
 * @assumed 11: Malformed JSON is refused before the token is checked, everything else after it.
 * @assumed 11: The permission is checked before the content: an empty body answers 401 or 403 without it, else 400.
 * @assumed 11: HEAD answers like GET without the body; OPTIONS answers 404.
 */
export function addApiRoute(server: FastifyInstance, sandbox: Sandbox, route: ApiRoute): void {
  server.route({
    method: route.method,
    url: route.url,
    exposeHeadRoute: route.method === 'GET',
    config: { imitated: true },
    handler: (request, reply) => {
      noteUnknownKeys(sandbox, request, route.known ?? {});
      ensureJsonIsAccepted(request.headers.accept);
      const caller = callerOf(sandbox.state, request.headers.authorization);
      takeFromLimit(sandbox, caller, request, reply);
      const version = versionOfCall(request.headers['intercom-version'], caller.app.version);
      sandbox.requests.note(request, { version });
      addAnswerHeaders(reply, route, version);
      if (route.since !== undefined && !isAtLeast(version, route.since))
        throw new IntercomError(
          400,
          'intercom_version_invalid',
          // @documented 3: A call that its version lacks answers 400 intercom_version_invalid.
          'Requested resource is not available in current API version.',
        );
      ensureScope(route, caller, sandbox.state.settings.missingScope);
      ensureJsonIsSent(request);
      const body = route.answer(callOf(request, caller, version), sandbox);
      return reply.code(route.status ?? 200).send(body);
    },
  });
}

function callOf(request: FastifyRequest, caller: Caller, version: ApiVersion): ApiCall {
  const params = isPlainObject(request.params) ? request.params : {};
  const body = request.body ?? {};
  if (!isPlainObject(body)) throw new IntercomError(400, 'bad_request', 'The request body must be a JSON object');
  return {
    ...caller,
    version,
    param: (name) => String(params[name]),
    query: isPlainObject(request.query) ? request.query : {},
    recentWrite: /(?:^|;\s*)recent_write=/.test(request.headers.cookie ?? ''),
    body,
    baseUrl: `${request.protocol}://${request.host}`,
  };
}

/** @documented 12: Over the limit a call answers 429 "Exceeded rate limit of 167 in 10_seconds", without Retry-After. */
function takeFromLimit(sandbox: Sandbox, caller: Caller, request: FastifyRequest, reply: FastifyReply): void {
  const { clock, limiter, state } = sandbox;
  const taken = limiter.take(quotasOf(caller, state.settings), clock.now());
  const rate = announced(taken, state.settings, Math.random());
  sandbox.requests.note(request, { rate });
  reply.headers({
    'x-ratelimit-limit': rate.limit,
    'x-ratelimit-remaining': rate.remaining,
    'x-ratelimit-reset': rate.reset,
  });
  if (rate.exceeded)
    throw new IntercomError(429, 'rate_limit_exceeded', `Exceeded rate limit of ${taken.limit} in 10_seconds`);
}

/** @recorded 1: Authenticated answers name the API version, a build hash and how to cache; writes add a recent_write cookie. */
function addAnswerHeaders(reply: FastifyReply, route: ApiRoute, version: ApiVersion): void {
  reply.headers({
    'intercom-version': version,
    'x-intercom-version': buildMark,
    'cache-control': 'max-age=0, private, must-revalidate',
  });
  const reads = route.method === 'GET' || /\/(search|list|scroll)$/.test(route.url);
  if (!reads) reply.header('set-cookie', `recent_write=${randomUUID()}; max-age=1`);
}

function ensureScope(route: ApiRoute, caller: Caller, answer: Settings['missingScope']): void {
  const [first] = route.scopes;
  if (first === undefined || route.scopes.some((scope) => caller.token.scopes.includes(scope))) return;
  if (answer === '403' || (answer === 'by_call' && route.refusal === 403))
    throw new IntercomError(403, 'forbidden', `You do not have the required scope (${first}) to access this resource`);
  throw new IntercomError(401, 'token_unauthorized', 'Not authorized to access resource');
}
