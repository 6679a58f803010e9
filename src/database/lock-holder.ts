import { randomInt } from 'node:crypto';
import pg from 'pg';

/** What a process holds its locks by: alive as long as its connection is. */
export type Holder = {
  id: number;
  isLost(): boolean;
  /** Counts it as lost at once: its connection is destroyed, because a half-open one never ends by itself. */
  abandon(why: string): void;
  close(): Promise<void>;
};

/** Often enough that nothing on the way takes the connection for abandoned. */
const stillHereMs = 10_000;

/** How long PostgreSQL may take to answer that; without an answer TCP would give up only after a quarter of an hour. */
const answerMs = 10_000;

/**
 * Opens a connection with a transaction that stays open and holds one advisory lock, whose key is the id of the holder: others
 * see by it that the process lives, and PostgreSQL ends it with the connection. A transaction keeps its connection to
 * PostgreSQL also behind a pooler, where a lock of the session would stay with a connection that others use. It reads no
 * table and keeps no snapshot, so that it stands in the way of nothing, VACUUM included.
 */
export async function openHolder(connectionString: string, log: (sentence: string) => void): Promise<Holder> {
  const client = new pg.Client({
    connectionString,
    application_name: 'goodword-locks',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  const id = randomInt(2 ** 48 - 1);
  let isLost = false;
  const lose = ({ message }: Error): void => {
    // what breaks a connection is followed by its end
    if (!isLost) log(`The connection for locks was lost: ${message}`);
    isLost = true;
  };
  client.on('error', lose);
  client.on('end', () => (isLost = true));
  await client.connect();
  const abandon = (why: string): void => {
    lose(new Error(why));
    client.connection.stream.destroy();
  };
  /** @throws also where no answer came, when the connection is given up */
  const ask = async (text: string): Promise<void> => {
    let isAnswered = false;
    // a process that was suspended reads first what came meanwhile
    const giveUp = () => setImmediate(() => isAnswered || abandon('PostgreSQL did not answer.'));
    const patience = setTimeout(giveUp, answerMs).unref();
    try {
      await client.query(text);
    } finally {
      isAnswered = true;
      clearTimeout(patience);
    }
  };
  try {
    await ask(openingOf(id));
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  const stillHere = setInterval(() => void ask('select 1').catch(() => {}), stillHereMs).unref();
  client.once('end', () => clearInterval(stillHere));
  return {
    id,
    isLost: () => isLost,
    abandon,
    async close() {
      if (isLost) return;
      // a pooler would close the connection to PostgreSQL as well if it were in a transaction
      await ask('rollback').catch(() => {});
      await client.end().catch(() => {});
    },
  };
}

/** In one message, so that a pooler sees no transaction without its settings. PostgreSQL 17 has the last of them. */
const openingOf = (id: number): string => `
  begin isolation level read committed read only;
  set local idle_in_transaction_session_timeout = 0;
  select set_config('transaction_timeout', '0', true) where current_setting('transaction_timeout', true) is not null;
  select pg_advisory_xact_lock(${id})`;
