import type { Database } from '../../database/database.ts';
import { selectApp } from './app-store.ts';
import type { StoredApp } from './intercom-app.ts';

/** The app that the operator set up on screen; null before. */
export function findApp(db: Database, workspaceId: string): Promise<StoredApp | null> {
  return selectApp(db, workspaceId);
}
