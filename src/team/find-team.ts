import { listApiKeys } from './api-keys.ts';
import { stateOfInvitation } from './invitation-rules.ts';
import { selectPendingInvitations } from './invitation-store.ts';
import { selectTeammates } from './member-store.ts';
import { roleOf, type Role } from './roles.ts';
import type { Person, TeamContext } from './team-context.ts';

export type Teammate = {
  id: string;
  name: string;
  email: string;
  role: Role;
  lastSignInAt: Date | null;
  hasSecondFactor: boolean;
  /** names of keys in use that the teammate made: they know them */
  apiKeys: string[];
};

export type PendingInvitation = {
  id: string;
  email: string;
  role: Role;
  invitedBy: string;
  createdAt: Date;
  expiresAt: Date;
  isExpired: boolean;
};

/** The team of a workspace with its pending invitations, for an owner. */
export async function findTeam(
  context: TeamContext,
  person: Person,
): Promise<{ members: Teammate[]; invitations: PendingInvitation[] }> {
  const { db, clock } = context;
  const { workspaceId } = person;
  const rows = await selectTeammates(db, workspaceId);
  const keys = await listApiKeys(context, person);
  const now = clock.now();
  const invitations = await selectPendingInvitations(db, workspaceId);
  return {
    members: rows.map((row) => ({
      ...row,
      role: roleOf(row.role),
      apiKeys: keys.filter(({ madeBy }) => madeBy === row.id).map(({ name }) => name),
    })),
    invitations: invitations.flatMap((row) => {
      const state = stateOfInvitation(row, now);
      return state === 'revoked' ? [] : [{ ...row, role: roleOf(row.role), isExpired: state === 'expired' }];
    }),
  };
}
