import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from '../platform/refusal.ts';
import { scopeMeanings, scopes, type Scope } from '../team/scopes.ts';
import { callerOf } from './callers.ts';
import { personOf } from './person-of.ts';

/** Who may call a route: an API key with that scope and every signed-in person, signed-in people only, or every visitor. */
export type Access = Scope | 'people' | 'open';

declare module 'fastify' {
  interface FastifyContextConfig {
    scope?: Access;
    /** open to people whose password is a one-time one */
    withOneTimePassword?: true;
  }
}

/**
 * Holds every route registered below to the word in its `config.scope`. A route without one is an error at the start, so
 * that none is open by oversight. Must be registered after the callers are recognised.
 */
export function enforceScopes(app: FastifyInstance): void {
  app.addHook('onRoute', ({ method, url, config }) => {
    if (config?.scope === undefined) throw new Error(`${String(method)} ${url} says no scope: add config.scope.`);
  });
  app.addHook('onRequest', async (request) => ensureAccess(request, request.routeOptions.config.scope));
}

/** @throws Refusal sign_in_required, people_only or scope_missing */
function ensureAccess(request: FastifyRequest, access: Access = 'people'): void {
  if (access === 'open') return;
  const caller = callerOf(request);
  if (caller.userId !== null) return;
  if (access === 'people') personOf(request);
  else if (!caller.scopes.includes(access)) throw scopeMissing(access);
}

export const scopeMissing = (access: Scope) =>
  refuse('scope_missing', `This API key lacks the scope "${access}": create a key that has it, under API & Webhooks.`);

/** The scope of a route as it stands in its description; undefined for one that needs none. */
export function describeAccess(access: Access | undefined): string | undefined {
  if (access === undefined || access === 'open') return undefined;
  return access === 'people' ? 'For signed-in people only.' : `Needs the scope \`${access}\`.`;
}

/** All scopes with their meanings, for the description of the API. */
export const scopeTable = [
  '| scope | with it, a key may |',
  '| --- | --- |',
  ...scopes.map((scope) => `| \`${scope}\` | ${scopeMeanings[scope]} |`),
].join('\n');
