import { type Admin, teamsOf } from '../entities/admin.ts';
import type { Workspace } from '../entities/workspace.ts';
import { toSeconds } from '../http/time.ts';

/** @recorded 10: GET /admins shows the keys of a single admin but away_status_reason_id. */
export const presentListedAdmin = (admin: Admin, workspace: Workspace) => ({
  type: 'admin',
  email: admin.email,
  id: admin.id,
  name: admin.name,
  away_mode_enabled: admin.away !== undefined,
  away_mode_reassign: admin.away?.reassign ?? false,
  has_inbox_seat: admin.hasInboxSeat,
  team_ids: teamsOf(workspace, admin).map((team) => Number(team.id)),
  team_priority_level: {},
});

/** @recorded 10: One admin, alone or as the author of a note, has away_status_reason_id and team_priority_level as well. */
export const presentAdmin = (admin: Admin, workspace: Workspace) => ({
  ...presentListedAdmin(admin, workspace),
  away_status_reason_id: admin.away?.reasonId ?? null,
});

/** @documented 2.4: GET /me names the admin who authorised the token and the workspace, with its time zone and region. */
export const presentMe = (admin: Admin, workspace: Workspace) => ({
  type: 'admin',
  id: admin.id,
  email: admin.email,
  name: admin.name,
  email_verified: true,
  app: {
    type: 'app',
    id_code: workspace.idCode,
    name: workspace.name,
    created_at: toSeconds(workspace.createdAt),
    secure: false,
    identity_verification: false,
    timezone: workspace.timezone,
    region: workspace.region,
  },
  avatar: { type: 'avatar', image_url: null },
  has_inbox_seat: admin.hasInboxSeat,
});
