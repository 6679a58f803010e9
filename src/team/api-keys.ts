import { notFound } from '../platform/refusal.ts';
import { asOwner } from './as-owner.ts';
import { scopesOf, toPermissions, type Scope } from './scopes.ts';
import { recordSafety, recordSafetyIn, type Person, type TeamContext } from './team-context.ts';

/** An API key as it may be shown later: never the key itself, only how it starts. */
export type ApiKeySummary = {
  id: string;
  name: string;
  start: string;
  scopes: Scope[];
  createdAt: Date;
  lastUsedAt: Date | null;
  /** null: it has no end */
  expiresAt: Date | null;
  /** the user who made it; null where that was not kept */
  madeBy: string | null;
};

/** The keys of a workspace, newest first; the library removes those that have expired. */
export async function listApiKeys({ auth }: TeamContext, person: Person): Promise<ApiKeySummary[]> {
  const keys = await readAllKeys(auth, person.workspaceId, person.headers);
  return keys
    .map((key) => ({
      id: key.id,
      name: key.name ?? '',
      start: key.start ?? '',
      scopes: scopesOf(key.permissions),
      createdAt: new Date(key.createdAt),
      lastUsedAt: key.lastRequest ? new Date(key.lastRequest) : null,
      expiresAt: key.expiresAt ? new Date(key.expiresAt) : null,
      madeBy: (key.metadata as KeyMetadata | null)?.madeBy ?? null,
    }))
    .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
}

/** The library gives them by the hundred. */
async function readAllKeys(auth: TeamContext['auth'], organizationId: string, headers: Headers) {
  const limit = 100;
  const first = await auth.api.listApiKeys({ query: { organizationId, limit, offset: 0 }, headers });
  const all = [...first.apiKeys];
  for (let offset = limit; offset < first.total; offset += limit) {
    all.push(...(await auth.api.listApiKeys({ query: { organizationId, limit, offset }, headers })).apiKeys);
  }
  return all;
}

/**
 * Makes a key for the whole workspace. The key is in this answer and nowhere else.
 * @param attempt when it comes again, the key that an earlier one made was never seen, and ends
 * @throws Refusal owner_only when the person was demoted meanwhile
 */
export async function createApiKey(
  context: TeamContext,
  person: Person,
  { name, scopes, expiresAt }: { name: string; scopes: Scope[]; expiresAt: Date | null },
  attempt: { id: string; isAgain: boolean },
): Promise<ApiKeySummary & { key: string }> {
  if (attempt.isAgain) await endUnseenKeys(context, person, attempt.id);
  const created = await asOwner(context, person, async (trx) => {
    const made = await context.auth.api.createApiKey({
      body: {
        name,
        organizationId: person.workspaceId,
        userId: person.userId,
        permissions: toPermissions(scopes),
        metadata: { attempt: attempt.id, madeBy: person.userId } satisfies KeyMetadata,
        ...(expiresAt && { expiresIn: Math.max(1, Math.round((expiresAt.getTime() - Date.now()) / 1000)) }),
      },
    });
    await recordSafetyIn(trx, context, person, 'api_key.created', {
      api_key_id: made.id,
      scopes,
      expires_at: made.expiresAt?.toISOString() ?? null,
    });
    return made;
  });
  return {
    id: created.id,
    name,
    start: created.start ?? '',
    scopes: scopesOf(created.permissions),
    createdAt: new Date(created.createdAt),
    lastUsedAt: null,
    expiresAt: created.expiresAt ? new Date(created.expiresAt) : null,
    madeBy: person.userId,
    key: created.key,
  };
}

type KeyMetadata = { attempt?: string; madeBy?: string };

async function endUnseenKeys(context: TeamContext, person: Person, attemptId: string): Promise<void> {
  const keys = await readAllKeys(context.auth, person.workspaceId, person.headers);
  const unseen = keys.filter(({ metadata }) => (metadata as KeyMetadata | null)?.attempt === attemptId);
  for (const { id } of unseen) await endKey(context, person, id);
}

/** Ends a key at once. @throws Refusal not_found when the workspace has no such key. */
export async function revokeApiKey(context: TeamContext, person: Person, keyId: string): Promise<void> {
  const keys = await listApiKeys(context, person);
  if (!keys.some(({ id }) => id === keyId)) throw notFound('API key');
  await endKey(context, person, keyId);
}

async function endKey(context: TeamContext, person: Person, keyId: string): Promise<void> {
  await context.auth.api.deleteApiKey({ body: { keyId }, headers: person.headers });
  await recordSafety(context, person, 'api_key.revoked', { api_key_id: keyId });
}
