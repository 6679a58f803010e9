/** What an API key may be for. A signed-in person needs none of them. */
export const scopes = ['read', 'write', 'settings', 'money'] as const;

export type Scope = (typeof scopes)[number];

/** What each scope opens, for the description of the API. */
export const scopeMeanings: Record<Scope, string> = {
  read: 'read campaigns, referrers, leads, rewards, deliveries, imports and reports; no names and addresses of teammates',
  write:
    'add and change campaigns, referrers, leads and imports; send, retry and undo deliveries; run checks and repairs',
  settings:
    'read and change alerts, connections, the Intercom app, and what is sent to the CRM; see which teammate did or got something',
  money: 'change reward rules; issue, confirm and cancel rewards; unqualify leads',
};

/** What a new key has unless it is made with others, and what keys have that were made before there were scopes. */
export const usualScopes: readonly Scope[] = ['read', 'write'];

/** Under this name the sign-in library keeps a key's scopes. */
const resource = 'goodword';

/** Scopes as the sign-in library keeps them. */
export const toPermissions = (chosen: readonly Scope[]): Record<string, string[]> => ({ [resource]: [...chosen] });

/** The scopes among what the sign-in library keeps of a key, in the order of `scopes`. */
export function scopesOf(permissions: Readonly<Record<string, readonly string[]>> | null | undefined): Scope[] {
  const kept = permissions?.[resource] ?? [];
  return scopes.filter((scope) => kept.includes(scope));
}
