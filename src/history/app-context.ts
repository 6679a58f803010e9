import type { Clock } from '../platform/clock/clock.ts';
import type { Database } from '../database/database.ts';
import type { History } from './history.ts';

/** What every use case of the subjects needs; built once in app.ts and handed in first. */
export type AppContext = { db: Database; clock: Clock; history: History };
