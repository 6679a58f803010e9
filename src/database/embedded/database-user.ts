import { execFileSync } from 'node:child_process';
import { DatabaseRefusal } from '../database-refusal.ts';

/** The operating-system account that PostgreSQL's programs run under: numbers as `spawn` takes them. */
export interface DatabaseUser {
  uid: number;
  gid: number;
}

/**
 * Who has to run PostgreSQL. PostgreSQL refuses to run as root, so root hands it to `nobody`, an account every Unix has.
 * Returns undefined when we are an ordinary user, and PostgreSQL simply runs as we do.
 * Throws a DatabaseRefusal when we are root on a machine without `nobody`.
 */
export function databaseUser(): DatabaseUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  try {
    return { uid: idOfNobody('-u'), gid: idOfNobody('-g') };
  } catch {
    throw new DatabaseRefusal(
      'PostgreSQL cannot run as root and this machine has no user "nobody": start Goodword as an ordinary user, or set DATABASE_URL.',
    );
  }
}

function idOfNobody(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
}
