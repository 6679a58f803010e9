import type { ContactObservation } from './observation.ts';

/** What is known of a contact from its readings. */
export type Snapshot = {
  contactId: string;
  observation: ContactObservation;
  contactCreatedAt: Date | null;
  contactUpdatedAt: Date | null;
  /** of the last reading */
  readAt: Date;
  /** the last reading is what a write of our own was answered with, or was written over since */
  ours: boolean;
};
