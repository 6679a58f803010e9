import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from '../platform/refusal.ts';
import { hasRole, type Role } from '../team/roles.ts';
import { scopeMeanings, scopes, type Scope } from '../team/scopes.ts';
import { callerOf } from './callers.ts';
import { personOf } from './person-of.ts';

/** Who may call a route: an API key with that scope and every signed-in person, signed-in people only, or every visitor. */
export type Access = Scope | 'people' | 'open';

declare module 'fastify' {
  interface FastifyContextConfig {
    scope?: Access;
    /**
     * What a signed-in person must be. Every route that changes something says it; one that does not is for owners alone. A route
     * that only reads is for every teammate unless it says otherwise. API keys go by `scope`.
     */
    role?: Role;
    /** open to people whose password is a one-time one */
    withOneTimePassword?: true;
  }
}

/**
 * Holds every route registered below to the words in its `config.scope` and `config.role`. A route without a scope is an error
 * at the start, so that none is open by oversight. Must be registered after the callers are recognised.
 */
export function enforceScopes(app: FastifyInstance): void {
  app.addHook('onRoute', ({ method, url, config }) => {
    if (config?.scope === undefined) throw new Error(`${String(method)} ${url} says no scope: add config.scope.`);
  });
  app.addHook('onRequest', async (request) => {
    const { config, method } = request.routeOptions;
    ensureAccess(request, config.scope);
    ensureRole(request, neededRole(config, method));
  });
}

/** @throws Refusal sign_in_required, people_only or scope_missing */
function ensureAccess(request: FastifyRequest, access: Access = 'people'): void {
  if (access === 'open') return;
  const caller = callerOf(request);
  if (caller.userId !== null) return;
  if (access === 'people') personOf(request);
  else if (!caller.scopes.includes(access)) throw scopeMissing(access);
}

/** The role that a route asks of people; undefined where every visitor may call it. */
export function neededRole(
  { scope, role }: { scope?: Access | undefined; role?: Role | undefined },
  method: string | readonly string[],
): Role | undefined {
  if (scope === 'open') return undefined;
  const isReading = [method].flat().every((one) => one === 'GET' || one === 'HEAD');
  return role ?? (isReading ? 'member' : 'owner');
}

/** @throws Refusal owner_only for a person who is no owner */
function ensureRole(request: FastifyRequest, needed: Role | undefined): void {
  if (needed === undefined) return;
  const { role } = callerOf(request);
  if (role !== null && !hasRole(role, needed)) throw ownerOnly();
}

export const ownerOnly = () => refuse('owner_only', 'Only an owner can do this: ask an owner of your team.');

export const scopeMissing = (access: Scope) =>
  refuse('scope_missing', `This API key lacks the scope "${access}": create a key that has it, under API & Webhooks.`);

/** The scope and role of a route as they stand in its description; undefined for one that needs none. */
export function describeAccess(access: Access | undefined, role: Role | undefined): string | undefined {
  if (access === undefined || access === 'open') return undefined;
  const scope = access === 'people' ? 'For signed-in people only.' : `Needs the scope \`${access}\`.`;
  return role === 'owner' ? `${scope} Of people, owners only.` : scope;
}

/** All scopes with their meanings, for the description of the API. */
export const scopeTable = [
  '| scope | with it, a key may |',
  '| --- | --- |',
  ...scopes.map((scope) => `| \`${scope}\` | ${scopeMeanings[scope]} |`),
].join('\n');
