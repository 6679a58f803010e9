import type { Selectable } from 'kysely';
import type { Schema } from '../database/tables.d.ts';

export type Referrer = Selectable<Schema['referrers']>;

/** A referrer with what their link has brought so far. */
export type ReferrerWithCounts = Referrer & {
  code: string;
  link_paused_at: Date | null;
  referrals_count: number;
  qualified_count: number;
};

/** Where a referrer came from, as shown to the team. */
/** Or the title of the CRM that the person came from. */
export type ReferrerSource = 'Join page' | 'Added by team' | 'API' | 'Sample' | 'CSV' | (string & {});
