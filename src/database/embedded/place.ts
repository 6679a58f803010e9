import type { Binaries } from './binaries.ts';
import type { DatabaseUser } from './database-user.ts';

/** The files of a built-in PostgreSQL, its programs, and the user it runs as. */
export type Place = {
  home: string;
  cluster: string;
  binaries: Binaries;
  user: DatabaseUser | undefined;
};
