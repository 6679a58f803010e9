import type { Binaries } from './binaries.ts';
import type { DatabaseUser } from './database-user.ts';

/** Where a PostgreSQL of ours keeps its files, with which programs, and as whom it runs. */
export type Place = {
  home: string;
  cluster: string;
  binaries: Binaries;
  user: DatabaseUser | undefined;
};
