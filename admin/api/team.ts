import { answer, at, client, present } from './client.ts';
import type { Role } from './types.ts';

/** Invites an address; the link is in the answer alone, and in the mail where one was sent. */
export const inviteTeammate = async (body: { email: string; role: Role }) =>
  present(await answer(client.POST('/api/v1/team/invitations', { body })));

/** The link of an invitation opens no more. */
export const revokeInvitation = (id: string) => answer(client.DELETE('/api/v1/team/invitations/{id}', at(id)));

export const changeRole = ({ id, role }: { id: string; role: Role }) =>
  answer(client.PATCH('/api/v1/team/members/{id}', { ...at(id), body: { role } }));

/** Removes a teammate; their sessions end. */
export const removeTeammate = (id: string) => answer(client.DELETE('/api/v1/team/members/{id}', at(id)));

/** A link with which a teammate chooses a new password. */
export const makeResetLink = async (id: string) =>
  present(await answer(client.POST('/api/v1/team/members/{id}/reset-link', at(id))));
