import { sql } from 'kysely';
import type { Database, Transaction } from '../database/database.ts';

/** A row of the sign-in library's own table, with the names of the two teammates and the company that it concerns. */
export type InvitationRow = {
  id: string;
  workspaceId: string;
  email: string;
  role: string;
  status: string;
  expiresAt: Date;
  createdAt: Date;
  inviterId: string;
  invitedBy: string;
  /** the role that the one who invited has now; null after they have left */
  inviterRole: string | null;
};

const columns = sql`i.id, i."organizationId" as "workspaceId", i.email, i.role, i.status, i."expiresAt", i."createdAt", i."inviterId",
  u.name as "invitedBy", m.role as "inviterRole"`;

const tables = sql`goodword_sign_in.invitation i join goodword_sign_in."user" u on u.id = i."inviterId"
  left join goodword_sign_in.member m on m."userId" = i."inviterId" and m."organizationId" = i."organizationId"`;

export async function insertInvitation(
  trx: Transaction,
  row: {
    id: string;
    workspaceId: string;
    email: string;
    role: string;
    tokenHash: string;
    inviterId: string;
    createdAt: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await sql`
    insert into goodword_sign_in.invitation
      (id, "organizationId", email, role, status, "tokenHash", "inviterId", "createdAt", "expiresAt")
    values (${row.id}, ${row.workspaceId}, ${row.email}, ${row.role}, 'pending', ${row.tokenHash}, ${row.inviterId},
      ${row.createdAt}, ${row.expiresAt})`.execute(trx);
}

/** Those that wait, newest first, with those that expired. */
export async function selectPendingInvitations(db: Database, workspaceId: string): Promise<InvitationRow[]> {
  const { rows } = await sql<InvitationRow>`
    select ${columns} from ${tables}
    where i."organizationId" = ${workspaceId} and i.status = 'pending'
    order by i."createdAt" desc, i.id`.execute(db);
  return rows;
}

export async function selectInvitationByHash(db: Database, tokenHash: string): Promise<InvitationRow | undefined> {
  const { rows } = await sql<InvitationRow>`
    select ${columns} from ${tables} where i."tokenHash" = ${tokenHash}`.execute(db);
  return rows[0];
}

/** @returns the ids of those that were pending */
export async function revokeInvitations(
  trx: Transaction,
  which: { workspaceId: string } & ({ id: string } | { email: string } | { inviterId: string }),
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update goodword_sign_in.invitation set status = 'canceled'
    where "organizationId" = ${which.workspaceId} and status = 'pending' and ${meant(which)}
    returning id`.execute(trx);
  return rows.map(({ id }) => id);
}

function meant(which: { id: string } | { email: string } | { inviterId: string }) {
  if ('id' in which) return sql`id = ${which.id}`;
  return 'email' in which ? sql`lower(email) = ${which.email}` : sql`"inviterId" = ${which.inviterId}`;
}

/** Those whose end is long past. */
export async function deleteOldInvitations(db: Database, before: Date): Promise<void> {
  await sql`delete from goodword_sign_in.invitation where "expiresAt" < ${before}`.execute(db);
}
