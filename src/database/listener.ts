import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import type { Database } from './database.ts';

/** What is done with what comes over a channel. */
export type Hearing = {
  heard(payload: string): void;
  /** Something may have been said that was not heard: once after each connection, and repeatedly while nothing is heard. */
  missed(): void;
};

/** One connection that hears NOTIFY on any number of channels; where it hears nothing it says so and lets its users look. */
export type Listener = {
  /** Resolves once the channel is heard, or it is known that it is not. @returns a function that ends it */
  listen(channel: string, hearing: Hearing): Promise<() => void>;
  /** Whether what is said is heard; else `missed` is called every `pollMs`. */
  hears(): boolean;
  stop(): Promise<void>;
};

/** How late a change is noticed at most where NOTIFY is not heard. */
export const pollMs = 5_000;

const firstRetryMs = 500;
/** screens hear changes again within two seconds of the database's return */
const slowestRetryMs = 1_000;
/** far more than an echo takes on a busy machine */
const echoMs = 5_000;
/** How long PostgreSQL may take to let us in, and to answer: a network that lost its way says nothing. */
const answerMs = 10_000;
/** How often it is tried whether what is said is still heard, or heard by now. */
const checkMs = 60_000;
const echoChannel = 'goodword_echo';

/** NOTIFY did not arrive, although the connection works. */
class NoEcho extends Error {}

/**
 * Whether the connection hears is tried and not assumed: what `db` says must come back over it. Behind a pooler that
 * shares sessions, LISTEN succeeds and nothing is ever heard.
 * @param connectionString where to listen; null where it is known that nothing would be heard
 */
export function createListener(
  connectionString: string | null,
  { db, log }: { db: Database; log: (sentence: string) => void },
): Listener {
  const hearingsByChannel = new Map<string, Set<Hearing>>();
  let client: pg.Client | null = null;
  /** those that the connection listens to */
  const listenedTo = new Set<string>();
  let first: Promise<void> | null = null;
  let retry: NodeJS.Timeout | undefined;
  let looking: NodeJS.Timeout | undefined;
  let checking: NodeJS.Timeout | undefined;
  let failures = 0;
  let isHearing = false;
  let isDeafnessLogged = false;
  let stopped = false;

  const missed = (): void => {
    for (const hearings of hearingsByChannel.values()) for (const hearing of hearings) hearing.missed();
  };

  /** One attempt, one connection: however it ends, it is closed and followed by at most one other. */
  const connect = async (at: string): Promise<void> => {
    const next = new pg.Client({
      connectionString: at,
      application_name: 'goodword-changes',
      connectionTimeoutMillis: answerMs,
      query_timeout: answerMs,
      keepAlive: true,
    });
    client = next;
    // what breaks a connection also ends it; unheard, the event would end the process
    next.on('error', (error) => log(`The connection that hears of changes failed: ${error.message}`));
    next.on('notification', ({ channel, payload = '' }) => {
      for (const hearing of hearingsByChannel.get(channel) ?? []) hearing.heard(payload);
    });
    try {
      await next.connect();
      listenedTo.clear();
      for (const channel of hearingsByChannel.keys()) await listenTo(next, channel);
      await next.query(`listen ${echoChannel}`);
      await hearEcho(next, db);
      // those that were asked for meanwhile
      for (const channel of hearingsByChannel.keys()) {
        if (!listenedTo.has(channel)) await listenTo(next, channel);
      }
    } catch (error) {
      // a pooler would keep listening for us
      await close(next, { unlistens: error instanceof NoEcho });
      throw error;
    }
    next.once('end', () => {
      isHearing = false;
      clearInterval(checking);
      connectAfter(retryMs());
    });
    if (stopped) return close(next);
    failures = 0;
    isHearing = true;
    isDeafnessLogged = false;
    clearInterval(looking);
    checking = setInterval(() => void check(next), checkMs);
    // changes while LISTEN was down are unknown
    missed();
  };

  const listenTo = async (current: pg.Client, channel: string): Promise<void> => {
    await current.query(`listen ${current.escapeIdentifier(channel)}`);
    listenedTo.add(channel);
  };

  const check = async (current: pg.Client): Promise<void> => {
    await hearEcho(current, db).catch((error: Error) => {
      // what could not be said was not missed
      if (!(error instanceof NoEcho)) return;
      isHearing = false;
      look();
      // one that is half open would not end by itself
      destroy(current);
    });
  };

  const attempt = async (at: string): Promise<void> => {
    await connect(at).catch((error: Error) => {
      if (stopped) return;
      look();
      if (error instanceof NoEcho) {
        if (!isDeafnessLogged) log(deaf);
        isDeafnessLogged = true;
        return connectAfter(checkMs);
      }
      log(`The connection that hears of changes failed, retrying: ${error.message}`);
      connectAfter(retryMs());
    });
  };

  const retryMs = (): number => {
    failures += 1;
    return Math.min(firstRetryMs * 2 ** (failures - 1), slowestRetryMs);
  };

  const connectAfter = (waitMs: number): void => {
    if (stopped || connectionString === null) return;
    look();
    retry = setTimeout(() => void attempt(connectionString), waitMs);
  };

  const look = (): void => {
    clearInterval(looking);
    if (!stopped) looking = setInterval(missed, pollMs);
  };

  return {
    async listen(channel, hearing) {
      const hearings = hearingsByChannel.get(channel) ?? new Set();
      hearingsByChannel.set(channel, hearings.add(hearing));
      if (connectionString === null) first ??= Promise.resolve(look());
      else first ??= attempt(connectionString);
      await first;
      if (client && isHearing && !listenedTo.has(channel)) {
        const current = client;
        // the next connection listens to all channels
        await listenTo(current, channel).catch(() => destroy(current));
        hearing.missed();
      }
      return () => void hearings.delete(hearing);
    },
    hears: () => isHearing,
    async stop() {
      stopped = true;
      clearTimeout(retry);
      clearInterval(looking);
      clearInterval(checking);
      if (client) await close(client);
    },
  };
}

const destroy = (client: pg.Client): void => void client.connection.stream.destroy();

/** Ends a connection in good order, and one that does not answer in any case. */
async function close(client: pg.Client, { unlistens = false } = {}): Promise<void> {
  const patience = setTimeout(() => destroy(client), echoMs);
  if (unlistens) await client.query('unlisten *').catch(() => {});
  await client.end().catch(() => {});
  clearTimeout(patience);
}

const deaf = `What other processes change is noticed every ${pollMs / 1_000} s only: a NOTIFY did not come back over LISTEN, most likely because of a pooler in between; set DATABASE_DIRECT_URL to an address of PostgreSQL itself.`;

/** @throws NoEcho when what was said does not come back in time; else what speaking failed with */
async function hearEcho(client: pg.Client, db: Database): Promise<void> {
  const said = randomUUID();
  const { promise: heard, resolve: hear, reject } = Promise.withResolvers<void>();
  const listen = ({ channel, payload }: pg.Notification): void => {
    if (channel === echoChannel && payload === said) hear();
  };
  const end = (): void => reject(new Error('it ended while an echo was waited for'));
  client.on('notification', listen).once('end', end);
  let isSaid = false;
  const giveUp = (): void => reject(isSaid ? new NoEcho('no echo') : new Error('an echo could not be asked for'));
  // a process that was suspended hears first what came meanwhile
  const patience = setTimeout(() => setImmediate(giveUp), echoMs);
  const speaking = sql`select pg_notify(${echoChannel}, ${said})`.execute(db).then(() => (isSaid = true));
  try {
    await Promise.all([heard, speaking]);
  } finally {
    clearTimeout(patience);
    client.off('notification', listen).off('end', end);
  }
}
