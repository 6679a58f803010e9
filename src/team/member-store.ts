import { sql } from 'kysely';
import type { Database, Transaction } from '../database/database.ts';

export type TeammateRow = {
  id: string;
  name: string;
  email: string;
  role: string;
  lastSignInAt: Date | null;
  hasSecondFactor: boolean;
};

const teammates = (workspaceId: string) => sql<TeammateRow>`
  select u.id, u.name, u.email, m.role, u."lastSignInAt", coalesce(u."twoFactorEnabled", false) as "hasSecondFactor"
  from goodword_sign_in.member m join goodword_sign_in."user" u on u.id = m."userId"
  where m."organizationId" = ${workspaceId}`;

export async function selectTeammates(db: Database, workspaceId: string): Promise<TeammateRow[]> {
  const { rows } = await sql<TeammateRow>`${teammates(workspaceId)} order by u.name, u.id`.execute(db);
  return rows;
}

/** The team, locked in one order, so that of two changes at once the second sees what the first one did. */
export async function lockTeammates(trx: Transaction, workspaceId: string): Promise<TeammateRow[]> {
  await sql`
    select id from goodword_sign_in.member where "organizationId" = ${workspaceId} order by id for update`.execute(trx);
  const { rows } = await teammates(workspaceId).execute(trx);
  return rows;
}

export async function updateRole(trx: Transaction, workspaceId: string, userId: string, role: string): Promise<void> {
  await sql`
    update goodword_sign_in.member set role = ${role}
    where "organizationId" = ${workspaceId} and "userId" = ${userId}`.execute(trx);
}

/** Taken first by every change of an account, so that no two of them wait for each other. */
export async function lockUser(trx: Transaction, userId: string): Promise<void> {
  await sql`select id from goodword_sign_in."user" where id = ${userId} for update`.execute(trx);
}

/**
 * Deletes an account with its sessions, its second factor, the invitations it made, and what waits for a code or a link of it.
 */
export async function deleteUser(trx: Transaction, userId: string): Promise<void> {
  await sql`delete from goodword_sign_in.verification where value = ${userId}`.execute(trx);
  await sql`delete from goodword_sign_in."user" where id = ${userId}`.execute(trx);
}

/** Notes that a link is mailed to an account now. @returns false when one was within these minutes */
export async function claimResetMail(db: Database, userId: string, minutes: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update goodword_sign_in."user" set "resetMailedAt" = now()
    where id = ${userId}
      and ("resetMailedAt" is null or "resetMailedAt" < now() - make_interval(mins => ${minutes}::int))`.execute(db);
  return numAffectedRows === 1n;
}
