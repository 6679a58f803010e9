import type { Database } from '../../../database/database.ts';
import { deleteUsage } from './usage-store.ts';

const keptDays = 14;

/** Forgets the usage of calls that is no longer read. */
export async function forgetUsage(db: Database, now: Date): Promise<void> {
  await deleteUsage(db, new Date(now.getTime() - keptDays * 24 * 3_600_000));
}
