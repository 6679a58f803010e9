import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';

/**
 * A transaction around everything that is asked of the database in its scope, transactions included: these become parts of
 * it, and are durable only with it. For a request whose answer must be committed together with what it did.
 */
export type RequestTransaction = {
  /** Runs what belongs to it, up to its end. */
  run<Result>(work: () => Result): Result;
  /** @throws when it could not be committed; then it is rolled back */
  commit(): Promise<void>;
  /** Never throws: a connection that is broken takes its transaction with it. */
  rollback(): Promise<void>;
};

type Connect = () => Promise<pg.PoolClient>;
type Shared = { client: pg.PoolClient; isOpen: boolean; hasPart: boolean };

const scope = new AsyncLocalStorage<Shared>();

/** Whether what runs belongs to such a transaction: then it must not wait for other systems. */
export const isInRequestTransaction = (): boolean => scope.getStore()?.isOpen === true;

/** @param connect opens the connection for it */
export async function beginRequestTransaction(connect: Connect): Promise<RequestTransaction> {
  const client = await connect();
  const shared: Shared = { client, isOpen: true, hasPart: false };
  const end = async (command: 'begin' | 'commit' | 'rollback'): Promise<void> => {
    try {
      const done = await client.query(command);
      if (command === 'commit' && done.command === 'ROLLBACK') throw new Error('A statement had failed before.');
    } catch (error) {
      shared.isOpen = false;
      client.release(true);
      throw error;
    }
    shared.isOpen = command === 'begin';
    if (!shared.isOpen) client.release();
  };
  await end('begin');
  return {
    run: (work) => scope.run(shared, work),
    commit: () => end('commit'),
    rollback: () => end('rollback').catch(() => {}),
  };
}

/**
 * The connection for statements in the scope of such a transaction; null outside.
 * @param connect opens another one, for a transaction beside or inside one that is a part already
 */
export function connectInRequest(connect: Connect): Pick<pg.PoolClient, 'query' | 'release'> | null {
  const shared = scope.getStore();
  if (!shared?.isOpen) return null;
  let other: pg.PoolClient | null = null;
  let isPart = false;
  const query = async (sql: string, parameters: unknown[]): Promise<unknown> => {
    const isBegin = sql === 'begin' || sql.startsWith('start transaction');
    if (isBegin && (shared.hasPart || sql !== 'begin')) other = await connect();
    if (other) return other.query(sql, parameters);
    // the connection may serve another request by now
    if (!shared.isOpen) throw new Error('The transaction of this request has ended: nothing more can be part of it.');
    if (isBegin) {
      shared.hasPart = isPart = true;
      return shared.client.query('savepoint part');
    }
    if (!isPart || (sql !== 'commit' && sql !== 'rollback')) return shared.client.query(sql, parameters);
    shared.hasPart = isPart = false;
    if (sql === 'rollback') await shared.client.query('rollback to part');
    await shared.client.query('release part');
    return { command: sql.toUpperCase(), rows: [] };
  };
  return { query: query as pg.PoolClient['query'], release: (broken) => other?.release(broken) };
}
