import { notFound } from '../platform/refusal.ts';
import { isSessionOver } from './session-rules.ts';
import { recordSafety, type Person, type TeamContext } from './team-context.ts';

/** A session as its owner may see it: never its token. */
export type SessionSummary = {
  id: string;
  /** what the browser called itself */
  userAgent: string;
  address: string;
  startedAt: Date;
  lastUsedAt: Date;
  isThisOne: boolean;
};

/** The sessions of a person that have not ended, the one last used first. */
export async function listSessions({ auth }: TeamContext, person: Person): Promise<SessionSummary[]> {
  const sessions = await readSessions(auth, person.userId);
  return sessions
    .map((session) => ({
      id: session.id,
      userAgent: session.userAgent ?? '',
      address: session.ipAddress ?? '',
      startedAt: session.createdAt,
      lastUsedAt: session.updatedAt,
      isThisOne: session.id === person.sessionId,
    }))
    .toSorted((a, b) => b.lastUsedAt.getTime() - a.lastUsedAt.getTime());
}

async function readSessions(auth: TeamContext['auth'], userId: string) {
  const { internalAdapter } = await auth.$context;
  const sessions = await internalAdapter.listSessions(userId, { onlyActiveSessions: true });
  const now = new Date();
  return sessions.filter(
    ({ createdAt, updatedAt }) => !isSessionOver({ createdAt, lastUsedAt: updatedAt }, auth.sessionLimits, now),
  );
}

/** Ends one session of a person. @throws Refusal not_found when the person has no such session. */
export async function endSession(context: TeamContext, person: Person, sessionId: string): Promise<void> {
  const { internalAdapter } = await context.auth.$context;
  const session = (await readSessions(context.auth, person.userId)).find(({ id }) => id === sessionId);
  if (!session) throw notFound('session');
  await internalAdapter.deleteSession(session.token);
  const reason = sessionId === person.sessionId ? 'signed_out' : 'ended_by_user';
  await recordSafety(context, person, 'session.ended', { session_ids: [sessionId], reason });
}

/** Ends all sessions of a person. */
export async function endSessions(context: TeamContext, person: Person): Promise<void> {
  const ended = await deleteSessions(context.auth, person.userId);
  await recordEnded(context, person, ended, 'everywhere');
}

/** @param kept the session that stays, where there is one @returns the ids of those that were ended */
export async function deleteSessions(
  auth: TeamContext['auth'],
  userId: string,
  kept?: { token: string },
): Promise<string[]> {
  const { internalAdapter } = await auth.$context;
  const ended = (await internalAdapter.listSessions(userId)).filter(({ token }) => token !== kept?.token);
  if (ended.length > 0) await internalAdapter.deleteSessions(ended.map(({ token }) => token));
  return ended.map(({ id }) => id);
}

/** Records that sessions of a person were ended all at once. That a new password ended them is said in its own event. */
export async function recordEnded(
  context: TeamContext,
  person: Person,
  sessionIds: readonly string[],
  reason: 'everywhere' | 'second_factor',
): Promise<void> {
  if (sessionIds.length === 0) return;
  await recordSafety(context, person, 'session.ended', { session_ids: sessionIds, reason });
}
