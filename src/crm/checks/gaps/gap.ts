import type { Selectable } from 'kysely';
import type { Schema } from '../../../platform/database/schema-types.ts';

/** A time in which a connection did not work, and what was recovered after it. */
export type Gap = Selectable<Schema['crm_gaps']>;

/** What can be recovered, as the events that tell it. */
export type RecoveredKind = 'lead.qualified' | 'contact.changed' | 'contact.linked' | 'delivery.sent';
