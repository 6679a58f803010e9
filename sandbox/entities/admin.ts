import type { Workspace } from './workspace.ts';

/** A teammate of the workspace. */
export interface Admin {
  /** Decimal string. */
  id: string;
  name: string;
  email: string;
  hasInboxSeat: boolean;
  /** Set while the teammate is away. */
  away?: AwayMode;
}

/** How a teammate is away. */
export interface AwayMode {
  /** Whether new replies go to the default inbox while the teammate is away. */
  reassign: boolean;
  reasonId: number | null;
}

/** The teams that a teammate is in. */
export const teamsOf = (workspace: Workspace, admin: Admin) =>
  workspace.teams.filter((team) => team.adminIds.includes(admin.id));

/** @recorded 10: Every workspace has a bot named Fin among its admins, with the address operator+{workspace}@intercom.io. */
export const isOperator = (admin: Admin): boolean => /^operator\+.*@intercom\.io$/.test(admin.email);
