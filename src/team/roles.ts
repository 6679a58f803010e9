/** What a person of the team may do. An API key has scopes instead. */
export const roles = ['owner', 'member'] as const;

export type Role = (typeof roles)[number];

/** A role as the sign-in library keeps it, several with commas; what is not known there may the least. */
export const roleOf = (stored: string | null | undefined): Role =>
  (stored ?? '').split(',').some((role) => role.trim() === 'owner') ? 'owner' : 'member';

/** Whether a person may do what asks for a role: an owner may everything. */
export const hasRole = (own: Role, needed: Role): boolean => own === 'owner' || needed === 'member';

/** Why a person cannot leave the owners; null when they can. @param ownerIds of the whole team */
export function whyStaysOwner(userId: string, ownerIds: readonly string[]): string | null {
  return ownerIds.length === 1 && ownerIds[0] === userId
    ? 'This is the only owner: make another teammate an owner first.'
    : null;
}
