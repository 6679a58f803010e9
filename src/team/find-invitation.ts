import { findWorkspaceName } from './find-workspace.ts';
import { stateOfInvitation, type InvitationState } from './invitation-rules.ts';
import { selectInvitationByHash, type InvitationRow } from './invitation-store.ts';
import { hashOfSecret } from './link-secret.ts';
import { roleOf, type Role } from './roles.ts';
import type { TeamContext } from './team-context.ts';

/** What the one who opened the link of an invitation is shown; of a link that opens no more, only why. */
export type ShownInvitation =
  | { state: 'open'; email: string; role: Role; invitedBy: string; company: string }
  | { state: Exclude<InvitationState, 'open'> | 'unknown' };

/** @param secret of the link */
export async function findInvitation(
  { db, clock }: Pick<TeamContext, 'db' | 'clock'>,
  secret: string,
): Promise<ShownInvitation> {
  const row = await selectInvitationByHash(db, hashOfSecret(secret));
  if (!row) return { state: 'unknown' };
  const state = stateOfInvitation(row, clock.now());
  if (state !== 'open') return { state };
  const company = await findWorkspaceName(db, row.workspaceId);
  return { state, email: row.email, role: roleOf(row.role), invitedBy: row.invitedBy, company };
}

/** The stored row, for the one who accepts. */
export const findInvitationRow = (db: TeamContext['db'], secret: string): Promise<InvitationRow | undefined> =>
  selectInvitationByHash(db, hashOfSecret(secret));
