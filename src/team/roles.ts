/** What a person of the team may do. An API key has scopes instead. */
export const roles = ['owner', 'member'] as const;

export type Role = (typeof roles)[number];

/** A role as the sign-in library keeps it, several with commas; what is not known there may the least. */
export const roleOf = (stored: string | null | undefined): Role =>
  (stored ?? '').split(',').some((role) => role.trim() === 'owner') ? 'owner' : 'member';

/** Whether a person may do what asks for a role: an owner may everything. */
export const hasRole = (own: Role, needed: Role): boolean => own === 'owner' || needed === 'member';
