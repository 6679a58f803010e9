import { sql } from 'kysely';
import type { Database } from '../database/database.ts';

/** A member of a workspace's team. */
export type Member = { userId: string; name: string; email: string };

/** The team of a workspace, by name. Reads the sign-in library's own tables (schema auth). */
export async function listMembers(db: Database, workspaceId: string): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select u.id as "userId", u.name, u.email
    from goodword_sign_in.member m join goodword_sign_in."user" u on u.id = m."userId"
    where m."organizationId" = ${workspaceId}
    order by u.name, u.id`.execute(db);
  return rows;
}

/**
 * The member that a stored recipient means: an id, or an e-mail address where an older version wrote it. Undefined when they
 * have left.
 */
export function findRecipient(members: readonly Member[], recipient: string): Member | undefined {
  const address = recipient.toLowerCase();
  return members.find(({ userId, email }) => userId === recipient || email.toLowerCase() === address);
}
