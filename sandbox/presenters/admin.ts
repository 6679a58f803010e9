import type { Admin } from '../entities/admin.ts';
import type { Workspace } from '../entities/workspace.ts';
import { toSeconds } from '../http/time.ts';

/** An admin in `GET /admins`. Documented (reference 10). */
export const presentAdmin = (admin: Admin) => ({
  type: 'admin',
  id: admin.id,
  name: admin.name,
  email: admin.email,
  away_mode_enabled: false,
  away_mode_reassign: false,
  has_inbox_seat: admin.hasInboxSeat,
  team_ids: [],
});

/** `GET /me`: who authorised the token, and in which workspace. Documented (reference 2.4). */
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
