import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';

const mark = '/* prepared */';

/**
 * Put in front of a statement that runs thousands of times a minute: `sql`${prepared} insert …``, or
 * `query.modifyFront(prepared)`. PostgreSQL then plans it once for each connection, which for a short statement is most
 * of its work. Not for statements whose text varies: each text stays prepared as long as the connection lives.
 */
export const prepared = sql.raw(mark);

const namesByText = new Map<string, string>();

function nameOf(text: string): string {
  let name = namesByText.get(text);
  if (name === undefined) {
    // one name means one text on every connection, also behind a pooler that shares them
    name = `goodword_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
    namesByText.set(text, name);
  }
  return name;
}

/** A connection that prepares the statements that ask for it. */
export class PreparingClient extends pg.Client {
  override query = ((...args: unknown[]): unknown => {
    const [text, values] = args;
    const isMarked = typeof text === 'string' && text.slice(0, 40).includes(mark);
    const query = super.query.bind(this) as (...plain: unknown[]) => unknown;
    return isMarked ? query({ name: nameOf(text), text, values }, ...args.slice(2)) : query(...args);
  }) as pg.Client['query'];
}
