import type { Actor } from '../history/history.ts';
import { roleOf, type Role } from './roles.ts';
import { scopes, scopesOf, type Scope } from './scopes.ts';
import { isSessionOver, isUseToNote } from './session-rules.ts';
import type { SignIn } from './sign-in.ts';

/**
 * Who is asking, for which workspace. `userId`, `sessionId` and `role` are null for an API key, which may only do what its
 * scopes say; a person has all scopes, and may do what their role says.
 */
export type Caller = {
  workspaceId: string;
  userId: string | null;
  sessionId: string | null;
  role: Role | null;
  actor: Actor;
  scopes: readonly Scope[];
  /** signed in with a one-time password, which opens nothing but the choice of another one */
  mustChangePassword: boolean;
};

export type SignedInUser = {
  id: string;
  name: string;
  email: string;
  workspaceId: string;
  sessionId: string;
  role: Role;
  mustChangePassword: boolean;
};

/** The signed-in person behind a browser's cookies, or null. An ended session is removed, a use of a lasting one noted. */
export async function findSignedInUser(auth: SignIn, headers: Headers): Promise<SignedInUser | null> {
  const found = await auth.api.getSession({ headers });
  if (!found) return null;
  const { session, user } = found;
  const { internalAdapter } = await auth.$context;
  const now = new Date();
  if (isSessionOver({ createdAt: session.createdAt, lastUsedAt: session.updatedAt }, auth.sessionLimits, now)) {
    await internalAdapter.deleteSession(session.token);
    return null;
  }
  const membership = await findMembershipOf(auth, user.id);
  if (membership === null) return null;
  if (isUseToNote(session.updatedAt, now)) await internalAdapter.updateSession(session.token, { updatedAt: now });
  const mustChangePassword = user.oneTimePasswordUntil != null;
  const { id, name, email } = user;
  return { id, name, email, ...membership, sessionId: session.id, mustChangePassword };
}

/** The workspace that a user is a member of, and their role there; null after they have left it. */
export async function findMembershipOf(
  auth: SignIn,
  userId: string,
): Promise<{ workspaceId: string; role: Role } | null> {
  const { adapter } = await auth.$context;
  const member = await adapter.findOne<{ organizationId: string; role: string }>({
    model: 'member',
    where: [{ field: 'userId', value: userId }],
  });
  return member && { workspaceId: member.organizationId, role: roleOf(member.role) };
}

/** The workspace that a user is a member of; null after they have left it. */
export async function findWorkspaceOf(auth: SignIn, userId: string): Promise<string | null> {
  return (await findMembershipOf(auth, userId))?.workspaceId ?? null;
}

/** A signed-in person as a caller. */
export function callerOfUser({ id, name, workspaceId, sessionId, role, mustChangePassword }: SignedInUser): Caller {
  const actor: Actor = { kind: 'user', id, name };
  return { workspaceId, userId: id, sessionId, role, actor, scopes, mustChangePassword };
}

/** The workspace and name behind an API key, or null when it is unknown, switched off or expired. */
export async function findCallerByApiKey(auth: SignIn, key: string): Promise<Caller | null> {
  const { valid, key: found } = await auth.api.verifyApiKey({ body: { key } });
  if (!valid || !found) return null;
  const actor: Actor = { kind: 'api_key', id: found.id, name: found.name ?? 'API key' };
  return {
    workspaceId: found.referenceId,
    userId: null,
    sessionId: null,
    role: null,
    actor,
    scopes: scopesOf(found.permissions),
    mustChangePassword: false,
  };
}

/** Whether the session or key that a caller came with still holds; asking is no use of it. */
export async function isCallerCurrent(auth: SignIn, caller: Caller): Promise<boolean> {
  const { adapter } = await auth.$context;
  const now = new Date();
  if (caller.sessionId === null) {
    const key = await adapter.findOne<{ enabled: boolean | null; expiresAt: Date | null }>({
      model: 'apikey',
      where: [{ field: 'id', value: caller.actor.id ?? '' }],
    });
    return key !== null && key.enabled !== false && (key.expiresAt === null || key.expiresAt > now);
  }
  const session = await adapter.findOne<{ createdAt: Date; updatedAt: Date; expiresAt: Date; userId: string }>({
    model: 'session',
    where: [{ field: 'id', value: caller.sessionId }],
  });
  if (!session || session.expiresAt <= now) return false;
  if (isSessionOver({ createdAt: session.createdAt, lastUsedAt: session.updatedAt }, auth.sessionLimits, now)) {
    return false;
  }
  return (await findWorkspaceOf(auth, session.userId)) === caller.workspaceId;
}
