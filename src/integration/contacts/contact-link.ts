import type { SubjectKey } from '../settings/subject.ts';

export type ContactKey = { workspaceId: string; connectionId: string; contactId: string };

/** How we know that a contact is one of our people. */
export const knownBys = ['created', 'existing', 'same_email', 'merged', 'imported'] as const;
export type KnownBy = (typeof knownBys)[number];

/** What became of a contact in the CRM, as far as we know. */
export const contactLinkStates = ['active', 'archived', 'deleted', 'merged'] as const;
export type LinkState = (typeof contactLinkStates)[number];

/** A contact that is one of our people. */
export type LinkedContact = { contactId: string; knownBy: KnownBy; state: LinkState; linkedAt: Date };

/** The same with the person. */
export type ContactLink = SubjectKey & LinkedContact;
