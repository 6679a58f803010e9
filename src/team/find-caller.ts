import type { Actor } from '../history/history.ts';
import type { SignIn } from './sign-in.ts';

/** Who is asking, for which workspace. `userId` is null for an API key. */
export type Caller = { workspaceId: string; userId: string | null; actor: Actor };

export type SignedInUser = { id: string; name: string; email: string; workspaceId: string };

/** The signed-in person behind a browser's cookies, or null. */
export async function findSignedInUser(auth: SignIn, headers: Headers): Promise<SignedInUser | null> {
  const session = await auth.api.getSession({ headers });
  if (!session) return null;
  const { adapter } = await auth.$context;
  const member = await adapter.findOne<{ organizationId: string }>({
    model: 'member',
    where: [{ field: 'userId', value: session.user.id }],
  });
  if (!member) return null;
  const { id, name, email } = session.user;
  return { id, name, email, workspaceId: member.organizationId };
}

/** The workspace and name behind an API key, or null when it is unknown, switched off or expired. */
export async function findCallerByApiKey(auth: SignIn, key: string): Promise<Caller | null> {
  const { valid, key: found } = await auth.api.verifyApiKey({ body: { key } });
  if (!valid || !found) return null;
  const actor: Actor = { kind: 'api_key', id: found.id, name: found.name ?? 'API key' };
  return { workspaceId: found.referenceId, userId: null, actor };
}
