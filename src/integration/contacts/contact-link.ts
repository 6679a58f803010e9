import type { SubjectKey } from '../settings/subject.ts';

export type ContactKey = { workspaceId: string; connectionId: string; contactId: string };

/** How we know that a contact is one of our people. */
export type KnownBy = 'created' | 'existing' | 'same_email' | 'merged' | 'imported';

/** What became of a contact in the CRM, as far as we know. */
export type LinkState = 'active' | 'archived' | 'deleted' | 'merged';

/** A contact that is one of our people. */
export type LinkedContact = { contactId: string; knownBy: KnownBy; state: LinkState; linkedAt: Date };

/** The same with the person. */
export type ContactLink = SubjectKey & LinkedContact;
