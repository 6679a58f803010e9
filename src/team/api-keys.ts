import { notFound } from '../platform/refusal.ts';
import type { SignIn } from './sign-in.ts';

/** An API key as it may be shown later: never the key itself, only how it starts. */
export type ApiKeySummary = { id: string; name: string; start: string; createdAt: Date; lastUsedAt: Date | null };

/** The keys of a workspace, newest first. @param headers of a signed-in person's request */
export async function listApiKeys(auth: SignIn, workspaceId: string, headers: Headers): Promise<ApiKeySummary[]> {
  const keys = await readAllKeys(auth, workspaceId, headers);
  return keys
    .map((key) => ({
      id: key.id,
      name: key.name ?? '',
      start: key.start ?? '',
      createdAt: new Date(key.createdAt),
      lastUsedAt: key.lastRequest ? new Date(key.lastRequest) : null,
    }))
    .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
}

/** The library gives them by the hundred. */
async function readAllKeys(auth: SignIn, organizationId: string, headers: Headers) {
  const limit = 100;
  const first = await auth.api.listApiKeys({ query: { organizationId, limit, offset: 0 }, headers });
  const all = [...first.apiKeys];
  for (let offset = limit; offset < first.total; offset += limit) {
    all.push(...(await auth.api.listApiKeys({ query: { organizationId, limit, offset }, headers })).apiKeys);
  }
  return all;
}

/** Makes a key for the whole workspace. The key is in this answer and nowhere else. */
export async function createApiKey(
  auth: SignIn,
  { workspaceId, userId, name }: { workspaceId: string; userId: string; name: string },
): Promise<ApiKeySummary & { key: string }> {
  const created = await auth.api.createApiKey({ body: { name, organizationId: workspaceId, userId } });
  return {
    id: created.id,
    name,
    start: created.start ?? '',
    createdAt: new Date(created.createdAt),
    lastUsedAt: null,
    key: created.key,
  };
}

/** Ends a key at once. @throws Refusal not_found when the workspace has no such key. */
export async function revokeApiKey(auth: SignIn, workspaceId: string, keyId: string, headers: Headers): Promise<void> {
  const keys = await listApiKeys(auth, workspaceId, headers);
  if (!keys.some(({ id }) => id === keyId)) throw notFound('API key');
  await auth.api.deleteApiKey({ body: { keyId }, headers });
}
