import pg from 'pg';
import type { Log } from '../platform/log/log.ts';
import { channel, readAnnouncement } from './announce.ts';
import type { Change } from './topics.ts';

type Listener = (changes: readonly Change[]) => void;

/** Hears what was announced, in whatever process. */
export type ChangeFeed = {
  /** @returns a function that ends the subscription */
  subscribe(workspaceId: string, listener: Listener): () => void;
  start(): Promise<void>;
  stop(): Promise<void>;
};

const firstRetryMs = 500;
/** screens hear changes again within two seconds of the database's return */
const slowestRetryMs = 1_000;

/** LISTENs on one connection of its own, so that any process's changes reach every process's screens. */
export function createChangeFeed(connectionString: string, log: Log): ChangeFeed {
  const listenersByWorkspace = new Map<string, Set<Listener>>();
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | undefined;
  let failures = 0;
  let stopped = false;

  /** One attempt, one connection: however it ends, it is closed and followed by at most one other. */
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString, application_name: 'goodword-changes', keepAlive: true });
    client = next;
    // what breaks a connection also ends it; unheard, the event would end the process
    next.on('error', (error) => log.warn({ error: error.message }, 'connection of the change feed failed'));
    next.on('notification', ({ payload }) => {
      const { workspaceId, topics } = readAnnouncement(payload ?? '');
      notifyAll(listenersByWorkspace.get(workspaceId) ?? [], topics);
    });
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
    } catch (error) {
      await next.end().catch(() => {});
      throw error;
    }
    next.once('end', reconnectLater);
    failures = 0;
    if (stopped) return next.end();
    // changes while LISTEN was down are unknown
    for (const listeners of listenersByWorkspace.values()) notifyAll(listeners, ['everything']);
  };

  const reconnectLater = (): void => {
    if (stopped) return;
    const wait = Math.min(firstRetryMs * 2 ** failures, slowestRetryMs);
    failures += 1;
    retry = setTimeout(() => void connect().catch(failed), wait);
  };
  const failed = (error: Error): void => {
    log.warn({ error: error.message, failures }, 'connection of the change feed failed, retrying');
    reconnectLater();
  };

  return {
    subscribe(workspaceId, listener) {
      const listeners = listenersByWorkspace.get(workspaceId) ?? new Set();
      listenersByWorkspace.set(workspaceId, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) listenersByWorkspace.delete(workspaceId);
      };
    },
    start: () => connect(),
    async stop() {
      stopped = true;
      clearTimeout(retry);
      await client?.end().catch(() => {});
    },
  };
}

function notifyAll(listeners: Iterable<Listener>, changes: readonly Change[]): void {
  for (const listener of listeners) listener(changes);
}
