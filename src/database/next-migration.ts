import { DatabaseRefusal } from './database-refusal.ts';

/** One migration file: its name without `.sql`, its text, and the SHA-256 of the text in hexadecimal. */
export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** A row of `schema_migrations`. */
export type AppliedMigration = Pick<Migration, 'name' | 'checksum'>;

/**
 * Decides which migration comes next, undefined when the database is up to date; both lists are ordered by name.
 * Throws a DatabaseRefusal when the history of the database and the files contradict each other.
 */
export function nextMigration(
  migrations: readonly Migration[],
  applied: readonly AppliedMigration[],
): Migration | undefined {
  for (const [index, done] of applied.entries()) {
    const file = migrations.find((migration) => migration.name === done.name);
    if (!file) {
      throw new DatabaseRefusal(
        `The database is newer than this version of Goodword (it has the migration ${done.name}): start the version that made it, or a newer one.`,
      );
    }
    if (file.checksum !== done.checksum) {
      throw new DatabaseRefusal(
        `Migration ${done.name} was edited after this database had applied it: restore the file as it was and write a new migration.`,
      );
    }
    const expected = migrations[index];
    if (expected !== file) {
      throw new DatabaseRefusal(
        `Migration ${expected?.name} comes before ${done.name}, which this database already has: give it a higher number.`,
      );
    }
  }
  return migrations[applied.length];
}
