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

/** PostgreSQL: invalid_sql_statement_name, duplicate_prepared_statement. */
const notKept = new Set(['26000', '42P05']);

type Query = (...args: unknown[]) => unknown;

/**
 * Connections that prepare the statements that ask for it, where sessions keep them. Where one turns out not to, because a
 * pooler gives it to others, none is prepared from then on, and what failed by that outside of a transaction is repeated.
 * @param options.transactionSettings follow each `begin` in the same message, where a session keeps no settings
 * @param options.log takes one sentence when preparing ends
 */
export function preparingClient(options: {
  prepares: boolean;
  transactionSettings: string | null;
  log: (sentence: string) => void;
}): typeof pg.Client {
  let { prepares } = options;
  const { transactionSettings, log } = options;

  const afterRefusal = (error: Error & { code?: string }, client: pg.Client, again: () => unknown): unknown => {
    if (!notKept.has(error.code ?? '')) throw error;
    if (prepares) log(`${sentence} (${error.message}).`);
    prepares = false;
    // in a transaction nothing more is done after an error
    if (client.getTransactionStatus() !== 'I') throw error;
    return again();
  };

  return class extends pg.Client {
    override query = ((...args: unknown[]): unknown => {
      const [text, values] = args;
      const query = super.query.bind(this) as Query;
      if (typeof text !== 'string') return query(...args);
      if (transactionSettings !== null && isBegin(text)) return query(`${text}; ${transactionSettings}`);
      if (!prepares || !text.slice(0, 40).includes(mark)) return query(...args);
      const asked = query({ name: nameOf(text), text, values }, ...args.slice(2));
      if (!(asked instanceof Promise)) return asked;
      return asked.catch((error: Error) => afterRefusal(error, this, () => query(...args)));
    }) as pg.Client['query'];
  };
}

const isBegin = (text: string): boolean => /^(?:begin|start transaction)\b[^;]*$/i.test(text);

const sentence =
  'A pooler between here and PostgreSQL keeps no prepared statements, so none are used from now on: set DATABASE_PREPARED_STATEMENTS=off, or max_prepared_statements of PgBouncer 1.21 or newer';
