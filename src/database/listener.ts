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
    const next = new pg.Client({ connectionString: at, application_name: 'goodword-changes', keepAlive: true });
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
    } catch (error) {
      // a pooler would keep listening for us
      if (error instanceof NoEcho) await next.query('unlisten *').catch(() => {});
      await next.end().catch(() => {});
      throw error;
    }
    next.once('end', () => {
      isHearing = false;
      clearInterval(checking);
      connectAfter(retryMs());
    });
    if (stopped) return next.end();
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
      if (error instanceof NoEcho) void current.end().catch(() => {});
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
        // where this fails the connection ends, and the next one listens to all channels
        await listenTo(client, channel).catch(() => {});
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
      await client?.end().catch(() => {});
    },
  };
}

const deaf = `What other processes change is noticed every ${pollMs / 1_000} s only: a NOTIFY did not come back over LISTEN, most likely because of a pooler in between; set DATABASE_DIRECT_URL to an address of PostgreSQL itself.`;

/** @throws NoEcho when it does not come in time; else what speaking failed with */
async function hearEcho(client: pg.Client, db: Database): Promise<void> {
  const said = randomUUID();
  const { promise: heard, resolve: hear, reject } = Promise.withResolvers<void>();
  const listen = ({ channel, payload }: pg.Notification): void => {
    if (channel === echoChannel && payload === said) hear();
  };
  const end = (): void => reject(new Error('it ended while an echo was waited for'));
  client.on('notification', listen).once('end', end);
  const patience = setTimeout(() => reject(new NoEcho('no echo')), echoMs);
  try {
    await Promise.all([heard, sql`select pg_notify(${echoChannel}, ${said})`.execute(db)]);
  } finally {
    clearTimeout(patience);
    client.off('notification', listen).off('end', end);
  }
}
